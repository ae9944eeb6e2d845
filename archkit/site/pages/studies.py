"""A page for each study of options: what each comes to, which leads, and how firm that is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from archkit.model.options import Option
from archkit.reports._options._plot import study_view
from archkit.reports._options._said import (
    conclusion,
    figures,
    notes,
    points_table,
    sensitivity_lines,
)
from archkit.site.book import Book, Page, address
from archkit.site.figure import images
from archkit.site.lines import PLANNING
from archkit.site.markup import link, listed, plain, section, table
from archkit.site.spoken import spoken
from archkit.trials.options.study import Study, study

_NAMED: Final = re.compile(r"`([^`]+)`")


def pages(book: Book) -> Iterator[Page]:
    """The pages; none in public."""
    for solution in book.solutions:
        if here := book.study_of(solution):
            yield _page(study(book.side, solution), here, book)


def _page(found: Study, here: str, book: Book) -> Page:
    title = f"{book.title(found.solution)}: the options, side by side"
    view = study_view(found, book.edition.text)
    views = () if view is None else (view,)
    say = _sayer(found, book)
    text = "\n".join(
        (
            f"# {title}\n",
            *(f"{say(each)}\n" for each in conclusion(found)),
            f"{link(book.title(found.solution), here, address(found.solution))}\n",
            section("The options", _options(found, say)),
            images(views, here, book.edition.text(found.solution.title), level=2),
            section("What each comes to", _figures(found, say)),
            section("What they are compared by", _criteria(found, say)),
            section("Points", _points(found, say)),
            section("How firm that is", listed(map(say, sensitivity_lines(found)))),
            section("What to know of it", listed(map(say, notes(found)))),
        )
    )
    return Page(here, title, text, PLANNING.name, views)


def _sayer(found: Study, book: Book) -> Callable[[str], str]:
    """Says a text of the study with the names that people know, instead of ids."""
    names = {name: tried.option.title for name, tried in found.tried.items()}
    names |= {name: each.name or name for name, each in found.criteria.items()}

    def say(text: str) -> str:
        seen = book.edition.text(text)  # while the quotes still tell an id from a word
        return book.say(_NAMED.sub(lambda id_: f"“{names.get(id_[1], id_[1])}”", seen))

    return say


def _options(found: Study, say: Callable[[str], str]) -> str:
    rows = (
        (
            say(tried.option.title),
            _approach(tried.option).capitalize(),
            say(tried.option.description or ""),
        )
        for tried in found.tried.values()
    )
    return table(("Option", "Way to go", "What it is"), rows)


def _approach(option: Option) -> str:
    return option.approach.value.replace("-", " ") if option.approach else ""


def _figures(found: Study, say: Callable[[str], str]) -> str:
    rows = ((each.name, *each.cells) for each in figures(found))
    return _by_option(found, ("What",), rows, say)


def _points(found: Study, say: Callable[[str], str]) -> str:
    if not found.weighing.weights:
        return ""
    return _by_option(found, ("Criterion", "Of"), points_table(found).rows, say)


def _by_option(
    found: Study,
    first: Sequence[str],
    rows: Iterable[Sequence[str]],
    say: Callable[[str], str],
) -> str:
    """A table with a column for each option; what stands in it first may be a criterion's id."""
    titles = [say(tried.option.title) for tried in found.tried.values()]
    names = {name: each.name or name for name, each in found.criteria.items()}
    told = ((_first(say(names.get(row[0], row[0]))), *map(say, row[1:])) for row in rows)
    return table((*first, *titles), told)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _criteria(found: Study, say: Callable[[str], str]) -> str:
    rows = (
        (
            say(each.name or name),
            say(each.description or ""),
            *map(_level, (each.worst, each.best)),
            " or ".join(
                f"{words} {_level(level)}"
                for words, level in (("less than", each.at_least), ("more than", each.at_most))
                if level is not None
            ),
        )
        for name, each in found.criteria.items()
    )
    headings = ("Criterion", "Why it counts", "Counts nothing", "Counts in full", "Knocks out")
    return table(headings, rows)


def _level(level: object) -> str:
    return "" if level is None else plain(spoken(str(level)))
