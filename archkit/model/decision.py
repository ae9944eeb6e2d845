"""Decision records: Markdown files in the MADR 4 format with front matter."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from archkit.model.base import REQUIRED, Element, Maybe


class DecisionStatus(StrEnum):
    """How far a decision has come."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


class Decision(Element):
    """A decision with its context, options and consequences."""

    SECTION: ClassVar[str] = "decisions"
    WORD: ClassVar[str] = "decision"
    NEEDS: ClassVar[tuple[str, ...]] = ("status", "date")

    status: DecisionStatus = REQUIRED
    """How far it has come."""
    date: dt.date = REQUIRED
    """The day it last changed."""
    decision_makers: tuple[str, ...] = Field(default=(), alias="decision-makers")
    """Who decided."""
    consulted: tuple[str, ...] = ()
    """Whose advice was asked."""
    informed: tuple[str, ...] = ()
    """Who is kept up to date."""
    elements: tuple[str, ...] = ()
    """The elements it is about, by their addresses."""
    rules: tuple[str, ...] = ()
    """The rules it departs from."""
    superseded_by: Maybe[str] = Field(default=None, alias="superseded-by")
    """The decision that took its place."""
    review: Maybe[dt.date] = None
    """The day it is looked at again."""
    options: tuple[str, ...] = Field(default=(), exclude=True)
    """The considered options, read from the text."""
    headings: tuple[str, ...] = Field(default=(), exclude=True)
    """The headings of the text."""
