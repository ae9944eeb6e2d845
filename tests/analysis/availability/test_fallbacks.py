"""A fallback drops the other side only where it surely outlasts the outage."""

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Bounds, Missing

HARD, SOFT = 0.9 * 0.8, 0.9


def design(connections: str, maps: str = "recovers_in: 4 h", tail: str = "") -> Facts:
    text = f"""
components:
  desk: {{kind: service, placed: [office-1], availability: 90 %, recovers_in: 1 h}}
  maps: {{kind: service, placed: [office-1], availability: 80 %{", " * bool(maps)}{maps}}}
  store: {{kind: service, placed: [office-1], availability: 100 %, recovers_in: 3 h}}
{tail}
connections:
{connections}
"""
    return facts(solution("s", text))


def figure(found: Facts) -> Bounds:
    use = found.dependencies.use_of(found.design.components["s.desk"])
    return found.availability.of_use(use)


def gaps(missing: Missing | None) -> set[str]:
    places = () if missing is None else missing.places
    return {f"{place.element[-1]}.{'.'.join(map(str, place.field))}" for place in places}


@pytest.mark.parametrize(
    ("fallback", "maps", "between", "missing"),
    [
        ("{serve: old maps, for: 4 h}", "recovers_in: 4 h", (SOFT, SOFT), set()),
        ("{serve: old maps, for: 3 h}", "recovers_in: 4 h", (HARD, HARD), set()),
        ("{serve: old maps}", "recovers_in: 4 h", (HARD, SOFT), {"desk -> maps.fallback.for"}),
        ("{serve: old maps, for: 4 h}", "", (HARD, SOFT), {"maps.recovers_in"}),
        ("none", "recovers_in: 4 h", (HARD, HARD), set()),
    ],
)
def test_what_is_served_has_to_last_until_the_other_side_is_back(
    fallback: str, maps: str, between: tuple[float, float], missing: set[str]
) -> None:
    found = figure(design(f"  desk -> maps: {{protocol: https, fallback: {fallback}}}", maps))
    assert (found.low, found.high) == pytest.approx(between)
    assert gaps(found.missing) == missing


@pytest.mark.parametrize(("time", "expected"), [("7 h", SOFT), ("6 h", HARD)])
def test_what_the_other_side_needs_first_prolongs_its_outage(time: str, expected: float) -> None:
    found = design(
        f"  desk -> maps: {{fallback: {{serve: old maps, for: {time}}}}}\n  maps -> store: {{}}"
    )
    assert figure(found).low == pytest.approx(expected)


@pytest.mark.parametrize(("time", "expected"), [("7 h", SOFT), ("6 h", HARD)])
def test_a_fallback_that_runs_out_prolongs_the_outages_of_its_caller(
    time: str, expected: float
) -> None:
    found = design(
        f"  desk -> maps: {{fallback: {{serve: old maps, for: {time}}}}}\n"
        "  maps -> store: {fallback: {serve: what it has, for: 1 h}}"
    )
    assert figure(found).low == pytest.approx(expected)


def test_fallbacks_that_lean_on_each_other_hold_together() -> None:
    found = design(
        "  desk -> maps: {fallback: {serve: old maps, for: 4 h}}\n"
        "  maps -> desk: {fallback: {serve: old cases, for: 4 h}}"
    )
    assert figure(found).low == pytest.approx(SOFT)


def test_fallbacks_that_run_out_in_a_circle_do_not_hold() -> None:
    found = design(
        "  desk -> maps: {fallback: {serve: old maps, for: 3 h}}\n"
        "  maps -> desk: {fallback: {serve: old cases, for: 30 min}}"
    )
    assert figure(found).low == pytest.approx(HARD)


def test_a_call_that_nobody_waits_for_needs_no_fallback() -> None:
    found = design("  desk -> maps: {mode: async, fallback: {serve: old maps, for: 1 min}}")
    assert figure(found).low == pytest.approx(SOFT)


def test_a_person_never_stands_still() -> None:
    found = design(
        "  desk -> maps: {fallback: {use: clerk}}", tail="  clerk: {kind: person, zone: office}"
    )
    assert figure(found).low == pytest.approx(SOFT)


@pytest.mark.parametrize(
    ("fallback", "expected"),
    [
        ("{serve: old maps, for: 24 h}", []),
        ("{serve: old maps, for: 1 h}", [("hub", True)]),
        ("{serve: old maps}", [("hub", {"desk -> hub.maps.fallback.for"})]),
        ("{use: maps}", []),
        ("none", [("hub", True)]),
    ],
)
def test_who_is_needed_only_where_a_fallback_fails_comes_with_what_would_tell(
    fallback: str, expected: list[tuple[str, bool | set[str]]]
) -> None:
    hub = "components:\n  maps: {kind: service, placed: [dmz-1], availability: 99 %, recovers_in: 2 h}\n"
    text = f"""
components:
  desk: {{kind: service, placed: [office-1], availability: 90 %, recovers_in: 1 h}}
  maps: {{kind: service, placed: [office-1], availability: 80 %, recovers_in: 4 h}}
connections:
  desk -> hub.maps: {{protocol: https, fallback: {fallback}}}
"""
    found = facts(solution("hub", hub), solution("s", text))
    use = found.dependencies.use_of(found.design.components["s.desk"])
    told = [
        (each.id, gaps(needed) if isinstance(needed, Missing) else needed)
        for each, needed in found.availability.providers(use)
    ]
    assert told == expected
