"""SVG, as archkit draws it: for pages, documents and print."""

from archkit.diagrams.draw import drawn
from archkit.diagrams.engine import Engine
from archkit.diagrams.format import Format
from archkit.diagrams.sheet import svg
from archkit.diagrams.view import View


def _write(view: View, engine: Engine) -> bytes:
    return svg(view, drawn(view, engine)).encode()


FORMAT = Format(".svg", _write, needs_layout=True)
