"""What a journey needs works as often as its parts do, each counted once."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.availability.parts import figure_of
from archkit.analysis.knowledge import Bounds
from archkit.model import Component, Redundancy
from archkit.model.quantities import Ratio
from archkit.model.resilience import RedundancyMode

NAMES = "abcde"
SINGLE = "{kind: service, placed: [dmz-1], availability: 99 %"
PAIR = "{kind: service, placed: [dmz-1, dmz-2], availability: 99 %"
STANDBY = "mode: active-passive, needs: 1"
edges = st.sets(st.sampled_from(list(itertools.permutations(NAMES, 2))))


def figure(component: str) -> Bounds:
    """The figure of one component."""
    found = facts(solution("s", f"components:\n  a: {component}\n"))
    return found.availability.of(found.design.components["s.a"])


def gaps(bounds: Bounds) -> set[str]:
    assert bounds.missing is not None
    return {".".join(map(str, place.field)) for place in bounds.missing.places}


def body(shares: list[int], hard: set[tuple[str, str]], soft: set[tuple[str, str]]) -> str:
    """Components `a` to `e`, who needs whom, and a journey that begins at `a`."""
    lines = ["components:", "  resident: {kind: person}"]
    lines += [
        f"  {name}: {{kind: service, placed: [office-1], availability: {share} %}}"
        for name, share in zip(NAMES, shares, strict=True)
    ]
    lines += ["connections:", "  resident -> a: {protocol: https}"]
    lines += [f"  {one} -> {other}: {{protocol: https}}" for one, other in sorted(hard)]
    lines += [
        f"  {one} -> {other}: {{protocol: https, mode: async}}"
        for one, other in sorted(soft - hard)
    ]
    lines += ["journeys:", "  j: {path: [resident, a]}"]
    return "\n".join(lines)


def works(up: dict[str, bool], hard: set[tuple[str, str]]) -> bool:
    """Whether `a` works: it is up, and so is all that it needs, at whatever remove."""
    reached, before = {"a"}, set[str]()
    while reached != before:
        before = reached
        reached = reached | {other for one, other in hard if one in reached}
    return all(up[name] for name in reached)


@given(st.lists(st.integers(0, 100), min_size=5, max_size=5), edges, edges)
def test_the_product_agrees_with_enumeration(
    shares: list[int], hard: set[tuple[str, str]], soft: set[tuple[str, str]]
) -> None:
    expected = 0.0
    for state in itertools.product((True, False), repeat=len(NAMES)):
        if works(dict(zip(NAMES, state, strict=True)), hard):
            expected += math.prod(
                share / 100 if up else 1 - share / 100
                for share, up in zip(shares, state, strict=True)
            )
    found = facts(solution("s", body(shares, hard, soft)))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    assert found.availability.of_use(use).low == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        ("{kind: person}", (1, 1)),
        (f"{SINGLE}}}", (0.99, 0.99)),
        ("{kind: service, placed: [dmz-1, dmz-1], availability: 99 %}", (0.99, 0.99)),
        (
            f"{PAIR}, redundancy: none}}",
            (0.9801, 0.9801),
        ),
        ("{kind: saas, availability: 99 %, redundancy: {mode: managed}}", (0.99, 0.99)),
        (
            f"{PAIR}, redundancy: {{mode: active-active, needs: 1, common_cause: 10 %}}}}",
            (0.998919, 0.998919),
        ),
        (
            f"{PAIR}, redundancy: {{{STANDBY}, common_cause: 0 %, switchover: 90 %}}}}",
            (0.99891, 0.99891),
        ),
        ("{kind: service, placed: [dmz-1], availability: 250 %}", (1, 1)),
    ],
)
def test_a_component_is_as_available_as_its_placements_together(
    component: str, expected: tuple[float, float]
) -> None:
    found = figure(component)
    assert (found.low, found.high) == pytest.approx(expected, abs=5e-7)
    assert found.missing is None


@pytest.mark.parametrize(
    ("component", "between", "fields"),
    [
        ("{kind: service, placed: [dmz-1]}", (0, 1), {"availability"}),
        (
            f"{PAIR}}}",
            (0.9801, 0.9999),
            {"redundancy"},
        ),
        ("{kind: saas, availability: 99 %}", (0, 1), {"redundancy"}),
        ("{kind: service, availability: 99 %}", (0, 1), {"placed", "redundancy"}),
        ("{kind: service, availability: 99 %, redundancy: none}", (0, 0.99), {"placed"}),
        (
            f"{PAIR}, redundancy: {{mode: active-active, needs: 1}}}}",
            (0.99, 0.9999),
            {"redundancy.common_cause"},
        ),
        (
            f"{PAIR}, redundancy: {{mode: active-active, common_cause: 0 %}}}}",
            (0.9801, 0.9999),
            {"redundancy.needs"},
        ),
        (
            f"{PAIR}, redundancy: {{mode: active-passive, needs: 1, common_cause: 0 %}}}}",
            (0.99, 0.9999),
            {"redundancy.switchover"},
        ),
        (
            f"{SINGLE}, redundancy: {{mode: active-active, needs: 2}}}}",
            (0, 0.99),
            {"placed"},
        ),
    ],
)
def test_what_is_not_stated_leaves_a_figure_between_bounds(
    component: str, between: tuple[float, float], fields: set[str]
) -> None:
    found = figure(component)
    assert (found.low, found.high) == pytest.approx(between)
    assert gaps(found) == fields


shares = st.integers(0, 1000).map(lambda tenths: Ratio.read(f"{tenths / 10} %"))
redundancies = st.one_of(
    st.just("none"),
    st.builds(
        Redundancy,
        mode=st.sampled_from(list(RedundancyMode)),
        needs=st.integers(1, 3),
        common_cause=shares,
        switchover=shares,
    ),
)
components = st.builds(
    Component,
    id=st.just("a"),
    kind=st.sampled_from(["service", "saas"]),
    placed=st.sampled_from([("m",), ("m", "n"), ("m", "n", "o")]),
    availability=shares,
    redundancy=redundancies,
)


def forgotten(component: Component) -> list[Component]:
    """The component without each of its fields that bear on the figure."""
    left = [
        component.model_copy(update={name: None})
        for name in ("availability", "placed", "redundancy")
    ]
    if isinstance(component.redundancy, Redundancy):
        for name in ("needs", "common_cause", "switchover"):
            less = component.redundancy.model_copy(update={name: None})
            left.append(component.model_copy(update={"redundancy": less}))
    return left


def bounds(component: Component) -> Bounds:
    return figure_of(component)


def contradicts_itself(component: Component) -> bool:
    """Whether more placements are needed than there are."""
    redundancy = component.redundancy
    needs = redundancy.needs if isinstance(redundancy, Redundancy) else None
    return (needs or 1) > len(component.placed or ())


@given(components)
def test_forgetting_a_field_never_makes_a_failure_a_pass(component: Component) -> None:
    best = bounds(component).high
    assert all(bounds(less).low <= best + 1e-9 for less in forgotten(component))


@given(components)
def test_forgetting_a_field_widens_the_bounds_and_never_moves_them(component: Component) -> None:
    assume(not contradicts_itself(component))
    before = bounds(component)
    for less in forgotten(component):
        after = bounds(less)
        assert after.low <= before.low + 1e-9
        assert after.high >= before.high - 1e-9


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("99.9", "99.9", "99.9"), 0.997003),
        (("99.9", "99.9", "99.9", "99.95", "99.9"), 0.995508),
        (("99.9", "99.9", "99.95"), 0.997502),  # published without rounding up, as 0.997501
    ],
)
def test_a_chain_gives_the_published_figures(parts: tuple[str, ...], expected: float) -> None:
    lines = [
        f"  c{number}: {{kind: service, placed: [dmz-1], availability: {part} %}}"
        for number, part in enumerate(parts)
    ]
    found = facts(solution("s", "components:\n" + "\n".join(lines) + "\n"))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    assert found.availability.of_use(use).low == pytest.approx(expected, abs=5e-7)


def test_a_pair_between_two_single_parts_gives_the_published_figure() -> None:
    text = """
