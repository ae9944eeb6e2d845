"""What was tested so that everybody can use the pages, from the record of the last test."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from archkit.site.book import Book, Page
from archkit.site.markup import listed, plain, section, table

_STANDARD: Final = "Web Content Accessibility Guidelines 2.1, levels A and AA"
_ALSO: Final = (
    "A keyboard reaches the text at once, and what has the focus is framed and in sight.",
    "At 200 % and at 400 % zoom, as on a screen 320 pixels wide, no page scrolls sideways.",
    "Wider spacing of lines, words and letters cuts nothing off.",
    "Nothing moves where the reader has asked for less motion.",
    "Nothing is told by colour alone: a verdict has a sign and a word.",
    "A page is printed dark on white, with all that is folded away.",
    "The pages can be read without scripts, and fetch nothing from elsewhere.",
    "What departments read asks for no more than ten years of school.",
)
"""What tests beside axe hold: those in the browser, and the one of the reading level."""
_NOT_TESTED: Final = (
    "Whether a text is understood, and whether a screen reader reads it well, no program can"
    " tell: people who use one have to."
)


def pages(book: Book) -> Iterator[Page]:
    """The page."""
    del book
    said = (files("archkit.site") / "accessibility.json").read_text(encoding="utf-8")
    yield Page("accessibility.md", "Accessibility", _text(json.loads(said)))


def _text(record: dict[str, object]) -> str:
    return "\n".join(
        (
            f"# Accessibility\n\nThese pages are made to meet the {_STANDARD}.\n",
            section("What was tested", _tested(record), table(("What", "Which"), _scope(record))),
            section("What else always holds", listed(map(plain, _ALSO))),
            section(
                "What no test can tell",
                f"{_NOT_TESTED} Where something keeps you from using a page, tell the department"
                " whose page it is, and say which page and what you wanted to do.\n",
            ),
        )
    )


def _tested(record: dict[str, object]) -> str:
    return (
        f"On {record['day']} axe {record['axe']} looked at {record['pages']} pages in"
        f" {record['browser']}, the richest of each kind and enough others that each sort of"
        f" element was among them, and found nothing to mend by any of the {record['rules']} of"
        " its rules that apply. In dark colours, which change nothing else, it judged by its rules"
        " on colours alone. The pages were those of archkit's reference city; yours are made in"
        " the same way.\n"
    )


def _scope(record: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, word in (
        ("kinds", "Kinds of page"),
        ("sizes", "Screens"),
        ("standards", "Rules of axe"),
        ("rules_of_colours", "In dark colours"),
    ):
        values = record[name]
        if isinstance(values, list):
            yield word, plain(", ".join(map(str, values)))
