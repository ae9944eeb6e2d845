"""In which buildings, countries and environments components stand."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, once_for_each
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.resilience import Backup
from archkit.model.site import Environment, Node
from archkit.model.transport import Network
from archkit.model.vocabulary import Kind
from archkit.source.place import Path

_WITHIN_A_BUILDING = frozenset({Network.LOOPBACK, Network.LAN})


class Environments(NamedTuple):
    """What a component runs for.

    Attributes:
        production: Whether on a node of production.
        test: Whether on a node of a test system.
    """

    production: Truth
    test: Truth


class Where(NamedTuple):
    """One of the places at which a component or its data are.

    Attributes:
        what: What is there, in words.
        country: The country, as an ISO 3166 code.
        field: The field of the component that says so.
    """

    what: str
    country: str | Missing
    field: Path


class Whereabouts:
    """Answers where components stand, as far as their nodes and sites tell."""

    def __init__(self, design: Design) -> None:
        self._design = design

    @once_for_each
    def secure(self, component: Component) -> Truth:
        """Whether all placements are in physically secure locations.

        What runs on no node of the model, but in a zone, is not known to be in one.
        """
        if component.placed is None:
            return False if component.zone is not None else Missing.field(component, "placed")
        nodes = [node for name in component.placed if (node := self._design.nodes.get(name))]
        return all_of(bool(nodes), *map(self.node_secure, nodes))

    def insecure(self, component: Component) -> list[str]:
        """The nodes it is placed on that are known not to be in a physically secure location."""
        nodes = (self._design.nodes.get(name) for name in component.placed or ())
        return [node.id for node in nodes if node is not None and self.node_secure(node) is False]

    @once_for_each
    def node_secure(self, node: Node) -> Truth:
        """Whether a node is in a physically secure location: its own word, or its site's."""
        if node.physically_secure is not None:
            return node.physically_secure
        site = self._design.sites.get(node.site) if node.site else None
        if site is None:
            return Missing.field(node, "site")
        if site.physically_secure is None:
            return Missing.field(site, "physically_secure")
        return site.physically_secure

    @once_for_each
    def stays_secure(self, connection: Connection) -> Truth:
        """Whether a connection stays within a host, or within physically secure locations.

        People are where the component is that they use.
        """
        within_host = _over(connection, frozenset({Network.LOOPBACK}))
        within_building = _over(connection, _WITHIN_A_BUILDING)
        if within_host is True or within_building is False:
            return within_host
        ends = (
            self._design.components.get(address)
            for address in (connection.source, connection.target)
        )
        systems = [each for each in ends if each is not None and each.kind is not Kind.PERSON]
        return any_of(within_host, all_of(within_building, *map(self.secure, systems)))

    @once_for_each
    def used_for(self, component: Component) -> Environments:
        """Whether a component runs for production, and whether for tests.

        People, and what runs on no node of the model but in a zone, have no environment.
        """
        if component.placed is None:
            stands = component.zone is not None or component.kind is Kind.PERSON
            absent = False if stands else Missing.field(component, "placed")
            return Environments(absent, absent)
        nodes = [node for name in component.placed if (node := self._design.nodes.get(name))]
        return Environments(
            any_of(*(_used(node, Environment.PRODUCTION) for node in nodes)),
            any_of(*(_used(node, Environment.TEST) for node in nodes)),
        )

    @cached_property
    def tested(self) -> frozenset[str]:
        """The addresses of the components that run for tests, or may."""
        nodes = frozenset(
            each.id
            for each in self._design.nodes.values()
            if each.environment is not Environment.PRODUCTION
        )
        return frozenset(
            address
            for address, each in self._design.components.items()
            if (not nodes.isdisjoint(each.placed) if each.placed else self._unplaced(each))
        )

    def _unplaced(self, component: Component) -> bool:
        return self.used_for(component).test is not False

    @once_for_each
    def stands_in(self, component: Component) -> tuple[Where, ...]:
        """Every place of a component: its nodes, those of its copies, and the vendor that runs it.

        What runs on no node of the model stands nobody knows where.
        """
        return (*self._placements(component), *self._copies(component), *self._vendor(component))

    def _placements(self, component: Component) -> Iterator[Where]:
        if not component.placed:
            yield Where("where it runs", Missing.field(component, "placed"), ("placed",))
        for name in dict.fromkeys(component.placed or ()):
            if node := self._design.nodes.get(name):
                yield Where(f"node `{name}`", self.country(node), ("placed",))

    def _copies(self, component: Component) -> Iterator[Where]:
        backup = component.backup
        if backup is None and component.stores != "none":
            yield Where("its copies", Missing.field(component, "backup"), ("backup",))
        if not isinstance(backup, Backup):
            return
        for name, copy in backup.copies.items():
            field = ("backup", "copies", name, "at")
            node = self._design.nodes.get(copy.at) if copy.at else None
            absent = Missing.field(component, *field)
            yield Where(f"copy `{name}`", self.country(node) if node else absent, field)

    def _vendor(self, component: Component) -> Iterator[Where]:
        if component.kind not in VENDOR_RUN or component.vendor == "none":
            return
        vendor = self._design.vendors.get(component.vendor) if component.vendor else None
        if vendor is None:
            yield Where("its vendor", Missing.field(component, "vendor"), ("vendor",))
        else:
            country = vendor.country or Missing.field(vendor, "country")
            yield Where(f"vendor `{vendor.id}`", country, ("vendor",))

    def country(self, node: Node) -> str | Missing:
        """The country of a node, its own or its site's, or what is missing to tell it."""
        if node.country is not None:
            return node.country
        site = self._design.sites.get(node.site) if node.site else None
        if site is None:
            return Missing.field(node, "site")
        return site.country if site.country is not None else Missing.field(site, "country")


def _used(node: Node, environment: Environment) -> Truth:
    if node.environment is None:
        return Missing.field(node, "environment")
    return node.environment is environment


def _over(connection: Connection, networks: frozenset[Network]) -> Truth:
    if connection.network is None:
        return Missing.field(connection, "network")
    return connection.network in networks
