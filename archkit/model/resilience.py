"""Resilience: what happens when a component fails, is maintained, or loses its data."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from archkit.model.base import Maybe, Model, NodeRef, OrNone
from archkit.model.encryption import AtRest
from archkit.model.hours import TimeOfDay
from archkit.model.quantities import Duration, Ratio
from archkit.model.site import Domain


class RedundancyMode(StrEnum):
    """How several placements stand in for each other."""

    ACTIVE_ACTIVE = "active-active"
    ACTIVE_PASSIVE = "active-passive"
    MANAGED = "managed"


class Redundancy(Model):
    """What happens when one placement fails."""

    mode: RedundancyMode
    """All serve, one stands by, or the vendor sees to it (`managed`)."""
    needs: Maybe[Annotated[int, Field(ge=1)]] = None
    """How many placements must work for the function to be there."""
    common_cause: Maybe[Ratio] = None
    """The share of failures that strike all placements at once (beta factor)."""
    switchover: Maybe[Ratio] = None
    """For `active-passive`: how often the switch succeeds."""
    survives: Maybe[tuple[Domain, ...]] = None
    """The losses that the redundancy is claimed to survive; `[]` where it is none of these."""


class CopyMethod(StrEnum):
    """How a copy of a store is made."""

    SYNC_REPLICA = "sync-replica"
    ASYNC_REPLICA = "async-replica"
    SNAPSHOT = "snapshot"
    BACKUP = "backup"
    LOG_SHIPPING = "log-shipping"


class Copy(Model):
    """One of the copies kept of a store."""

    method: CopyMethod
    """How it is made."""
    at: Maybe[NodeRef] = None
    """The node it is kept on."""
    every: Maybe[Duration] = None
    """The time between two copies; for a replica, how far it lags behind."""
    takes: Maybe[Duration] = None
    """How long making one takes."""
    starts: Maybe[TimeOfDay] = None
    """The time of day at which making it begins, where that is fixed, such as `01:00`."""
    keep: Maybe[Duration] = None
    """How long it is kept."""
    immutable: Maybe[bool] = None
    """Whether nobody can change or delete it before its time."""
    offline: Maybe[bool] = None
    """Whether it is out of reach of the network."""
    separate_credentials: Maybe[bool] = None
    """Whether the administrators of the store cannot reach it."""
    encryption: Maybe[AtRest] = None
    """What encrypts it."""
    restore_tested: Maybe[OrNone[dt.date]] = None
    """The day of the last successful restore; `none` where nobody has tried."""


class Backup(Model):
    """The copies kept of a store."""

    copies: Mapping[str, Copy]
    """Each copy under a name of its own."""


class DegradedMode(Model):
    """How the work goes on without the component."""

    model_config = ConfigDict(populate_by_name=True)

    procedure: str
    """What people or the software then do."""
    for_: Maybe[Duration] = Field(default=None, alias="for")
    """How long that is good enough."""
    reviewed: Maybe[dt.date] = None
    """The day the procedure was last tried."""


class Maintenance(Model):
    """Planned work during which a placement is out of service."""

    every: Duration
    """The time between two occasions."""
    takes: Maybe[Duration] = None
    """How long each takes."""
    starts: Maybe[TimeOfDay] = None
    """The time of day at which it begins, such as `02:00`."""
    rolling: Maybe[bool] = None
    """Whether one placement after the other is taken out, so that the rest go on serving."""
