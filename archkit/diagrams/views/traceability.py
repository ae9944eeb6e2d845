"""Traceability: which part meets which requirement, and whether it is met."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archkit.analysis.requirements import parts_of
from archkit.analysis.verdicts.judge import Verdicts
from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.diagrams.canvas import Canvas
from archkit.diagrams.drawing import Drawing, Entry
from archkit.diagrams.engine import Engine
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.marks import Cell, Table, draw_table
from archkit.diagrams.parts import box_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Box, Edge, Tone, View, listed, plural
from archkit.model.vocabulary import Kind as Sort

_MOST_ROWS: Final = 80
"""With more requirements than fill two pages, those that are met are counted only."""
_ROOM: Final = 460.0
_LOOKS: Final = {
    Standing.UNMET: ("cross", Tone.BAD),
    Standing.UNKNOWN: ("question", Tone.OPEN),
    Standing.MET: ("check", Tone.GOOD),
    Standing.NOT_APPLICABLE: ("", Tone.OUTSIDE),
}


@dataclass(frozen=True, kw_only=True)
class _Traces(View):
    """Requirements, then the parts that meet them, joined by edges.

    Attributes:
        asked: How many of the boxes are requirements.
    """

    asked: int = 0


def _views(subject: Subject) -> Iterator[_Traces]:
    if subject.solution is None or not subject.solution.requirements:
        return
    verdicts = Verdicts(subject.judged)
    every = [verdicts.of(each) for each in subject.solution.requirements.values()]
    shown = _shown(every)
    edges = [edge for each in shown for edge in _edges(each, subject)]
    parts = {edge.target for edge in edges}
    own = {each.address for each in subject.components}
    columns = [
        box_of(component, subject.design)
        for address, component in subject.design.components.items()
        if address in parts or (address in own and component.kind is not Sort.PERSON)
    ]
    columns.sort(key=lambda box: box.id not in own)
    yield _Traces(
        id=subject.view_id("traceability"),
        kind="traceability",
        title=f"{subject.title}: what meets its requirements",
        sentence=_sentence(every),
        boxes=(*map(_row, shown), *columns),
        edges=tuple(edges),
        left_out=tuple(_told(every, shown)),
        model=subject.model,
        day=subject.day,
        counted=("element", "link"),
        asked=len(shown),
    )


def _shown(verdicts: list[Verdict]) -> list[Verdict]:
    """All of them; of very many those that are met only as far as there is room."""
    if len(verdicts) <= _MOST_ROWS:
        return verdicts
    order = {standing: place for place, standing in enumerate(_LOOKS)}
    return sorted(verdicts, key=lambda verdict: order[verdict.standing])[:_MOST_ROWS]


def _edges(verdict: Verdict, subject: Subject) -> Iterator[Edge]:
    """To each part that meets it; faded to those it meets by a journey or a connection."""
    requirement = verdict.requirement
    named = {f"{requirement.within}.{each}" for each in requirement.satisfied_by}
    named |= set(requirement.satisfied_by)
    parts = {each.address: each for each in parts_of(requirement, subject.design)}
    for address, component in parts.items():
        direct = address in named
        if direct or component.kind is not Sort.PERSON:
            yield Edge(source=_row_id(verdict), target=address, faded=not direct)


def _row_id(verdict: Verdict) -> str:
    return f"requirement:{verdict.requirement.address}"


def _row(verdict: Verdict) -> Box:
    icon, tone = _LOOKS[verdict.standing]
    return Box(
        id=_row_id(verdict),
        name=f"{verdict.requirement.id} · {verdict.standing}",
        word=f"requirement, {verdict.standing}",
        icon=icon,
        tone=tone,
        note=verdict.requirement.statement,
        element=verdict.requirement.address,
    )


def _sentence(verdicts: list[Verdict]) -> str:
    counts = Counter(each.standing for each in verdicts)
    told = [f"{counts[each]} {each}" for each in _LOOKS if counts[each]]
    return f"{plural(len(verdicts), 'requirement')}, {listed(told)}, and the parts that meet them."


def _told(every: list[Verdict], shown: list[Verdict]) -> Iterator[str]:
    if hidden := len(every) - len(shown):
        yield f"{plural(hidden, 'requirement')} are too many for one picture and not drawn."


def _drawn(view: _Traces, engine: Engine) -> Drawing:
    del engine
    rows, columns = view.boxes[: view.asked], view.boxes[view.asked :]
    of = {box.id: box for box in view.boxes}
    cells = [
        Cell(
            edge.source,
            edge.target,
            f"{of[edge.target].name} meets {of[edge.source].name}",
            icon=of[edge.source].icon,
            tone=of[edge.source].tone,
            faded=edge.faded,
        )
        for edge in view.edges
    ]
    canvas = Canvas()
    wide, high = draw_table(canvas, Table(rows, columns, cells, room=_ROOM))
    return Drawing(wide, high, tuple(canvas.parts), tuple(_legend(rows, cells)))


def _legend(rows: tuple[Box, ...], cells: list[Cell]) -> Iterator[Entry]:
    counts = Counter((row.word, row.icon, row.tone) for row in rows)
    for (word, icon, tone), count in counts.items():
        yield Entry("icon", word, count, icon=icon, tone=tone)
    if faded := sum(cell.faded for cell in cells):
        yield Entry("faded", "by way of a journey or connection", faded)


KIND = Kind(
    "traceability",
    "which parts meet which requirements, and whether they are met",
    Scope.SOLUTION,
    _views,
    draw=_drawn,
)
