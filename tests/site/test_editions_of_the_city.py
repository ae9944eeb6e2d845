"""The reference city's editions, searched whole for all that they may not have."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from archkit.diagrams.engine import engine_or_none
from archkit.model.solution import Solution
from archkit.model.vocabulary import Audience
from archkit.model.workspace import open_workspace
from archkit.site.book import Book, open_book
from archkit.site.build import built
from archkit.site.pictures import Draughtsman

pytestmark = pytest.mark.xdist_group("editions")  # what is built is shared
ROOT = Path(__file__).parent.parent.parent
AS_OF = date(2026, 11, 1)
NOWHERE = Path("no site stands here")


@cache
def opened(audience: Audience) -> tuple[Book, str]:
    book = open_book(open_workspace(ROOT), AS_OF, audience)
    files = built(book, Draughtsman(engine_or_none(), NOWHERE))
    return book, "\n".join(f"{path}\n{text}" for path, text in files).casefold()


def names(solution: Solution) -> list[str]:
    """All that tells it apart; one ordinary word, such as `operations`, only where it is kept."""
    codes = [*solution.requirements, *(each.address for each in solution.components.values())]
    own = (solution.id, solution.title)
    kept = solution.audience is not None
    telling = (each for each in own if kept or not each.isalpha())
    return [name.casefold() for name in (*telling, *codes)]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.STAFF])
def test_no_solution_that_an_edition_hides_is_named_in_it(audience: Audience) -> None:
    book, text = opened(audience)
    hidden = [
        each
        for each in book.design.solutions.values()
        if (each.audience or Audience.STAFF) > audience
    ]
    words = [(name, rf"(?<!\w){re.escape(name)}(?!\w)") for each in hidden for name in names(each)]
    told = [name for name, pattern in words if name in text and re.search(pattern, text)]
    assert (len(hidden) > 0, told) == (True, [])


def test_no_finding_is_in_the_public_edition() -> None:
    book, text = opened(Audience.PUBLIC)
    found = [each.finding for each in book.result.findings]
    told = [each.message for each in found if each.message.casefold() in text]
    assert (len(found) > 0, told) == (True, [])


def test_the_same_design_gives_the_same_bytes() -> None:
    assert opened(Audience.STAFF)[1] == opened.__wrapped__(Audience.STAFF)[1]
