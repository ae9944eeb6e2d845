"""How tightly parts of the city hang together, in the figures of Martin's package metrics.

A *group* is a solution, or a subsystem (`group`) of one. Between groups the figures are
those of R. C. Martin, "OO Design Quality Metrics" (1994), with components for classes
and connections for dependencies: whoever opens a connection depends on the other side.

- Ca, afferent coupling: the components outside a group that depend on one inside.
- Ce, efferent coupling: the components outside a group that one inside depends on.
- I = Ce / (Ca + Ce), instability: 0 where others only depend on the group, 1 where the
  group only depends on others.
- A = contracts / (contracts + components), abstractness: published interfaces are
  what others can depend on without knowing how the group is built.
- D = |A + I - 1|, the distance from the main sequence, where groups are as abstract as
  they are stable.

Propagation is that of MacCormack, Rusnak and Baldwin, "Exploring the Structure of
Complex Software Designs", Management Science 52(7), 2006: the share of the groups that
a change in an average group may reach, itself included, against the connections.

Each component counts once, however many connections lead to it. People do not count,
nor does what looks after all solutions alike (sign-in, logs, backup and their like),
nor what belongs to a retired solution. An external system counts as a neighbour and stands
in no group, since the city does not divide it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from math import sqrt
from typing import NamedTuple

from archkit.analysis.knowledge import Missing
from archkit.analysis.sharing import KEEPERS, group_of
from archkit.graph.queries import reached
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind, Stage

MEDIATORS = frozenset({Kind.GATEWAY, Kind.INTEGRATION_HUB, Kind.QUEUE})
"""Kinds that pass on what others say: many connections are what they are for."""


@dataclass(slots=True)
class _Neighbours:
    """The addresses at the other ends of a part's connections."""

    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


class Fan(NamedTuple):
    """How many other components one component is connected with.

    Attributes:
        into: How many call it.
        out: How many it calls.
    """

    into: int
    out: int

    @property
    def total(self) -> int:
        """Fan-in and fan-out together."""
        return self.into + self.out


class Group(NamedTuple):
    """A solution or one of its subsystems, with its figures.

    Attributes:
        name: The solution's id, followed by `/` and the subsystem where one is stated.
        solution: The solution's id.
        parts: The addresses of its components, in order.
        afferent: Ca.
        efferent: Ce.
        contracts: How many interfaces its components publish.
    """

    name: str
    solution: str
    parts: tuple[str, ...]
    afferent: int
    efferent: int
    contracts: int

    @property
    def size(self) -> int:
        """Ca + Ce: how many components outside it is coupled with."""
        return self.afferent + self.efferent

    @property
    def instability(self) -> float | None:
        """I; nothing where the group stands alone."""
        return self.efferent / self.size if self.size else None

    @property
    def abstractness(self) -> float:
        """A."""
        return self.contracts / (self.contracts + len(self.parts))

    @property
    def distance(self) -> float | None:
        """D; nothing where the group stands alone."""
        return None if self.instability is None else abs(self.abstractness + self.instability - 1)


