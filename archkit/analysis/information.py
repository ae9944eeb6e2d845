"""Which data are where, and how sensitive that makes a component or a connection."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property

from archkit.analysis.holders import Answers, Holders
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.information import Data
from archkit.model.vocabulary import Classification, Kind, Regime


class Information:
    """Answers what a component keeps and handles, and what a connection carries."""

    def __init__(self, design: Design, holders: Holders) -> None:
        self._design = design
        self._holders = holders
        self._data_under = cache(self._governed_data)
        self._data_of_level = cache(self._classified_data)
        self._keeping = cache(self._where_conceivable(holders.keeping))
        self._handling = cache(self._where_conceivable(holders.handling))
        self._exchanging = cache(self._where_conceivable(holders.exchanging))
        self._keeping_of = cache(lambda level: holders.keeping(self._data_of_level(level)))
        self._handling_of = cache(lambda level: holders.handling(self._data_of_level(level)))
        self._exchanging_of = cache(lambda level: holders.exchanging(self._data_of_level(level)))

    def at_least(self, level: Classification, on: Component | Connection) -> Truth:
        """Whether the most sensitive data there are at least of a level (high-water mark)."""
        answers = self._exchanging_of if isinstance(on, Connection) else self._handling_of
        return answers(level).get(id(on), False)

    def stores_at_least(self, level: Classification, component: Component) -> Truth:
        """Whether a component keeps data of at least a level."""
        return self._keeping_of(level).get(id(component), False)

    def under(self, regimes: frozenset[Regime], on: Component | Connection) -> Truth:
        """Whether data there are governed by one of some regimes.

        Where no data of the design are, nobody has to state what is kept where.
        """
        answers = self._exchanging if isinstance(on, Connection) else self._handling
        return answers(regimes).get(id(on), False)

    def stores_under(self, regimes: frozenset[Regime], component: Component) -> Truth:
        """Whether a component keeps data that are governed by one of some regimes."""
        return self._keeping(regimes).get(id(component), False)

    def carriers(self, regimes: frozenset[Regime]) -> list[Connection]:
        """The connections with data, or perhaps, that are governed by one of some regimes."""
        answers = self._exchanging(regimes)
        return [each for each in self._design.connections if id(each) in answers]

    def handlers(self, regimes: frozenset[Regime]) -> list[Component]:
        """The components with data, or perhaps, that are governed by one of some regimes."""
        return self._those_in(self._handling(regimes))

    def keepers(self, regimes: frozenset[Regime]) -> list[Component]:
        """The components that keep, or may, data that are governed by one of some regimes."""
        return self._those_in(self._keeping(regimes))

    def keepers_of_level(self, level: Classification) -> list[Component]:
        """The components that keep, or may, data of at least a level."""
        return self._those_in(self._keeping_of(level))

    def _those_in(self, answers: Answers) -> list[Component]:
        every = self._design.components.values() if answers else ()
        return [each for each in every if id(each) in answers]

    def _where_conceivable(
        self, ask: Callable[[Mapping[str, Truth]], Answers]
    ) -> Callable[[frozenset[Regime]], Answers]:
        """Ask nobody where no data of the design are governed by any of the regimes."""
        return lambda regimes: ask(data) if (data := self._data_under(regimes)) else {}

    def _classified_data(self, level: Classification) -> dict[str, Truth]:
        """The data of at least a level, or perhaps, each with the truth."""
        return {
            each.id: True if each.classification else Missing.field(each, "classification")
            for each in self._design.data.values()
            if each.classification is None or each.classification >= level
        }

    def _governed_data(self, regimes: frozenset[Regime]) -> dict[str, Truth]:
        """The data that are governed by one of some regimes, or may be, each with the truth."""
        return {
            each.id: True if each.regimes is not None else Missing.field(each, "regimes")
            for each in self._design.data.values()
            if each.regimes is None or not regimes.isdisjoint(each.regimes)
        }

    def first_under(self, regimes: frozenset[Regime], names: Iterable[str]) -> Data | None:
        """The first of some data, by id, that is known to be governed by one of some regimes."""
        known = self._known(sorted(names))
        return next((each for each in known if not regimes.isdisjoint(each.regimes or ())), None)

    def conceivable(self, regimes: frozenset[Regime]) -> bool:
        """Whether any data of the design are governed by one of some regimes, or may be."""
        return bool(self._data_under(regimes))

    def highest(self, data: Iterable[str]) -> Data | None:
        """The most sensitive of some data, as far as they are classified; the first by id."""
        known = [each for each in self._known(sorted(data)) if each.classification is not None]
        return max(known, key=_rank, default=None)

    def stored(self, component: Component) -> tuple[str, ...]:
        """The ids of the data a component keeps, as far as stated."""
        return component.stores if isinstance(component.stores, tuple) else ()

    def exchanged(self, connection: Connection) -> tuple[str, ...]:
        """The ids of the data on a connection, in either direction, as far as stated."""
        return connection.sent + connection.returned

    def handled(self, component: Component) -> frozenset[str]:
        """The ids of all data a component keeps, works on or exchanges."""
        found = {*self.stored(component), *component.processes}
        for connection in self._incident(component):
            found.update(self.exchanged(connection))
        return frozenset(found)

    @cached_property
    def perhaps_stored(self) -> Mapping[str, list[Component]]:
        """The components that do not say what they keep, by the ids of the data they handle."""
        found: dict[str, list[Component]] = {}
        for each in self._holders.silent:
            for name in self.handled(each):
                found.setdefault(name, []).append(each)
        return found

    def _incident(self, component: Component) -> tuple[Connection, ...]:
        address = component.address
        return self._design.outgoing.get(address, ()) + self._design.incoming.get(address, ())

    def _known(self, data: Iterable[str]) -> list[Data]:
        return [self._design.data[name] for name in data if name in self._design.data]

    @staticmethod
    def unstated_exchange(connection: Connection) -> Truth:
        """Missing where a connection does not say what it carries, or what comes back."""
        return any_of(*(Missing.field(connection, each) for each in connection.unsaid))

    @staticmethod
    def unstated_stores(component: Component) -> Truth:
        """Missing where a component does not say what it keeps."""
        if component.stores is None and component.kind is not Kind.PERSON:
            return Missing.field(component, "stores")
        return False


def _rank(data: Data) -> int:
    return data.classification.rank if data.classification else 0
