"""What each rule says of its examples, word for word: read the golden files when they change."""

from collections.abc import Callable, Iterator

import pytest

from archkit.analysis.facts import Facts
from archkit.checking.engine import Undecided, run_rules
from archkit.checking.examples import AS_OF, files, lay_over_town
from archkit.checking.finding import Finding
from archkit.model.loading.load import Loaded
from archkit.rules.catalogue import AnyRule, family_name, rules
from archkit.source.place import Place


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_says_what_is_wrong_word_for_word(
    rule: AnyRule, golden: Callable[[str, str], None]
) -> None:
    lines = [f"{rule.id} {rule.name}"]
    for kind in ("fires", "unknown"):
        for number, text in enumerate(getattr(rule, kind), 1):
            lines += ["", f"{kind} {number}", *said(rule, text)]
    golden(f"{family_name(rule.family)}/{rule.id}.txt", "\n".join(lines) + "\n")


def said(rule: AnyRule, text: str) -> Iterator[str]:
    """What a rule says of an example, its own files alone, in the order of the elements."""
    loaded, own = lay_over_town(text), {each.name for each in files(text)}
    run = run_rules(Facts(loaded.design, AS_OF), [rule], {rule.id: rule.parameters()})
    for finding in run.findings:
        if loaded.origins.locate(finding.place).span.file in own:
            yield from found(finding)
    for undecided in run.undecided:
        yield from missing(undecided, loaded, own)


def found(finding: Finding) -> Iterator[str]:
    yield f"  {finding.severity} {at(finding.place)}: {finding.message}"
    yield from (f"    {each}" for each in finding.evidence)
    yield from (f"    {note}: {at(place)}" for place, note in finding.related)
    if finding.fix != finding.page.fix:
        yield f"    fix: {finding.fix}"
    if finding.key:
        yield f"    key: {finding.key}"
    if finding.risk:
        yield f"    risk: {finding.risk}"
    if finding.waivable_by is not finding.page.waivable_by:
        yield f"    may be waived by {finding.waivable_by}"
    if finding.only_if_whole:
        yield "    not said where part of the design could not be read"


def missing(undecided: Undecided, loaded: Loaded, own: set[str]) -> Iterator[str]:
    for place in sorted(undecided.unknown.missing.places, key=at):
        if loaded.origins.locate(place).span.file in own:
            yield f"  {at(Place(undecided.element.where))} waits for {at(place)}"


def at(place: Place) -> str:
    """The element and the field, as a reader of the example finds them."""
    element = ".".join(map(str, place.element[1::2]))
    field = ".".join(map(str, place.field))
    return f"{element} {field}".strip()
