"""Journeys: what somebody does with the solution, step by step."""

from typing import Annotated, ClassVar

from pydantic import Field

from archkit.model.base import REQUIRED, ComponentRef, Element, Maybe
from archkit.model.quantities import Duration, Rate
from archkit.model.vocabulary import Statistic

Step = ComponentRef | tuple[ComponentRef, ...]
"""One component, or several that are called side by side."""


class Journey(Element):
    """A path through the components that somebody waits for."""

    SECTION: ClassVar[str] = "journeys"
    WORD: ClassVar[str] = "journey"
    NEEDS: ClassVar[tuple[str, ...]] = ("path",)

    path: Annotated[tuple[Step, ...], Field(min_length=2)] = REQUIRED
    """The components in the order they are called; a list among them is called side by side."""
    target: Maybe[Duration] = None
    """How long it may take."""
    statistic: Statistic = Statistic.P95
    """Which figure of the distribution the target is for."""
    rate: Maybe[Rate] = None
    """How often it happens at peak today."""
    peak_lasts: Maybe[Duration] = None
    """How long the peak goes on."""
