"""DOT, as the layout engine gets it but with the words: for those who lay out by themselves."""

from typing import TYPE_CHECKING

from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format
from archkit.diagrams.text import clean
from archkit.diagrams.view import Box, View

if TYPE_CHECKING:
    from graphviz import Digraph


def _write(view: View, engine: Engine) -> bytes:
    del engine
    import graphviz

    graph = graphviz.Digraph(
        name=clean(view.id),
        comment=clean(view.sentence),
        graph_attr={
            "rankdir": view.direction or "TB",
            "label": _escaped(view.title),
            "labelloc": "t",
        },
        node_attr={"shape": "box", "style": "rounded", "fontname": "Inter,sans-serif"},
        edge_attr={"fontname": "Inter,sans-serif", "fontsize": "10"},
    )
    _fill(graph, view, "")
    names = {box.id: f"b{number}" for number, box in enumerate(view.boxes)}
    for edge in view.edges:
        label = "\\n".join(_escaped(line) for line in edge.label)
        style = {"sync": "solid", "async": "dashed", "batch": "dotted"}[edge.line]
        graph.edge(names[edge.source], names[edge.target], label=label, style=style)
    return str(graph.source).encode()


def _fill(graph: "Digraph", view: View, inside: str) -> None:
    for number, box in enumerate(view.boxes):
        if box.frame == inside:
            graph.node(f"b{number}", label=_words(box))
    for number, frame in enumerate(view.frames):
        if frame.parent == inside:
            with graph.subgraph(name=f"cluster_{number}") as part:
                part.attr(label=_escaped(f"{frame.name} ({frame.word})"), style="rounded")
                _fill(part, view, frame.id)


def _words(box: Box) -> str:
    kind = f"{box.word}: {box.technology}" if box.technology else box.word
    lines = (box.name, f"[{kind}]", box.note)
    return "\\n".join(_escaped(line) for line in lines if line)


def _escaped(text: str) -> str:
    """Text that means itself: DOT takes a backslash for the beginning of something else."""
    return clean(text).replace("\\", "\\\\")


FORMAT = Format(".dot", _write, graph=True)
