"""Which parts of the city work on one store, and which of them write to it."""

from collections.abc import Iterable
from typing import NamedTuple

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.connection import AccessMode, Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Kind

KEEPERS = frozenset(
    {
        Kind.PERSON,
        Kind.BACKUP_STORE,
        Kind.BASTION,
        Kind.DNS,
        Kind.IDENTITY_PROVIDER,
        Kind.LOG_COLLECTOR,
        Kind.MONITORING,
        Kind.PRIVILEGED_ACCESS,
        Kind.VAULT,
    }
)
"""Kinds that look after other components, or are none; their connections couple nothing."""


def group_of(component: Component) -> str:
    """The name of a component's subsystem, or of its solution where no subsystem is stated."""
    return f"{component.within}/{component.group}" if component.group else component.within


class Use(NamedTuple):
    """A component works on a store over a connection."""

    connection: Connection
    caller: Component

    @property
    def group(self) -> str:
        """The subsystem of the caller, or its solution where no subsystem is stated."""
        return group_of(self.caller)

    @property
    def writes(self) -> Truth:
        """Whether the caller changes what the store keeps."""
        if self.connection.access is None:
            return Missing.field(self.connection, "access")
        return self.connection.access is not AccessMode.READ


def uses(store: Component, design: Design) -> list[Use]:
    """Who works on a store, those who only look after it left out."""
    return [
        Use(connection, caller)
        for connection in design.incoming.get(store.address, ())
        if (caller := design.components.get(connection.source)) is not None
        and caller.kind not in KEEPERS
    ]


def shared(among: Iterable[Use]) -> Truth:
    """Whether uses come from at least two groups.

    A solution is one group until its callers state theirs. Once one does, a
    caller that states none may belong to that group or to another. An external system
    belongs to none, whatever it states.
    """
    groups: dict[str, set[str]] = {}
    silent: dict[str, Component] = {}
    for use in among:
        stated = groups.setdefault(use.caller.within, set())
        if use.caller.kind is Kind.EXTERNAL_SYSTEM:
            continue
        if use.caller.group is None:
            silent.setdefault(use.caller.within, use.caller)
        else:
            stated.add(use.caller.group)
    return any_of(
        len(groups) > 1,
        *(len(stated) > 1 for stated in groups.values()),
        *(Missing.field(each, "group") for name, each in silent.items() if groups[name]),
    )


def written_by_several(among: Iterable[Use]) -> Truth:
    """Whether at least two groups change what the store keeps."""
    among = tuple(among)
    surely = shared(use for use in among if use.writes is True)
    open_questions = [use.writes for use in among if isinstance(use.writes, Missing)]
    perhaps = shared(use for use in among if use.writes is not False)
    return any_of(surely, all_of(bool(open_questions), perhaps, *open_questions))
