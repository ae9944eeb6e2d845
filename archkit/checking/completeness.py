"""CMP-001: what nobody has stated, one finding for each element, not one for each rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial

from archkit.checking.engine import Undecided
from archkit.checking.finding import Finding
from archkit.checking.profiles import Levels, standing
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.settings import Severity
from archkit.model.vocabulary import Stage
from archkit.rules.rule import WARNING, Outcome, Page, WaivableBy
from archkit.source.place import Path, Place, path_key

PAGE = Page(
    id="CMP-001",
    name="missing-facts",
    summary="An element leaves out fields that rules need to judge the design.",
    why=(
        "What nobody has stated is unknown, and unknown is not a pass: a control that is"
        " not written down may not be there. All that an element leaves out makes one"
        " finding, which names the rules that wait for it."
    ),
    fix="State the missing fields; write `none` where there is no such thing.",
    severity=WARNING,
    traces_to=("NIST SP 800-53 PL-8", "NIST CSF 2.0 ID.AM"),
    waivable_by=WaivableBy.CITY,
    notes=(
        "It is a warning while a solution is proposed and in tiers 3 and 4, and an error"
        " from `approved` on in tiers 1 and 2."
    ),
)

_SHOWN_RULES = 6


def completeness(
    design: Design,
    undecided: Iterable[Undecided],
    told: Callable[[Place], bool] = lambda _: False,
    levels: Levels | None = None,
) -> list[Finding]:
    """One finding for each element that leaves out fields.

    It matters as much as it does to the solution that needs the fields most.

    Args:
        design: The design.
        undecided: What rules could not judge.
        told: Whether what stands at a place is wrong, which is an error of its own.
        levels: The severities that a profile asks for.
    """
    fields: dict[Path, set[Path]] = defaultdict(set)
    waiting: dict[Path, set[str]] = defaultdict(set)
    matters: dict[Path, Severity | None] = {}
    how_much = cache(partial(_severity, levels or Levels()))
    for each in undecided:
        severity = how_much(*standing(design, each.element))
        for place in each.unknown.missing.places:
            if told(place):
                continue
            where = place.element
            fields[where].add(place.field)
            waiting[where].add(each.rule.id)
            matters[where] = _worse(matters.get(where, severity), severity)
    return [
        _finding(design.at(where), fields[where], sorted(waiting[where]), matters[where])
        for where in sorted(fields, key=path_key)
    ]


def _severity(levels: Levels, tier: int, stage: Stage) -> Severity | None:
    """How much it matters to a solution that a field is missing."""
    strict = tier <= 2 and stage >= Stage.APPROVED  # noqa: PLR2004 - tiers 1 and 2 are the critical ones
    return levels.severity(PAGE, tier, stage, Severity.ERROR if strict else Severity.WARNING)


def _worse(one: Severity | None, other: Severity | None) -> Severity | None:
    """The severity that matters more; nothing matters least."""
    if one is None or other is None or one is other:
        return one or other
    return one if one.at_least(other) else other


def _finding(
    element: Element, fields: Iterable[Path], rules: list[str], severity: Severity | None
) -> Finding:
    names = [".".join(map(str, path)) for path in sorted(fields, key=path_key)]
    listed = ", ".join(f"`{name}`" for name in names)
    shown = ", ".join(rules[:_SHOWN_RULES])
    more = f" and {len(rules) - _SHOWN_RULES} more" if len(rules) > _SHOWN_RULES else ""
    verb = "waits" if len(rules) == 1 else "wait"
    return Finding(
        page=PAGE,
        outcome=Outcome.UNKNOWN,
        severity=severity or Severity.INFO,
        off=severity is None,
        element=element,
        place=Place(element.where),
        message=f"{element.WORD} `{element.id}` does not state {listed}",
        fix=PAGE.fix,
        evidence=(f"{shown}{more} {verb} for it",),
        missing=tuple(names),
    )
