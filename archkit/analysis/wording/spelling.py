"""One thing written in two ways within a solution: units and decimals (INCOSE R36, R40)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from archkit.analysis.wording.statement import Statement
from archkit.model.requirement import Requirement
from archkit.source.words import Words

_DECIMAL: Final = re.compile(r"(?<![\w.,])\d+(?:(\.)\d+|(,)\d{1,2})(?![\w.,]?\d)")
"""A comma before three digits parts the thousands, and is none of the decimals."""


class Matter(StrEnum):
    """What is written in two ways."""

    UNIT = "unit"
    SYSTEM = "system"
    DECIMAL = "decimal"


class Usage(NamedTuple):
    """How something is written in a statement.

    Attributes:
        matter: What kind of thing.
        thing: What: a unit, a quantity, a decimal number.
        way: How it is written: a spelling, a system of units, a sign.
        words: Where.
    """

    matter: Matter
    thing: str
    way: str
    words: Words

    @property
    def key(self) -> str:
        """What is written, told apart from everything else."""
        return f"{self.matter}-{self.thing}"


class Odd(NamedTuple):
    """A statement that writes something otherwise than most of its solution's do.

    Attributes:
        usage: How it writes.
        usual: The way that most of the others use.
        other: The first requirement that uses it.
    """

    usage: Usage
    usual: str
    other: Requirement


def odd_ones(
    statements: Sequence[tuple[Requirement, Statement]],
) -> Mapping[int, tuple[Odd, ...]]:
    """What is odd, by the identity of the requirement.

    The usual way of a solution is the one in most of its statements; of several, the first.
    """
    usages = _varied({id(each): tuple(_usages(each)) for each in {each for _, each in statements}})
    by_thing: dict[tuple[str, str], list[tuple[Requirement, Usage]]] = defaultdict(list)
    for requirement, statement in statements:
        for usage in usages.get(id(statement), ()):
            by_thing[requirement.within, usage.key].append((requirement, usage))
    found: dict[int, list[Odd]] = defaultdict(list)
    for uses in by_thing.values():
        if len(uses) > 1:
            for requirement, odd in _odd(uses):
                found[id(requirement)].append(odd)
    return {identity: tuple(each) for identity, each in found.items()}


def _varied(usages: Mapping[int, tuple[Usage, ...]]) -> Mapping[int, tuple[Usage, ...]]:
    """Those of things that the city writes in more ways than one: most have a single one."""
    ways: dict[str, set[str]] = defaultdict(set)
    for each in usages.values():
        for usage in each:
            ways[usage.key].add(usage.way)
    return {
        identity: each
        for identity, each in usages.items()
        if any(len(ways[usage.key]) > 1 for usage in each)
    }


def _odd(uses: Sequence[tuple[Requirement, Usage]]) -> Iterator[tuple[Requirement, Odd]]:
    first: dict[str, Requirement] = {}
    count: dict[str, int] = defaultdict(int)
    for requirement, usage in uses:
        first.setdefault(usage.way, requirement)
        count[usage.way] += 1
    if len(first) == 1:
        return
    usual = max(first, key=lambda way: count[way])
    for requirement, usage in uses:
        if usage.way != usual:
            yield requirement, Odd(usage, usual, first[usual])


def _usages(statement: Statement) -> Iterator[Usage]:
    """How a statement writes things, each way once."""
    seen: set[tuple[Matter, str, str]] = set()
    for usage in _all_usages(statement):
        key = (usage.matter, usage.thing, usage.way)
        if key not in seen:
            seen.add(key)
            yield usage


def _all_usages(statement: Statement) -> Iterator[Usage]:
    for each in statement.measures:
        yield Usage(Matter.UNIT, each.unit.name, each.spelling, each.words)
        if each.unit.system is not None:
            yield Usage(Matter.SYSTEM, each.unit.quantity, each.unit.system, each.words)
    if statement.has_digits:
        for found in _DECIMAL.finditer(statement.tokens.text):
            sign = "point" if found[1] else "comma"
            yield Usage(Matter.DECIMAL, "decimals", sign, Words(*found.span()))
