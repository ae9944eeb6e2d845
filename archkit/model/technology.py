"""Technologies: what components are made of, and how long that is supported."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from archkit.model.base import Element, Maybe, OrNone, VendorRef


class Ring(StrEnum):
    """The city's stance towards a technology."""

    ADOPT = "adopt"
    TOLERATE = "tolerate"
    HOLD = "hold"
    RETIRE = "retire"


class Technology(Element):
    """A product or version that components are built with."""

    SECTION: ClassVar[str] = "technologies"
    WORD: ClassVar[str] = "technology"

    end_of_life: Maybe[OrNone[date]] = None
    """The last day of security support; `none` where the maker supports it without end."""
    ring: Maybe[Ring] = None
    """The city's stance: adopt, tolerate, hold or retire."""
    vendor: Maybe[VendorRef] = None
    """Who makes it."""
    capability: Maybe[str] = None
    """What class of need it meets, such as `relational-database`."""
