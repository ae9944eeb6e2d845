"""Finds a place for everything in a view: by the engine, plainer and plainer, or in plain rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from archkit.diagrams import measure
from archkit.diagrams.arrange import Arrangement, arranged
from archkit.diagrams.crowded import MOST_LINES
from archkit.diagrams.curves import Curve, across_at, curve_of
from archkit.diagrams.dot import (
    LADDER,
    Attempt,
    beside,
    box_sizes,
    dot_source,
    frame_names,
    labelled,
)
from archkit.diagrams.engine import Answer, Engine, LayoutError
from archkit.diagrams.grid import on_a_grid
from archkit.diagrams.routing.plan import Plan, Spot
from archkit.diagrams.routing.routes import routed
from archkit.diagrams.scene import Scene
from archkit.diagrams.view import View

_HALVES: Final = ("e", "h")


def placed(view: View, engine: Engine) -> Scene:
    """A scene in which every box and every edge of the view has its place.

    Where the engine fails or leaves something out, it is asked for something plainer; where all
    of that fails, or there is no engine, boxes stand in plain rows: a plain picture rather than
    none.
    """
    if not view.boxes:
        return Scene(0, 0, (), (), ())
    found = _by_engine(view, engine) if engine.there else None
    return found or routed(on_a_grid(view), "labels and layout")


def _by_engine(view: View, engine: Engine) -> Scene | None:
    arrangement = arranged(view)
    for attempt in LADDER[-1:] if len(view.edges) > MOST_LINES else LADDER:
        try:
            answer = engine.lay_out(dot_source(view, arrangement, attempt), attempt.seconds)
            return routed(_plan(view, arrangement, attempt, answer), attempt.name)
        except LayoutError:
            continue
    return None


def _plan(view: View, arrangement: Arrangement, attempt: Attempt, answer: Answer) -> Plan:
    """The engine's answer in pixels from the top, across and along.

    Raises:
        LayoutError: where a declared box, boundary, label or edge is not in it.
    """
    try:
        return _Reader(view, arrangement, attempt, answer).plan()
    except (KeyError, ValueError, IndexError) as error:
        raise LayoutError(f"something was not drawn: {error}") from None


class _Reader:
    def __init__(
        self, view: View, arrangement: Arrangement, attempt: Attempt, answer: Answer
    ) -> None:
        self._view = view
        self._arrangement = arrangement
        self._labels = labelled(view, attempt)
        self._high = _numbers(answer["bb"])[3]
        self._named: Mapping[str, Any] = {each["name"]: each for each in answer["objects"]}
        self._ways = {e["id"]: e["pos"] for e in answer.get("edges", ()) if "id" in e}

    def plan(self) -> Plan:
        """Everything where the engine has it."""
        sizes = box_sizes(self._view, self._arrangement)
        boxes = {}
        for number, box in enumerate(self._view.boxes):
            more = beside(box, self._view, self._arrangement)
            boxes[box.id] = self._spot(f"b{number}", sizes[box.id], more)
        labels = {
            number: self._spot(f"l{number}", measure.label_size(self._view.edges[number]))
            for number in sorted(self._labels)
        }
        called = frame_names(self._view.frames)
        sides = {frame.id: self._sides(called[frame.id]) for frame in self._view.frames}
        direction = self._arrangement.direction
        plan = Plan(self._view, direction, boxes, labels, sides, self._passing())
        for number in plan.labels:
            edge = self._view.edges[number]
            rows = sorted(plan.row_of_box[end] for end in (edge.source, edge.target))
            if not rows[0] < plan.row_of_label[number] < rows[1]:
                raise LayoutError(f"the label of edge {number} stands aside")
        return plan

    def _spot(self, name: str, size: tuple[float, float], beside_it: float = 0.0) -> Spot:
        """Where a node is; what stands beside a box is at its end."""
        across, along = self._place(*_numbers(self._named[name]["pos"]))
        wide, deep = measure.across(self._arrangement.direction, size)
        return Spot(across - beside_it / 2, along, wide, deep, beside_it)

    def _sides(self, name: str) -> tuple[float, float]:
        left, low, right, top = _numbers(self._named[name]["bb"])
        one, other = self._place(left, low)[0], self._place(right, top)[0]
        return min(one, other), max(one, other)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """A place across and along, from the top."""
        return measure.across(self._arrangement.direction, (x, self._high - y))

    def _passing(self) -> Callable[[int, float], float | None]:
        """Where an edge crosses a row on the engine's own route."""
        curves: dict[int, list[Curve]] = {}
        for number, edge in enumerate(self._view.edges):
            if edge.source != edge.target:
                names = _HALVES if number in self._labels else _HALVES[:1]
                curves[number] = [
                    [self._place(x, y) for x, y in curve_of(self._ways[f"{name}{number}"])]
                    for name in names
                ]

        def passing(number: int, along: float) -> float | None:
            found = (across_at(curve, along) for curve in curves[number])
            return next((place for place in found if place is not None), None)

        return passing


def _numbers(text: str) -> Sequence[float]:
    return [float(part) for part in text.split(",")]
