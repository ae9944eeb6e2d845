"""A log proves something where those whose acts it tells cannot change it."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth

NODES = """
nodes:
  clerks-1: {zone: office, failure_domains: {administration: clerks}}
  clerks-2: {zone: office, failure_domains: {administration: clerks}}
  officers-1: {zone: management, failure_domains: {administration: officers}}
  alone-1: {zone: office, failure_domains: {administration: none}}
  alone-2: {zone: office, failure_domains: {administration: none}}
  bare: {zone: office}
"""
BODY = """
components:
  desk: {{kind: service, {desk}}}
  events: {{kind: log-collector, {events}}}
"""


def out_of_reach(desk: str, events: str) -> Truth:
    found = facts(NODES, solution("s", BODY.format(desk=desk, events=events)))
    components = found.design.components
    return found.log_custody.out_of_reach(components["s.desk"], components["s.events"])


@pytest.mark.parametrize(
    ("desk", "events", "expected"),
    [
        ("clerks-1", "officers-1", True),
        ("clerks-1", "clerks-2", False),
        ("clerks-1", "clerks-2, officers-1", True),
        ("clerks-1, officers-1", "officers-1", False),
        ("alone-1", "alone-2", True),
    ],
)
def test_others_administer_a_node_of_its_collector(desk: str, events: str, expected: Truth) -> None:
    assert out_of_reach(f"placed: [{desk}]", f"placed: [{events}], backup: none") is expected


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("{immutable: true, offline: false, separate_credentials: true}", True),
        ("{immutable: false, offline: true, separate_credentials: true}", True),
        ("{immutable: true, offline: true, separate_credentials: false}", False),
        ("{immutable: false, offline: false, separate_credentials: true}", False),
    ],
)
def test_or_a_copy_can_be_changed_by_nobody(copy: str, expected: Truth) -> None:
    copies = copy.replace("{", "{method: backup, ", 1)
    events = f"placed: [clerks-2], backup: {{copies: {{nightly: {copies}}}}}"
    assert out_of_reach("placed: [clerks-1]", events) is expected


def test_what_stands_on_no_node_is_administered_by_others() -> None:
    assert out_of_reach("zone: internet", "placed: [clerks-1], backup: none") is True
    assert out_of_reach("placed: [clerks-1]", "zone: internet, backup: none") is True


@pytest.mark.parametrize(
    ("desk", "events"),
    [
        ("placed: [bare]", "placed: [clerks-1], backup: none"),
        ("placed: [clerks-1]", "placed: [bare], backup: none"),
        ("placed: [bare]", "placed: [bare], backup: none"),
        ("placed: [clerks-1]", "placed: [clerks-2]"),
        ("description: somewhere", "placed: [clerks-2], backup: none"),
        ("placed: [clerks-1]", "backup: none"),
    ],
)
def test_what_nobody_stated_leaves_it_open(desk: str, events: str) -> None:
    assert isinstance(out_of_reach(desk, events), Missing)
