"""What the texts of a patch name: an element, a field of one, or an element to be."""

import re
from collections.abc import Iterator
from typing import Final

from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.gather import ARCHETYPES, Draft
from archkit.model.loading.load import Loaded
from archkit.model.names import NoSuchElementError
from archkit.model.overlay.homes import ARCHETYPE
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

_ARROW: Final = " -> "
_OWN_FIELDS: Final = frozenset(Solution.model_fields) - COLLECTIONS.keys()
_INSIDE: Final = re.compile(r"\.")


class BadTargetError(Exception):
    """A text of a patch that names nothing.

    Attributes:
        code: Its kind.
        message: What is wrong.
        hint: What to do about it.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Targets:
    """Finds what the texts of a patch name in a design.

    Args:
        loaded: The design.
        within: The solution whose own elements need no more than their ids; none if empty.
    """

    def __init__(self, loaded: Loaded, within: str = "") -> None:
        self._within = within
        self._design: Design = loaded.design
        self._draft: Draft = loaded.origins.draft
        self._names = loaded.names
        self._new: dict[str, Path] = {}

    def element(self, text: str) -> Element:
        """The element that a text names.

        Raises:
            BadTargetError: where there is none.
        """
        try:
            return self._sure(self._names.named(self._own(text) or text), text)
        except NoSuchElementError as error:
            raise _unknown(error) from None

    def _sure(self, element: Element, text: str) -> Element:
        """The element, unless it is one of another solution that a text names by its id alone.

        Raises:
            NoSuchElementError: where it is.
        """
        if not self._within or element.within in ("", self._within) or "." in text:
            return element
        raise NoSuchElementError(text, (), element.address)

    def field(self, text: str) -> tuple[Path, Path]:
        """The element, new element or archetype and the field that a text names.

        Raises:
            BadTargetError: where there is no such element.
        """
        for head, rest in (*self._own_splits(text), *_splits(text)):
            where = self._new.get(head) or self._archetype(head)
            found = () if where else self._names.all_named(head)
            if where is None and found:
                where = self.element(head).where
            if where is not None and rest and not self._names_part(where, rest[0]):
                return where, rest
        raise self._nothing(text)

    def _own(self, text: str) -> str | None:
        """The full name of an element of the own solution; nothing where it has none such."""
        own = f"{self._within}.{text}"
        return own if self._within and self._names.all_named(own) else None

    def _own_splits(self, text: str) -> Iterator[tuple[str, Path]]:
        return _splits(f"{self._within}.{text}") if self._within else iter(())

    def new(self, text: str) -> Path:
        """The path of an element to be, by its full name.

        Raises:
            BadTargetError: where the text is none.
        """
        section = text.partition(".")[0]
        own = self._within and section in COLLECTIONS and section not in self._design.solutions
        where = self._new_path(f"{self._within}.{text}" if own else text)
        self._new[text] = where
        if where[0] == Solution.SECTION:
            self._new[f"{where[1]}.{where[3]}"] = where
        return where

    def _new_path(self, text: str) -> Path:
        first, _, rest = text.partition(".")
        if first in REGISTRIES and rest:
            return first, rest
        section, _, name = rest.partition(".")
        if first == ARCHETYPE and section in ARCHETYPES and name:
            return first, section, name
        if first not in self._design.solutions:
            close = did_you_mean(first, [*self._design.solutions, *REGISTRIES])
            hint = f"did you mean `{close}`?" if close else "write `solution.section.id`"
            raise BadTargetError("unknown-element", f"there is no solution `{first}`", hint)
        if section in COLLECTIONS and name:
            return Solution.SECTION, first, section, name
        if _ARROW in rest:
            return Solution.SECTION, first, "connections", rest
        close = did_you_mean(section, COLLECTIONS)
        hint = f"did you mean `{first}.{close}.{name}`?" if close and name else _sections(first)
        raise BadTargetError("unknown-key", f"`{text}` does not say what it adds", hint)

    def _archetype(self, text: str) -> Path | None:
        first, _, rest = text.partition(".")
        section, _, name = rest.partition(".")
        known = first == ARCHETYPE and name in self._draft.archetypes.get(section, ())
        return (first, section, name) if known else None

    def _names_part(self, where: Path, step: str | int) -> bool:
        """Whether a step from a solution leads to what would be a part of it, and no field."""
        return where[0] == Solution.SECTION and where[2:] == () and step not in _OWN_FIELDS

    def _nothing(self, text: str) -> BadTargetError:
        """Why a text names no field of an element."""
        solution = self._design.solutions.get(text.partition(".")[0])
        if solution is not None and "." in text and not self._names.all_named(text):
            return _no_part(text, solution)
        try:
            self.element(text)
        except BadTargetError as error:
            return error
        message = f"`{text}` is an element: a change is of one of its fields"
        return BadTargetError("no-field", message, f"write `{text}.field`")


def _splits(text: str) -> Iterator[tuple[str, Path]]:
    """Every way to part a text into an element and a field of it, the longest name first."""
    for dot in [len(text), *reversed([each.start() for each in _INSIDE.finditer(text)])]:
        rest = text[dot + 1 :]
        yield text[:dot], tuple(rest.split(".")) if rest else ()


def _no_part(text: str, solution: Solution) -> BadTargetError:
    """The error where a solution has no such part or field, with the nearest that it has."""
    _, step, *_ = text.split(".")
    parts = [each for section in COLLECTIONS for each in getattr(solution, section)]
    close = did_you_mean(step, [*parts, *_OWN_FIELDS])
    hint = f"did you mean `{solution.id}.{close}`?" if close else _sections(solution.id)
    message = f"`{solution.id}` has no part or field `{step}`"
    return BadTargetError("unknown-element", message, hint)


def _sections(solution: str) -> str:
    return f"write as `{solution}.components.its-id`"


def _unknown(error: NoSuchElementError) -> BadTargetError:
    return BadTargetError("unknown-element", error.what, error.advice)
