"""What is known: three-valued truth and figures between bounds.

A fact may be true, false, or missing; a missing one knows which fields would
settle it. `all_of` and `any_of` follow Kleene's strong logic of indeterminacy
(Introduction to Metamathematics, 1952, section 64): a missing term matters only
where the others do not decide.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce, wraps
from typing import Final, NamedTuple, Self, TypeVar

from archkit.model.base import Element
from archkit.source.place import Path, Place

Owner = TypeVar("Owner")
On = TypeVar("On", bound=Element)
Answer = TypeVar("Answer")


def once_for_each(answer: Callable[[Owner, On], Answer]) -> Callable[[Owner, On], Answer]:
    """Remember a method's answer for each element of the design that it looks at.

    Elements are told apart by identity: hashing one takes longer than most answers.
    """
    name = f"_{answer.__name__}_of"

    @wraps(answer)
    def remembering(owner: Owner, on: On) -> Answer:
        known: dict[int, Answer] | None = owner.__dict__.get(name)
        if known is None:
            known = owner.__dict__[name] = {}
        number = id(on)
        if number not in known:
            known[number] = answer(owner, on)
        return known[number]

    return remembering


class Missing(NamedTuple):
    """The fields that nobody has stated and that would settle a question."""

    places: frozenset[Place]

    @classmethod
    def field(cls, element: Element, *field: str | int) -> Self:
        """A field of an element is absent."""
        path: Path = field
        return cls(frozenset({Place(element.where, path)}))

    def __or__(self, other: "Missing") -> "Missing":
        return Missing(self.places | other.places)

    def __bool__(self) -> bool:
        raise TypeError("a missing fact is neither true nor false: compare with `is True`")


TOLD: Final = Missing(frozenset())
"""What cannot be known since something is broken, which has been told of as an error."""

Truth = bool | Missing
"""True, false, or not known."""


def all_of(*terms: Truth) -> Truth:
    """Whether every term is true; false as soon as one is false."""
    missing: list[Missing] = []
    for term in terms:
        if term is False:
            return False
        if isinstance(term, Missing):
            missing.append(term)
    return _together(missing) if missing else True


def any_of(*terms: Truth) -> Truth:
    """Whether a term is true; true as soon as one is."""
    missing: list[Missing] = []
    for term in terms:
        if term is True:
            return True
        if isinstance(term, Missing):
            missing.append(term)
    return _together(missing) if missing else False


def _together(missing: list[Missing]) -> Missing:
    """All that is missing, joined at once: a hub may miss a field on each of its connections.

    What is broken has to be mended before anyone can say what else is missing.
    """
    if len(missing) == 1:
        return missing[0]
    if TOLD in missing:
        return TOLD
    return Missing(frozenset[Place]().union(*(each.places for each in missing)))


def opposite(term: Truth) -> Truth:
    """Not true becomes true; what is missing stays missing."""
    return term if isinstance(term, Missing) else not term


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure that lies somewhere between two bounds.

    Attributes:
        low: It is at least this.
        high: It is at most this.
        missing: The fields that would narrow it; nothing where it is exact.
    """

    low: float
    high: float
    missing: Missing | None = None

    @classmethod
    def exactly(cls, value: float) -> Self:
        """A figure that is known."""
        return cls(value, value)

    def at_least(self, target: float) -> Truth:
        """Whether the figure reaches a target."""
        if self.low >= target:
            return True
        if self.high < target:
            return False
        return self._unsettled()

    def at_most(self, target: float) -> Truth:
        """Whether the figure stays within a target."""
        if self.high <= target:
            return True
        if self.low > target:
            return False
        return self._unsettled()

    def __mul__(self, other: "Bounds") -> "Bounds":
        """The product of two figures that are not negative."""
        return Bounds(self.low * other.low, self.high * other.high, _both(self, other))

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high, _both(self, other))

    def _unsettled(self) -> Missing:
        if self.missing is None:
            raise ValueError("bounds that differ must say what is missing")
        return self.missing


def _both(one: Bounds, other: Bounds) -> Missing | None:
    if one.missing is None:
        return other.missing
    return one.missing if other.missing is None else one.missing | other.missing


def product(figures: Iterable[Bounds]) -> Bounds:
    """The product of figures that are not negative."""
    return reduce(lambda one, other: one * other, figures, Bounds.exactly(1.0))


def total(figures: Iterable[Bounds]) -> Bounds:
    """The sum of figures."""
    return reduce(lambda one, other: one + other, figures, Bounds.exactly(0.0))