components:
  front: {kind: service, placed: [dmz-1], availability: 99.95 %}
  pair:
    kind: service
    placed: [dmz-1, dmz-2]
    availability: 99 %
    redundancy: {mode: active-active, needs: 1, common_cause: 0 %}
  store: {kind: database, placed: [dmz-1], availability: 99.9 %}
"""
    found = facts(solution("s", text))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    # 0.9995 * 0.9999 * 0.999 = 0.99840065, published as 0.998401.
    assert found.availability.of_use(use).low == pytest.approx(0.998401, abs=1e-6)


def test_the_part_with_most_to_gain_comes_first() -> None:
    found = facts(solution("s", body([90, 80, 70, 60, 50], {("a", "b"), ("b", "c")}, set())))
    (use,) = found.dependencies.uses(found.design.solutions["s"])
    parts = found.availability.account(use).parts
    assert [part.component.id for part in parts] == ["c", "b", "a"]
    assert parts[0].importance == pytest.approx(0.9 * 0.8)
    assert parts[0].potential == pytest.approx(0.9 * 0.8 * 0.3)


@given(st.lists(st.integers(0, 100), min_size=5, max_size=5), st.permutations(range(5)))
def test_the_order_of_the_parts_never_matters(shares: list[int], order: list[int]) -> None:
    chain = set(itertools.pairwise(NAMES))
    products = []
    for each in (shares, [shares[position] for position in order]):
        found = facts(solution("s", body(each, chain, set())))
        (use,) = found.dependencies.uses(found.design.solutions["s"])
        products.append(found.availability.of_use(use).low)
    assert products[0] == pytest.approx(products[1])
