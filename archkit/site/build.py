"""The whole site: every page of every kind, and its navigation."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from importlib.resources import files

import archkit.site.pages
from archkit.site.book import Book, Page
from archkit.site.markup import link, listed, section

_PARTS = (
    "",
    "Departments",
    "Systems",
    "Services and delivery",
    "Risk and security",
    "Planning and governance",
    "Solution architecture",
)
CONTENTS = "contents.md"
NAVIGATION = ".navigation.yml"
SHIPPED = ("archkit.css", "archkit.js")
"""What the pages are shown with: style, and tables that a keyboard reaches."""


def built(book: Book) -> Iterator[tuple[str, str]]:
    """Each file of the site, by its path from the site's folder, with its text."""
    titles: dict[str, list[tuple[str, str]]] = {part: [] for part in _PARTS}
    for page in _pages(book):
        titles[page.part].append((page.title, page.path))
        foot = f"\n\nAs of {book.as_of}, from the models of {book.name}.\n"
        yield page.path, page.text.rstrip() + foot
    for name in SHIPPED:
        yield name, (files("archkit.site") / name).read_text(encoding="utf-8")
    titles[""].append(("All pages", CONTENTS))
    yield CONTENTS, _contents(titles)
    yield NAVIGATION, _navigation(titles)


def _pages(book: Book) -> Iterator[Page]:
    kinds = sorted(each.name for each in pkgutil.iter_modules(archkit.site.pages.__path__))
    for name in kinds:
        yield from importlib.import_module(f"archkit.site.pages.{name}").pages(book)


def _contents(titles: dict[str, list[tuple[str, str]]]) -> str:
    """A page that leads to every other, for readers without the navigation."""
    groups = (
        section(part or "Start", listed(link(title, CONTENTS, path) for title, path in pages))
        for part, pages in titles.items()
    )
    return "# All pages\n\n" + "\n".join(filter(None, groups))


def _navigation(titles: dict[str, list[tuple[str, str]]]) -> str:
    """The navigation as MkDocs takes it; JSON is YAML."""
    top = [{title: path} for title, path in titles.pop("")]
    parts = [
        {part: [{title: path} for title, path in pages]} for part, pages in titles.items() if pages
    ]
    return json.dumps([*top[:1], *parts, *top[1:]], ensure_ascii=False, indent=1) + "\n"
