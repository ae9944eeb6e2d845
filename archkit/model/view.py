"""Views: pictures that a team asks for beside those that every design has."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import REQUIRED, Element, Maybe, Model, OrNone
from archkit.model.declared.selectors import ComponentSelector, ConnectionSelector, OrAny
from archkit.model.vocabulary import Audience


class Picture(StrEnum):
    """How a view is drawn."""

    LANDSCAPE = "landscape"
    CONTAINER = "container"
    DATA_FLOW = "data-flow"
    DEPLOYMENT = "deployment"
    MATRIX = "matrix"


TAKEN: Final = frozenset(
    {
        *Picture,
        "context",
        "journey",
        "risk",
        "roadmap",
        "traceability",
    }
)
"""The names of the pictures that nobody has to ask for."""


class Direction(StrEnum):
    """Along connections, as seen from what a view shows."""

    TO = "to"
    FROM = "from"
    BOTH = "both"


class Around(Model):
    """How much of what is around a view shows."""

    hops: Annotated[int, Field(ge=1, le=9)] = 1
    """How many connections away it may be."""
    direction: Direction = Direction.BOTH
    """`to` what is called, `from` what calls, or both."""


class View(Element):
    """A picture of the parts of a solution that match, and of what they work with."""

    SECTION: ClassVar[str] = "views"
    WORD: ClassVar[str] = "view"
    NEEDS: ClassVar[tuple[str, ...]] = ("picture", "shows")

    picture: Picture = REQUIRED
    """How it is drawn."""
    shows: OrAny[ComponentSelector] = REQUIRED
    """Which components it is about: each one that matches, today and later; `any` for all."""
    connections: Maybe[ConnectionSelector] = None
    """Which connections it draws; every one where nothing is said."""
    around: Maybe[OrNone[Around]] = None
    """What it shows around them, as context: their direct neighbours where nothing is said;
    `none` for nothing."""

    @model_validator(mode="after")
    def _has_a_name_of_its_own(self) -> Self:
        if self.id in TAKEN:
            raise PydanticCustomError(
                "contradiction",
                "`{id}` is a picture that is always drawn: choose another id",
                {"id": self.id},
            )
        return self

    @model_validator(mode="after")
    def _keeps_the_inside_of_systems(self) -> Self:
        inside = "picture" in self.model_fields_set and self.picture is not Picture.LANDSCAPE
        if inside and self.audience is Audience.PUBLIC:
            raise PydanticCustomError(
                "contradiction",
                "a `{picture}` picture shows the inside of systems, which is not for the public:"
                " draw a `landscape`, or leave `audience` out",
                {"picture": self.picture.value},
            )
        return self


class CityView(View):
    """A picture of the components that match, in whichever solutions they are."""

    SECTION: ClassVar[str] = "city_views"
    WORD: ClassVar[str] = "view of the city"
