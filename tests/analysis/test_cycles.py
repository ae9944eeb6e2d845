"""Circles of dependency are found once each."""

from laid import facts, solution

TWO = """
components:
  a: {kind: service}
  b: {kind: service}
connections:
  a -> b: {carries: [memo, notice]}
  b -> a: {carries: [memo]}
"""


def test_the_cheapest_step_carries_fewest_kinds_of_data() -> None:
    (cycle,) = facts(solution("s", TWO)).cycles.of_components["s.a"]
    assert cycle.cheapest.id == "b -> a"


def test_a_fallback_opens_a_circle() -> None:
    open_ = TWO.replace("carries: [memo]}", "fallback: {serve: cached}}")
    assert facts(solution("s", open_)).cycles.of_components == {}


def test_a_circle_over_people_is_none() -> None:
    people = TWO.replace("a: {kind: service}", "a: {kind: person}", 1)
    assert facts(solution("s", people)).cycles.of_components == {}


def test_solutions_depend_on_each_other_even_by_events() -> None:
    one = solution("one", "components: {a: {kind: service}}\nconnections: {a -> two.b: {}}\n")
    two = solution(
        "two", "components: {b: {kind: service}}\nconnections: {b -> one.a: {mode: async}}\n"
    )
    found = facts(one, two).cycles
    assert list(found.of_solutions) == ["one"]
    assert found.of_components == {}


def test_signing_in_and_logging_join_no_solutions() -> None:
    one = solution("one", "components: {a: {kind: service}}\nconnections: {a -> town.idp: {}}\n")
    town = "solution: town\nconnections: {idp -> one.a: {}}\n"
    assert facts(one, town).cycles.of_solutions == {}


def test_a_circle_through_several_solutions_counts_once_for_each_of_them() -> None:
    one = "components:\n  a: {kind: service}\nconnections:\n  a -> other.b: {protocol: https}\n"
    other = "components:\n  b: {kind: service}\nconnections:\n  b -> one.a: {protocol: https}\n"
    found = facts(solution("one", one), solution("other", other)).cycles.through
    assert {name: len(cycles) for name, cycles in found.items()} == {"one": 1, "other": 1}
