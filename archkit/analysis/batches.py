"""Batches: when work that runs by the clock is done, and what it gets in the way of.

A batch begins at its time of day, or when those that bring it its data are done, whichever is
later; it is done when it has taken its time (the critical path of the chain). Times are
minutes from the midnight before the chain begins.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.directory import Directory
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.hours import minutes_of_day
from archkit.model.resilience import Backup, CopyMethod, Maintenance

DAY: Final = 24 * 60
_BY_THE_CLOCK: Final = frozenset({CopyMethod.BACKUP, CopyMethod.SNAPSHOT})
_OFTEN: Final = 6 * 3600.0
"""A copy made more often than this, in seconds, has no window of its own."""


class Run(NamedTuple):
    """When a batch runs.

    Attributes:
        connection: The batch.
        starts: When it begins, in minutes.
        ends: When it is done, in minutes.
        after: The batch that it waits for, where that delays it.
    """

    connection: Connection
    starts: float
    ends: float
    after: "Run | None"

    def chain(self) -> "list[Run]":
        """The batches that decide when it is done, the first first."""
        return [*(self.after.chain() if self.after else []), self]


class Occupied(NamedTuple):
    """Some time in which a store is busy with something else.

    Attributes:
        what: What it is busy with.
        field: The field of the component that says so.
        starts: When it begins, in minutes from midnight.
        minutes: How long it takes.
    """

    what: str
    field: tuple[str, ...]
    starts: int
    minutes: float


class Batches:
    """Answers when batches are done."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._runs: dict[str, Run | Missing] = {}

    def run(self, connection: Connection) -> Run | Missing:
        """When a batch runs, or the fields that would tell."""
        key = connection.address
        if key not in self._runs:
            # While it is being computed a batch waits for none: in a circle, the clock decides.
            self._runs[key] = _alone(connection)
            self._runs[key] = self._chained(connection)
        return self._runs[key]

    def occupied(self, component: Component) -> Iterator[Occupied | Missing]:
        """When a store is busy being copied or maintained."""
        yield from _maintained(component)
        backup = component.backup
        if backup is None:
            yield Missing.field(component, "backup")
        if isinstance(backup, Backup):
            for name in sorted(backup.copies):
                yield from _copied(component, backup, name)

    def _chained(self, connection: Connection) -> Run | Missing:
        alone = _alone(connection)
        if isinstance(alone, Missing):
            return alone
        latest: Run | None = None
        for earlier in self._before.get(connection.source, ()):
            before = self.run(earlier)
            if isinstance(before, Missing):
                return before
            # A batch that is due later in the day belongs to the evening before.
            shift = DAY if _due(earlier) > alone.starts else 0
            before = Run(before.connection, before.starts, before.ends - shift, before.after)
            if latest is None or before.ends > latest.ends:
                latest = before
        if latest is None or latest.ends <= alone.starts:
            return alone
        return Run(connection, latest.ends, latest.ends + alone.ends - alone.starts, latest)

    @cached_property
    def _before(self) -> Mapping[str, list[Connection]]:
        """The batches into each component, by its address."""
        found: dict[str, list[Connection]] = {}
        for each in self._directory.timed:
            found.setdefault(each.target, []).append(each)
        return found


def _due(connection: Connection) -> int:
    """The time of day at which a batch should begin, whatever it then waits for."""
    return 0 if connection.schedule is None else minutes_of_day(connection.schedule.starts)


def _alone(connection: Connection) -> Run | Missing:
    schedule = connection.schedule
    if schedule is None:
        return Missing.field(connection, "schedule")
    if schedule.takes is None:
        return Missing.field(connection, "schedule", "takes")
    starts = minutes_of_day(schedule.starts)
    return Run(connection, starts, starts + schedule.takes.value / 60, None)


def _maintained(component: Component) -> Iterator[Occupied | Missing]:
    planned = component.maintenance
    if planned is None:
        yield Missing.field(component, "maintenance")
    if not isinstance(planned, Maintenance):
        return
    if planned.rolling is None:
        yield Missing.field(component, "maintenance", "rolling")
    elif planned.rolling:
        return
    elif planned.starts is None:
        yield Missing.field(component, "maintenance", "starts")
    elif planned.takes is None:
        yield Missing.field(component, "maintenance", "takes")
    else:
        starts, minutes = minutes_of_day(planned.starts), planned.takes.value / 60
        yield Occupied("planned work", ("maintenance",), starts, minutes)


def _copied(component: Component, backup: Backup, name: str) -> Iterator[Occupied | Missing]:
    copy = backup.copies[name]
    field = ("backup", "copies", name)
    if copy.method not in _BY_THE_CLOCK or (copy.every and copy.every.value < _OFTEN):
        return
    if copy.starts is None or copy.takes is None:
        yield Missing.field(component, *field, "starts" if copy.starts is None else "takes")
        return
    minutes = copy.takes.value / 60
    yield Occupied(f"copy `{name}`", field, minutes_of_day(copy.starts), minutes)
