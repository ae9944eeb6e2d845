"""CMP-001: what nobody has stated, one finding for each element, not one for each rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from archkit.checking.engine import Undecided
from archkit.checking.finding import Finding
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.settings import Severity
from archkit.model.vocabulary import Stage
from archkit.rules.rule import LOWEST_TIER, WARNING, Outcome, Page, WaivableBy
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
) -> list[Finding]:
    """One finding for each element that leaves out fields.

    Args:
        design: The design.
        undecided: What rules could not judge.
        told: Whether what stands at a place is wrong, which is an error of its own.
    """
    fields: dict[Path, set[Path]] = defaultdict(set)
    waiting: dict[Path, dict[str, Element]] = defaultdict(dict)
    strict: set[Path] = set()
    for each in undecided:
        for place in each.unknown.missing.places:
            if told(place):
                continue
            fields[place.element].add(place.field)
            waiting[place.element].setdefault(each.rule.id, each.element)
            if _strict(design, each.element):
                strict.add(place.element)
    elements = {element.where: element for element in design.all_elements()} if fields else {}
    return [
        _finding(elements[where], fields[where], sorted(waiting[where]), strict=where in strict)
        for where in sorted(fields, key=path_key)
    ]


def _strict(design: Design, element: Element) -> bool:
    solution = design.solution_of(element)
    tier = solution.tier if solution else LOWEST_TIER
    return tier <= 2 and solution is not None and solution.stage >= Stage.APPROVED  # noqa: PLR2004 - tiers 1 and 2 are the critical ones


def _finding(
    element: Element, fields: Iterable[Path], rules: list[str], *, strict: bool
) -> Finding:
    names = [".".join(map(str, path)) for path in sorted(fields, key=path_key)]
    listed = ", ".join(f"`{name}`" for name in names)
    shown = ", ".join(rules[:_SHOWN_RULES])
    more = f" and {len(rules) - _SHOWN_RULES} more" if len(rules) > _SHOWN_RULES else ""
    verb = "waits" if len(rules) == 1 else "wait"
    return Finding(
        page=PAGE,
        outcome=Outcome.UNKNOWN,
        severity=Severity.ERROR if strict else Severity.WARNING,
        element=element,
        place=Place(element.where),
        message=f"{element.WORD} `{element.id}` does not state {listed}",
        fix=PAGE.fix,
        evidence=(f"{shown}{more} {verb} for it",),
        missing=tuple(names),
    )
