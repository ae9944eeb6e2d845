"""What a journey needs: hard connections only, each part once, persons left out."""

from laid import facts, solution

from archkit.analysis.dependencies import Dependencies

BODY = """
components:
  resident: {kind: person}
  portal: {kind: web-app}
  cases: {kind: service}
  maps: {kind: service}
  tiles: {kind: service}
  store: {kind: database}
  worker: {kind: service}
  clerk: {kind: person}
  spare: {kind: service}
connections:
  resident -> portal: {protocol: https}
  portal -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
  store -> cases: {protocol: https}
  cases -> clerk: {protocol: https}
  clerk -> spare: {protocol: https}
  portal -> maps: {protocol: https, fallback: {serve: stored maps}}
  maps -> tiles: {protocol: https}
  worker -> portal: {protocol: https}
"""


def needed(path: str) -> list[str]:
    body = f"{BODY}journeys:\n  apply: {{path: {path}}}\n"
    found = facts(solution("s", body))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    return [part.removeprefix("s.") for part in use.parts]


def test_a_journey_needs_what_its_first_component_needs_at_whatever_remove() -> None:
    assert needed("[resident, portal]") == ["cases", "portal", "store"]


def test_a_step_that_is_reached_softly_is_left_out_with_all_behind_it() -> None:
    assert needed("[resident, portal, maps, tiles]") == ["cases", "portal", "store"]


def test_a_step_that_no_earlier_one_reaches_is_kept() -> None:
    assert needed("[resident, portal, worker]") == ["cases", "portal", "store", "worker"]


def test_steps_side_by_side_are_all_needed() -> None:
    assert needed("[resident, [worker, tiles]]") == ["cases", "portal", "store", "tiles", "worker"]


def test_a_solution_without_journeys_needs_all_its_components() -> None:
    found = facts(solution("s", BODY))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    assert [part.removeprefix("s.") for part in use.parts] == [
        "cases",
        "maps",
        "portal",
        "spare",
        "store",
        "tiles",
        "worker",
    ]


def test_a_journey_of_persons_alone_counts_as_none() -> None:
    assert "worker" in needed("[resident, clerk]")


def test_a_component_names_the_most_critical_who_need_it_first() -> None:
    one = (
        "solution: a\ndepartment: clerk\nstage: live\ntier: 3\ncomponents:\n  x: {kind: service}\n"
    )
    other = (
        "solution: b\ndepartment: clerk\nstage: live\ntier: 1\ncomponents:\n  y: {kind: service}\n"
    )
    found = facts(
        f"{one}journeys:\n  j: {{path: [x, x]}}\n",
        f"{other}connections:\n  y -> a.x: {{protocol: https}}\n",
    )
    reliance = found.dependencies.reliance["a.x"]
    assert (reliance.tier, [each.address for each in reliance.users], reliance.count) == (
        1,
        ["b", "a.j"],
        2,
    )


def test_a_long_chain_is_walked_without_recursion() -> None:
    names = [f"c{number}" for number in range(3000)]
    lines = ["components:", *(f"  {name}: {{kind: service}}" for name in names), "connections:"]
    lines += [
        f"  {one} -> {other}: {{protocol: https}}"
        for one, other in zip(names, names[1:], strict=False)
    ]
    found = facts(solution("s", "\n".join(lines)))
    assert len(Dependencies(found.design).closure("s.c0")) == 3000
