"""What departments read asks for no more than ten years of school, and verdicts for far less."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from readability import grade, words

from archkit.model.vocabulary import Audience
from archkit.model.workspace import open_workspace
from archkit.site.book import Book, open_book
from archkit.site.pages import how_to_read
from archkit.site.words import in_total, next_step, reason

pytestmark = pytest.mark.xdist_group("editions")  # what is built is shared
ROOT = Path(__file__).parent.parent.parent
SCHOOL = 10
"""The years of school behind most of a city's staff and residents."""
PLAIN = 6
"""The years of school that a sentence with a verdict may ask for."""
LONGEST = 30
"""The most words of a statement: beyond it, the beginning is forgotten at the end."""


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book(open_workspace(ROOT), date(2026, 11, 1), Audience.RESTRICTED)


def test_the_measure_is_that_of_its_source() -> None:
    text = "The cat sat on the mat. It was happy there."
    assert round(grade([text]), 2) == round(4.71 * 32 / 10 + 0.5 * 10 / 2 - 21.43, 2)


def test_the_statements_of_each_department_are_plain(book: Book) -> None:
    asked = {
        name: [each.requirement.statement for each in traces]
        for name, traces in book.by_department.items()
    }
    hard = {name: round(grade(texts), 1) for name, texts in asked.items() if grade(texts) > SCHOOL}
    assert (len(asked) > 10, hard) == (True, {})


def test_no_statement_is_too_long_to_keep_in_mind(book: Book) -> None:
    said = (each.requirement for each in book.traces)
    assert [each.id for each in said if len(words(each.statement)) > LONGEST] == []


def test_verdicts_are_plain(book: Book) -> None:
    for traces in book.by_department.values():
        assert grade([in_total(traces), *(reason(each.verdict) for each in traces)]) <= PLAIN


def test_what_is_to_be_done_next_is_plain(book: Book) -> None:
    steps = {
        f"Somebody {what}."
        for each in book.traces
        for _, what in [next_step(each.verdict, book.design.solutions[each.requirement.within])]
        if what
    }
    assert grade(steps) <= SCHOOL


def test_the_page_that_explains_the_others_is_plain(book: Book) -> None:
    (page,) = how_to_read.pages(book)
    assert grade(_sentences(page.text)) <= PLAIN


def _sentences(page: str) -> Iterator[str]:
    """The sentences in the paragraphs and cells of a page."""
    cells = (cell for line in page.splitlines() for cell in re.split(r"\|", line))
    return (cell.strip() for cell in cells if cell.strip().endswith("."))
