"""From a plan to a scene: every route found, every row at its level, in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.routing.heads import head_of
from archkit.diagrams.routing.levels import Levels, levels_of
from archkit.diagrams.routing.plan import Plan, Spot
from archkit.diagrams.routing.sweep import APART, Chain, Places, chains_of, swept
from archkit.diagrams.routing.tracks import Bend, Steps, steps_of
from archkit.diagrams.scene import Area, Point, Route, Scene
from archkit.diagrams.view import Box

LOOP: Final = 16.0
"""How far a route from a box to itself stands out."""
_Turn = tuple[float, float]
"""A place across and along."""


def routed(plan: Plan, plain: str = "") -> Scene:
    """The scene of a plan."""
    chains = chains_of(plan)
    places = swept(plan, chains)
    steps = [steps_of(bends) for bends in _bends(plan, chains, places)]
    levels = levels_of(plan, [_count(each) for each in steps])
    return _Drawn(plan, levels, steps).scene(chains, places, plain)


def _count(steps: Steps) -> int:
    """How many tracks there are."""
    return 1 + max((track for each in steps.values() for track, _ in each), default=-1)


def _bends(plan: Plan, chains: Sequence[Chain], places: Places) -> list[list[Bend]]:
    """The changes of place below each row."""
    found: list[list[Bend]] = [[] for _ in plan.rows]
    for chain in chains:
        stops = places[chain.number]
        if chain.first == chain.last:
            found[chain.first].append(Bend(chain.number, stops, ()))
            continue
        for row, (here, there) in enumerate(pairwise(stops), start=chain.first):
            found[row].append(Bend(chain.number, (here,), (there,)))
    return found


class _Drawn:
    def __init__(self, plan: Plan, levels: Levels, steps: Sequence[Steps]) -> None:
        self._plan = plan
        self._levels = levels
        self._steps = steps
        self._boxes = {box.id: box for box in plan.view.boxes}

    def scene(self, chains: Sequence[Chain], places: Places, plain: str) -> Scene:
        plan, view = self._plan, self._plan.view
        ways = {c.number: tuple(self._way(c, places[c.number])) for c in chains}
        labels = {
            c.number: self._label(c, places[c.number]) for c in chains if c.number in plan.labels
        }
        for number, edge in enumerate(view.edges):
            if edge.source == edge.target:
                ways[number], label = self._loop(number)
                labels |= {number: label} if label else {}
        boxes = tuple((box, self._area(self._box(box))) for box in view.boxes)
        frames = tuple(
            (frame, self._area(self._frame(frame.id)))
            for frame in view.frames
            if frame.id in self._levels.frames
        )
        routes = tuple(
            Route(
                edge,
                tuple(tuple(self._turned(at) for at in piece) for piece in ways[number]),
                self._area(labels[number]) if number in labels else None,
            )
            for number, edge in enumerate(view.edges)
        )
        return _at_the_corner(Scene(0, 0, boxes, frames, routes, plain=plain))

    def _box(self, box: Box) -> Spot:
        spot = self._plan.boxes[box.id]
        return replace(spot, along=self._levels.rows[self._plan.row_of_box[box.id]])

    def _frame(self, name: str) -> Spot:
        (low, high), (start, end) = self._plan.sides[name], self._levels.frames[name]
        return Spot((low + high) / 2, (start + end) / 2, high - low, end - start)

    def _label(self, chain: Chain, stops: Sequence[float]) -> Spot:
        row, spot = self._plan.row_of_label[chain.number], self._plan.labels[chain.number]
        return Spot(stops[row - chain.first], self._levels.rows[row], spot.wide, spot.deep)

    def _way(self, chain: Chain, stops: Sequence[float]) -> Iterator[tuple[_Turn, ...]]:
        """The pieces of a route, from the source to the target, interrupted by the label."""
        turns = _simple(self._turns(chain, stops))
        pieces = [turns]
        if chain.number in self._plan.labels:
            pieces = _cut(turns, self._label(chain, stops))
        if chain.turned:
            pieces = [piece[::-1] for piece in reversed(pieces)]
        yield from map(tuple, pieces)

    def _turns(self, chain: Chain, stops: Sequence[float]) -> Iterator[_Turn]:
        across = stops[0]
        yield self._border(chain.upper, across, 1)
        for row in range(chain.first, chain.first + len(stops) - 1):
            for track, there in self._steps[row].get(chain.number, ()):
                level = self._levels.tracks[row] + track * APART
                yield across, level
                yield there, level
                across = there
        side = -1 if chain.first < chain.last else 1
        yield self._border(chain.lower, across, side)

    def _border(self, name: str, across: float, side: int) -> _Turn:
        """Where a route touches a box at its upper (-1) or lower (1) side."""
        spot = self._box(self._boxes[name])
        rim = 0.0
        if self._plan.direction == "TB" and measure.lid(self._boxes[name]):
            rim = measure.rim((across - spot.across) / (spot.wide / 2))
        return across, spot.along + side * (spot.deep / 2 - rim)

    def _loop(self, number: int) -> tuple[tuple[tuple[_Turn, ...], ...], Spot | None]:
        """The route from a box to itself, beside it, with its label beside that."""
        edge = self._plan.view.edges[number]
        spot = self._box(self._boxes[edge.source])
        reach = spot.high + LOOP
        up, down = spot.along - spot.deep / 6, spot.along + spot.deep / 6
        way = ((spot.high, up), (reach, up), (reach, down), (spot.high, down))
        if not measure.label(edge):
            return (way,), None
        wide, deep = measure.across(self._plan.direction, measure.label_size(edge))
        return (way,), Spot(reach + 4 + wide / 2, spot.along, wide, deep)

    def _area(self, spot: Spot) -> Area:
        x, y = self._turned((spot.low, spot.along - spot.deep / 2))
        return Area(x, y, *measure.across(self._plan.direction, (spot.wide, spot.deep)))

    def _turned(self, at: _Turn) -> Point:
        across, along = at
        return (across, along) if self._plan.direction == "TB" else (along, across)


def _simple(turns: Iterator[_Turn]) -> list[_Turn]:
    """Without places in the middle of a straight piece."""
    found: list[_Turn] = []
    for at in turns:
        if found and at == found[-1]:
            continue
        if len(found) > 1 and any(found[-2][n] == found[-1][n] == at[n] for n in (0, 1)):
            found[-1] = at
        else:
            found.append(at)
    return found


def _cut(turns: list[_Turn], label: Spot) -> list[list[_Turn]]:
    """The two pieces that a label leaves of a route; it stands on a piece along."""
    start, end = label.along - label.deep / 2, label.along + label.deep / 2
    for place, (one, other) in enumerate(pairwise(turns), start=1):
        if one[1] <= start and end <= other[1]:
            return [[*turns[:place], (one[0], start)], [(one[0], end), *turns[place:]]]
    return [turns]


def _at_the_corner(scene: Scene) -> Scene:
    """The scene moved so that it begins at its upper left corner, and as large as what is on it."""
    areas = [area for _, area in scene.boxes] + [area for _, area in scene.frames]
    areas += [route.label for route in scene.routes if route.label]
    for route in scene.routes:
        areas += [Area(x, y, 0, 0).grown(4) for piece in route.pieces for x, y in piece]
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right, bottom = max(area.right for area in areas), max(area.bottom for area in areas)
    boxes = tuple((box, area.moved(-left, -top)) for box, area in scene.boxes)
    frames = tuple((frame, area.moved(-left, -top)) for frame, area in scene.frames)
    routes = tuple(route.moved(-left, -top) for route in scene.routes)
    heads = tuple(head_of(frame, area, routes) for frame, area in frames)
    return Scene(right - left, bottom - top, boxes, frames, routes, heads, scene.plain)
