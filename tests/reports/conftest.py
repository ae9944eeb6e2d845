"""A city that has something of every kind to report."""

import pytest
from city import RECORDS, City
from evil import EVIL, WAIVER
from own_rules import UseRules, a_rule, asks_for, rule_named

from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.rules.rule import Fail, Judgement, Situation

RULES = '["SEC-001", "SEC-901", "SEC-902", "SEC-903", "GOV-005"]'


def crashes(component: Component, on: Situation) -> Judgement:
    del on
    raise KeyError(component.id)


def says_evil(connection: Connection, on: Situation) -> Judgement:
    del connection, on
    return Fail(EVIL, field=("protocol",), fix=EVIL, evidence=(EVIL,), key=EVIL)


@pytest.fixture
def full(city: City, use_rules: UseRules) -> City:
    """A mistake, a crash, a finding of an evil text, an unknown, a waived one and a hidden one."""
    (city.root / "models/records.yaml").unlink()
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    city.run("baseline", str(city.root), "--as-of", "2026-11-01")
    city.write("models/records.yaml", RECORDS + WAIVER)
    city.write("models/bad.yaml", "departmens: {}\nnodes: {office-1: {}}\n")
    use_rules(
        rule_named("SEC-001"),
        a_rule("SEC-901", says_evil, Connection),
        asks_for("SEC-902", "technology"),
        a_rule("SEC-903", crashes, Component),
    )
    settings = city.root / "archkit.toml"
    settings.write_text(settings.read_text().replace('["SEC-001"]', RULES))
    return city
