"""A picture as tables: its elements, and its connections."""

from archkit.diagrams.view import Box, Edge, Line, View

Table = tuple[tuple[str, ...], ...]
"""Rows of cells, the head first."""

_LINES = {Line.SYNC: "the caller waits", Line.ASYNC: "nobody waits", Line.BATCH: "by the clock"}


def rows(view: View) -> tuple[Table, ...]:
    """The tables of a picture; one without connections has none for them."""
    places = {frame.id: f"{frame.name} ({frame.word})" for frame in view.frames}
    elements: Table = (
        ("Element", "What it is", "Made with", "In", "Note"),
        *(
            (box.name, box.word, box.technology, places.get(box.frame, ""), _note(box))
            for box in view.boxes
        ),
    )
    if not view.edges:
        return (elements,)
    named = {box.id: box.name for box in view.boxes}
    connections: Table = (
        ("From", "To", "What", "How"),
        *(
            (named[each.source], named[each.target], ", ".join(each.label), _how(each))
            for each in view.edges
        ),
    )
    return elements, connections


def _note(box: Box) -> str:
    told = [box.note, box.mark or "", f"{box.classification} data" if box.classification else ""]
    return ", ".join(each for each in told if each)


def _how(edge: Edge) -> str:
    told = [str(edge.mark)] if edge.mark else []
    told += [f"{edge.classification} data"] if edge.classification else [_LINES[edge.line]]
    if edge.crosses:
        told.append("crosses a trust boundary")
    if edge.count > 1:
        told.append(f"{edge.count:,} connections")
    return ", ".join(told)
