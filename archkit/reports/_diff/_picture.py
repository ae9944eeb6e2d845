"""The picture of a change, as the formats take it: as Mermaid, or as SVG on one layout."""

from dataclasses import dataclass, replace
from typing import Final

from archkit.diagrams.engine import Engine, NoEngine, NoEngineError, layouts_folder
from archkit.diagrams.gallery import output_format
from archkit.diagrams.layout import placed
from archkit.diagrams.paint import painted
from archkit.diagrams.scene import Scene
from archkit.diagrams.sheet import svg
from archkit.diagrams.view import Mark, View

_MEANINGS: Final = {
    Mark.ADDED: "is new",
    Mark.REMOVED: "is gone",
    Mark.CHANGED: "is other than it was",
    Mark.TOUCHED: "is as it was, but needs or names something that is not",
}


@dataclass(frozen=True)
class Pictures:
    """A change as SVG: both designs at once, and each by itself with all in the same place."""

    both: str
    before: str
    after: str


def mermaid(view: View) -> str:
    """The picture as Mermaid."""
    return output_format("mermaid").write(view, NoEngine()).decode()


def legend(view: View) -> list[str]:
    """What each mark of the picture means, and what is not shown as itself."""
    there = {each.mark for each in view.boxes} | {each.mark for each in view.edges}
    told = [f"{mark.sign} {mark}: {words}" for mark, words in _MEANINGS.items() if mark in there]
    if any(box.faded for box in view.boxes):
        told.append("dashed, without a mark: stays as it was, shown for what it is joined to")
    return [*told, *view.left_out]


def pictures(view: View) -> Pictures | None:
    """The pictures on one layout, so that nothing jumps; nothing without a layout engine."""
    try:
        scene = placed(view, Engine(folder=layouts_folder()))
    except NoEngineError:
        return None
    return Pictures(
        svg(view, painted(view, scene)),
        _without(Mark.ADDED, replace(view, id="diff-before", title="Before"), scene),
        _without(Mark.REMOVED, replace(view, id="diff-after", title="After"), scene),
    )


def _without(mark: Mark, view: View, scene: Scene) -> str:
    """The picture without what has a mark; the page has the font already."""
    kept = replace(
        scene,
        boxes=tuple(each for each in scene.boxes if each[0].mark is not mark),
        routes=tuple(each for each in scene.routes if each.edge.mark is not mark),
    )
    shown = replace(
        view,
        boxes=tuple(each for each in view.boxes if each.mark is not mark),
        edges=tuple(each for each in view.edges if each.mark is not mark),
    )
    return svg(shown, painted(shown, kept), font=False)
