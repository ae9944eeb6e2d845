"""Every picture that a design has, and how to get one of them."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from archkit.analysis.facts import Facts
from archkit.diagrams import formats, views
from archkit.diagrams.aggregate import bounded
from archkit.diagrams.asked import asked_of, selected
from archkit.diagrams.format import Format
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import View
from archkit.model.view import View as Asked
from archkit.source.diagnostic import did_you_mean

_ORDER = ("landscape", "context", "container", "data-flow", "deployment", "journey")
"""What a reader wants to see first; the others follow by their names."""


@cache
def kinds() -> dict[str, Kind[Any]]:
    """The kinds of view by their names, in the order in which a reader wants them.

    `Any`: each shows what it likes, and only its own functions need to know.
    """
    found = [
        importlib.import_module(f"{views.__name__}.{module.name}").KIND
        for module in pkgutil.iter_modules(views.__path__)
    ]
    order = {name: place for place, name in enumerate(_ORDER)}
    found.sort(key=lambda kind: (order.get(kind.name, len(order)), kind.name))
    return {kind.name: kind for kind in found}


def format_names() -> list[str]:
    """The output formats there are: a file of their folder each."""
    return sorted(module.name for module in pkgutil.iter_modules(formats.__path__))


def output_format(name: str) -> Format:
    """An output format by its name."""
    found: Format = importlib.import_module(f"{formats.__name__}.{name}").FORMAT
    return found


def all_views(facts: Facts, model: str) -> Iterator[View]:
    """Every picture of a design: the city's, then each solution's."""
    yield from views_of(Subject(facts, model))
    for solution in facts.design.solutions.values():
        yield from views_of(Subject(facts, model, solution))


def views_of(subject: Subject) -> Iterator[View]:
    """The pictures of the city, or of one of its solutions: the standard ones, then its views."""
    scope = Scope.SOLUTION if subject.solution else Scope.CITY
    for kind in kinds().values():
        if kind.scope in (scope, Scope.BOTH):
            shown = kind.views(subject)
            yield from map(bounded, shown) if kind.graph else shown
    for each in asked_of(subject):
        draw, selection = kinds()[each.picture.value].shown, selected(each, subject)
        if draw is not None and selection is not None:
            yield bounded(draw(selection))


class NoSuchViewError(Exception):
    """No picture is called so; the message says what is near."""


def chosen(facts: Facts, model: str, name: str | None, solution: str | None) -> list[View]:
    """The pictures that are asked for.

    Args:
        facts: The design.
        model: The name of the workspace.
        name: A kind of view or the id of one; every one where nothing is said.
        solution: The id of a solution; nothing for the city, or for all where no name is given.

    Raises:
        NoSuchViewError: where there is none.
    """
    if solution is not None and solution not in facts.design.solutions:
        raise NoSuchViewError(_missing("solution", solution, facts.design.solutions))
    views = list(all_views(facts, model))
    if solution is not None:
        views = [view for view in views if view.id.startswith(f"{solution}.")]
    if name is None:
        return views
    names = {name, f"{solution}.{name}"}
    found = [view for view in views if view.id in names]
    if not found and solution is not None:
        found = [view for view in views if view.kind == name]
    if found:
        return found
    if names & {each.address for each in _idle(facts)}:
        raise NoSuchViewError(f"the view `{name}` shows nothing: `archkit validate` tells why")
    if name in kinds() and solution is None:
        raise NoSuchViewError(f"a `{name}` picture is of a solution: say of which with --solution")
    raise NoSuchViewError(_missing("picture", name, [*kinds(), *(view.id for view in views)]))


def _idle(facts: Facts) -> Iterator[Asked]:
    """The views that the models ask for; those with something to show have been found before."""
    yield from facts.design.city_views.values()
    for solution in facts.design.solutions.values():
        yield from solution.views.values()


def _missing(what: str, name: str, known: Iterable[str]) -> str:
    close = did_you_mean(name, known)
    hint = f"did you mean `{close}`?" if close else "`archkit diagram` lists what there is"
    return f"there is no {what} `{name}`: {hint}"
