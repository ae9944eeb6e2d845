"""The design as the readers of an edition see it, and pictures of it that name nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from archkit.diagrams.view import View
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.site.edition import Edition
from archkit.site.withheld import WITHHELD

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

E = TypeVar("E", bound=Element)
Said = TypeVar("Said", bound="DataclassInstance")
_STANDS_IN: Final = {
    "departments": ("department",),
    "zones": ("zone",),
    "sites": ("site",),
    "nodes": ("placed",),
}
"""What things stand in, with the fields that name it.

Such a place stays, without its name, so that nothing seems to stand nowhere.
"""
_MENTIONS: Final = {"data": ("stores", "carries", "returns")}
"""What is only mentioned, with the fields that do; it goes."""
_IT: Final = "withheld"
"""The id of all that stays without its name."""
_FIXED: Final = frozenset({"kind", "icon", "direction"})
"""Words of archkit's own in a picture, which no name of a model may change."""


def shown(design: Design, edition: Edition) -> Design:
    """The design without what an edition hides, and without all that names it."""
    return _Showing(design, edition).design()


class _Showing:
    def __init__(self, design: Design, edition: Edition) -> None:
        self._whole = design
        self._edition = edition
        self._hidden = {
            section: {
                name for name, each in getattr(design, section).items() if not self._sees(each)
            }
            for section in (*_STANDS_IN, *_MENTIONS)
        }

    def _sees(self, element: Element) -> bool:
        return self._edition.shows(element)

    def design(self) -> Design:
        # Any: each section is of a class of its own, and keeps it
        kept: dict[str, Any] = {name: self._registry(name) for name in REGISTRIES}
        solutions = self._seen(self._whole.solutions)
        return replace(
            self._whole,
            **kept,
            decisions=self._seen(self._whole.decisions),
            solutions={name: self._solution(each) for name, each in solutions.items()},
        )

    def _registry(self, section: str) -> Mapping[str, Element]:
        elements: Mapping[str, Element] = getattr(self._whole, section)
        kept = self._seen(elements)
        if section in _STANDS_IN and len(kept) < len(elements):
            first = next(each for name, each in elements.items() if name not in kept)
            nameless: dict[str, object] = {
                "id": _IT,
                "name": WITHHELD,
                "description": None,
                "links": {},
            }
            kept[_IT] = first.model_copy(update=nameless)
        return {name: self._told(each) for name, each in kept.items()}

    def _seen(self, elements: Mapping[str, E]) -> dict[str, E]:
        return {name: each for name, each in elements.items() if self._sees(each)}

    def _solution(self, solution: Solution) -> Solution:
        parts: dict[str, Mapping[str, Element]] = {
            section: {
                name: self._told(each)
                for name, each in self._seen(getattr(solution, section)).items()
                if not isinstance(each, Journey) or self._sees_all_of(each)
            }
            for section in COLLECTIONS
        }
        return self._told(solution.model_copy(update=parts))

    def _told(self, element: E) -> E:
        """An element that names nothing hidden."""
        changes: dict[str, object] = {}
        for section, names in (*_STANDS_IN.items(), *_MENTIONS.items()):
            if hidden := self._hidden[section]:
                instead = (_IT,) if section in _STANDS_IN else ()
                for name in names:
                    value = getattr(element, name, None)
                    if isinstance(value, str) and value in hidden:
                        changes[name] = _IT
                    elif isinstance(value, tuple) and not hidden.isdisjoint(value):
                        changes[name] = _without(value, hidden, instead)
        return element.model_copy(update=changes) if changes else element

    def _sees_all_of(self, journey: Journey) -> bool:
        steps = ((step,) if isinstance(step, str) else step for step in journey.path)
        on_the_way = (self._whole.component(it, journey.within) for step in steps for it in step)
        return all(each is None or self._sees(each) for each in on_the_way)


def _without(values: Iterable[str], hidden: set[str], instead: tuple[str, ...]) -> tuple[str, ...]:
    told = (instead if each in hidden else (each,) for each in values)
    return tuple(dict.fromkeys(each for part in told for each in part))


def said(view: View, text: Callable[[str], str]) -> View:
    """The picture with each of its texts as an edition says it."""
    return replace(_said(view, text), id=view.id)


def _said(value: Said, text: Callable[[str], str]) -> Said:
    changes = {
        each.name: _text(getattr(value, each.name), text)
        for each in fields(value)
        if each.name not in _FIXED
    }
    return replace(value, **changes)


def _text(value: object, text: Callable[[str], str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text(value)
    if type(value) is tuple:
        return tuple(_text(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _said(value, text)
    return value
