"""What must never happen in a picture, each as a list of the places where it did."""

from collections.abc import Iterator
from itertools import combinations, pairwise, product

from archkit.diagrams import measure
from archkit.diagrams.scene import Area, Point, Route, Scene
from archkit.diagrams.text import width

Segment = tuple[Point, Point]


def faults(scene: Scene) -> list[str]:
    """Everything that is wrong with a picture."""
    return [
        *_unjoined(scene),
        *_slanting(scene),
        *_behind_boxes(scene),
        *_through_labels(scene),
        *_overlapping(scene),
        *_out_of_place(scene),
        *_coinciding(scene),
        *_outside(scene),
        *_overflowing(scene),
    ]


def crossed_heads(scene: Scene) -> list[str]:
    """Names of boundaries that a route or a box runs over."""
    found = []
    for (frame, _), head in zip(scene.frames, scene.heads, strict=True):
        over = [_name(r) for r in scene.routes for s in _segments(r) if _area(s).overlaps(head)]
        over += [box.id for box, area in scene.boxes if area.overlaps(head)]
        found += [f"{name} runs over the name of {frame.id}" for name in over]
    return found


def _segments(route: Route) -> Iterator[Segment]:
    for piece in route.pieces:
        yield from pairwise(piece)


def _area(segment: Segment) -> Area:
    """A line as a thin area, without its very ends."""
    (x, y), (to_x, to_y) = segment
    left, top = min(x, to_x), min(y, to_y)
    wide, high = abs(x - to_x), abs(y - to_y)
    return Area(left - 0.4, top - 0.4, wide + 0.8, high + 0.8)


def _within(one: Area, other: Area) -> bool:
    return (
        other.x <= one.x
        and one.right <= other.right
        and other.y <= one.y
        and one.bottom <= other.bottom
    )


def _name(route: Route) -> str:
    return f"{route.edge.source} -> {route.edge.target}"


def _unjoined(scene: Scene) -> Iterator[str]:
    """A route begins at the border of its source, ends at that of its target, without a break."""
    areas = {box.id: area for box, area in scene.boxes}
    for route in scene.routes:
        start, end = route.pieces[0][0], route.pieces[-1][-1]
        for at, box in ((start, route.edge.source), (end, route.edge.target)):
            area = areas[box]
            if not _touches(at, area):
                yield f"{_name(route)} does not touch {box}"
        if len(route.pieces) != (1 if route.label is None or _loops(route) else 2):
            yield f"{_name(route)} has {len(route.pieces)} pieces"
        for one, other in pairwise(route.pieces):
            gap, label = Area(*_corner(one[-1], other[0])), route.label
            if label is None or not _within(gap, label.grown(0.5)):
                yield f"{_name(route)} is broken"


def _loops(route: Route) -> bool:
    return route.edge.source == route.edge.target


def _corner(one: Point, other: Point) -> tuple[float, float, float, float]:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, abs(one[0] - other[0]), abs(one[1] - other[1])


def _touches(at: Point, area: Area) -> bool:
    """On the border, or within the curve at the end of a drum."""
    x, y = at
    inside = area.x - 0.5 <= x <= area.right + 0.5 and area.y - 0.5 <= y <= area.bottom + 0.5
    deep = min(x - area.x, area.right - x, y - area.y, area.bottom - y)
    return inside and deep <= 6.5


def _slanting(scene: Scene) -> Iterator[str]:
    for route in scene.routes:
        for (x, y), (to_x, to_y) in _segments(route):
            if x != to_x and y != to_y:
                yield f"{_name(route)} slants"


def _behind_boxes(scene: Scene) -> Iterator[str]:
    for route in scene.routes:
        for segment, (box, area) in product(_segments(route), scene.boxes):
            if _area(segment).overlaps(area.grown(-7)):
                yield f"{_name(route)} runs behind {box.id}"


def _through_labels(scene: Scene) -> Iterator[str]:
    labels = [(route, route.label) for route in scene.routes if route.label]
    for route, (owner, label) in product(scene.routes, labels):
        for segment in _segments(route):
            if _area(segment).overlaps(label.grown(-1)):
                yield f"{_name(route)} runs through the label of {_name(owner)}"


def _overlapping(scene: Scene) -> Iterator[str]:
    things = [(box.id, area) for box, area in scene.boxes]
    things += [(f"the label of {_name(r)}", r.label) for r in scene.routes if r.label]
    for (one, area), (other, another) in combinations(things, 2):
        if area.overlaps(another.grown(-0.5)):
            yield f"{one} overlaps {other}"


def _out_of_place(scene: Scene) -> Iterator[str]:
    """A box and a boundary are within theirs and apart from others; no label is on a side."""
    frames = {frame.id: area for frame, area in scene.frames}
    parents = {frame.id: frame.parent for frame, _ in scene.frames}
    for box, area in scene.boxes:
        around = set()
        frame = box.frame
        while frame:
            around.add(frame)
            frame = parents[frame]
        for name, ground in frames.items():
            if name in around and not _within(area, ground):
                yield f"{box.id} is not within {name}"
            if name not in around and area.overlaps(ground):
                yield f"{box.id} stands on {name}"
    for (one, area), (other, another) in combinations(frames.items(), 2):
        if area.overlaps(another) and not (_within(area, another) or _within(another, area)):
            yield f"{one} overlaps {other}"
    for route, (name, ground) in product(scene.routes, frames.items()):
        label = route.label
        if label and label.overlaps(ground) and not _within(label, ground):
            yield f"the label of {_name(route)} stands on the side of {name}"


def _coinciding(scene: Scene) -> Iterator[str]:
    """Two routes may cross; they never run on top of each other."""
    lines = [(r, _area(s)) for r in scene.routes for s in _segments(r)]
    for (one, area), (other, another) in combinations(lines, 2):
        if one is not other and area.overlaps(another):
            shared = (
                min(area.right, another.right) - max(area.x, another.x),
                min(area.bottom, another.bottom) - max(area.y, another.y),
            )
            if max(shared) > 4:
                yield f"{_name(one)} runs on top of {_name(other)} for {max(shared):.0f} px"


def _outside(scene: Scene) -> Iterator[str]:
    sheet = Area(0, 0, scene.width, scene.height).grown(0.5)
    things = [(box.id, area) for box, area in scene.boxes]
    things += [(frame.id, area) for frame, area in scene.frames]
    things += [(f"the label of {_name(r)}", r.label) for r in scene.routes if r.label]
    things += [(_name(r), _area(s)) for r in scene.routes for s in _segments(r)]
    yield from (f"{name} is off the sheet" for name, area in things if not _within(area, sheet))


def _overflowing(scene: Scene) -> Iterator[str]:
    """Text stays within its box, and a label within the place that was kept for it."""
    taken = 2 * measure.PADDING + measure.ICON + measure.GAP
    for box, area in scene.boxes:
        words = measure.words(box)
        lines = [width(line, measure.NAME, "semibold") for line in words.name]
        lines += [width(line, measure.SMALL) for line in (*words.kind, *words.note)]
        lines += [width(line, measure.SMALL, "semibold") for line in words.told]
        if max(lines) > area.width - taken:
            yield f"the words of {box.id} are too wide for it"
        if words.height + measure.PADDING > area.height - measure.lid(box):
            yield f"the words of {box.id} are too high for it"
    for route in scene.routes:
        wide, high = measure.label_size(route.edge) if route.label else (0.0, 0.0)
        if route.label and (wide > route.label.width + 0.1 or high > route.label.height + 0.1):
            yield f"the label of {_name(route)} is larger than its place"
