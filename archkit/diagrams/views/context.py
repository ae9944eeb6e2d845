"""Context: a solution among the people it serves and the systems it works with (C4, level 1)."""

from collections.abc import Iterator
from dataclasses import replace

from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.neighbours import Neighbours
from archkit.diagrams.parts import box_of, solution_box
from archkit.diagrams.selection import Selection, of_solution
from archkit.diagrams.streams import as_called, edges_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import View, listed, plural, plural_are
from archkit.model.solution import Solution
from archkit.model.vocabulary import NOT_OURS
from archkit.model.vocabulary import Kind as Sort


def _views(subject: Subject) -> Iterator[View]:
    selection = of_solution(subject, "context")
    if selection is None or subject.solution is None:
        return
    around = Neighbours(selection, whole=True)
    own = [box_of(each, subject.design) for each in selection.own.values() if each.kind in NOT_OURS]
    others = [replace(box, faded=False) for box in around.boxes()]
    boxes = [*own, solution_box(subject.solution, subject.design), *others]
    drawn = {box.id for box in boxes}

    def end_of(address: str) -> str:
        box = around.box_at(address)
        return box if box in drawn else address.partition(".")[0]

    yield selection.view(
        "context",
        f"{selection.called}: who and what it works with",
        _sentence(subject.solution, selection),
        boxes=boxes,
        edges=edges_of(map(as_called, selection.connections), end_of, subject.facts),
        left_out=(*around.told, *_inside(selection, drawn)),
    )


def _sentence(solution: Solution, selection: Selection) -> str:
    there = [*selection.own.values(), *selection.around.values()]
    others = {each.within for each in selection.around.values() if each.kind is not Sort.PERSON}
    counts = [
        (sum(each.kind is Sort.PERSON for each in there), "role"),
        (len(others), "other solution"),
        (
            sum(each.kind is Sort.EXTERNAL_SYSTEM for each in selection.own.values()),
            "system outside the city",
        ),
    ]
    met = listed([plural(count, word) for count, word in counts if count])
    works = f"It works with {met}." if met else "It works with nobody and nothing else."
    return f"{solution.purpose} {works}" if solution.purpose else works


def _inside(selection: Selection, drawn: set[str]) -> Iterator[str]:
    """What is not drawn, since it happens within the one box of the solution."""
    own = selection.own.keys() - drawn
    within = sum(each.source in own and each.target in own for each, _, _ in selection.joined)
    ways = f", with {plural(within, 'connection')} between them," if within else ""
    if own:
        parts, _, are = plural_are(len(own), "part").rpartition(" ")
        yield f"Its {parts}{ways} {are} one box here: the container picture has them."


KIND = Kind("context", "a solution, its people and its neighbours", Scope.SOLUTION, _views)
