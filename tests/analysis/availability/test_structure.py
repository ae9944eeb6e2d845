"""Shared parts count once, and what stands in for another counts where it can stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapes import NAMES, Edge, Shape, edges, shapes

from archkit.analysis.knowledge import Bounds

numbers = st.integers(0, len(NAMES) - 1)


def gained(before: Bounds, after: Bounds) -> bool:
    """Whether a figure is no lower than another, but for rounding."""
    return after.low >= before.low - 1e-12 and after.high >= before.high - 1e-12


@given(shapes)
def test_the_figure_agrees_with_the_enumeration_of_all_states(shape: Shape) -> None:
    found = shape.figure()
    assert found.low == found.high == pytest.approx(shape.enumerated(), abs=1e-12)


@given(shapes)
def test_the_order_of_the_elements_never_matters(shape: Shape) -> None:
    assert shape.account(-1) == shape.account()


@given(shapes, edges, st.sampled_from(NAMES))
def test_a_fallback_never_lowers_availability(shape: Shape, edge: Edge, other: str) -> None:
    before = Shape(shape.shares, shape.needs | {edge: None})
    after = Shape(shape.shares, shape.needs | {edge: other})
    assert gained(before.figure(), after.figure())


@given(shapes, numbers, st.integers(0, 100), st.integers(0, 100))
def test_a_better_part_never_lowers_the_whole(
    shape: Shape, number: int, one: int, other: int
) -> None:
    worse, better = sorted((one, other))
    assert gained(
        shape.with_share(number, worse).figure(), shape.with_share(number, better).figure()
    )


@given(shapes, numbers)
def test_a_figure_that_nobody_states_leaves_the_true_one_within_the_bounds(
    shape: Shape, number: int
) -> None:
    true, open_ = shape.figure(), shape.with_share(number, None).figure()
    assert open_.low - 1e-12 <= true.low
    assert true.high <= open_.high + 1e-12


@given(shapes, numbers)
def test_importance_is_what_the_whole_gains_between_never_and_always(
    shape: Shape, number: int
) -> None:
    found = {part.component.id: part for part in shape.account().parts}
    never, always = (shape.with_share(number, share).enumerated() for share in (0, 100))
    part = found.get(NAMES[number])
    assert (part.importance if part else 0) == pytest.approx(always - never, abs=1e-12)
    gain = always - shape.enumerated()
    assert (part.potential if part else 0) == pytest.approx(gain, abs=1e-12)


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({("a", "b"): "c"}, 0.9 * (1 - 0.1**2)),
        ({("a", "b"): "c", ("a", "c"): "b"}, 0.9 * (1 - 0.1**2)),
        ({("a", "b"): "c", ("b", "d"): None, ("c", "d"): None}, 0.9**2 * (1 - 0.1**2)),
        ({("a", "b"): "c", ("c", "b"): None}, 0.9**2),
        ({("a", "b"): "b"}, 0.9**2),
        ({("a", "b"): "a"}, 0.9**2),
        ({("a", "b"): "c", ("c", "a"): None}, 0.9**2),
        ({("a", "b"): None, ("b", "a"): None}, 0.9**2),
        ({("a", "b"): "c", ("b", "a"): None}, 0.9 * (1 - 0.1**2)),
    ],
    ids=[
        "one of two",
        "each for the other",
        "both need the same",
        "stand-in needs the first",
        "itself",
        "the caller",
        "what needs the caller",
        "mutual need",
        "mutual need with a way out",
    ],
)
def test_what_stands_in_counts_where_it_can_stand_alone(
    needs: dict[Edge, str | None], expected: float
) -> None:
    assert Shape((90,) * len(NAMES), needs).figure().low == pytest.approx(expected)


def test_two_that_can_stand_in_for_each_other_do() -> None:
    """Two desks with a store each: either goes on with the other's store, through its desk."""
    shape = Shape((90,) * len(NAMES), {("a", "b"): "c", ("c", "d"): "a"})
    assert shape.figure().low == pytest.approx(0.9 * (1 - 0.1 * (1 - 0.9**2)))