class Coupling:
    """Counts who depends on whom, in one pass over the connections."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._parts = {
            address: each
            for address, each in design.components.items()
            if each.kind not in KEEPERS and design.solutions[each.within].stage is not Stage.RETIRED
        }

    @cached_property
    def _ours(self) -> Mapping[str, Component]:
        """The components that stand in a group, by their addresses."""
        return {
            address: each
            for address, each in self._parts.items()
            if each.kind is not Kind.EXTERNAL_SYSTEM
        }

    @cached_property
    def counted(self) -> tuple[Connection, ...]:
        """The connections that couple two different components, in the design's order."""
        parts = self._parts
        return tuple(
            each
            for each in self._design.connections
            if each.source != each.target and each.source in parts and each.target in parts
        )

    @cached_property
    def fans(self) -> Mapping[str, Fan]:
        """The fan-in and fan-out of each component that counts, by its address."""
        return {at: Fan(len(each.before), len(each.after)) for at, each in self._near.items()}

    def neighbours(self, address: str) -> tuple[frozenset[str], frozenset[str]]:
        """The addresses of those who call a component that counts, and of those it calls."""
        near = self._near[address]
        return frozenset(near.before), frozenset(near.after)

    @cached_property
    def usual_fan(self) -> tuple[float, float]:
        """The mean of fan-in and fan-out together, and its standard deviation; 0 for none."""
        totals = [each.total for each in self.fans.values()] or [0]
        mean = sum(totals) / len(totals)
        return mean, sqrt(sum((each - mean) ** 2 for each in totals) / len(totals))

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group with its figures, by its name."""
        near = {name: _Neighbours() for name in self._members}
        for (source, target), connections in self.edges.items():
            near[source].after.update(each.target for each in connections)
            near[target].before.update(each.source for each in connections)
        return {
            name: Group(
                name=name,
                solution=members[0].within,
                parts=tuple(each.address for each in members),
                afferent=len(near[name].before),
                efferent=len(near[name].after),
                contracts=sum(len(each.contracts) for each in members),
            )
            for name, members in self._members.items()
        }

    @cached_property
    def groups_of(self) -> Mapping[str, tuple[Group, ...]]:
        """The groups of each solution that has components which count, by the solution's id."""
        found: dict[str, list[Group]] = {}
        for group in self.groups.values():
            found.setdefault(group.solution, []).append(group)
        return {solution: tuple(groups) for solution, groups in found.items()}

    @cached_property
    def group_at(self) -> Mapping[str, str]:
        """The name of the group of each component that stands in one, by its address."""
        return {address: group_of(each) for address, each in self._ours.items()}

    @cached_property
    def edges(self) -> Mapping[tuple[str, str], tuple[Connection, ...]]:
        """The connections from one group to another, by the names of the two groups."""
        found: dict[tuple[str, str], list[Connection]] = {}
        for each in self.counted:
            source, target = self.group_at.get(each.source), self.group_at.get(each.target)
            if source is not None and target is not None and source != target:
                found.setdefault((source, target), []).append(each)
        return {ends: tuple(found[ends]) for ends in sorted(found)}

    @cached_property
    def undivided(self) -> Mapping[str, Missing]:
        """What would settle the groups of solutions of whose components only some state theirs.

        A solution is one group until its components state theirs. Once one does, a
        component that states none may belong to that group or to another.
        """
        silent: dict[str, list[Component]] = {}
        stated: set[str] = set()
        for each in self._ours.values():
            if each.group is None:
                silent.setdefault(each.within, []).append(each)
            else:
                stated.add(each.within)
        return {
            solution: Missing(
                frozenset().union(*(Missing.field(each, "group").places for each in components))
            )
            for solution, components in silent.items()
            if solution in stated
        }

    def ends(self, connection: Connection) -> tuple[Group, Group] | None:
        """The groups that a connection couples; nothing where it couples none or surely one."""
        source = self.group_at.get(connection.source)
        target = self.group_at.get(connection.target)
        if source is None or target is None:
            return None
        if source == target and (not self.undivided or self.unclear(connection) is None):
            return None
        return self.groups[source], self.groups[target]

    def unclear(self, connection: Connection) -> Missing | None:
        """What would settle between which groups a connection is; nothing if it is clear.

        It is clear where its ends state the same subsystem, whatever else is not.
        """
        if not self.undivided:
            return None
        one, other = self._ours[connection.source], self._ours[connection.target]
        if one.within == other.within and one.group is not None and one.group == other.group:
            return None
        gaps = [each.within for each in (one, other) if each.within in self.undivided]
        return reduce(Missing.__or__, (self.undivided[each] for each in gaps)) if gaps else None

    def most(self, solution: str) -> int:
        """The most that Ca + Ce of a group of a solution can be, however it is divided."""
        parts = [at for group in self.groups_of.get(solution, ()) for at in group.parts]
        into = set[str]().union(*(self._near[at].before for at in parts))
        out = set[str]().union(*(self._near[at].after for at in parts))
        return len(into) + len(out)

    @cached_property
    def propagation(self) -> float:
        """The share of the groups that a change in an average group may reach; 0 for none."""
        if not self.groups:
            return 0.0
        counts = reached(self.edges)
        return sum(counts.get(name, 1) for name in self.groups) / len(self.groups) ** 2

    def propagation_within(self, solution: str) -> float | None:
        """The share of a solution's components that a change in an average one may reach.

        Counted is what leads from one of its components to another by connections within the
        solution; nothing where it has no component that counts.
        """
        parts = [at for group in self.groups_of.get(solution, ()) for at in group.parts]
        if not parts:
            return None
        counts = reached(self._within.get(solution, ()))
        return sum(counts.get(each, 1) for each in parts) / len(parts) ** 2

    @cached_property
    def _within(self) -> Mapping[str, list[tuple[str, str]]]:
        """The ends of the connections within each solution, by its id, in order."""
        found: dict[str, set[tuple[str, str]]] = {}
        for each in self.counted:
            source, target = self._ours.get(each.source), self._ours.get(each.target)
            if source is not None and target is not None and source.within == target.within:
                found.setdefault(source.within, set()).add((each.source, each.target))
        return {solution: sorted(pairs) for solution, pairs in found.items()}

    @cached_property
    def _near(self) -> Mapping[str, _Neighbours]:
        near = {address: _Neighbours() for address in self._parts}
        for each in self.counted:
            near[each.source].after.add(each.target)
            near[each.target].before.add(each.source)
        return near

    @cached_property
    def _members(self) -> Mapping[str, list[Component]]:
        found: dict[str, list[Component]] = {}
        for each in self._ours.values():
            found.setdefault(group_of(each), []).append(each)
        return {name: found[name] for name in sorted(found)}
