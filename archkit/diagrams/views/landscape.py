"""Landscape: the city's solutions by department; of a department, what they exchange as well."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from archkit.diagrams.aggregate import MOST_BOXES
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.kind import Kind, Scope, laid_out
from archkit.diagrams.neighbours import Neighbours
from archkit.diagrams.parts import department_box, department_frame, solution_box
from archkit.diagrams.selection import Selection, of_solutions
from archkit.diagrams.streams import as_called, edges_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.tiles import tiled
from archkit.diagrams.view import Box, Frame, Tone, View, plural, plural_are
from archkit.model.design import Design

_SHARED: Final = 3
"""What more than a third of the solutions use is a platform: everything rests on it."""


def _views(subject: Subject) -> Iterator[View]:
    """The whole city, then each department with its neighbours."""
    solutions = subject.design.solutions
    if not solutions:
        return
    yield _city(of_solutions(solutions.values(), subject, "landscape"))
    for department in subject.design.departments.values():
        own = [each for each in solutions.values() if each.department == department.id]
        if own:
            selection = of_solutions(own, subject, f"landscape.{department.id}")
            title = f"{department.title}: its solutions, and what they work with"
            yield _shown(replace(selection, title=title))


def _city(selection: Selection) -> View:
    """All departments as cards; with very many solutions, each department as one box."""
    design, solutions = selection.design, selection.solutions
    counts = Counter(each.department for each in solutions.values())
    departments = [each for name, each in design.departments.items() if name in counts]
    many = len(solutions) > MOST_BOXES
    whole = (department_box(each, counts[each.id]) for each in departments)
    what = "how many solutions each of them has" if many else "their solutions"
    return selection.view(
        "landscape",
        f"{selection.called}: its departments and {what}",
        f"The {plural(len(solutions), 'solution')} of {plural(len(departments), 'department')},"
        " and how many others each works with.",
        boxes=whole if many else _tiles(selection),
        frames=() if many else map(department_frame, departments),
        left_out=_city_told(selection, many=many),
        counted=("solution", "connection"),
    )


def _city_told(selection: Selection, *, many: bool) -> Iterator[str]:
    if many:
        count = plural(len(selection.solutions), "solution")
        yield (
            f"{count} are too many for one picture, so each department is one box here:"
            " the picture of each has its solutions."
        )
    if selection.joined:
        yield (
            f"{plural_are(len(selection.joined), 'connection')} not drawn: the matrix and the"
            " pictures of the departments have those between solutions."
        )


def _tiles(selection: Selection) -> Iterator[Box]:
    """The solutions, each with how many others it works with; platforms stand out."""
    pairs = {(source.within, target.within) for _, source, target in selection.joined}
    pairs = {pair for pair in pairs if pair[0] != pair[1]}
    users = Counter(target for _, target in pairs)
    partners = Counter(at for pair in {frozenset(pair) for pair in pairs} for at in pair)
    for solution in selection.solutions.values():
        used, met = users[solution.id], partners[solution.id]
        platform = used * _SHARED > len(selection.solutions)
        told = (
            f"used by {plural(used, 'other')}" if platform else f"works with {plural(met, 'other')}"
        )
        box = _own(solution.id, selection)
        yield replace(
            box,
            word=f"{solution.stage} {'platform' if platform else 'solution'}",
            note=f"Tier {solution.tier}, {told if met else 'no connections'}",
            tone=Tone.CHANNEL if platform else box.tone,
        )


def _own(name: str, selection: Selection) -> Box:
    solution = selection.solutions[name]
    return replace(
        solution_box(solution, selection.design),
        word=f"{solution.stage} solution, tier {solution.tier}",
        frame=f"department:{solution.department}",
        note=plural(len(solution.components), "part"),
    )


def _shown(selection: Selection) -> View:
    """Some solutions, with lines for what they exchange with each other and with others."""
    around = Neighbours(selection, whole=True)

    def box_at(address: str) -> str:
        solution = address.partition(".")[0]
        return solution if solution in selection.solutions else around.box_at(address)

    streams = [as_called(each) for each in selection.connections]
    edges = edges_of(streams, box_at, selection.subject.facts)
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    departments = {each.department for each in selection.solutions.values()}
    return selection.view(
        "landscape",
        f"{selection.called}: its solutions, and what they work with",
        f"{_subject(len(selection.solutions))} with others.",
        boxes=[
            *(_own(each, selection) for each in selection.solutions),
            *around.boxes(joined - selection.solutions.keys()),
        ],
        edges=edges,
        frames=_frames(selection.design, departments),
        left_out=(*around.told, *_inside(selection)),
        counted=("solution", "connection"),
    )


def _subject(solutions: int) -> str:
    if solutions == 1:
        return "The one solution, and the data that it exchanges"
    return f"The {solutions:,} solutions, and the data that they exchange with each other and"


def _frames(design: Design, departments: set[str]) -> Iterator[Frame]:
    for name, department in design.departments.items():
        if name in departments:
            yield department_frame(department)


def _inside(selection: Selection) -> Iterator[str]:
    inside = sum(source.within == target.within for _, source, target in selection.joined)
    if inside:
        yield f"{plural_are(inside, 'connection')} within one solution and not drawn."


def _drawn(view: View, engine: Engine) -> Drawing:
    """A picture without lines as cards, another as boxes and lines."""
    return laid_out(view, engine) if view.edges else tiled(view)


KIND = Kind(
    "landscape",
    "the solutions of the city and of each department, and what they exchange",
    Scope.CITY,
    _views,
    draw=_drawn,
    shown=_shown,
)
