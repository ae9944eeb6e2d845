"""A change as a picture: what came, went and changed, with all that touches it, and no more."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from archkit.diagrams.aggregate import bounded
from archkit.diagrams.parts import box_of, edge_of, merged, solution_box, solution_frame
from archkit.diagrams.view import Box, Edge, Frame, Mark, View, plural
from archkit.diff.review import Review
from archkit.diff.union import Link, Part, Union
from archkit.model.vocabulary import Kind as Sort

MOST_PARTS: Final = 40
"""With more parts than a reviewer looks at, a picture shows the solutions that they belong to."""
_WORDS: Final[Mapping[Mark, str]] = {
    Mark.ADDED: "added",
    Mark.REMOVED: "removed",
    Mark.CHANGED: "changed",
    Mark.TOUCHED: "touched by it",
}


def picture(review: Review) -> View | None:
    """The picture of a change on one layout; nothing where no part of the design is concerned."""
    union = Union(review)
    links = _shown_links(union)
    parts = _shown_parts(union, links)
    if not parts:
        return None
    view = _of_parts(parts, links, union)
    if len(view.boxes) > MOST_PARTS:
        view = bounded(_of_solutions(parts, links, union), MOST_PARTS)
    return replace(
        view,
        sentence=_sentence(parts),
        model=review.head.workspace.settings.workspace.name,
        day=review.head.result.as_of,
    )


def _shown_links(union: Union) -> list[Link]:
    """The connections that came, went or changed, and those of parts that did."""
    marked = {each.address for each in union.parts.values() if each.mark}
    return [
        each for each in union.links if each.mark or each.source in marked or each.target in marked
    ]


def _shown_parts(union: Union, links: Iterable[Link]) -> list[Part]:
    """What is marked, names what changed, or is at the end of a connection that is shown."""
    ends = {end for each in links for end in (each.source, each.target)}
    touched = union.naming | (union.resting & ends)
    return [
        replace(each, mark=each.mark or (Mark.TOUCHED if each.address in touched else None))
        for each in union.parts.values()
        if each.mark or each.address in ends or each.address in touched
    ]


def _sentence(parts: Iterable[Part]) -> str:
    """How many parts came, went and changed, and how many stand around them."""
    counts = Counter(each.mark for each in parts)
    told = [f"{plural(counts[each], 'part')} {_WORDS[each]}" for each in Mark if counts[each]]
    if around := counts[None]:
        told.append(f"{plural(around, 'part')} around as before")
    return f"{', '.join(told)}."


def _of_parts(parts: Sequence[Part], links: Iterable[Link], union: Union) -> View:
    solutions = dict.fromkeys(each.solution for each in parts if not _is_person(each))
    return _view(
        boxes=(_box(each) for each in parts),
        edges=(_edge(each) for each in links),
        frames=(solution_frame(union.solution(each)[0]) for each in solutions),
    )


def _of_solutions(parts: Sequence[Part], links: Iterable[Link], union: Union) -> View:
    """Each solution as one box, with what became of it and its parts."""
    of: dict[str, list[Part]] = {}
    for each in parts:
        of.setdefault(each.solution, []).append(each)
    edges = (
        replace(_edge(each), source=_solution(each.source), target=_solution(each.target))
        for each in links
    )
    return _view(
        boxes=(_solution_box(name, members, union) for name, members in of.items()),
        edges=(replace(each, label=()) for each in edges if each.source != each.target),
        left_out=("So many parts are concerned that each solution is drawn as one box.",),
    )


def _view(
    boxes: Iterable[Box],
    edges: Iterable[Edge],
    frames: Iterable[Frame] = (),
    left_out: tuple[str, ...] = (),
) -> View:
    return View(
        id="diff",
        kind="diff",
        title="What changes in the design",
        sentence="",
        boxes=tuple(boxes),
        edges=merged(edges),
        frames=tuple(frames),
        left_out=left_out,
    )


def _box(part: Part) -> Box:
    return replace(
        box_of(part.component, part.design),
        id=part.address,
        element=part.address,
        frame="" if _is_person(part) else part.solution,
        faded=part.mark is None,
        mark=part.mark,
        note=part.note,
    )


def _is_person(part: Part) -> bool:
    return part.component.kind is Sort.PERSON


def _edge(link: Link) -> Edge:
    """A connection; of one that stays as it was, its words would only be in the way."""
    made = replace(edge_of(link.connection, link.design), source=link.source, target=link.target)
    faded = link.mark is None
    return replace(made, mark=link.mark, faded=faded, label=() if faded else made.label)


def _solution_box(name: str, parts: Iterable[Part], union: Union) -> Box:
    solution, design, own = union.solution(name)
    counts = Counter(each.mark for each in parts if each.mark)
    mark = own or _mark_of(counts.keys())
    return replace(
        solution_box(solution, design),
        id=name,
        element=name,
        mark=mark,
        faded=mark is None,
        note=", ".join(f"{plural(count, 'part')} {each}" for each, count in counts.items()),
    )


def _mark_of(parts: Collection[Mark]) -> Mark | None:
    """What became of something by what became of its parts."""
    if not parts:
        return None
    return Mark.TOUCHED if {*parts} == {Mark.TOUCHED} else Mark.CHANGED


def _solution(address: str) -> str:
    return address.partition(".")[0]
