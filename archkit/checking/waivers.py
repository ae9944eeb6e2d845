"""GOV-005: waivers. A finding that is waived stays visible; a waiver that does not hold is one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archkit.analysis.facts import Facts
from archkit.checking.finding import Finding
from archkit.checking.selection import UnknownRuleError, named
from archkit.model.design import Design
from archkit.model.risk import Waiver
from archkit.rules.rule import ERROR, Fail, Outcome, Page, WaivableBy

PAGE = Page(
    id="GOV-005",
    name="invalid-waiver",
    summary="A waiver has expired, matches nothing, or waives what the city may not waive.",
    why=(
        "A waiver is a promise with an end. One that nobody needs any more, or that has run"
        " out, hides the next finding of its kind."
    ),
    fix="Remove the waiver, mend what it waives, or have it granted anew.",
    severity=ERROR,
    traces_to=("1 TAC 202.25(4)",),
    waivable_by=WaivableBy.NOBODY,
    notes="A waiver counts until the end of the day that `expires` names.",
)


@dataclass(frozen=True)
class _Match:
    waiver: Waiver
    rules: frozenset[str]
    address: str


def apply_waivers(
    facts: Facts, findings: Sequence[Finding], pages: Iterable[Page], ran: Iterable[str]
) -> list[Finding]:
    """Mark the findings that a waiver covers, and add one for each waiver that does not hold.

    Args:
        facts: The design as of a day.
        findings: What the rules found.
        pages: Every rule there is.
        ran: The rules that were run; a waiver of another cannot be told to be stale.
    """
    pages, ran = tuple(pages), frozenset(ran)
    kept = list(findings)
    wrong: list[Finding] = []
    for solution in facts.design.solutions.values():
        for waiver in solution.waivers.values():
            wrong += _apply(waiver, kept, facts, pages, ran)
    return kept + wrong


def _apply(
    waiver: Waiver, kept: list[Finding], facts: Facts, pages: tuple[Page, ...], ran: frozenset[str]
) -> list[Finding]:
    try:
        rules = named(waiver.rule, pages)
    except UnknownRuleError as error:
        return [_invalid(waiver, f"{error}; {error.hint}", "rule")]
    if not any(waiver.rule in (page.id, page.name) for page in pages):
        return [_invalid(waiver, f"`{waiver.rule}` names several rules; waive one", "rule")]
    if waiver.expires < facts.as_of:
        return [_invalid(waiver, f"the waiver expired on {waiver.expires}", "expires")]
    match = _Match(waiver, rules, _address(waiver, facts.design))
    covered = [index for index, finding in enumerate(kept) if _covers(match, finding)]
    barred = [kept[index] for index in covered if not _by_city(kept[index])]
    for index in covered:
        if _by_city(kept[index]):
            kept[index] = replace(kept[index], outcome=Outcome.WAIVED, waived_by=waiver.address)
    if barred:
        message = f"{barred[0].page.id} may be waived by {barred[0].waivable_by}"
        return [_invalid(waiver, message, "rule")]
    if not covered and rules <= ran:
        message = f"the waiver matches no finding of {waiver.rule} on `{waiver.element}`"
        return [_invalid(waiver, message, "element")]
    return []


def _by_city(finding: Finding) -> bool:
    return finding.waivable_by is WaivableBy.CITY


def _address(waiver: Waiver, design: Design) -> str:
    local = f"{waiver.within}.{waiver.element}"
    solution = design.solutions[waiver.within]
    collections = (solution.components, solution.connections, solution.requirements)
    if waiver.element == waiver.within or any(waiver.element in each for each in collections):
        return waiver.element if waiver.element == waiver.within else local
    return waiver.element


def _covers(match: _Match, finding: Finding) -> bool:
    return finding.page.id in match.rules and finding.element.address == match.address


def _invalid(waiver: Waiver, message: str, field: str) -> Finding:
    return Finding.of(PAGE, waiver, Fail(message, field=(field,)), ERROR)
