"""Matrix: who depends on whom, a row and a column for each (design structure matrix)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archkit.diagrams.aggregate import MOST_BOXES
from archkit.diagrams.canvas import Canvas
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.engine import Engine
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.marks import Cell, Table, draw_table
from archkit.diagrams.parts import department_box, solution_box
from archkit.diagrams.selection import Selection, of_solutions
from archkit.diagrams.streams import as_called, edges_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Edge, Line, Tone, View, plural_are

if TYPE_CHECKING:
    pass


def _views(subject: Subject) -> Iterator[View]:
    if len(subject.design.solutions) > 1:
        yield _shown(of_solutions(subject.design.solutions.values(), subject, "matrix"))


def _shown(selection: Selection) -> View:
    """The solutions of a selection, those around it among them; of too many their departments."""
    design = selection.design
    ends = {end.within for _, *both in selection.joined for end in both}
    names = [name for name in design.solutions if name in ends or name in selection.solutions]
    many = len(names) > MOST_BOXES
    owners = {name: design.solutions[name].department if many else name for name in names}
    streams = (as_called(each) for each in selection.connections)
    edges = edges_of(streams, lambda at: owners[at.partition(".")[0]], selection.subject.facts)
    counts = Counter(owners.values())
    boxes = {
        owner: department_box(design.departments[owner], count)
        if many
        else replace(
            solution_box(design.solutions[owner], design),
            faded=owner not in selection.solutions,
        )
        for owner, count in counts.items()
    }
    inside = len(selection.joined) - sum(edge.count for edge in edges)
    what = "department" if many else "solution"
    return selection.view(
        "matrix",
        f"{selection.called}: which {what}s depend on which",
        f"A mark says that the {what} of the row calls that of the column, and by how many"
        f" connections. Callers come first: a mark below the diagonal closes a circle.",
        boxes=[boxes[name] for name in _in_order(list(boxes), edges)],
        edges=edges,
        left_out=_told(inside, what),
        counted=(what, "connection"),
    )


def _told(inside: int, what: str) -> Iterator[str]:
    if inside:
        yield f"{plural_are(inside, 'connection')} within one {what} and not drawn."


def _in_order(names: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """Callers before those they call, as far as there are no circles."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    whole = nx.condensation(graph)
    members: dict[int, list[str]] = {at: sorted(whole.nodes[at]["members"]) for at in whole}
    return [
        name
        for generation in nx.topological_generations(whole)
        for circle in sorted(members[at] for at in generation)
        for name in circle
    ]


def _drawn(view: View, engine: Engine) -> Drawing:
    del engine
    canvas = Canvas()
    cells = _cells(view)
    table = Table(view.boxes, view.boxes, cells, square=True)
    wide, high = draw_table(canvas, table)
    return Drawing(wide, high, tuple(canvas.parts), tuple(_legend(cells)))


def _cells(view: View) -> list[Cell]:
    there = {(edge.source, edge.target) for edge in view.edges}
    named = {box.id: box.name for box in view.boxes}
    found = []
    for edge in view.edges:
        mutual = (edge.target, edge.source) in there
        told = ", ".join(edge.label)
        title = f"{named[edge.source]} calls {named[edge.target]}" + (f": {told}" if told else "")
        found.append(
            Cell(
                edge.source,
                edge.target,
                title,
                words=f"{edge.count}",
                tone=Tone.BAD if mutual else Tone.SERVICE,
                faded=edge.line is not Line.SYNC and not mutual,
            )
        )
    return found


def _legend(cells: Sequence[Cell]) -> Iterator[Entry]:
    mutual = sum(cell.tone is Tone.BAD for cell in cells)
    faded = sum(cell.faded for cell in cells)
    if waiting := len(cells) - mutual - faded:
        yield Entry("icon", "calls, and waits", waiting)
    if faded:
        yield Entry("faded", "sends, and does not wait", faded)
    if mutual:
        yield Entry("icon", "each calls the other", mutual, tone=Tone.BAD)


KIND = Kind(
    "matrix",
    "which solutions depend on which, as a table",
    Scope.CITY,
    _views,
    draw=_drawn,
    shown=_shown,
)
