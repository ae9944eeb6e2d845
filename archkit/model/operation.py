"""Operation: what is logged, watched and measured, how it is run, and how it is retired."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from archkit.model.base import ComponentRef, Maybe, Model, OrNone, TeamRef
from archkit.model.hours import Hours
from archkit.model.obligations import Record
from archkit.model.quantities import Duration, Rate


class LogEvent(StrEnum):
    """What a log tells."""

    SIGN_IN = "sign-in"
    ADMINISTRATION = "administration"
    READING = "reading"
    CHANGE = "change"


class Log(Model):
    """Where security events go."""

    to: ComponentRef
    """The log collector."""
    keep: Maybe[Duration] = None
    """How long they are kept."""
    online: Maybe[Duration] = None
    """How long they can be searched at once, without fetching them from an archive."""
    events: Maybe[OrNone[tuple[LogEvent, ...]]] = None
    """What they tell, each with who and when; `none` where they do not say who."""


class Check(StrEnum):
    """What a monitor looks at."""

    HEALTH = "health"
    CAPACITY = "capacity"
    SYNTHETIC = "synthetic"
    """A made-up user walks a journey."""
    LATENESS = "lateness"
    """Whether what should have arrived or run has."""
    DEAD_LETTER = "dead-letter"
    """Whether messages could not be delivered."""


class Monitoring(Model):
    """What watches a component."""

    checks: tuple[Check, ...]
    """What is looked at."""
    alerts: Maybe[TeamRef] = None
    """The team that is woken."""
    by: Maybe[ComponentRef] = None
    """The component that does the watching."""


class Performance(Model):
    """The figures that response time and load are computed from."""

    service_time: Maybe[Duration] = None
    """The mean time one request keeps one server busy."""
    p99: Maybe[Duration] = None
    """The time within which 99 of 100 requests are served."""
    p999: Maybe[Duration] = None
    """The time within which 999 of 1000 requests are served."""
    timeout: Maybe[Duration] = None
    """The time after which a request is given up, so that none takes longer."""
    servers: Maybe[Annotated[int, Field(ge=1)]] = None
    """How many requests can be served at once."""
    peak: Maybe[Rate] = None
    """The requests that arrive in the busiest hour today."""
    capacity: Maybe[Rate] = None
    """The most it can take, as tested."""


class Runbook(Model):
    """What whoever is woken at night has to know."""

    link: str
    """Where it is: a file or URL."""
    reviewed: Maybe[dt.date] = None
    """The day it was last read through and found right."""
    incident_hours: Maybe[Hours] = None
    """When incidents are dealt with."""
    incident_contact: Maybe[str] = None
    """A shared line or mailbox for incidents, not a person."""
    team_contact: Maybe[str] = None
    """How the team is reached for everything else."""
    addresses: Maybe[OrNone[tuple[str, ...]]] = None
    """The web addresses under which people use it; `none` where it has none."""
    hosting: Maybe[str] = None
    """Where it runs, in words."""
    restore: Maybe[OrNone[str]] = None
    """How lost data are brought back; `none` where nothing is kept."""
    by_hand: Maybe[OrNone[str]] = None
    """How the work goes on by hand meanwhile."""
    breach_notices: Maybe[bool] = None
    """Whether it tells whom to notify of a breach, and by when."""


class Withdrawn(StrEnum):
    """What has to go with a component that retires."""

    CREDENTIALS = "credentials"
    NETWORK_RULES = "network-rules"
    DNS = "dns"
    CONTRACT = "contract"


class Retirement(Model):
    """How a component leaves."""

    on: Maybe[dt.date] = None
    """Its last day."""
    successor: Maybe[OrNone[ComponentRef]] = None
    """What takes over what it did, and the records it held; `none` where nothing has to."""
    disposal: Maybe[OrNone[Record]] = None
    """The record of what became of its data; `none` where it kept nothing."""
    withdrawn: Maybe[tuple[Withdrawn, ...]] = None
    """What is already gone."""
