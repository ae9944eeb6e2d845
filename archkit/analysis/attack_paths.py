"""The easiest ways from where nobody is trusted to what is worth stealing, with their risk.

Two searches from all untrusted components at once (Dijkstra 1959), by the count
of barriers and then of hops: one over what may be a way, counting only barriers
that are there; one over what surely is, counting all that may be there. The truth
lies between. Neither looks further than barriers could still matter.

The risk is looked up in the tables of NIST SP 800-30, and depends on nothing but
the way and the data: adding a component elsewhere changes no other finding.
"""

import heapq
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.barriers import Barriers, Hop
from archkit.analysis.exposure import Exposure
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, once_for_each, opposite
from archkit.analysis.network import Topology
from archkit.analysis.risk_tables import overall_likelihood
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.site import NO_ZONE
from archkit.model.vocabulary import (
    NOT_OURS,
    OPERATIONAL_TECHNOLOGY,
    Classification,
    Kind,
    RiskLevel,
)

BEGUN: Final = RiskLevel.VERY_HIGH
"""How likely somebody begins: where nobody is trusted, somebody always tries."""

_SUCCESS: Final = (RiskLevel.VERY_HIGH, RiskLevel.HIGH, RiskLevel.MODERATE, RiskLevel.LOW)
"""How likely an intruder gets past no barrier, one, two, and three."""

FAR: Final = len(_SUCCESS)
"""From so many barriers on success is very unlikely, however many there are."""


class Way(NamedTuple):
    """The easiest way to a component.

    Attributes:
        barriers: How many barriers stand on it.
        start: The address of the component where it begins.
        hops: Its connections.
        gaps: What would tell whether it is a way, and what stands on it.
    """

    barriers: int
    start: str
    hops: tuple[Hop, ...]
    gaps: Missing | None


class _Label(NamedTuple):
    """How a component is best reached: past how many barriers, in how many hops, over which."""

    barriers: int
    length: int
    last: Hop | None

    @property
    def rank(self) -> tuple[int, int]:
        """The easier, the lower."""
        return self.barriers, self.length


class _Found(NamedTuple):
    """What a search found: the best label of each component, and the best way into it.

    They differ where a way begins: it takes nothing to be there.
    """

    labels: dict[str, _Label]
    arrivals: dict[str, _Label]


def success(barriers: int) -> RiskLevel:
    """How likely an intruder who has begun gets past some barriers."""
    return _SUCCESS[barriers] if barriers < FAR else RiskLevel.VERY_LOW


def likelihood(barriers: int) -> RiskLevel:
    """How likely somebody begins and gets past some barriers (SP 800-30 table G-5)."""
    return overall_likelihood(BEGUN, success(barriers))


class AttackPaths:
    """Answers how an intruder gets to what is sensitive."""

    def __init__(
        self,
        design: Design,
        information: Information,
        topology: Topology,
        exposure: Exposure,
        barriers: Barriers,
    ) -> None:
        self._design = design
        self._topology = topology
        self._information = information
        self._exposure = exposure
        self._barriers = barriers

    @once_for_each
    def sensitive(self, component: Component) -> Truth:
        """Whether a component of the city keeps confidential data or acts on the physical world."""
        if component.kind in NOT_OURS:
            return False
        if component.kind in OPERATIONAL_TECHNOLOGY:
            return True
        return self._information.stores_at_least(Classification.CONFIDENTIAL, component)

    def sure(self, component: Component) -> Way | None:
        """The easiest way there surely is, with all barriers that may be on it."""
        return self._way(component, self._surely)

    def perhaps(self, component: Component) -> Way | None:
        """The easiest way there may be, with the barriers that surely are on it."""
        return self._way(component, self._maybe)

    @cached_property
    def _starts(self) -> Mapping[str, Truth]:
        """The untrusted components; what is itself worth stealing is where ways end."""
        found: dict[str, Truth] = {}
        for address in self._topology.perhaps_in(self._untrusted_zones):
            component = self._design.components[address]
            untrusted = self._exposure.untrusted(component)
            if untrusted is not False:
                begins = all_of(untrusted, opposite(self.sensitive(component)))
                if begins is not False:
                    found[address] = begins
        return found

    @property
    def _untrusted_zones(self) -> frozenset[str]:
        zones = self._design.zones.values()
        return frozenset({NO_ZONE, *(each.id for each in zones if each.trust == 0)})

    @cached_property
    def _surely(self) -> _Found:
        starts = (address for address, truth in self._starts.items() if truth is True)
        return self._search(starts, sure=True)

    @cached_property
    def _maybe(self) -> _Found:
        return self._search(self._starts, sure=False)

    def _search(self, starts: Iterable[str], *, sure: bool) -> _Found:
        labels = {address: _Label(0, 0, None) for address in starts}
        arrivals: dict[str, _Label] = {}
        waiting = sorted((0, 0, address) for address in labels)
        while waiting:
            barriers, length, address = heapq.heappop(waiting)
            label = labels[address]
            if label.rank != (barriers, length) or self._ends(label, address):
                continue
            for connection in self._design.outgoing.get(address, ()):
                hop, target = self._barriers.hop(connection), connection.target
                past = barriers + (hop.most if sure else hop.least)
                arrival = _Label(past, length + 1, hop)
                if past < FAR and _better(arrival, arrivals.get(target)):
                    arrivals[target] = arrival
                    if _better(arrival, labels.get(target)):
                        labels[target] = arrival
                        heapq.heappush(waiting, (past, length + 1, target))
        return _Found(labels, arrivals)

    def _ends(self, label: _Label, address: str) -> bool:
        """Whether a way ends at a component: nothing passes through a person."""
        component = self._design.components.get(address)
        return component is None or (label.last is not None and component.kind is Kind.PERSON)

    def _way(self, component: Component, found: _Found) -> Way | None:
        label = found.arrivals.get(component.address)
        if label is None:
            return None
        hops: list[Hop] = []
        at = label
        while at.last is not None:
            hops.append(at.last)
            at = found.labels[at.last.connection.source]
        start = hops[-1].connection.source
        unsettled = (*(each.gaps for each in hops), self._starts[start])
        gaps = any_of(*(each for each in unsettled if isinstance(each, Missing)))
        missing = gaps if isinstance(gaps, Missing) else None
        return Way(label.barriers, start, tuple(reversed(hops)), missing)


def _better(one: _Label, other: _Label | None) -> bool:
    return other is None or one.rank < other.rank
