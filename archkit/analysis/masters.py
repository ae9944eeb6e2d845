"""Where the master copy of each kind of data is, and who keeps another behind its back."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple

from archkit.analysis.coupling import MEDIATORS
from archkit.analysis.data_paths import DataPaths
from archkit.analysis.holders import Holders
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.sharing import KEEPERS
from archkit.analysis.spread import Steps, spread
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.information import Data
from archkit.model.vocabulary import Kind, Stage

_NO_MASTERS: Final = KEEPERS | MEDIATORS | {Kind.EXTERNAL_SYSTEM}
"""Kinds that keep what they pass on or look after, and those that are not the city's."""


class Rival(NamedTuple):
    """A component that may keep a second master copy of some data.

    Attributes:
        component: The component.
        sure: Whether it does.
    """

    component: Component
    sure: Truth


class Masters:
    """Answers from the systems of record, from what is stored, and from where data go."""

    def __init__(
        self, design: Design, information: Information, holders: Holders, paths: DataPaths
    ) -> None:
        self._design = design
        self._information = information
        self._holders = holders
        self._paths = paths
        self._moves = cache(self._moves_of)

    @cached_property
    def held_by(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the data that each component is the system of record of, by its address."""
        found: dict[str, list[str]] = {}
        for data in self._design.data.values():
            if data.system_of_record not in (None, "none"):
                found.setdefault(data.system_of_record, []).append(data.id)
        return {address: tuple(names) for address, names in found.items()}

    @cached_property
    def undecided(self) -> Mapping[str, Data]:
        """The data of which nobody says where their master copy is, by their ids."""
        every = self._design.data.values()
        return {each.id: each for each in every if each.system_of_record is None}

    def perhaps_held_by(self, component: Component) -> Missing:
        """What would settle which further data a component is the system of record of.

        It may be that of all data that it keeps, and of any where that is not stated.
        """
        kept = component.stores if isinstance(component.stores, tuple) else ()
        names = self.undecided if component.stores is None else dict.fromkeys(kept)
        fields = (
            Missing.field(self.undecided[each], "system_of_record").places
            for each in names
            if each in self.undecided
        )
        return Missing(frozenset().union(*fields))

    def keepers(self, data: Data) -> list[Component]:
        """The components that keep some data and may be their master, in order."""
        return list(filter(self._may_be_master, self._holders.stored.get(data.id, ())))

    def kept(self, data: Data) -> Truth:
        """Whether a component that may be their master keeps some data.

        One that does not say what it keeps may keep whatever it handles.
        """
        keepers = self._holders.stored.get(data.id, ())
        return any(map(self._may_be_master, keepers)) or any_of(
            *(Missing.field(each, "stores") for each in self._perhaps_keepers(data))
        )

    def rivals(self, data: Data) -> Iterator[Rival]:
        """Components of other solutions that may keep a second master copy of some data.

        Such a component keeps the data and takes them from people or from further
        solutions, while they come to it neither from the solution of the system of record
        nor from a component that hands them to that one as well.
        """
        master = self._design.components.get(data.system_of_record or "")
        if master is None:
            return
        others = self._others(data, master)
        if not others:
            return
        home = [(at.address, True) for at in self._solution(master)]
        there = spread(home, self._steps(data.id))
        back = spread(home, self._steps(data.id, back=True))
        for other, keeps in others:
            givers = self._givers(data.id, other)
            shared = (all_of(sure, back.reaches(at)) for at, sure in givers if self._thing(at))
            synchronised = any_of(there.reaches(other.address), *shared)
            taken = any_of(*(sure for at, sure in givers if self._outside(at, other)))
            faulty = all_of(keeps, taken, opposite(synchronised))
            if faulty is not False:
                yield Rival(other, faulty)

    def _others(self, data: Data, master: Component) -> list[tuple[Component, Truth]]:
        """The components of other solutions that keep some data, or may do so."""
        known: list[tuple[Component, Truth]] = [(each, True) for each in self.keepers(data)]
        perhaps = self._perhaps_keepers(data)
        known += [(each, Missing.field(each, "stores")) for each in perhaps]
        return [(each, keeps) for each, keeps in known if each.within != master.within]

    def _may_be_master(self, component: Component) -> bool:
        stage = self._design.solutions[component.within].stage
        return component.kind not in _NO_MASTERS and stage is not Stage.RETIRED

    def _perhaps_keepers(self, data: Data) -> list[Component]:
        """Those that may be the master of some data, and do not say what they keep."""
        silent = self._information.perhaps_stored.get(data.id, ())
        return [each for each in silent if self._may_be_master(each)]

    def _solution(self, component: Component) -> list[Component]:
        return list(self._design.solutions[component.within].components.values())

    def _givers(self, data: str, keeper: Component) -> list[tuple[str, Truth]]:
        """Itself and whoever gives it some data, back to the first outside its solution."""
        back = self._steps(data, back=True)
        # Whoever is outside has given the data; where they come from no longer matters.
        ways = spread(
            [(keeper.address, True)],
            lambda at: () if self._outside(at, keeper) else back(at),
        )
        return [*((at, True) for at in ways.before), *ways.perhaps.items()]

    def _outside(self, address: str, keeper: Component) -> bool:
        """Whether somebody who gives data to a component is a person or of another solution."""
        other = self._design.components[address]
        return other.kind is Kind.PERSON or other.within != keeper.within

    def _thing(self, address: str) -> bool:
        """Whether it is no person: whoever types data twice keeps no two copies alike."""
        return self._design.components[address].kind is not Kind.PERSON

    def _steps(self, data: str, *, back: bool = False) -> Steps:
        """One step of some data, or back where they came from, in three values."""
        flows, unclear = self._moves(data)[back], self._unclear[back]

        def steps(address: str) -> Iterator[tuple[str, Truth]]:
            for other in flows.get(address, ()):
                yield other, True
            for each in unclear.get(address, ()):
                yield (each.source if back else each.target), Missing.field(each, "carries")

        return steps

    def _moves_of(self, data: str) -> tuple[Mapping[str, list[str]], ...]:
        """Where some data go from each component, and where they come from."""
        forth: dict[str, list[str]] = {}
        back: dict[str, list[str]] = {}
        for flow in self._paths.flows(data):
            forth.setdefault(flow.source, []).append(flow.target)
            back.setdefault(flow.target, []).append(flow.source)
        return forth, back

    @cached_property
    def _unclear(self) -> tuple[Mapping[str, list[Connection]], ...]:
        """The connections that do not say what they carry, by either end."""
        forth: dict[str, list[Connection]] = {}
        back: dict[str, list[Connection]] = {}
        for each in self._design.connections:
            if each.carries is None:
                forth.setdefault(each.source, []).append(each)
                back.setdefault(each.target, []).append(each)
        return forth, back
