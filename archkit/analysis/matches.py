"""Which components a view is about: those that match what it says."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from archkit.analysis.conditions.condition import Condition
from archkit.analysis.conditions.elements import of_components, of_connections
from archkit.analysis.conditions.field_types import FieldError
from archkit.analysis.conditions.fields import field_condition
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    Selector,
    SolutionSelector,
)
from archkit.model.design import Design
from archkit.model.solution import Solution
from archkit.model.view import View
from archkit.source.place import Path

S = TypeVar("S", bound=BaseModel)

_ELEMENTS: Final[Mapping[type[BaseModel], type[Element]]] = {
    ComponentSelector: Component,
    ConnectionSelector: Connection,
    SolutionSelector: Solution,
}
_FREE: Final[frozenset[Path]] = frozenset({("tags",), ("group",)})
"""Words that are given to some: where there is none, nobody has forgotten one."""


class Matches(NamedTuple):
    """The components that a view is about.

    Attributes:
        shown: Those that match, in the order of their addresses.
        unsure: Those of which the models do not say whether they match.
        draws: Whether a connection is one of those it draws.
    """

    shown: tuple[Component, ...]
    unsure: tuple[Component, ...]
    draws: Condition[Connection]


class Wrong(NamedTuple):
    """Something that a view asks for and that no element can have.

    Attributes:
        field: Where the view says it.
        message: What is wrong.
        hint: What to do.
    """

    field: Path
    message: str
    hint: str


def matches(view: View, facts: Facts) -> Matches:
    """The components that a view is about, in a design.

    Raises:
        FieldError: where it asks for a field that there is not (see `wrong_fields`).
        ValidationError: where it asks for a value that the field cannot have.
    """
    design = facts.design
    chosen = view.shows
    condition = of_components(chosen if chosen == "any" else _addressed(chosen, view, design))
    lines = view.connections
    draws = of_connections("any" if lines is None else _addressed(lines, view, design))
    solution = design.solutions.get(view.within)
    every = solution.components if solution else {} if view.within else design.components
    shown, unsure = [], []
    for each in every.values():
        truth = condition.holds(each, facts)
        if truth is True:
            shown.append(each)
        elif isinstance(truth, Missing) and any(at.field[:1] not in _FREE for at in truth.places):
            unsure.append(each)
    return Matches(tuple(shown), tuple(unsure), draws)


def _addressed(selector: S, view: View, design: Design) -> S:
    """A selector whose own components go by their addresses, as everywhere in a design."""
    changes: dict[str, object] = {}
    for name in selector.model_fields_set:
        value = getattr(selector, name)
        if name == "component":
            changes[name] = tuple(_address(each, view, design) for each in value)
        elif isinstance(value, Selector):
            changes[name] = _addressed(value, view, design)
        elif isinstance(value, tuple):
            changes[name] = tuple(
                _addressed(each, view, design) if isinstance(each, Selector) else each
                for each in value
            )
    return selector.model_copy(update=changes)


def _address(ref: str, view: View, design: Design) -> str:
    component = design.component(ref, view.within)
    return component.address if component else ref


def wrong_fields(view: View) -> Iterator[Wrong]:
    """What a view asks of fields that they cannot say, each at its place."""
    for name in ("shows", "connections"):
        for path, part in _parts(getattr(view, name), (name,)):
            for field, wanted in (getattr(part, "fields", None) or {}).items():
                if wrong := _wrong(_ELEMENTS[type(part)], field, wanted):
                    yield Wrong((*path, "fields", field), *wrong)


def _wrong(kind: type[Element], field: str, wanted: object) -> tuple[str, str] | None:
    try:
        field_condition(kind, field, wanted)
    except FieldError as error:
        return str(error), error.hint
    except ValidationError as error:
        return f"`{field}` has no such value: {error.errors()[0]['msg']}", "compare it with another"
    return None


def _parts(value: object, path: Path) -> Iterator[tuple[Path, Selector]]:
    """Every selector in a value, each with its place."""
    if isinstance(value, Selector):
        yield path, value
        for name, info in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, (*path, index))
