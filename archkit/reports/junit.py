"""JUnit's XML, for the test reports of GitLab, Jenkins, Azure DevOps and others.

A suite for each rule, in it a test for each element that the rule has something to say about: so a
test keeps its name from run to run, and a dashboard tells what is new and what has been mended.
What fails the run is a failure. What does not (waived, or below the chosen severity) is skipped
with its reason, and so is what could not be judged: unknown is no pass.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.checking.check import Result
from archkit.reports._counts import counted, judged, told
from archkit.reports._junit_xml import Case, Suite, document
from archkit.reports._remarks import Kind, Remark, remarks
from archkit.reports._report import Manner, Report
from archkit.rules.catalogue import family_name
from archkit.rules.rule import Outcome

_TOLD: Final = (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE)
_NOT_SHOWN: Final = "hidden by the baseline, left out by overrides, or in other files"


def write(result: Result, manner: Manner) -> str:
    """The whole result, without a time of day or a name of the machine."""
    of_rule: dict[str, list[Remark]] = defaultdict(list)
    mistakes: list[Remark] = []
    for each in remarks(result, manner.fail_on):
        (mistakes if each.kind is Kind.MISTAKE else of_rule[each.rule]).append(each)
    names = {page.id: page.name for page in result.pages}
    suites = (
        _of_rule(rule, names.get(rule, rule), of_rule[rule], result, manner)
        for rule in dict.fromkeys((*result.tallies, *of_rule))
    )
    return document((_of_input(mistakes, result, manner), *suites), result.as_of)


def _of_input(mistakes: Sequence[Remark], result: Result, manner: Manner) -> Suite:
    package = "archkit.input"
    cases = [
        Case(f"{each.rule}: {each.message}", package, "error", each.message, each.rule, text)
        for each in mistakes
        if (text := "\n".join(_details(each, manner)))
    ]
    readable = [Case("every file can be read", package)]
    words = f"{told(result)}\n{judged(result)}\n"
    return Suite("input", package, cases or readable, output=words)


def _of_rule(
    rule: str, name: str, found: Sequence[Remark], result: Result, manner: Manner
) -> Suite:
    family = family_name(rule.partition("-")[0])
    package = f"archkit.{family}"
    classname = f"{package}.{name}"
    cases = [_case(each, classname, manner) for each in found]
    tally = result.tallies.get(rule)
    if tally is not None:
        cases += _not_told(tally, found, classname)
        cases = cases or [_quiet(tally, classname)]
    figures = {outcome.value: str(tally[outcome]) for outcome in _TOLD} if tally else {}
    return Suite(f"{rule} {name}", package, cases, figures)


def _case(remark: Remark, classname: str, manner: Manner) -> Case:
    if remark.kind is Kind.CRASH:
        return Case("the rule itself", classname, "error", remark.message, "crash")
    element = remark.element.address if remark.element else remark.span.file
    name = f"{element} ({remark.key})" if remark.key else element
    text = "\n".join(_details(remark, manner))
    if remark.fails:
        return Case(name, classname, "failure", remark.message, remark.severity, text)
    message = f"{_reason(remark)}: {remark.message}"
    return Case(name, classname, "skipped", message, remark.severity, text)


def _reason(remark: Remark) -> str:
    """Why a finding does not fail the run."""
    if remark.waiver is None:
        return remark.severity.value
    return f"waived by {remark.waiver.address} until {remark.waiver.expires}"


def _not_told(tally: Counter[Outcome], found: Sequence[Remark], classname: str) -> Iterator[Case]:
    """What the rule came to beyond the findings that are shown."""
    if unknown := tally[Outcome.UNKNOWN]:
        says = counted(unknown, "element does", "elements do")
        message = f"{says} not say enough: CMP-001 tells what is missing"
        yield Case("what could not be judged", classname, "skipped", message, "unknown")
    shown = {each.element.where for each in found if each.element is not None}
    if (rest := tally[Outcome.FAIL] - len(shown)) > 0:
        message = f"{counted(rest, 'element', 'elements')} with findings: {_NOT_SHOWN}"
        yield Case("what is not shown", classname, "skipped", message, "hidden")


def _quiet(tally: Counter[Outcome], classname: str) -> Case:
    """The test of a rule that found nothing, so that one sees that it ran."""
    name = "every element it applies to"
    if tally[Outcome.PASS]:
        return Case(name, classname)
    message = "it applies to nothing in this design"
    return Case(name, classname, "skipped", message, Outcome.NOT_APPLICABLE)


def _details(remark: Remark, manner: Manner) -> Iterator[str]:
    yield f"{manner.folder}{remark.span}"
    if remark.waiver is not None:
        yield f"waived because: {remark.waiver.reason}"
    yield from (f"because: {line}" for line in remark.evidence)
    yield from (f"{note}: {manner.folder}{span}" for span, note in remark.related)
    if remark.advice:
        yield f"fix: {remark.advice}"


REPORT: Report = write
