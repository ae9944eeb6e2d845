"""What a condition is, and how several make one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth, opposite
from archkit.model.base import Element
from archkit.source.place import Path, Place

S_contra = TypeVar("S_contra", bound=Element, contravariant=True)
S = TypeVar("S", bound=Element)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """What makes a condition true or false of an element.

    Attributes:
        text: In a few words, without a full stop.
        where: The element that it is about.
        field: The field of that element which says so.
        related: Further places, each with a note.
    """

    text: str
    where: Path
    field: Path = ()
    related: tuple[tuple[Place, str], ...] = ()


class Condition(Protocol[S_contra]):
    """Something that an element is, is not, or may be."""

    def holds(self, on: S_contra, facts: Facts) -> Truth:
        """Whether it is so."""

    def reasons(self, on: S_contra, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What makes it so, or not so; only to be asked where it is known."""


AnyCondition = Condition[Any]
"""A condition whatever it is asked of. `Any`: rules are about elements of several classes."""


class Everything(Condition[Element]):
    """Leaves nothing out: the word `any`."""

    def holds(self, on: Element, facts: Facts) -> Truth:
        """Always."""
        del on, facts
        return True

    def reasons(self, on: Element, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """None is needed."""
        del on, facts, so
        yield from ()


def _decided(parts: Iterable[Condition[S]], on: S, facts: Facts, by: bool) -> Truth:  # noqa: FBT001 - one of two values, no flag
    """The value `by` as soon as one part has it, else what is missing, else the other value."""
    missing: Missing | None = None
    for part in parts:
        truth = part.holds(on, facts)
        if truth is by:
            return by
        if isinstance(truth, Missing):
            missing = truth if missing is None else missing | truth
    return (not by) if missing is None else missing


@dataclass(frozen=True)
class AllOf(Condition[S], Generic[S]):
    """Conditions that all hold."""

    parts: tuple[Condition[S], ...]

    def holds(self, on: S, facts: Facts) -> Truth:
        """False as soon as one is; nothing more is asked then."""
        return _decided(self.parts, on, facts, by=False)

    def reasons(self, on: S, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """Those of all parts that are so."""
        return _of_those(self.parts, on, facts, so=so)


@dataclass(frozen=True)
class AnyOf(Condition[S], Generic[S]):
    """Conditions of which one holds."""

    parts: tuple[Condition[S], ...]

    def holds(self, on: S, facts: Facts) -> Truth:
        """True as soon as one is; nothing more is asked then."""
        return _decided(self.parts, on, facts, by=True)

    def reasons(self, on: S, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """Those of all parts that are so."""
        return _of_those(self.parts, on, facts, so=so)


def _of_those(
    parts: tuple[Condition[S], ...], on: S, facts: Facts, *, so: bool
) -> Iterator[Reason]:
    for part in parts:
        if part.holds(on, facts) is so:
            yield from part.reasons(on, facts, so=so)


@dataclass(frozen=True)
class Not(Condition[S], Generic[S]):
    """A condition that does not hold."""

    part: Condition[S]

    def holds(self, on: S, facts: Facts) -> Truth:
        """The opposite; what is not known stays so."""
        return opposite(self.part.holds(on, facts))

    def reasons(self, on: S, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """Those of the part for being the other way."""
        return self.part.reasons(on, facts, so=not so)


class OfDesign(Generic[T]):
    """Something that is found once for a design: a rule is asked of one design after the other."""

    def __init__(self, find: Callable[[Facts], T]) -> None:
        self._find = find
        self._last: tuple[Facts, T] | None = None

    def __call__(self, facts: Facts) -> T:
        """What was found for this design, the one that was asked about last, or else is now."""
        if self._last is None or self._last[0] is not facts:
            self._last = facts, self._find(facts)
        return self._last[1]


class Remembered(Condition[S], Generic[S]):
    """A condition that is asked again and again of the same elements, as of a hub's neighbours."""

    def __init__(self, part: Condition[S]) -> None:
        self._part = part
        self._known: OfDesign[dict[int, Truth]] = OfDesign(lambda _: {})

    def holds(self, on: S, facts: Facts) -> Truth:
        """The answer, found once for each element of a design."""
        known = self._known(facts)
        answer = known.get(id(on))
        if answer is None:
            answer = known[id(on)] = self._part.holds(on, facts)
        return answer

    def reasons(self, on: S, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """Those of the part."""
        return self._part.reasons(on, facts, so=so)


def together(parts: Iterable[Condition[S]]) -> Condition[S]:
    """All the conditions as one."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else AllOf(found)
