"""Markdown as the pages are written in: texts of models never become structure."""

import html
import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import Final

from archkit.reports._markdown_cells import escaped

_APART: Final = "\n\n"
_FURTHER: Final = re.compile(r"[{}^!]|:(?=\S)|(?<==)=|(?<=\+)\+|^[-+?=]")
"""What Python-Markdown and its usual extensions would take for more than text."""
_NUMBERED: Final = re.compile(r"(\d+)([.)])(?=\s|$)")


def plain(text: str) -> str:
    """A text that is nothing but text, in Markdown and in HTML."""
    said = _FURTHER.sub(lambda match: f"&#{ord(match[0])};", escaped(text.strip()))
    number = _NUMBERED.match(said)
    return said if number is None else f"{number[1]}&#{ord(number[2])};{said[number.end() :]}"


def attribute(text: str) -> str:
    """A text as the value of an attribute of HTML."""
    return html.escape(" ".join(text.split()), quote=True)


def link(label: str, here: str, there: str, anchor: str = "") -> str:
    """A link from one page to another, both by their paths; the label is already plain."""
    way = "" if here == there else posixpath.relpath(there, posixpath.dirname(here) or ".")
    return f"[{label}]({way}{f'#{anchor}' if anchor else ''})"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are already plain; nothing where it has no rows."""
    lines = [f"| {' | '.join(each or '-' for each in row)} |" for row in rows]
    if not lines:
        return ""
    head = f"| {' | '.join(headings)} |"
    return "\n".join([head, "|" + "---|" * len(headings), *lines]) + "\n"


def listed(items: Iterable[str]) -> str:
    """A list whose items are already plain."""
    return "".join(f"- {each}\n" for each in items)


def section(heading: str, *parts: str, level: int = 2) -> str:
    """A heading with what stands under it; nothing where nothing does."""
    body = "\n".join(part for part in parts if part)
    return f"{'#' * level} {heading}\n\n{body}\n" if body else ""


def tiles(figures: Iterable[tuple[object, str]]) -> str:
    """A few figures side by side, each with its word."""
    items = "".join(f"<li><strong>{figure}</strong> {word}</li>" for figure, word in figures)
    return f'<ul class="ak-tiles">{items}</ul>\n'


def folded(summary: str, inner: str) -> str:
    """Something that a reader opens; both are already HTML."""
    return f"<details><summary>{summary}</summary>{inner}</details>\n"


def bars(figures: Iterable[tuple[str, str, float]]) -> str:
    """Lengths below each other: each with its name, its figure in words, and its share of 1.

    The words say it all; the length only shows it.
    """
    items = "".join(
        f"<li><span>{name}</span> <strong>{words}</strong>"
        f' <span class="ak-length" aria-hidden="true" style="width: {share:.0%}"></span></li>'
        for name, words, share in figures
    )
    return f'<ul class="ak-bars">{items}</ul>\n'


def rows(kind: str, items: Iterable[str]) -> str:
    """A list of Markdown items that a style sheet lays out, nothing where it is empty.

    Each item is its paragraphs, already plain; what follows the first is set below it.
    """
    said = "".join(f"- {each.replace(_APART, _APART + '    ')}{_APART}" for each in items)
    return f'<div class="ak-{kind}" markdown>\n\n{said}\n</div>\n' if said else ""
