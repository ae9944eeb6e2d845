"""The design: everything that all files say, merged, inherited and resolved, frozen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.decision import Decision
from archkit.model.glossary import Term
from archkit.model.information import Data
from archkit.model.organisation import Agreement, Department, Service, Team, Vendor
from archkit.model.project import Project
from archkit.model.site import Node, Site, Zone
from archkit.model.solution import COLLECTIONS, Solution
from archkit.model.technology import Technology
from archkit.model.view import CityView
from archkit.source.place import Path


@dataclass(frozen=True)
class Design:
    """A whole city's design. Mappings are in the order of their ids, whatever the files' order."""

    departments: Mapping[str, Department] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    vendors: Mapping[str, Vendor] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    technologies: Mapping[str, Technology] = field(default_factory=dict)
    data: Mapping[str, Data] = field(default_factory=dict)
    zones: Mapping[str, Zone] = field(default_factory=dict)
    sites: Mapping[str, Site] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    city_views: Mapping[str, CityView] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    solutions: Mapping[str, Solution] = field(default_factory=dict)

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """Every component by its address."""
        return _by_address(each.components.values() for each in self.solutions.values())

    @cached_property
    def connections(self) -> tuple[Connection, ...]:
        """Every connection."""
        return tuple(
            chain.from_iterable(each.connections.values() for each in self.solutions.values())
        )

    @cached_property
    def joined(self) -> tuple[tuple[Connection, Component, Component], ...]:
        """Every connection with the components at its ends, those of broken ends left out."""
        there = self.components
        return tuple(
            (each, there[each.source], there[each.target])
            for each in self.connections
            if each.source in there and each.target in there
        )

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Connection, ...]]:
        """The connections that each component opens, by its address."""
        return _grouped(self.connections, "source")

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Connection, ...]]:
        """The connections that are opened to each component, by its address."""
        return _grouped(self.connections, "target")

    def elements(self, kind: type[Element]) -> Iterator[Element]:
        """Every element of a class, in the order of their addresses."""
        if kind is Solution or kind.SECTION not in Solution.model_fields:
            yield from getattr(self, kind.SECTION).values()
            return
        for solution in self.solutions.values():
            yield from getattr(solution, kind.SECTION).values()

    def all_elements(self) -> Iterator[Element]:
        """Every element of every class."""
        for _, elements in self.sections():
            yield from elements.values()

    def sections(self) -> Iterator[tuple[str, Mapping[str, Element]]]:
        """Every section of the city, then those of each solution, with its name."""
        for section in self.__dataclass_fields__:
            yield section, getattr(self, section)
        for solution in self.solutions.values():
            for section in COLLECTIONS:
                yield section, getattr(solution, section)

    def at(self, where: Path) -> Element:
        """The element that stands at a place.

        Raises:
            KeyError: where none does.
        """
        section, name, *inner = map(str, where)
        element: Element = getattr(self, section)[name]
        return getattr(element, inner[0])[inner[1]] if inner else element

    def component(self, ref: str, within: str) -> Component | None:
        """The component that a reference inside a solution names."""
        return self.components.get(f"{within}.{ref}") or self.components.get(ref)

    def solution_of(self, element: Element) -> Solution | None:
        """The solution that an element belongs to; nothing for the city's registries."""
        if element.within:
            return self.solutions.get(element.within)
        return element if isinstance(element, Solution) else None


def _by_address(groups: Iterable[Iterable[Component]]) -> dict[str, Component]:
    return {each.address: each for each in chain.from_iterable(groups)}


def _grouped(connections: Iterable[Connection], end: str) -> dict[str, tuple[Connection, ...]]:
    groups: dict[str, list[Connection]] = {}
    for connection in connections:
        groups.setdefault(getattr(connection, end), []).append(connection)
    return {address: tuple(group) for address, group in groups.items()}
