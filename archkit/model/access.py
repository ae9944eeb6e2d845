"""Access: which groups of people get into a component, and how."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from archkit.model.base import ComponentRef, Maybe, Model, OrNone


class Population(StrEnum):
    """Who uses an access."""

    PUBLIC = "public"
    STAFF = "staff"
    ADMINISTRATORS = "administrators"
    VENDOR = "vendor"


class Access(Model):
    """How a group of people gets in."""

    population: Population
    """Who."""
    identity_provider: Maybe[OrNone[ComponentRef]] = None
    """What checks who they are; `none` for a list of its own."""
    mfa: Maybe[bool] = None
    """Whether a second factor is always asked for."""
    assurance: Maybe[Annotated[int, Field(ge=1, le=3)]] = None
    """The authenticator assurance level (NIST SP 800-63B)."""
    remote: Maybe[bool] = None
    """Whether they come from outside the city's networks."""
    via: Maybe[OrNone[ComponentRef]] = None
    """The bastion or privileged-access component they pass; `none` for straight in."""
    screened: Maybe[bool] = None
    """Whether their background was checked by fingerprint."""
    time_bound: Maybe[bool] = None
    """Whether each grant ends by itself."""
    recorded: Maybe[bool] = None
    """Whether their sessions are recorded."""
    individual: Maybe[bool] = None
    """Whether everyone has an account of their own."""
