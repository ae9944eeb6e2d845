"""The laws of a picture: nothing hides anything, everything is joined, whatever is drawn."""

from dataclasses import replace
from datetime import date
from math import hypot
from pathlib import Path
from statistics import median

from geometry import crossed_heads, faults
from hypothesis import given, settings
from hypothesis import strategies as st

from archkit.analysis.facts import Facts
from archkit.diagrams.engine import Engine, NoEngine
from archkit.diagrams.gallery import all_views, kinds
from archkit.diagrams.kind import laid_out
from archkit.diagrams.layout import placed
from archkit.diagrams.scene import Area
from archkit.diagrams.view import Box, Edge, Frame, Ground, Mark, Tone, View
from archkit.model.loading.load import load
from archkit.model.vocabulary import Classification
from archkit.model.workspace import open_workspace

ROOT = Path(__file__).parents[2]
LAID_OUT = (laid_out, kinds()["landscape"].draw)


@st.composite
def views(draw: st.DrawFn, most: int = 9) -> View:
    """Boxes of several kinds, in boundaries within each other, with every sort of edge."""
    frames = tuple(
        Frame(id=f"f{n}", name=f"Boundary {n}", word="zone", ground=Ground.ZONE, parent=parent)
        for n, parent in enumerate(("", "f0", "", "f0"))
    )
    homes = st.sampled_from(["", "f0", "f1", "f2", "f3"])
    boxes = [
        Box(
            id=f"n{n}",
            name=f"Box {n}",
            word="service",
            frame=draw(homes),
            icon=draw(st.sampled_from(["service", "cylinder"])),
            tone=draw(st.sampled_from([Tone.SERVICE, Tone.PEOPLE])),
            mark=draw(st.sampled_from([None, *Mark])),
            classification=draw(st.sampled_from([None, *Classification])),
        )
        for n in range(draw(st.integers(1, most)))
    ]
    end = st.integers(0, len(boxes) - 1)
    pairs = draw(st.lists(st.tuples(end, end), max_size=2 * most, unique=True))
    words = st.sampled_from([(), ("data", "[https]"), ("a longer label that is wrapped",)])
    marks = st.sampled_from([None, *Mark])
    edges = [
        Edge(source=f"n{a}", target=f"n{b}", label=draw(words), mark=draw(marks)) for a, b in pairs
    ]
    used = {box.frame for box in boxes}
    used |= {"f0"} if used & {"f1", "f3"} else set()
    return View(
        id="v",
        kind="container",
        title="A view",
        sentence="What it shows.",
        boxes=tuple(boxes),
        edges=tuple(edges),
        frames=tuple(frame for frame in frames if frame.id in used),
        direction=draw(st.sampled_from(["TB", "LR", None])),
    )


@settings(max_examples=60)
@given(views())
def test_nothing_hides_anything_in_any_picture(view: View) -> None:
    assert [] == faults(placed(view, Engine()))


@settings(max_examples=60)
@given(views(14))
def test_nothing_hides_anything_in_a_plain_picture(view: View) -> None:
    assert [] == faults(placed(view, NoEngine()))


def test_nothing_hides_anything_in_the_pictures_of_the_city() -> None:
    facts = Facts(load(open_workspace(ROOT / "models")).design, date(2026, 11, 25))
    found = {}
    for view in all_views(facts, "City"):
        if view.edges and kinds()[view.kind].draw in LAID_OUT:
            scene = placed(view, Engine())
            found[view.id] = [*faults(scene), *crossed_heads(scene), scene.plain]
    assert {name: [""] for name in found} == found


def test_one_part_more_moves_the_others_little_in_the_pictures_of_the_city() -> None:
    """Half of them not at all, and nine of ten by no more than the place of one box."""
    facts = Facts(load(open_workspace(ROOT / "models")).design, date(2026, 11, 25))
    moves: list[float] = []
    for view in all_views(facts, "City"):
        if view.kind == "container":
            before = {box.id: area for box, area in placed(view, Engine()).boxes}
            after = {box.id: area for box, area in placed(_with_one_more(view), Engine()).boxes}
            moves += _moves(before, after)
    moves.sort()
    assert (0, True) == (round(median(moves)), moves[len(moves) * 9 // 10] <= 260)


def _with_one_more(view: View) -> View:
    """The view with a new part, which the first of its boundary talks to."""
    first = next(box for box in view.boxes if box.frame)
    new = Box(id="new", name="A new part", word="service", frame=first.frame)
    edge = Edge(source=first.id, target="new", label=("data", "[https]"))
    return replace(view, boxes=(*view.boxes, new), edges=(*view.edges, edge))


def _moves(before: dict[str, Area], after: dict[str, Area]) -> list[float]:
    """How far each box moves against the others: a move of all of them together is none."""
    across = [after[name].x - area.x for name, area in before.items()]
    down = [after[name].y - area.y for name, area in before.items()]
    right, low = median(across), median(down)
    return [hypot(x - right, y - low) for x, y in zip(across, down, strict=True)]
