"""How places are found before anything is drawn: order, room, rows, tracks."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.diagrams.arrange import PAGE, arranged
from archkit.diagrams.curves import across_at, curve_of
from archkit.diagrams.routing.spread import spread
from archkit.diagrams.routing.tracks import Bend, steps_of
from archkit.diagrams.view import Box, Direction, Edge, Tone, View

GAP = 12.0


def view_of(pairs: list[tuple[int, int]], count: int, direction: Direction | None = None) -> View:
    return View(
        id="v",
        kind="container",
        title="A view",
        sentence="What it shows.",
        boxes=tuple(Box(id=str(n), name=str(n), word="service") for n in range(count)),
        edges=tuple(Edge(source=str(a), target=str(b)) for a, b in pairs),
        direction=direction,
    )


pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25, unique=True)
places = st.floats(-500, 500)
things = st.lists(st.tuples(places, st.floats(0, 60)), min_size=1, max_size=9)


@given(things)
def test_what_is_put_side_by_side_keeps_its_order_its_distance_and_its_room(
    found: list[tuple[float, float]],
) -> None:
    wants, halves = [want for want, _ in found], [half for _, half in found]
    put = spread(wants, halves, -2000, 2000, GAP)
    ends = [(at - half, at + half) for at, half in zip(put, halves, strict=True)]
    apart = [after[0] - before[1] >= GAP - 1e-6 for before, after in pairwise(ends)]
    within = -2000 - 1e-6 <= ends[0][0] and ends[-1][1] <= 2000 + 1e-6
    assert (True, True) == (all(apart), within)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=9))
def test_what_can_stay_where_it_wants_to_be_stays_there(steps: list[float]) -> None:
    wants = [sum(steps[: n + 1]) + n * GAP for n in range(len(steps))]
    put = spread(wants, [0.0] * len(wants), -1, 2000, GAP)
    assert wants == pytest.approx(put)


def test_where_there_is_too_little_room_gaps_shrink_alike() -> None:
    assert [0.0, 5.0, 10.0] == spread([4, 5, 6], [0.0] * 3, 0, 10, GAP)


@given(pairs)
def test_once_edges_that_lead_back_are_turned_none_does(found: list[tuple[int, int]]) -> None:
    turned = arranged(view_of(found, 10)).turned
    graph = nx.DiGraph(
        pair[::-1] if number in turned else pair
        for number, pair in enumerate(found)
        if pair[0] != pair[1]
    )
    assert nx.is_directed_acyclic_graph(graph)


@given(pairs)
def test_where_none_leads_back_none_is_turned(found: list[tuple[int, int]]) -> None:
    forward = [(min(pair), max(pair)) for pair in found]
    assert frozenset() == arranged(view_of(forward, 10)).turned


def test_a_circle_begins_with_people() -> None:
    view = view_of([(0, 1), (1, 2), (2, 0)], 3)
    boxes = (view.boxes[0], Box(id="1", name="1", word="person", tone=Tone.PEOPLE), view.boxes[2])
    circle = View(id="v", kind="container", title="", sentence="", boxes=boxes, edges=view.edges)
    assert frozenset({0}) == arranged(circle).turned


@pytest.mark.parametrize(
    ("pairs", "count", "asked", "direction"),
    [
        ([(0, 1), (1, 2)], 3, None, "TB"),
        ([(n, 30) for n in range(30)], 31, None, "LR"),
        ([(n, 30) for n in range(30)], 31, "TB", "TB"),
        ([(n, n + 1) for n in range(30)], 31, None, "TB"),
    ],
    ids=["a few", "wide", "wide, but asked for", "long"],
)
def test_what_is_too_wide_for_a_page_runs_from_left_to_right(
    pairs: list[tuple[int, int]], count: int, asked: Direction | None, direction: Direction
) -> None:
    assert direction == arranged(view_of(pairs, count, asked)).direction


def test_what_nothing_joins_is_stacked_in_columns_as_wide_as_a_page() -> None:
    below = arranged(view_of([], 40)).stacked
    first_row = 40 - len({lower for _, lower in below})
    assert (True, 40) == (first_row * 200 < PAGE, len({name for pair in below for name in pair}))


@pytest.mark.parametrize(
    ("bends", "tracks"),
    [
        ([Bend(0, (0.0,), (0.2,))], {}),
        ([Bend(0, (0.0,), (100.0,)), Bend(1, (200.0,), (300.0,))], {0: [0], 1: [0]}),
        ([Bend(0, (0.0,), (100.0,)), Bend(1, (50.0,), (150.0,))], {0: [1], 1: [0]}),
        ([Bend(0, (100.0,), (0.0,)), Bend(1, (150.0,), (50.0,))], {0: [0], 1: [1]}),
    ],
    ids=["straight", "apart", "to the right", "to the left"],
)
def test_bends_that_meet_take_tracks_on_which_they_do_not_cross(
    bends: list[Bend], tracks: dict[int, list[int]]
) -> None:
    found = {edge: [track for track, _ in steps] for edge, steps in steps_of(bends).items()}
    assert tracks == found


def test_two_that_change_places_do_not_run_on_top_of_each_other() -> None:
    steps = steps_of([Bend(0, (0.0,), (100.0,)), Bend(1, (100.0,), (0.0,))])
    assert [1, 2] == sorted(len(each) for each in steps.values())


def test_a_curve_is_read_and_tells_where_it_crosses_a_row() -> None:
    curve = curve_of("e,10,40 10,0 10,10 30,20 30,30")
    assert (20.0, None) == (pytest.approx(across_at(curve, 15.0)), across_at(curve, 31.0))
