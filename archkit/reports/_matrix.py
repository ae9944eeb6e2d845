"""The traceability matrix and its summaries, as tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from archkit.analysis.facts import Facts
from archkit.analysis.requirements import in_force
from archkit.analysis.traceability import Links, Trace
from archkit.analysis.verdicts.verdict import Standing, bound, target
from archkit.reports._table import Table

_HEADINGS: Final = (
    "department",
    "solution",
    "id",
    "kind",
    "characteristic",
    "priority",
    "status",
    "statement",
    "metric",
    "asked",
    "verdict",
    "found",
    "margin",
    "how it is known",
    "because",
    "met by",
    "links",
)
_NONE: Final = "none said"

DIMENSIONS: Final[Mapping[str, Callable[[Trace], str]]] = {
    "department": lambda each: each.department,
    "solution": lambda each: each.requirement.within,
    "kind": lambda each: each.requirement.kind.value,
    "characteristic": lambda each: each.characteristic,
    "priority": lambda each: each.requirement.priority.value if each.requirement.priority else "",
}
"""What requirements can be counted by."""


def short_matrix(traces: Sequence[Trace]) -> Table:
    """A row for each requirement with its verdict, what was found and what was asked."""
    headings = ("solution", "id", "verdict", "metric", "found", "asked")
    return Table("Requirements", headings, [_short(each) for each in traces], "solution")


def _short(each: Trace) -> tuple[str, ...]:
    requirement, verdict = each.requirement, each.verdict
    fit = requirement.fit
    return (
        requirement.within,
        requirement.id,
        verdict.standing.value,
        fit.metric.value if fit and fit.metric else "",
        str(verdict.figure or ""),
        bound(fit) if fit else "",
    )


def matrix(traces: Sequence[Trace]) -> Table:
    """A row for each requirement, with all that is known of it."""
    return Table("Requirements", _HEADINGS, [_row(each) for each in traces])


def _row(each: Trace) -> tuple[str, ...]:
    requirement, verdict = each.requirement, each.verdict
    fit = requirement.fit
    return (
        each.department,
        requirement.within,
        requirement.id,
        requirement.kind.value,
        each.characteristic,
        requirement.priority.value if requirement.priority else "",
        requirement.status.value,
        requirement.statement,
        fit.metric.value if fit and fit.metric else "",
        target(fit) if fit else "",
        verdict.standing.value,
        str(verdict.figure or ""),
        verdict.margin,
        verdict.basis.value if verdict.basis else "",
        verdict.because.says,
        ", ".join(each.parts),
        each.links.value,
    )


def coverage(traces: Sequence[Trace], by: str) -> Table:
    """How many requirements fare how, by one dimension; the last row counts all."""
    groups: dict[str, list[Trace]] = defaultdict(list)
    for each in traces:
        groups[DIMENSIONS[by](each) or _NONE].append(each)
    rows = [_counts(name, groups[name]) for name in sorted(groups)]
    headings = (by, "all", "met", "unmet", "unknown", "not asked", "linked", "suspect")
    return Table(f"Requirements by {by}", headings, [*rows, _counts("all", traces)])


def _counts(name: str, traces: Sequence[Trace]) -> tuple[str, ...]:
    fared = Counter(each.verdict.standing for each in traces)
    links = Counter(each.links for each in traces)
    figures = (
        len(traces),
        *(fared[each] for each in (Standing.MET, Standing.UNMET, Standing.UNKNOWN)),
        fared[Standing.NOT_APPLICABLE],
        len(traces) - links[Links.NONE],
        links[Links.SUSPECT],
    )
    return (name, *map(str, figures))


def orphans(traces: Iterable[Trace], facts: Facts) -> Table:
    """What stands alone: requirements that nothing meets, and components that nobody asked for."""
    rows = [*_nothing_meets(traces, facts), *_nobody_asked(facts)]
    return Table("Orphans", ("what", "name", "why it is one"), rows)


def _nothing_meets(traces: Iterable[Trace], facts: Facts) -> Iterator[tuple[str, str, str]]:
    for each in traces:
        wanted = each.requirement.agreed and in_force(each.requirement, facts.design)
        if wanted and each.links is Links.NONE:
            yield "requirement", each.requirement.address, "nothing in the design meets it"


def _nobody_asked(facts: Facts) -> Iterator[tuple[str, str, str]]:
    for each in facts.necessity.unasked():
        stated = f", but it says why: {each.justification}" if each.justification else ""
        yield "component", each.address, f"no requirement leads to it{stated}"
