"""Draws a scene: boundaries at the back, then routes, boxes, and labels in front."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import dist
from typing import Final, TypeVar

from archkit.diagrams import measure
from archkit.diagrams.canvas import Canvas, number, point
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.scene import Area, Point, Route, Scene
from archkit.diagrams.text import shortened, width
from archkit.diagrams.view import Box, Edge, Frame, Ground, Line, Mark, Tone, View

_Sort = TypeVar("_Sort")

_RADIUS: Final = {Tone.PEOPLE: 22.0, Tone.OUTSIDE: 3.0}
_LINES: Final = {
    Line.SYNC: "the caller waits",
    Line.ASYNC: "nobody waits",
    Line.BATCH: "runs by the clock",
}
_PLAIN: Final = {
    "labels": "The labels of the connections are left out, since they would hide the picture.",
    "labels and layout": "There was no layout engine for this picture, or it could not lay it out,"
    " so it is a plain one: boxes in rows, no labels.",
}


def painted(view: View, scene: Scene) -> Drawing:
    """The drawing of a scene."""
    canvas = Canvas()
    for (frame, area), head in zip(scene.frames, scene.heads, strict=True):
        with canvas.link(frame.href):
            draw_frame(canvas, frame, area, head)
    named = {box.id: box.name for box in view.boxes}
    for route in scene.routes:
        _route(canvas, route, named)
    for box, area in scene.boxes:
        with canvas.link(box.href):
            draw_box(canvas, box, area)
    for route in scene.routes:
        _label(canvas, route)
    told = (_PLAIN[scene.plain],) if scene.plain else ()
    return Drawing(scene.width, scene.height, tuple(canvas.parts), tuple(legend(view)), told)


def draw_frame(canvas: Canvas, frame: Frame, area: Area, head: Area) -> None:
    """A boundary, with its name."""
    canvas.open(f"frame frame-{frame.ground}", f"{frame.name} ({frame.word})", frame=frame.id)
    canvas.rect(area, "ground", 10)
    name = shortened(frame.name, head.width, measure.NAME, "semibold")
    wide = width(name, measure.NAME, "semibold") + 8
    canvas.text(name, head.x, head.y + 18, "name")
    if wide + width(frame.word, measure.SMALL) <= head.width:
        canvas.text(frame.word, head.x + wide, head.y + 18, "soft")
    canvas.close()


def draw_box(canvas: Canvas, box: Box, area: Area) -> None:
    """A box: its shape, its icon, its name, its kind with its technology, and its note."""
    words = measure.words(box)
    kind = f"{box.word}: {box.technology}" if box.technology else box.word
    title = ". ".join(part for part in (box.name, kind, box.note, *words.told) if part)
    faded = " faded" if box.faded else ""
    marked = f" marked mark-{box.mark}" if box.mark else ""
    told = {"technology": box.technology, "level": box.classification or ""}
    classes = f"box box-{box.tone}{faded}{marked}"
    canvas.open(classes, title, box=box.id, element=box.element, **told)
    _body(canvas, box, area, "body")
    if box.count > 1:
        _body(canvas, box, area.grown(-4), "inner")
    if box.mark:
        band(canvas, area)
    top = area.y + measure.lid(box)
    x, y = area.x + measure.PADDING, top + (area.bottom - top - words.height) / 2
    canvas.icon(box.icon, x, y + 1)
    x += measure.ICON + measure.GAP
    y = canvas.lines(words.name, x, y + 13, measure.NAME_LINE, "name")
    y = canvas.lines(words.kind, x, y - 3, measure.SMALL_LINE, "soft")
    y = canvas.lines(words.note, x, y + 2, measure.SMALL_LINE)
    canvas.lines(words.told, x, y, measure.SMALL_LINE, "strong told")
    canvas.close()


def band(canvas: Canvas, area: Area, inset: float = 7) -> None:
    """The band at the left of what is marked; its pattern tells how."""
    canvas.line((area.x + 5, area.y + inset), (area.x + 5, area.bottom - inset), "band")


def _body(canvas: Canvas, box: Box, area: Area, style: str) -> None:
    """The outline of a box; a second one inside tells that it stands for several."""
    if box.icon in measure.DRUMS:
        canvas.path(_drum(area), style)
        canvas.path(_lid(area), "inner")
        return
    canvas.rect(area, style, _RADIUS.get(box.tone, 8.0))


def _drum(area: Area) -> str:
    half, rim = number(area.width / 2), "6"
    return (
        f"M{number(area.x)} {number(area.y + 6)}A{half} {rim} 0 0 1 {number(area.right)}"
        f" {number(area.y + 6)}V{number(area.bottom - 6)}A{half} {rim} 0 0 1 {number(area.x)}"
        f" {number(area.bottom - 6)}Z"
    )


def _lid(area: Area) -> str:
    half = number(area.width / 2)
    start, end = point((area.x, area.y + 6)), point((area.right, area.y + 6))
    return f"M{start}A{half} 6 0 0 0 {end}"


def style_of(edge: Edge) -> str:
    """The classes of a way and its head beyond their own."""
    kind = edge.mark or edge.classification or edge.line
    return f"{kind} faded" if edge.faded else str(kind)


def _route(canvas: Canvas, route: Route, named: dict[str, str]) -> None:
    edge = route.edge
    told = ", ".join([*([edge.mark] if edge.mark else []), *edge.label])
    title = f"{named[edge.source]} to {named[edge.target]}" + (f": {told}" if told else "")
    level = edge.classification or ""
    canvas.open("edge", title, source=edge.source, target=edge.target, level=level)
    style = style_of(edge)
    way = "".join(rounded(piece) for piece in (*route.pieces[:-1], _without_head(route.pieces[-1])))
    canvas.path(way, f"way way-{style}")
    if style.startswith("restricted"):
        canvas.path(way, "core")
    canvas.path(_head(route.pieces[-1]), f"head head-{style}")
    canvas.close()


def rounded(points: Sequence[Point], radius: float = 7.0) -> str:
    """Straight lines with rounded corners, as a path has it."""
    parts = [f"M{point(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, dist(before, corner) / 2, dist(corner, after) / 2)
        start, end = towards(corner, before, reach), towards(corner, after, reach)
        parts.append(f"L{point(start)}Q{point(corner)} {point(end)}")
    return "".join([*parts, f"L{point(points[-1])}"])


def towards(start: Point, end: Point, reach: float) -> Point:
    """The place so far from one place on the way to another."""
    length = dist(start, end) or 1.0
    share = reach / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


_HEAD: Final = 9.0


def _without_head(points: Sequence[Point]) -> Sequence[Point]:
    """The way without its very end, where the head stands."""
    return (*points[:-1], towards(points[-1], points[-2], _HEAD * 0.8))


def _head(points: Sequence[Point]) -> str:
    tip = points[-1]
    base = towards(tip, points[-2], _HEAD)
    side = (base[0] - tip[0]) * 0.42, (base[1] - tip[1]) * 0.42
    left, right = (base[0] + side[1], base[1] - side[0]), (base[0] - side[1], base[1] + side[0])
    return f"M{point(tip)}L{point(left)}L{point(right)}Z"


def _label(canvas: Canvas, route: Route) -> None:
    if route.label is None:
        return
    edge, (x, _) = route.edge, route.label.centre
    style = "label soft middle" if edge.faded else "label middle"
    y = route.label.y + 2 + measure.LABEL
    mark, *rest = measure.label(edge) if edge.mark else ("", *measure.label(edge))
    canvas.open("said", source=edge.source, target=edge.target)
    if edge.mark:
        canvas.open(f"mark-{edge.mark}")
        y = canvas.lines([mark], x, y, measure.LABEL_LINE, "strong told middle")
        canvas.close()
    canvas.lines(rest, x, y, measure.LABEL_LINE, style)
    canvas.close()


def legend(view: View) -> Iterator[Entry]:
    """What is there, each with how often: kinds of boxes, then of lines, then of boundaries."""
    kinds = _counted(((b.word, b.icon, b.tone), b.count) for b in view.boxes if not b.faded)
    for (word, icon, tone), count in kinds.items():
        yield Entry("icon", word, count, icon=icon, tone=tone)
    marks = Counter(each.mark for each in chain[Box | Edge](view.boxes, view.edges))
    for mark in Mark:
        if count := marks[mark]:
            yield Entry("mark", measure.marked(mark), count, mark=mark)
    if context := sum(box.count for box in view.boxes if box.faded):
        yield Entry("faded", "context, shown for its connections", context)
    levels = _counted((e.classification, e.count) for e in view.edges if e.classification)
    for level, count in sorted(levels.items()):
        yield Entry("level", f"{level} data", count, level=level)
    lines = _counted((e.line, e.count) for e in view.edges if not e.classification)
    for line in Line:
        if count := lines[line]:
            yield Entry("way", _LINES[line], count, line=line)
    if count := sum(frame.ground is Ground.UNTRUSTED for frame in view.frames):
        yield Entry("ground", "outside the city's trust", count, ground=Ground.UNTRUSTED)


def _counted(found: Iterable[tuple[_Sort, int]]) -> Counter[_Sort]:
    """How many there are of each sort, in the order in which they first appear."""
    counts: Counter[_Sort] = Counter()
    for sort, count in found:
        counts[sort] += count
    return counts
