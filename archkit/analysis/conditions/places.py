"""Conditions on where components stand: zones, and what their nodes are used for."""

from collections.abc import Iterator
from dataclasses import dataclass

from archkit.analysis.conditions.condition import Condition, Reason
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.declared.selectors import Range, ZoneSelector
from archkit.model.site import NO_ZONE, Environment, Zone
from archkit.model.vocabulary import Kind


@dataclass(frozen=True)
class ZoneCondition(Condition[Component]):
    """A component stands in a zone of a sort, or in such zones only.

    Attributes:
        selector: Which zones.
        only: Whether every zone that it stands in must be such.
    """

    selector: ZoneSelector
    only: bool

    def holds(self, on: Component, facts: Facts) -> Truth:
        """Whether it does; missing where nobody says where it stands."""
        zones = facts.topology
        asked = zones.in_such_zones_only if self.only else zones.in_some_zone
        return asked(on.address, self._is_such)

    def _is_such(self, zone: Zone) -> bool:
        wanted = self.selector
        return (
            (wanted.zone is None or zone.id in wanted.zone)
            and (wanted.kind is None or zone.kind in wanted.kind)
            and (wanted.trust is None or _is_among(zone.trust, wanted.trust))
        )

    def reasons(self, on: Component, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """The zones that it stands in."""
        del so
        known = sorted(facts.topology.standing(on.address).known)
        zones = ", ".join(f"`{name}`{self._words(facts.topology.zone(name))}" for name in known)
        where = f"in {'zones' if len(known) > 1 else 'zone'} {zones}"
        if known in ([], [NO_ZONE]):
            where = "outside every zone"
        field = "zone" if on.zone is not None else "placed"
        yield Reason(f"`{on.id}` stands {where}", on.where, (field,))

    def _words(self, zone: Zone | None) -> str:
        asks_for_trust = self.selector.trust is not None
        return f" (trust {zone.trust})" if zone is not None and asks_for_trust else ""


def _is_among(number: int, wanted: Range | tuple[int, ...]) -> bool:
    if isinstance(wanted, tuple):
        return number in wanted
    return (wanted.at_least is None or number >= wanted.at_least) and (
        wanted.at_most is None or number <= wanted.at_most
    )


@dataclass(frozen=True)
class EnvironmentCondition(Condition[Component]):
    """A node that a component runs on is used for one of some things."""

    wanted: tuple[Environment, ...]

    def holds(self, on: Component, facts: Facts) -> Truth:
        """Whether one is; a person runs on none."""
        if on.placed is None:
            return False if on.kind is Kind.PERSON else Missing.field(on, "placed")
        nodes = [facts.design.nodes.get(name) for name in on.placed]
        return any_of(
            *(
                Missing.field(node, "environment")
                if node.environment is None
                else node.environment in self.wanted
                for node in nodes
                if node is not None
            )
        )

    def reasons(self, on: Component, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """What its nodes are used for."""
        del so
        nodes = (facts.design.nodes.get(name) for name in on.placed or ())
        used = sorted({f"for {each.environment}" for each in nodes if each and each.environment})
        what = ", ".join(used) or "on no node"
        yield Reason(f"`{on.id}` runs {what}", on.where, ("placed",))
