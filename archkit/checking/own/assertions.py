"""What a declared rule asserts of the elements it is about, made a judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from archkit.analysis.conditions.condition import AnyCondition, Condition, Reason
from archkit.analysis.conditions.relations import Way, end, neighbours
from archkit.analysis.conditions.ways import Ways
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Bounds, Missing, Truth, any_of, opposite
from archkit.analysis.paths import hop
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.declared.rules import Count
from archkit.model.solution import Solution
from archkit.source.place import Path, Place

_MANY = 3
"""How many of several are named: more would not help a reader."""


class Fault(NamedTuple):
    """How an element fails an assertion.

    Attributes:
        words: What is wrong with it, where the rule has no message of its own.
        field: The field to point at.
        evidence: How it follows, line by line.
        related: Further places, each with a note.
    """

    words: str = ""
    field: Path = ()
    evidence: tuple[str, ...] = ()
    related: tuple[tuple[Place, str], ...] = ()


class Assertion(Protocol):
    """What a rule asserts. `about` says whether the rule is about the element at all."""

    def about(self, on: Element, facts: Facts) -> Truth:
        """Whether the element is one of those that the rule is about."""

    def faulty(self, on: Element, facts: Facts) -> Truth:
        """Whether an element that it is about is not as it should be."""

    def fault(self, on: Element, facts: Facts) -> Fault:
        """How an element is at fault that surely is."""


def from_reasons(on: Element, reasons: Iterable[Reason]) -> Fault:
    """The fault that some reasons make: it points at the first field of the element itself."""
    found = tuple(dict.fromkeys(reasons))
    own = (each.field for each in found if each.where == on.where and each.field)
    return Fault(
        field=next(own, ()),
        evidence=tuple(dict.fromkeys(each.text for each in found)),
        related=tuple(dict.fromkeys(place for each in found for place in each.related)),
    )


@dataclass(frozen=True)
class Must(Assertion):
    """Elements must be of a sort, or must not.

    Attributes:
        subject: Which elements.
        part: The sort.
        wanted: Whether they must be, and not must not.
    """

    subject: AnyCondition
    part: AnyCondition
    wanted: bool

    def about(self, on: Element, facts: Facts) -> Truth:
        """Whether the subject selects it."""
        return self.subject.holds(on, facts)

    def faulty(self, on: Element, facts: Facts) -> Truth:
        """Whether it is not of the sort, or is."""
        holds = self.part.holds(on, facts)
        return opposite(holds) if self.wanted else holds

    def fault(self, on: Element, facts: Facts) -> Fault:
        """What makes it so, then why the rule is about it."""
        wrong = self.part.reasons(on, facts, so=not self.wanted)
        return from_reasons(on, [*wrong, *self.subject.reasons(on, facts, so=True)])


@dataclass(frozen=True)
class Partners(Assertion):
    """Who may connect with whom; it judges connections.

    Attributes:
        subject: The components that the rule is about.
        way: Where the partner stands: the subject connects `to` it, or is connected `from` it.
        part: What partners are like.
        allowed: Whether only such are allowed, and not all but such.
    """

    subject: Condition[Component]
    way: Way
    part: Condition[Component]
    allowed: bool

    def _ends(self, on: Element, facts: Facts) -> tuple[Component, Component] | None:
        """The subject and its partner; nothing where one is broken and left out."""
        if not isinstance(on, Connection):
            return None
        subject = end(on, facts, "from" if self.way == "to" else "to")
        partner = end(on, facts, self.way)
        return None if subject is None or partner is None else (subject, partner)

    def about(self, on: Element, facts: Facts) -> Truth:
        """Whether the subject selects the component at this end of a connection."""
        ends = self._ends(on, facts)
        return ends is not None and self.subject.holds(ends[0], facts)

    def faulty(self, on: Element, facts: Facts) -> Truth:
        """Whether the component at the other end is not one that may be there."""
        ends = self._ends(on, facts)
        if ends is None:
            return False
        fits = self.part.holds(ends[1], facts)
        return opposite(fits) if self.allowed else fits

    def fault(self, on: Element, facts: Facts) -> Fault:
        """What the two ends are like."""
        ends = self._ends(on, facts)
        if ends is None:
            return Fault()
        subject, partner = ends
        reasons = [
            *self.subject.reasons(subject, facts, so=True),
            *self.part.reasons(partner, facts, so=not self.allowed),
        ]
        return from_reasons(on, reasons)


@dataclass(frozen=True)
class Led(Assertion):
    """Which ways lead to components or from them.

    Attributes:
        subject: The components that the rule is about.
        ways: The ways that must be, or must not be.
        wanted: Whether there must be one.
    """

    subject: Condition[Component]
    ways: Ways
    wanted: bool

    def about(self, on: Element, facts: Facts) -> Truth:
        """Whether the subject selects it."""
        return isinstance(on, Component) and self.subject.holds(on, facts)

    def faulty(self, on: Element, facts: Facts) -> Truth:
        """Whether there is a way that must not be, or none where one must be."""
        if not isinstance(on, Component):
            return False
        lead = self.ways.lead(on, facts)
        return opposite(lead) if self.wanted else lead

    def fault(self, on: Element, facts: Facts) -> Fault:
        """The way, hop by hop, and why the rule is about the component."""
        if not isinstance(on, Component):
            return Fault()
        because = from_reasons(on, self.subject.reasons(on, facts, so=True)).evidence
        if self.wanted:
            return Fault(evidence=("no way leads there", *because))
        way = self.ways.shortest(on, facts)
        return Fault(evidence=(*(hop(each, facts.topology) for each in way), *because))


@dataclass(frozen=True)
class Counted(Assertion):
    """How many components of a sort an element is connected with, or has.

    Attributes:
        subject: Which elements the rule is about.
        way: Which components are looked at: those that a component connects `to`, those `from`
            which it is connected, or those that a solution has `inside`.
        part: Which of them count.
        limits: How many there must be.
    """

    subject: AnyCondition
    way: Literal["to", "from", "inside"]
    part: Condition[Component]
    limits: Count

    def about(self, on: Element, facts: Facts) -> Truth:
        """Whether the subject selects it."""
        return self.subject.holds(on, facts)

    def faulty(self, on: Element, facts: Facts) -> Truth:
        """Whether there are too few or too many."""
        sure, perhaps = 0, []
        for each in self._others(on, facts):
            holds = self.part.holds(each, facts)
            if isinstance(holds, Missing):
                perhaps.append(holds)
            else:
                sure += holds
        doubt = Missing(frozenset().union(*(each.places for each in perhaps))) if perhaps else None
        number = Bounds(sure, sure + len(perhaps), doubt)
        low, high = self.limits.at_least, self.limits.at_most
        return any_of(
            False if low is None else opposite(number.at_least(low)),
            False if high is None else opposite(number.at_most(high)),
        )

    def fault(self, on: Element, facts: Facts) -> Fault:
        """How many there are, which they are, and why the rule is about the element."""
        found = [each for each in self._others(on, facts) if self.part.holds(each, facts) is True]
        names = ", ".join(f"`{each.address}`" for each in found[:_MANY])
        more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
        is_are = "is" if len(found) == 1 else "are"
        there = f"there {is_are} {len(found) or 'none'}, and {_limits(self.limits)}"
        because = from_reasons(on, self.subject.reasons(on, facts, so=True)).evidence
        which = (f"namely {names}{more}",) if found else ()
        return Fault(evidence=(there, *which, *because))

    def _others(self, on: Element, facts: Facts) -> Iterable[Component]:
        if isinstance(on, Solution):
            return on.components.values()
        if isinstance(on, Component) and self.way != "inside":
            return neighbours(on, facts, self.way)
        return ()


def _limits(limits: Count) -> str:
    low, high = limits.at_least, limits.at_most
    if low is not None and high is not None:
        return f"there must be {low}" if low == high else f"there must be {low} to {high}"
    if high is None:
        return f"there must be {low} or more"
    return f"there may be {high} at most" if high else "there may be none"
