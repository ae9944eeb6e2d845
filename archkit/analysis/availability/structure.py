"""The structure function of a use: which parts have to work so that the whole works.

A component works when it is up, each component that it needs by a hard connection works, and
behind each connection with a fallback the other side works or the fallback carries it. Shared
parts stand in the function once, by name, so that nothing is multiplied per path.

Components that need each other work while all of them are up: the largest solution of the
equations. What stands in for a component has to work by itself, without leaning on the very need
that it covers: the smallest solution. So the function is the least fixed point over the stand-ins
of the greatest over the rest. Both exist since it only ever says `and` and `or` (Tarski 1955),
which also makes the system monotone: no part that comes up takes the whole down. Hence low
figures of the parts give a low figure of the whole, and high ones a high figure.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple, Protocol, TypeVar

from archkit.analysis.availability.fallbacks import Cover, drops
from archkit.graph.queries import dependencies_first

T = TypeVar("T")


class Choice(NamedTuple):
    """One of two components will do.

    Attributes:
        first: The address of the one that is called.
        other: The address of the one that stands in for it.
    """

    first: str
    other: str


class Need(NamedTuple):
    """What a component needs: blocks by their number, and choices."""

    blocks: tuple[int, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Which parts have to work.

    Attributes:
        series: The parts without which nothing works, in order.
        choices: The choices of which each has to come out well.
        blocks: Parts that only ever matter together, once all of the series works.
        needs: What the components need that the choices are between, by their addresses.
        order: These addresses so that what is needed comes first; those that lead back to each
            other come as one group.
    """

    series: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    blocks: tuple[tuple[str, ...], ...] = ()
    needs: Mapping[str, Need] = field(default_factory=dict)
    order: tuple[tuple[str, ...], ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Every part that may matter, in order."""
        return tuple(sorted({*self.series, *(part for block in self.blocks for part in block)}))


class Algebra(Protocol[T]):
    """What the function is worked out in: a truth value, a diagram, many trials at once."""

    no: T
    yes: T

    def both(self, one: T, other: T) -> T:
        """Both hold."""

    def either(self, one: T, other: T) -> T:
        """At least one holds."""


Closure = Callable[[str], Iterable[str]]
Covers = Mapping[str, Sequence[Cover]]


def structure_of(
    parts: Iterable[str], closure: Closure, covers: Covers, *, best: bool
) -> Structure:
    """The structure of a use.

    Args:
        parts: What the use needs by hard connections.
        closure: A component and all that it needs by hard connections.
        covers: The fallbacks of each caller.
        best: Whether a fallback of which nobody knows whether it holds is taken to hold.
    """
    reach = _Reach(closure, covers, best=best)
    series, choices = reach.from_(parts)
    found: dict[str, tuple[frozenset[str], tuple[Choice, ...]]] = {}
    choices = _open(choices, series)
    waiting = list(reversed(choices))
    while waiting:
        choice = waiting.pop()
        for head in (choice.first, choice.other):
            if head not in found:
                inside, further = reach.from_(closure(head))
                further = _open(further, inside)
                found[head] = inside - series, further
                waiting += reversed(further)
    blocks = _blocks({head: inside for head, (inside, _) in found.items()})
    needs = {
        head: Need(
            tuple(number for number, block in enumerate(blocks) if block[0] in inside), further
        )
        for head, (inside, further) in found.items()
    }
    return Structure(tuple(sorted(series)), choices, blocks, needs, _in_order(needs))


def _in_order(needs: Mapping[str, Need]) -> tuple[tuple[str, ...], ...]:
    edges = {
        (head, each)
        for head, need in needs.items()
        for choice in need.choices
        for each in (choice.first, choice.other)
    }
    groups = dependencies_first(sorted(edges))
    ordered = {each for group in groups for each in group}
    alone = tuple((head,) for head in needs if head not in ordered)
    return alone + tuple(tuple(group) for group in groups)


class _Reach:
    """Walks from components to all that they need, past fallbacks that do not hold."""

    def __init__(self, closure: Closure, covers: Covers, *, best: bool) -> None:
        self._closure = closure
        self._covers = covers
        self._best = best

    def from_(self, starts: Iterable[str]) -> tuple[frozenset[str], tuple[Choice, ...]]:
        inside, choices = set(starts), set[Choice]()
        waiting = [each for each in inside if each in self._covers]
        while waiting:
            for cover in self._covers[waiting.pop()]:
                target = cover.connection.target
                if cover.other is not None:
                    choices.add(Choice(target, cover.other))
                elif not self._drops(cover):
                    more = set(self._closure(target)) - inside
                    inside |= more
                    waiting += [each for each in more if each in self._covers]
        return frozenset(inside), tuple(sorted(choices, key=lambda each: (each.first, each.other)))

    def _drops(self, cover: Cover) -> bool:
        return drops(cover) or (self._best and cover.holds is not False)


def _open(choices: Iterable[Choice], inside: frozenset[str]) -> tuple[Choice, ...]:
    """The choices that are not settled: what is needed anyway needs nobody to stand in for it."""
    return tuple(each for each in choices if each.first not in inside)


def _blocks(heads: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """The parts of some components, those together that all the same components need."""
    needed_by: dict[str, list[int]] = {}
    for number, inside in enumerate(heads.values()):
        for part in inside:
            needed_by.setdefault(part, []).append(number)
    alike: dict[tuple[int, ...], list[str]] = {}
    for part in sorted(needed_by):
        alike.setdefault(tuple(needed_by[part]), []).append(part)
    return tuple(tuple(alike[numbers]) for numbers in sorted(alike))


def works(structure: Structure, algebra: Algebra[T], blocks: Sequence[T]) -> T:
    """Whether the whole works, its series apart.

    Args:
        structure: The structure.
        algebra: What it is worked out in.
        blocks: Whether each block works.
    """
    found: dict[str, T] = {}
    for group in structure.order:
        found.update(_settled(structure.needs, group, found, algebra, blocks))
    return _choices(structure.choices, found, found, algebra)


def _settled(
    needs: Mapping[str, Need],
    group: Sequence[str],
    before: dict[str, T],
    algebra: Algebra[T],
    blocks: Sequence[T],
) -> dict[str, T]:
    """Whether each component of a group works, by what is known of those that it needs."""
    own = {
        head: reduce(algebra.both, (blocks[number] for number in needs[head].blocks), algebra.yes)
        for head in group
    }
    standing = dict.fromkeys(group, algebra.no)
    while True:
        found = _carried(needs, own, before, standing, algebra)
        if found == standing:
            return found
        standing = found


def _carried(
    needs: Mapping[str, Need],
    own: dict[str, T],
    before: dict[str, T],
    standing: dict[str, T],
    algebra: Algebra[T],
) -> dict[str, T]:
    """Whether each component works where just some can stand in: the greatest solution."""
    found, others = ChainMap(dict(own), before), ChainMap(standing, before)
    changed = True
    while changed:
        changed = False
        for head, up in own.items():
            after = algebra.both(up, _choices(needs[head].choices, found, others, algebra))
            if after != found[head]:
                found[head], changed = after, True
    return dict(found.maps[0])


def _choices(
    choices: Iterable[Choice],
    called: Mapping[str, T],
    standing: Mapping[str, T],
    algebra: Algebra[T],
) -> T:
    outcomes = (algebra.either(called[each.first], standing[each.other]) for each in choices)
    return reduce(algebra.both, outcomes, algebra.yes)
