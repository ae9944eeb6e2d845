"""Approvals: who agreed to a solution's design, when, and on what conditions."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.base import REQUIRED, Element, Maybe, Model, OrNone
from archkit.model.organisation import Holder


class Lane(StrEnum):
    """How a change of a design is reviewed."""

    AUTO = "auto"
    ADVISORY = "advisory"
    BOARD = "board"


class Condition(Model):
    """Something that must still be done for an approval to hold."""

    text: str
    """What must be done."""
    owner: Maybe[Holder] = None
    """Who answers for it."""
    due: Maybe[dt.date] = None
    """The day by which it is done."""
    done: Maybe[dt.date] = None
    """The day it was done; until then, and where nothing is said, it is open."""

    def is_met(self, as_of: dt.date) -> bool:
        """Whether it has been done by a day; a day still to come has not."""
        return self.done is not None and self.done <= as_of


class Approval(Element):
    """A decision that a solution may go on as it is designed."""

    SECTION: ClassVar[str] = "approvals"
    WORD: ClassVar[str] = "approval"
    NEEDS: ClassVar[tuple[str, ...]] = ("by", "given", "content")

    by: Holder = REQUIRED
    """Who approved."""
    given: dt.date = REQUIRED
    """The day of the decision."""
    content: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] = REQUIRED
    """The fingerprint of the content that was approved, by `archkit approve`: 16 hex digits."""
    parts: Mapping[str, Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]] = Field(
        default_factory=dict
    )
    """The fingerprints of its parts, by which a later change is told: 8 hex digits each."""
    lane: Maybe[Lane] = None
    """How it was reviewed."""
    expires: Maybe[OrNone[dt.date]] = None
    """The last day on which it counts; `none` where it counts until the design changes."""
    conditions: Mapping[str, Condition] = Field(default_factory=dict)
    """What must still be done, each under a name of its own."""
