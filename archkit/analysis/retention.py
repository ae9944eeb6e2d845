"""Which data are government records, who keeps them, and for how long."""

from collections.abc import Iterator
from functools import cached_property
from math import inf

from archkit.analysis.figures import largest_of
from archkit.analysis.holders import Answers, Holders
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Bounds, Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.information import Data
from archkit.model.quantities import Duration
from archkit.model.resilience import Backup
from archkit.model.vocabulary import NOT_OURS, Kind, Stage


class Retention:
    """Answers what has to be kept by a schedule, and whether somebody keeps it that long."""

    def __init__(self, design: Design, information: Information, holders: Holders) -> None:
        self._design = design
        self._information = information
        self._holders = holders

    def keeps_records(self, component: Component) -> Truth:
        """Whether a component keeps any data that are a record."""
        return self._keepers_of_records.get(id(component), False)

    def stores(self, data: Data) -> list[Component]:
        """The components that keep some data, backup stores left out."""
        return [each for each in self._keepers(data) if each.kind is not Kind.BACKUP_STORE]

    def kept(self, data: Data, period: Duration) -> Truth:
        """Whether a component other than a backup store keeps some data for a time.

        One that does not say what it keeps may keep whatever it handles.
        """
        return any_of(
            *(keeps_for(each).at_least(period.value) for each in self.stores(data)),
            self._unsaid(data),
        )

    def longest(self, data: Data) -> Bounds:
        """The seconds that some data are kept by whoever keeps them longest, backups left out.

        It is nought where nobody keeps them. One that does not say what it keeps may keep
        whatever it handles.
        """
        unsaid = self._unsaid(data)
        open_ended = [Bounds(0.0, inf, unsaid)] if isinstance(unsaid, Missing) else []
        kept = [keeps_for(each) for each in self.stores(data)]
        return largest_of([Bounds.exactly(0.0), *kept, *open_ended])

    @cached_property
    def silent(self) -> Missing | None:
        """What the city's systems do not say of what they keep: that may be anything."""
        places = [
            Missing.field(each, "stores").places
            for each in self._holders.silent
            if each.kind not in NOT_OURS
        ]
        return Missing(frozenset().union(*places)) if places else None

    def stored(self, data: Data) -> Truth:
        """Whether any component other than a backup store keeps some data."""
        return any_of(bool(self.stores(data)), self._unsaid(data))

    def backed_up(self, data: Data, period: Duration) -> Truth:
        """Whether a backup keeps some data for a time."""
        keepers = self._keepers(data)
        return any_of(
            *(
                keeps_for(each).at_least(period.value)
                for each in keepers
                if each.kind is Kind.BACKUP_STORE
            ),
            *(sure for each in keepers for sure in _copied(each, period)),
            self._unsaid(data),
        )

    def _unsaid(self, data: Data) -> Truth:
        silent = self._information.perhaps_stored.get(data.id, ())
        return any_of(*(Missing.field(e, "stores") for e in silent if e.kind not in NOT_OURS))

    def _keepers(self, data: Data) -> list[Component]:
        return [
            each
            for each in self._holders.stored.get(data.id, ())
            if each.kind not in NOT_OURS
            and self._design.solutions[each.within].stage is not Stage.RETIRED
        ]

    @cached_property
    def _keepers_of_records(self) -> Answers:
        every = self._design.data.values()
        records = {each.id: sure for each in every if (sure := is_record(each)) is not False}
        return self._holders.keeping(records) if records else {}


def is_record(data: Data) -> Truth:
    """Whether data are a government record; `retention: none` says that they are not."""
    return Missing.field(data, "retention") if data.retention is None else data.retention != "none"


def keeps_for(component: Component) -> Bounds:
    """The seconds that a component keeps what it stores, without end where it deletes nothing."""
    records = component.records
    if records is None:
        return Bounds(0.0, inf, Missing.field(component, "records"))
    if records == "none" or records.deletes_after == "none":
        return Bounds.exactly(inf)
    if records.deletes_after is None:
        return Bounds(0.0, inf, Missing.field(component, "records", "deletes_after"))
    return Bounds.exactly(records.deletes_after.value)


def _copied(component: Component, period: Duration) -> Iterator[Truth]:
    if component.backup is None or (component.backup != "none" and not component.backup.copies):
        yield Missing.field(component, "backup")
    elif isinstance(component.backup, Backup):
        for name, copy in component.backup.copies.items():
            if copy.keep is None:
                yield Missing.field(component, "backup", "copies", name, "keep")
            else:
                yield copy.keep.value >= period.value
