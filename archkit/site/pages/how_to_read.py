"""A page that explains the words and signs of the others to somebody who sees them first."""

from collections.abc import Iterator
from typing import Final

from archkit.site.book import Book, Page
from archkit.site.markup import section, table
from archkit.site.words import HOW_TO_READ, LEVELS

_INTRODUCTION: Final = (
    "Start with your department. Its page shows what it asked for, whether that is met, and who"
    " acts next.\n"
)
_VERDICTS: Final = {
    "✔ Met": "The design gives what was asked for. Figures show it, or somebody has tried it.",
    "✘ Not met": "The design does not give it. It has to change, or what is asked for has to.",
    "? Not yet known": "A figure or a test is still missing. This never counts as met.",
    "○ Not judged": "Nobody has agreed to it yet, or it no longer counts.",
}
_WORDS: Final = {
    "expected": "Worked out from how the system is built.",
    "measured": "Seen in use or in a test, and written down.",
    "asked": "What the department wants: the least that is enough, or the most that is allowed.",
    "works for": "The share of the time in which a system can be used. In a month of 30 days,"
    " 99.9 % leaves 43 minutes in which it cannot.",
    "back within": "How long a system may be gone after a failure.",
    "may lose at most": "How much of the latest work may be lost after a failure.",
    "risk that is left": "How bad something could be, after all that is done against it.",
}


def pages(book: Book) -> Iterator[Page]:
    """The page."""
    del book
    text = "\n".join(
        (
            f"# How to read these pages\n\n{_INTRODUCTION}",
            section("Is it met?", table(("Sign", "What it means"), _VERDICTS.items())),
            section("Words", table(("Word", "What it means"), _WORDS.items())),
            section("How much depends on a system", table(("Tier", "What it means"), _levels())),
        )
    )
    yield Page(HOW_TO_READ, "How to read these pages", text)


def _levels() -> Iterator[tuple[str, str]]:
    return ((str(level), f"{words[:1].upper()}{words[1:]}.") for level, words in LEVELS.items())
