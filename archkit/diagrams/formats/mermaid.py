"""Mermaid, for Markdown that is shown where no SVG can be: a pull request, a wiki."""

from collections.abc import Iterator, Mapping

from archkit.diagrams import palette
from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format
from archkit.diagrams.measure import marked
from archkit.diagrams.text import clean
from archkit.diagrams.view import Box, Line, Mark, Tone, View

_ARROWS = {Line.SYNC: "-->", Line.ASYNC: "-.->", Line.BATCH: "-.->"}
_PATTERNS = {
    Mark.ADDED: "",
    Mark.REMOVED: ",stroke-dasharray:9 5",
    Mark.CHANGED: ",stroke-dasharray:3 2",
    Mark.TOUCHED: ",stroke-dasharray:2 5",
}
_SPECIAL = {ord(sign): f"#{ord(sign)};" for sign in '"#;<>&`\\|[](){}'}


def _write(view: View, engine: Engine) -> bytes:
    del engine
    return ("\n".join(_lines(view)) + "\n").encode()


def _lines(view: View) -> Iterator[str]:
    yield "---"
    yield f"title: '{clean(view.title).replace(chr(39), chr(39) * 2)}'"
    yield "---"
    yield f"flowchart {view.direction or 'TB'}"
    yield f"  accTitle: {_escaped(view.title)}"
    yield f"  accDescr: {_escaped(view.sentence)}"
    yield from _filled(view, "", "  ")
    names = {box.id: f"b{number}" for number, box in enumerate(view.boxes)}
    for edge in view.edges:
        told = ((marked(edge.mark),) if edge.mark else ()) + edge.label
        label = "<br>".join(_escaped(line) for line in told)
        label = f'|"{label}"|' if label else ""
        yield f"  {names[edge.source]} {_ARROWS[edge.line]}{label} {names[edge.target]}"
    if faded := [names[box.id] for box in view.boxes if box.faded]:
        yield "  classDef context stroke-dasharray: 5 3"
        yield f"  class {','.join(faded)} context"
    yield from _marks(view, names)


def _marks(view: View, names: Mapping[str, str]) -> Iterator[str]:
    """The line of what is marked, its pattern for those who do not see its colour."""
    for mark, pattern in _PATTERNS.items():
        style = f"stroke:{palette.MARKS[mark].light},stroke-width:3px{pattern}"
        if boxes := [names[box.id] for box in view.boxes if box.mark is mark]:
            yield f"  classDef {mark} {style}"
            yield f"  class {','.join(boxes)} {mark}"
        if edges := [str(at) for at, edge in enumerate(view.edges) if edge.mark is mark]:
            yield f"  linkStyle {','.join(edges)} {style}"


def _filled(view: View, inside: str, indent: str) -> Iterator[str]:
    for number, box in enumerate(view.boxes):
        if box.frame == inside:
            yield f"{indent}b{number}{_shape(box)}"
    for number, frame in enumerate(view.frames):
        if frame.parent == inside:
            name = _escaped(f"{frame.name} ({frame.word})")
            yield f'{indent}subgraph f{number}["{name}"]'
            yield from _filled(view, frame.id, indent + "  ")
            yield f"{indent}end"


def _shape(box: Box) -> str:
    kind = f"{box.word}: {box.technology}" if box.technology else box.word
    mark = marked(box.mark) if box.mark else ""
    name = f"<b>{_escaped(box.name)}</b>"
    lines = (name, *map(_escaped, (f"[{kind}]", box.note, mark)))
    label = "<br>".join(line for line in lines if line)
    if box.tone is Tone.PEOPLE:
        return f'(["{label}"])'
    return f'[("{label}")]' if box.icon == "cylinder" else f'["{label}"]'


def _escaped(text: str) -> str:
    """Text that means itself."""
    return clean(text).translate(_SPECIAL)


FORMAT = Format(".mmd", _write, graph=True)
