"""Every rule proves itself by the examples on its page."""

import pytest

from archkit.analysis.facts import Facts
from archkit.checking.examples import AS_OF, found, lay_over_town, marks
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import NOT_APPLICABLE, Outcome, Situation


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in rules()
        for number, text in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "text"), examples("fires"))
def test_a_rule_fires_on_exactly_the_marked_lines(rule: AnyRule, text: str) -> None:
    assert marks(text), "an example that fires marks a line"
    assert found(rule, text) == marks(text)


@pytest.mark.parametrize(("rule", "text"), examples("quiet"))
def test_a_rule_stays_quiet_on_a_near_miss(rule: AnyRule, text: str) -> None:
    assert found(rule, text) == []


@pytest.mark.parametrize(("rule", "text"), examples("unknown"))
def test_a_rule_says_unknown_where_a_field_is_missing(rule: AnyRule, text: str) -> None:
    assert {mark.outcome for mark in marks(text)} == {Outcome.UNKNOWN}
    assert found(rule, text) == marks(text)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_an_example_that_fires_and_a_near_miss(rule: AnyRule) -> None:
    assert rule.fires
    assert rule.quiet


@pytest.mark.parametrize("rule", [each for each in rules() if each.among], ids=lambda rule: rule.id)
def test_what_a_rule_does_not_look_at_is_what_it_does_not_apply_to(rule: AnyRule) -> None:
    assert rule.among is not None
    for text in (*rule.fires, *rule.quiet, *rule.unknown):
        design = lay_over_town(text).design
        on = Situation(Facts(design, AS_OF), rule.parameters())
        few = rule.among(on)
        among = {each.where for each in few}
        assert len(among) == len(few), "an element would be judged twice"
        assert all(isinstance(each, rule.subjects) for each in few)
        passed_by = [
            each
            for kind in rule.subjects
            for each in design.elements(kind)
            if each.where not in among
        ]
        assert all(rule.judge(each, on) is NOT_APPLICABLE for each in passed_by)
