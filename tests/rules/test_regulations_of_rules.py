"""A rule names every fact of law that it asks for, so that its page can say how well it is known."""

from datetime import date

import pytest

from archkit.analysis.facts import Facts
from archkit.analysis.regulations import Regulations, shipped
from archkit.checking import rule_set
from archkit.checking.engine import run_rules
from archkit.checking.examples import AS_OF, lay_over_town
from archkit.model.regulation import Fact
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import Page


class Asked(Regulations):
    """Remembers what it was asked for."""

    def __init__(self, as_of: date) -> None:
        super().__init__(as_of)
        self.names: set[str] = set()

    def fact(self, name: str) -> Fact:
        self.names.add(name)
        return super().fact(name)


@pytest.mark.parametrize("page", rule_set.shipped().pages, ids=lambda page: page.id)
def test_every_fact_that_a_rule_names_is_there(page: Page) -> None:
    assert set(page.regulations) <= shipped().keys()
    assert len(set(page.regulations)) == len(page.regulations)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_names_the_facts_it_asks_for(rule: AnyRule) -> None:
    asked = Asked(AS_OF)
    for text in (*rule.fires, *rule.quiet, *rule.unknown):
        facts = Facts(lay_over_town(text).design, AS_OF)
        facts.__dict__["regulations"] = asked
        assert run_rules(facts, [rule], {rule.id: rule.parameters()}).crashes == []
    assert asked.names - set(rule.regulations) == set()
