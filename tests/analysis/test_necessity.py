"""A component is needed where a requirement leads to it."""

from laid import facts, solution

BODY = """
requirements:
  R1:
    kind: operational
    statement: The desk shall confirm receipt.
    {status}
    satisfied_by: [{by}]
components:
  clerk: {{kind: person}}
  screen: {{kind: web-app}}
  desk: {{kind: service}}
  store: {{kind: database}}
connections:
  clerk -> screen: {{}}
  screen -> desk: {{}}
  desk -> store: {{mode: async}}
  store -> town.archive: {{}}
journeys:
  apply: {{path: [clerk, [screen, desk]]}}
"""


def needed(by: str, status: str = "status: approved") -> list[str]:
    text = solution("s", BODY.format(by=by, status=status))
    return sorted(facts(text).necessity.needed)


def test_what_a_named_component_calls_is_needed_at_any_remove() -> None:
    assert needed("desk") == ["s.desk", "s.store", "town.archive"]


def test_the_steps_of_a_named_journey_are_needed() -> None:
    assert needed("apply") == ["s.desk", "s.screen", "s.store", "town.archive"]


def test_the_ends_of_a_named_connection_are_needed() -> None:
    assert needed("desk -> store") == ["s.desk", "s.store", "town.archive"]


def test_a_person_needs_nothing_by_being_named() -> None:
    assert needed("clerk") == []


def test_a_retired_requirement_leads_nowhere() -> None:
    assert needed("desk", "status: retired") == []
