"""The few shapes that pictures are made of, as SVG text; all that comes from a model is escaped."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Final

from archkit.diagrams import measure
from archkit.diagrams.icons import ICONS
from archkit.diagrams.scene import Area, Point
from archkit.diagrams.text import clean

ICON_SIZE: Final = measure.ICON


def number(value: float) -> str:
    """A figure with at most one decimal: the same on every platform, and short."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


@dataclass
class Canvas:
    """Collects shapes; a style sheet gives them their looks by their classes."""

    parts: list[str] = field(default_factory=list)

    def add(self, markup: str) -> None:
        """Add markup that is already safe."""
        self.parts.append(markup)

    def rect(self, area: Area, style: str, radius: float = 0) -> None:
        """A rectangle."""
        round_ = f' rx="{number(radius)}"' if radius else ""
        self.add(
            f'<rect class="{style}" x="{number(area.x)}" y="{number(area.y)}"'
            f' width="{number(area.width)}" height="{number(area.height)}"{round_}/>'
        )

    def path(self, way: str, style: str) -> None:
        """A path."""
        self.add(f'<path class="{style}" d="{way}"/>')

    def line(self, start: Point, end: Point, style: str) -> None:
        """A straight line."""
        self.path(f"M{point(start)}L{point(end)}", style)

    def icon(self, name: str, x: float, y: float, size: float = ICON_SIZE) -> None:
        """An icon by its upper left corner."""
        scale = "" if size == ICON_SIZE else f" scale({number(size / ICON_SIZE)})"
        at = f"translate({number(x)} {number(y)}){scale}"
        self.add(f'<path class="icon" transform="{at}" d="{ICONS[name]}"/>')

    def text(self, words: str, x: float, y: float, style: str = "") -> None:
        """A line of text; `y` is where it stands on."""
        named = f' class="{style}"' if style else ""
        self.add(f'<text{named} x="{number(x)}" y="{number(y)}">{safe(words)}</text>')

    def lines(
        self, words: Iterable[str], x: float, y: float, step: float, style: str = ""
    ) -> float:
        """Lines below each other; answers where the next would stand."""
        for line in words:
            self.text(line, x, y, style)
            y += step
        return y

    def open(self, style: str, title: str = "", **data: str) -> None:
        """Begin a group; what its title says is read aloud and shown where the pointer rests."""
        told = "".join(f' data-{key}="{safe(value)}"' for key, value in data.items() if value)
        self.add(f'<g class="{style}"{told}>')
        if title:
            self.add(f"<title>{safe(title)}</title>")

    def close(self) -> None:
        """End a group."""
        self.add("</g>")

    @contextmanager
    def link(self, href: str) -> Iterator[None]:
        """What is drawn within leads there when clicked; nothing changes where there is no link."""
        if href:
            self.add(f'<a href="{safe(href)}">')
        yield
        if href:
            self.add("</a>")


def safe(text: str) -> str:
    """Text as XML takes it: escaped, and without signs that no document may hold."""
    return escape(clean(text), quote=True)


def point(at: Point) -> str:
    """A point as a path has it."""
    return f"{number(at[0])} {number(at[1])}"
