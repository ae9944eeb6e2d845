"""Whether nodes fall together: what shares the fate of what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.resilience import Redundancy
from archkit.model.site import Domain, Node

NOT_THERE: Final = "none"
"""What a node says that has no such domain, and so shares none: a device on a battery, say."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What some nodes have in common.

    Attributes:
        nodes: How many there are.
        value: The value of the domain that most of them share.
        count: How many share it.
        missing: A field that would tell more.
    """

    nodes: int
    value: str
    count: int
    missing: Missing | None

    @property
    def left(self) -> int:
        """How many of them remain when that value is lost."""
        return self.nodes - self.count


class Fate:
    """Answers whether components are lost together."""

    def __init__(self, design: Design) -> None:
        self._nodes = design.nodes
        self._outlives = cache(self._enough_left)
        self._lost = cache(self._all_lost)
        self._shared = cache(self._most_shared)

    def falls_with(self, one: Component, other: Component) -> Truth:
        """Whether all that one component stands on is lost together with what another stands on.

        What stands on no node of the model, and says so by its `zone`, falls with nothing.
        """
        if one.zone is not None or other.zone is not None:
            return False
        if not one.placed or not other.placed:
            unplaced = (each for each in (one, other) if not each.placed)
            return all_of(*(Missing.field(each, "placed") for each in unplaced))
        return self._lost(one.placed, other.placed)

    def outlives(self, placed: tuple[str, ...], redundancy: Redundancy) -> bool:
        """Whether enough of some nodes surely remain, whichever domain is lost that it names."""
        return self._outlives(placed, redundancy.survives or (), redundancy.needs)

    def _enough_left(
        self, placed: tuple[str, ...], survives: tuple[Domain, ...], needs: int | None
    ) -> bool:
        every = [self.shared(placed, domain) for domain in survives]
        return all(
            each.nodes <= 1
            or (each.missing is None and each.left > 0 and each.left >= (needs or each.nodes - 1))
            for each in every
        )

    def shared(self, placed: tuple[str, ...], domain: Domain) -> Shared:
        """How many of some nodes the loss of one such domain takes at most."""
        return self._shared(placed, domain)

    def _most_shared(self, placed: tuple[str, ...], domain: Domain) -> Shared:
        values = [domain_of(node, domain) for node in self._known(placed)]
        counts = Counter(each for each in values if isinstance(each, str) and each != NOT_THERE)
        worst, count = max(counts.items(), key=lambda each: (each[1], each[0]), default=("", 0))
        gaps = [each for each in values if isinstance(each, Missing)]
        return Shared(len(values), worst, count, gaps[0] if gaps else None)

    def _all_lost(self, placed: tuple[str, ...], others: tuple[str, ...]) -> Truth:
        mine, theirs = self._known(placed), self._known(others)
        lost = (any_of(*(same_fate(node, each) for each in theirs)) for node in mine)
        return all_of(bool(mine), *lost)

    def _known(self, names: Iterable[str]) -> list[Node]:
        return [node for name in names if (node := self._nodes.get(name)) is not None]


def domain_of(node: Node, domain: Domain) -> str | Missing:
    """What a node shares with all others of the same value; its site where no other is stated."""
    stated = node.failure_domains.get(domain) or (node.site if domain is Domain.SITE else None)
    if stated is not None:
        return stated
    if domain is Domain.SITE:
        return Missing.field(node, "site")
    return Missing.field(node, "failure_domains", domain)


def same_fate(one: Node, other: Node) -> Truth:
    """Whether two nodes are one, or share every failure domain that both state."""
    if one.id == other.id:
        return True
    if one.site is not None and other.site is not None and one.site != other.site:
        return False
    both = one.failure_domains.keys() & other.failure_domains.keys()
    if both:
        return all(
            one.failure_domains[each] == other.failure_domains[each] != NOT_THERE for each in both
        )
    pairs = ((one, other), (other, one))
    return all_of(
        *(
            _unstated(this, that)
            for this, that in pairs
            if that.failure_domains or not this.failure_domains
        )
    )


def _unstated(this: Node, that: Node) -> Missing:
    """The first failure domain that one node leaves out and another states."""
    return Missing.field(this, "failure_domains", *sorted(that.failure_domains)[:1])
