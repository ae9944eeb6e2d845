"""An output format: a file in `formats/` has a `FORMAT`, and nothing else needs to know."""

from collections.abc import Callable
from dataclasses import dataclass

from archkit.diagrams.engine import Engine
from archkit.diagrams.view import View


class UnavailableError(Exception):
    """What a format needs is not installed; the message says how to get it."""


@dataclass(frozen=True)
class Format:
    """An output format.

    Attributes:
        suffix: How files of it end, with the dot.
        write: A view in it. Text is UTF-8.
        needs_layout: Whether the layout engine is asked.
        graph: Whether it can only write pictures of boxes and lines.
    """

    suffix: str
    write: Callable[[View, Engine], bytes]
    needs_layout: bool = False
    graph: bool = False
