"""A kind of view: a file in `views/` has a `KIND`, and nothing else needs to know."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic

from archkit.diagrams.crowded import MOST_LINES, crowded
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.layout import placed
from archkit.diagrams.paint import painted
from archkit.diagrams.selection import Selection, of_solution
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Shown, View


class Scope(StrEnum):
    """What a kind of view can be about."""

    CITY = "city"
    SOLUTION = "solution"
    BOTH = "both"


def laid_out(view: View, engine: Engine) -> Drawing:
    """Draw a view as boxes and lines where the engine places them, or as a table of marks."""
    if len(view.edges) > MOST_LINES:
        return crowded(view)
    return painted(view, placed(view, engine))


@dataclass(frozen=True)
class Kind(Generic[Shown]):
    """A kind of view.

    Attributes:
        name: What it is called on the command line and in ids.
        summary: What it shows, in a few words.
        scope: Whether it is about the city, a solution, or either.
        views: Makes its views of a subject; none where there is nothing to show.
        draw: Draws one of them; as boxes and lines where nothing is said.
        graph: Whether they are boxes and lines, however they are drawn: none then has more than
            about 120 boxes, and each can be written as DOT, Mermaid and draw.io.
        shown: Makes a picture of any selection of components, where the kind can do that: it is
            what `views:` in the models ask for.
    """

    name: str
    summary: str
    scope: Scope
    views: Callable[[Subject], Iterable[Shown]]
    draw: Callable[[Shown, Engine], Drawing] = laid_out
    graph: bool = True
    shown: Callable[[Selection], View] | None = None


def of_each(name: str, shown: Callable[[Selection], View]) -> Callable[[Subject], Iterator[View]]:
    """The one picture of a kind that each solution has of all its parts."""

    def views(subject: Subject) -> Iterator[View]:
        selection = of_solution(subject, name)
        if selection is not None:
            yield shown(selection)

    return views
