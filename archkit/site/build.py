"""The whole site: every page of every kind, and its navigation."""

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

import archkit.site.pages
from archkit.diagrams.style import style_sheet
from archkit.site.book import Book, Page
from archkit.site.lines import LINES
from archkit.site.markup import link, listed, section
from archkit.site.overview import line_page
from archkit.site.pictures import Draughtsman
from archkit.site.spoken import on

_UNLISTED: Final = "Parts of systems"
"""A part of the site that is reached from other pages, and would be too long to navigate by."""
_PARTS: Final = ("", "Departments", "Systems", _UNLISTED, *(line.name for line in LINES))
_LINES: Final = {line.name: line for line in LINES}
_HOME: Final = "index.md"
CONTENTS: Final = "contents.md"
NAVIGATION: Final = ".navigation.yml"
SHIPPED: Final = ("pictures.css", "archkit.css", "archkit.js", "pictures.js")
"""What the pages are shown with: style, tables that a keyboard reaches, and moving in pictures."""

Titles = dict[str, list[tuple[str, str]]]
"""The titles and paths of the pages, by the part of the navigation that they belong to."""


def built(book: Book, draughtsman: Draughtsman) -> Iterator[tuple[str, str]]:
    """Each file of the site, by its path from the site's folder, with its text."""
    titles: Titles = {part: [] for part in _PARTS}
    foot = f"\n\nAs of {on(book.as_of)}, from the models of {book.name}.\n"
    for page in _pages(book):
        titles[page.part].append((page.title, page.path))
        yield page.path, page.text.rstrip() + foot
        yield from draughtsman.files(page.pictures)
    for part, line in _LINES.items():
        yield line.page, line_page(line, titles[part], book).rstrip() + foot
    for name in SHIPPED:
        yield name, _shipped(name)
    titles[""].append(("All pages", CONTENTS))
    yield CONTENTS, _contents(titles)
    yield NAVIGATION, _navigation(titles)


def _shipped(name: str) -> str:
    own = (files("archkit.site") / name).read_text(encoding="utf-8")
    return style_sheet() + "\n" + own if name == "pictures.css" else own


def _pages(book: Book) -> Iterator[Page]:
    kinds = sorted(each.name for each in pkgutil.iter_modules(archkit.site.pages.__path__))
    for name in kinds:
        yield from importlib.import_module(f"archkit.site.pages.{name}").pages(book)


def _opening(part: str) -> list[str]:
    """The page that a part of the navigation opens with."""
    return [_LINES[part].page] if part in _LINES else []


def _contents(titles: Mapping[str, list[tuple[str, str]]]) -> str:
    """A page that leads to every other, for readers without the navigation."""
    groups = (
        section(
            part or "Start",
            listed(link("Overview", CONTENTS, path) for path in _opening(part)),
            listed(link(title, CONTENTS, path) for title, path in pages),
        )
        for part, pages in titles.items()
    )
    return "# All pages\n\n" + "\n".join(filter(None, groups))


def _navigation(titles: Titles) -> str:
    """The navigation as MkDocs takes it; JSON is YAML."""
    del titles[_UNLISTED]
    top = [{title: path} for title, path in sorted(titles.pop(""), key=lambda it: it[1] != _HOME)]
    parts = [
        {part: [*_opening(part), *({title: path} for title, path in pages)]}
        for part, pages in titles.items()
        if pages or part in _LINES
    ]
    return json.dumps([*top[:1], *parts, *top[1:]], ensure_ascii=False, indent=1) + "\n"
