"""draw.io: the same places, for those who want to go on drawing by hand."""

from collections.abc import Iterator

from archkit.diagrams import measure
from archkit.diagrams.canvas import number, safe
from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format
from archkit.diagrams.layout import placed
from archkit.diagrams.palette import GROUNDS, TONES
from archkit.diagrams.scene import Area, Point, Route, Scene
from archkit.diagrams.view import Box, Line, Tone, View

_DASHES = {Line.SYNC: "", Line.ASYNC: "dashed=1;", Line.BATCH: "dashed=1;dashPattern=1 4;"}


def _write(view: View, engine: Engine) -> bytes:
    scene = placed(view, engine)
    cells = "\n".join(f"        {cell}" for cell in _cells(view, scene))
    return f"""<mxfile host="archkit">
  <diagram id="{safe(view.id)}" name="{safe(view.title)}">
    <mxGraphModel grid="1" page="0">
      <root>
        <mxCell id="0"/>
        <mxCell id="1" parent="0"/>
{cells}
      </root>
    </mxGraphModel>
  </diagram>
</mxfile>
""".encode()


def _cells(view: View, scene: Scene) -> Iterator[str]:
    """Boundaries, boxes and edges as cells; what is inside a boundary is placed from its corner."""
    corners = {"": Area(0, 0, 0, 0)} | {frame.id: area for frame, area in scene.frames}
    names = {frame.id: f"f{n}" for n, frame in enumerate(view.frames)} | {"": "1"}
    boxes = {box.id: f"b{n}" for n, box in enumerate(view.boxes)}
    for frame, area in scene.frames:
        body = GROUNDS[frame.ground]
        style = (
            "rounded=1;arcSize=2;verticalAlign=top;align=left;spacingLeft=10;container=1;"
            f"fillColor={body.fill.light};strokeColor={body.line.light};fontStyle=1;"
        )
        words = f"{frame.name} ({frame.word})"
        yield _vertex(
            names[frame.id], words, style, names[frame.parent], area, corners[frame.parent]
        )
    for box, area in scene.boxes:
        parent = corners[box.frame]
        yield _vertex(boxes[box.id], _words(box), _style(box), names[box.frame], area, parent)
    areas = {box.id: area for box, area in scene.boxes}
    for number_, route in enumerate(scene.routes):
        yield _edge(f"e{number_}", route, boxes, areas)


def _vertex(name: str, words: str, style: str, parent: str, area: Area, around: Area) -> str:
    return (
        f'<mxCell id="{name}" value="{_html(words)}" style="{style}" vertex="1"'
        f' parent="{parent}"><mxGeometry x="{number(area.x - around.x)}"'
        f' y="{number(area.y - around.y)}" width="{number(area.width)}"'
        f' height="{number(area.height)}" as="geometry"/></mxCell>'
    )


def _edge(name: str, route: Route, boxes: dict[str, str], areas: dict[str, Area]) -> str:
    """An edge with the turns of its route, so that it runs as in the picture."""
    edge, turns = route.edge, route.turns
    words = "\n".join(measure.label(edge))
    style = f"rounded=1;edgeStyle=orthogonalEdgeStyle;html=1;fontSize=11;{_DASHES[edge.line]}"
    style += _port("exit", turns[0], areas[edge.source])
    style += _port("entry", turns[-1], areas[edge.target])
    points = "".join(f'<mxPoint x="{number(x)}" y="{number(y)}"/>' for x, y in turns[1:-1])
    return (
        f'<mxCell id="{name}" value="{_html(words)}" style="{style}" edge="1" parent="1"'
        f' source="{boxes[edge.source]}" target="{boxes[edge.target]}">'
        f'<mxGeometry relative="1" as="geometry"><Array as="points">{points}</Array>'
        "</mxGeometry></mxCell>"
    )


def _port(which: str, at: Point, area: Area) -> str:
    """Where an edge touches a box, as shares of its width and height."""
    x, y = (at[0] - area.x) / area.width, (at[1] - area.y) / area.height
    return f"{which}X={x:.3f};{which}Y={y:.3f};{which}Dx=0;{which}Dy=0;"


def _style(box: Box) -> str:
    body = TONES[box.tone]
    shape = "shape=cylinder3;size=6;" if box.icon == "cylinder" else "rounded=1;"
    if box.tone is Tone.PEOPLE:
        shape = "rounded=1;arcSize=40;"
    dashed = "dashed=1;" if box.faded else ""
    colours = f"fillColor={body.fill.light};strokeColor={body.line.light};"
    return f"{shape}html=1;whiteSpace=wrap;{dashed}{colours}"


def _words(box: Box) -> str:
    kind = f"{box.word}: {box.technology}" if box.technology else box.word
    return "\n".join(line for line in (box.name, f"[{kind}]", box.note) if line)


def _html(words: str) -> str:
    """Lines as draw.io shows them: it reads a label as HTML, and that stands in an attribute."""
    return "&lt;br&gt;".join(safe(safe(line)) for line in words.split("\n"))


FORMAT = Format(".drawio", _write, needs_layout=True, graph=True)
