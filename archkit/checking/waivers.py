"""GOV-005: waivers. A finding that is waived stays visible; a waiver that does not hold is one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from archkit.analysis.facts import Facts
from archkit.checking.authority import faults
from archkit.checking.finding import Finding
from archkit.checking.selection import UnknownRuleError, named
from archkit.model.design import Design
from archkit.model.risk import Waiver
from archkit.model.settings import WaiverSettings
from archkit.rules.rule import ERROR, Fail, Outcome, Page, WaivableBy

PAGE = Page(
    id="GOV-005",
    name="invalid-waiver",
    summary="A waiver has run out, matches nothing, or was granted by somebody who may not.",
    why=(
        "A waiver is a promise with an end, and somebody's name under it. One that nobody needs"
        " any more, that has run out, or that its own author granted hides the next finding of"
        " its kind."
    ),
    fix="Remove the waiver, mend what it waives, or have it granted anew by whom it asks for.",
    severity=ERROR,
    traces_to=("1 TAC 202.25(4)", "NIST SP 800-53 CA-5"),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "A waiver says what compensates for the fault, which risk remains, who asked, who granted"
        " it, and when; it lasts a year at most and counts until the end of the day in `expires:`."
        " A residual risk up to moderate is for the Information Security Officer to accept, a"
        " higher one for the City Manager; `[waivers]` in the settings names other roles, and the"
        " longest time. Where the rule has worked out the risk itself (SEC-014), the waiver may not"
        " state less: every control in the design is counted already, so what lowers the risk goes"
        " into the design, not into the waiver. Of other rules the risk is as stated: a severity"
        " says how soon somebody must act, and stands for no risk. Nobody grants what they asked"
        " for. A waiver is about one rule and one element; two for one finding are one too many. A"
        " waiver that is not valid hides nothing."
        " The Texas rule binds state agencies; a city adopts it as its policy."
    ),
)


class _Match(NamedTuple):
    waiver: Waiver
    rules: frozenset[str]
    address: str


class Grounds(NamedTuple):
    """What waivers are judged by.

    Attributes:
        facts: The design as of a day.
        settings: Who may accept which risk.
        pages: Every rule there is.
        ran: The rules that were run; a waiver of another cannot be told to be stale.
    """

    facts: Facts
    settings: WaiverSettings
    pages: tuple[Page, ...]
    ran: frozenset[str]


def apply_waivers(findings: Sequence[Finding], on: Grounds) -> list[Finding]:
    """Mark the findings that a waiver covers, and add one for each waiver that does not hold.

    Args:
        findings: What the rules found.
        on: What the waivers are judged by.
    """
    kept = list(findings)
    wrong: list[Finding] = []
    for solution in on.facts.design.solutions.values():
        for waiver in solution.waivers.values():
            wrong += _apply(waiver, kept, on)
    return kept + wrong


def _apply(waiver: Waiver, kept: list[Finding], on: Grounds) -> list[Finding]:
    try:
        rules = named(waiver.rule, on.pages)
    except UnknownRuleError as error:
        return [_invalid(waiver, f"{error}; {error.hint}", "rule")]
    if not any(waiver.rule in (page.id, page.name) for page in on.pages):
        return [_invalid(waiver, f"`{waiver.rule}` names several rules; waive one", "rule")]
    unsound = [
        _invalid(waiver, message, field)
        for message, field in faults(waiver, on.settings, on.facts.as_of)
    ]
    match = _Match(waiver, rules, _address(waiver, on.facts.design))
    covered = [index for index, finding in enumerate(kept) if _covers(match, finding)]
    unsound += _unfit(waiver, [kept[index] for index in covered])
    if not covered and rules <= on.ran:
        message = f"the waiver matches no finding of {waiver.rule} on `{waiver.element}`"
        stale = _invalid(waiver, message, "element")
        unsound.append(replace(stale, only_if_whole=True))
    if not unsound:
        for index in covered:
            kept[index] = replace(kept[index], outcome=Outcome.WAIVED, waiver=waiver)
    return unsound


def _unfit(waiver: Waiver, covered: Sequence[Finding]) -> Iterator[Finding]:
    """What keeps a waiver from covering these findings."""
    barred = [each for each in covered if not _by_city(each)]
    if barred:
        message = f"{barred[0].page.id} may be waived by {barred[0].waivable_by}"
        yield _invalid(waiver, message, "rule")
    yield from _understated(waiver, covered)
    words = sorted({each.element.WORD for each in covered})
    if len(words) > 1:
        message = f"`{waiver.element}` is a {' and a '.join(words)}: give one of them another id"
        yield _invalid(waiver, message, "element")
    other = next((each.waived_by for each in covered if each.waived_by is not None), None)
    if other is not None:
        yield _invalid(waiver, f"waiver `{other}` is about the same finding: keep one", "element")


def _understated(waiver: Waiver, covered: Sequence[Finding]) -> Iterator[Finding]:
    """Whether it states less risk than a rule has worked out: then the wrong person may sign."""
    stated = waiver.residual_risk
    rated = [(each.risk, each.page.id) for each in covered if each.risk is not None]
    if stated is None or not rated:
        return
    worst, rule = max(rated)
    if stated < worst:
        message = (
            f"the waiver says that the risk that remains is {stated}; {rule} works it out as"
            f" {worst}, with every control in the design counted"
        )
        yield _invalid(waiver, message, "residual_risk")


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
    return Finding.of(PAGE, waiver, Fail(message, field=(field,), key=field), ERROR)
