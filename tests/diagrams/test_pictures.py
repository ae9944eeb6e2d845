"""The pictures of the city, and of designs that are hard to draw."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.facts import Facts
from archkit.cli import cli
from archkit.diagrams import measure, palette
from archkit.diagrams.aggregate import bounded
from archkit.diagrams.draw import drawn
from archkit.diagrams.engine import Engine, LayoutError, NoEngine
from archkit.diagrams.gallery import chosen, format_names, kinds, output_format
from archkit.diagrams.layout import placed
from archkit.diagrams.paint import legend
from archkit.diagrams.sheet import svg
from archkit.diagrams.text import width, wrapped
from archkit.diagrams.view import Box, Edge, Frame, Ground, Mark, View, linked
from archkit.model.loading.load import load
from archkit.model.vocabulary import Classification
from archkit.model.workspace import open_workspace

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
HARD = ('"quoted" & <b>bold</b>', "🚒 fire 🔥", "רישיון בנייה", "x" * 300, "a\\b\x00]]>", "許可証")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(load(open_workspace(ROOT / "models")).design, date(2026, 11, 25))


def view_of(boxes: list[Box], edges: list[Edge], frames: tuple[Frame, ...] = ()) -> View:
    return View(
        id="v",
        kind="container",
        title="A view",
        sentence="What it shows.",
        boxes=tuple(boxes),
        edges=tuple(edges),
        frames=frames,
    )


def test_every_picture_of_the_city_shows_each_element_and_connection_once(facts: Facts) -> None:
    for view in chosen(facts, "City", None, "online-permits"):
        scene = placed(view, Engine())
        shown = [box.id for box, _ in scene.boxes], [r.edge for r in scene.routes]
        assert shown == ([box.id for box in view.boxes], list(view.edges))


def test_the_container_view_has_the_parts_of_the_solution_and_their_neighbours(
    facts: Facts,
) -> None:
    (view,) = chosen(facts, "City", "container", "online-permits")
    own = {box.element for box in view.boxes if not box.faded}
    assert own == {c.address for c in facts.design.solutions["online-permits"].components.values()}


def test_a_picture_is_the_same_bytes_each_time(facts: Facts) -> None:
    def once() -> list[str]:
        return [svg(v, drawn(v, Engine())) for v in chosen(facts, "City", None, "gis")]

    assert once() == once()


def test_what_became_of_an_element_is_told_in_words_and_counted() -> None:
    boxes = [
        Box(id=mark, name=mark.title(), word="service", mark=mark, classification=level)
        for mark, level in zip(Mark, Classification, strict=True)
    ]
    edges = [Edge(source="added", target="changed", mark=Mark.ADDED)]
    view = view_of(boxes, edges)
    drawing = drawn(view, Engine())
    told = [(entry.words, entry.count) for entry in drawing.legend if entry.sample == "mark"]
    written = [mark for mark in Mark if f"{measure.marked(mark)}</text>" in "".join(drawing.body)]
    expected = [("+ added", 2), ("\u2212 removed", 1), ("~ changed", 1), ("\u00b7 touched", 1)]
    assert (told, written) == (expected, list(Mark))


def test_a_box_leads_where_its_element_has_a_page() -> None:
    boxes = [Box(id=name, name=name, word="service", element=name) for name in ("a", "b")]
    view = linked(view_of(boxes, []), lambda element: {"a": "a.html?x=1&y=2"}.get(element, ""))
    picture = svg(view, drawn(view, Engine()))
    assert (picture.count("<a "), 'href="a.html?x=1&amp;y=2"' in picture) == (1, True)


@pytest.mark.parametrize("name", HARD)
def test_any_name_gives_sound_xml_and_stays_in_its_box(name: str) -> None:
    boxes = [Box(id=str(n), name=name, word=name, technology=name, note=name) for n in (1, 2)]
    view = view_of(boxes, [Edge(source="1", target="2", label=(name, name))])
    root = ET.fromstring(svg(view, drawn(view, Engine())))  # noqa: S314 - our own
    lines = measure.words(boxes[0])
    room = measure.BOX_WIDTH - 2 * measure.PADDING - measure.ICON - measure.GAP
    fits = [width(line, measure.NAME, "semibold") <= room for line in lines.name]
    assert (root.tag, all(fits)) == (f"{SVG}svg", True)


@given(st.text(max_size=80), st.floats(30, 300))
def test_wrapped_text_is_never_wider_than_its_room(text: str, room: float) -> None:
    assert all(width(line, 13.5) <= room for line in wrapped(text, room, 13.5))


class Broken(Engine):
    def lay_out(self, source: str, seconds: float) -> dict[str, object]:
        raise LayoutError(f"{len(source)} {seconds}")


def test_without_an_answer_of_the_engine_the_picture_is_a_plain_one() -> None:
    view = view_of([Box(id="a", name="A", word="service")], [])
    assert "so it is a plain one" in " ".join(drawn(view, Broken()).left_out)


def test_300_components_in_one_zone_become_groups_and_the_picture_says_so() -> None:
    zone = Frame(id="z", name="Zone", word="zone", ground=Ground.ZONE)
    words = ("service", "database", "queue")
    boxes = [Box(id=f"b{n}", name=f"B{n}", word=words[n % 3], frame="z") for n in range(300)]
    edges = [Edge(source=f"b{n}", target=f"b{n + 1}") for n in range(299)]
    view = bounded(view_of(boxes, edges, (zone,)))
    told = sum(box.count for box in view.boxes), len(view.boxes) <= 120, len(view.left_out)
    words = {entry.words: entry.count for entry in legend(view)}
    assert (told, words["service"]) == ((300, True, 1), 100)


def test_1383_connections_between_100_boxes_are_marks_in_a_table_and_the_picture_says_so() -> None:
    boxes = [Box(id=f"b{n}", name=f"B{n}", word="service") for n in range(100)]
    pairs = [(n % 100, (n * 7 + n // 100 + 1) % 100) for n in range(1600)]
    kept = [(a, b) for a, b in dict.fromkeys(pairs) if a != b][:1383]
    edges = [Edge(source=f"b{a}", target=f"b{b}") for a, b in kept]
    drawing = drawn(view_of(boxes, edges), NoEngine())
    marks = "".join(drawing.body).count('<g class="edge"')
    assert (marks, "too many" in drawing.left_out[0], drawing.width < 2000) == (1383, True, True)


@pytest.mark.parametrize(("scheme", "at"), [("light", 0), ("dark", 1)])
def test_every_text_and_line_can_be_told_from_what_is_behind_it(scheme: str, at: int) -> None:
    paper = palette.PAPER[at]
    grounds = [paper, *(body.fill[at] for body in palette.GROUNDS.values())]
    texts = [palette.INK[at], palette.SOFT[at]]
    fills = [*grounds, *(body.fill[at] for body in palette.TONES.values())]
    weak = [(t, f) for t, f in product(texts, fills) if palette.contrast(t, f) < 4.5]
    lines = [palette.LINE[at], palette.FAINT[at], *(pair[at] for pair in palette.LEVELS.values())]
    weak += [(one, f) for one, f in product(lines, grounds) if palette.contrast(one, f) < 3]
    marks = [pair[at] for pair in palette.MARKS.values()]
    weak += [(mark, f) for mark, f in product(marks, fills) if palette.contrast(mark, f) < 4.5]
    for body in (*palette.TONES.values(), *palette.GROUNDS.values()):
        weak += [
            (body.line[at], f)
            for f in (paper, body.fill[at])
            if palette.contrast(body.line[at], f) < 3
        ]
    assert weak == [], scheme


@pytest.mark.parametrize("form", format_names())
def test_every_format_is_written_whole(form: str, tmp_path: Path) -> None:
    asked = ["diagram", "container", "--solution", "gis", "--format", form]
    asked += ["--workspace", str(ROOT), "--output", str(tmp_path)]
    done = CliRunner().invoke(cli, asked)
    assert (done.exit_code, len(list(tmp_path.iterdir()))) == (0, 1)


def test_the_words_of_a_png_are_drawn_in_the_shipped_font() -> None:
    boxes = [Box(id="a", name="Permit portal", word="service")]
    views = (replace(view_of(boxes, []), title=title) for title in ("Where", "There"))
    one, other = (output_format("png").write(view, NoEngine()) for view in views)
    assert one != other


def test_a_picture_that_is_not_there_is_an_error_with_the_nearest() -> None:
    done = CliRunner().invoke(cli, ["diagram", "contaner", "--workspace", str(ROOT)])
    assert (done.exit_code, "did you mean `container`?" in done.output) == (2, True)


def test_every_kind_of_view_is_called_as_its_file() -> None:
    files = {path.stem for path in (ROOT / "archkit/diagrams/views").glob("[!_]*.py")}
    assert {name.replace("-", "_") for name in kinds()} == files
