"""Who runs the sites and services where information is, and so may read it.

Whoever runs the machines reads what they work on. What is only kept there, and
encrypted with keys that the city holds, stays closed to them.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.encryption import AtRest, KeyCustody
from archkit.model.organisation import Vendor
from archkit.model.resilience import Backup
from archkit.model.vocabulary import Kind, Regime
from archkit.source.place import Path


class Operator(NamedTuple):
    """A vendor that runs something on which governed information is.

    Attributes:
        vendor: The vendor, or what is missing to tell who it is.
        runs: What it runs, as a message says it.
        field: The field of the component that leads there.
        reads: Whether it can read the information.
    """

    vendor: Vendor | Missing
    runs: str
    field: Path
    reads: Truth


class Operators:
    """Answers who runs what a component and its copies stand on."""

    def __init__(self, design: Design, information: Information) -> None:
        self._design = design
        self._information = information

    def of(self, component: Component, regimes: frozenset[Regime]) -> Iterator[Operator]:
        """Every operator of a component that has information under some regimes."""
        kept = self._information.stores_under(regimes, component)
        held = _held_by_city(component, component.at_rest, "at_rest")
        reads = opposite(all_of(kept, held))
        if reads is not False:
            yield from self._service(component, reads)
            for name in dict.fromkeys(component.placed or ()):
                yield from self._site(name, ("placed",), reads)
        if kept is not False:
            yield from self._copies(component, kept)

    @cached_property
    def services(self) -> list[Component]:
        """The bought services."""
        return [each for each in self._design.components.values() if each.kind is Kind.SAAS]

    def of_service(self, component: Component) -> Iterator[Operator]:
        """The vendor of a service, which has all that is there in its custody."""
        return self._supplier(component, ("vendor",))

    def reading(self, component: Component, regimes: frozenset[Regime]) -> Iterator[Operator]:
        """Every vendor that may read information under some regimes in a component.

        It runs the component or what that stands on, supports it, or is the other party.
        """
        if component.kind in (Kind.SAAS, Kind.EXTERNAL_SYSTEM):
            yield from self.of_service(component)  # a service works on what it keeps
        if component.kind is Kind.EXTERNAL_SYSTEM:
            return
        yield from self.of(component, regimes)
        if component.placed is None and component.zone is None:
            absent = Missing.field(component, "placed")
            yield Operator(absent, f"`{component.id}`", ("placed",), reads=True)
        yield from self._supporters(component)

    def _supporters(self, component: Component) -> Iterator[Operator]:
        """The vendor of a component where its people have an access; they read what is there."""
        what = f"`{component.id}`"
        if not component.access:
            yield Operator(Missing.field(component, "access"), what, ("access",), reads=True)
        elif component.access != "none":
            for name, access in component.access.items():
                if access.population is Population.VENDOR:
                    yield from self._supplier(component, ("access", name))

    def _supplier(
        self, component: Component, field: Path, *, reads: Truth = True
    ) -> Iterator[Operator]:
        """The vendor of a component; nobody where it is stated that there is none."""
        if component.vendor != "none":
            vendor = self._design.vendors.get(component.vendor) if component.vendor else None
            who = vendor or Missing.field(component, "vendor")
            yield Operator(who, f"`{component.id}`", field, reads)

    def _service(self, component: Component, reads: Truth) -> Iterator[Operator]:
        if component.kind is Kind.SAAS:
            yield from self._supplier(component, ("vendor",), reads=reads)

    def _site(self, name: str, field: Path, reads: Truth) -> Iterator[Operator]:
        """The operator of a node's site; none where the city runs it itself."""
        node = self._design.nodes.get(name)
        if node is None:
            return
        site = self._design.sites.get(node.site) if node.site else None
        if site is None:
            yield Operator(Missing.field(node, "site"), f"`{name}`", field, reads)
        elif site.vendor != "none":
            vendor = self._design.vendors.get(site.vendor) if site.vendor else None
            yield Operator(vendor or Missing.field(site, "vendor"), f"`{site.id}`", field, reads)

    def _copies(self, component: Component, kept: Truth) -> Iterator[Operator]:
        if not isinstance(component.backup, Backup):
            return
        for name, copy in component.backup.copies.items():
            path = ("backup", "copies", name, "encryption")
            held = _held_by_city(component, copy.encryption, *path)
            reads = all_of(kept, opposite(held))
            if reads is not False and copy.at is not None:
                yield from self._site(copy.at, ("backup", "copies", name, "at"), reads)


def _held_by_city(component: Component, stated: AtRest | None, *path: str) -> Truth:
    """Whether what is kept is encrypted, and the city holds the keys."""
    if stated is None:
        return Missing.field(component, *path)
    if stated.none:
        return False
    if stated.keys is None:
        return Missing.field(component, *path, "keys")
    return stated.keys is KeyCustody.CITY
