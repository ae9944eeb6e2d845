"""Draws a view in the way of its kind."""

from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.gallery import kinds
from archkit.diagrams.kind import laid_out
from archkit.diagrams.scatter import ScatterView, scattered
from archkit.diagrams.view import View


def drawn(view: View, engine: Engine) -> Drawing:
    """The drawing of a view; one of a kind that the gallery does not have is boxes and lines."""
    if isinstance(view, ScatterView):
        return scattered(view)
    kind = kinds().get(view.kind)
    draw = kind.draw if kind else laid_out
    return draw(view, engine)
