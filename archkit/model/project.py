"""Projects: the planned work by which the city gets from one design to the next."""

import datetime as dt
from typing import Annotated, ClassVar

from archkit.model.base import DepartmentRef, Element, Maybe, Refers
from archkit.model.organisation import Holder
from archkit.model.quantities import Money

SolutionRef = Annotated[str, Refers(("solutions",))]


class Project(Element):
    """A piece of work with a beginning, an end and a budget."""

    SECTION: ClassVar[str] = "projects"
    WORD: ClassVar[str] = "project"

    goal: Maybe[str] = None
    """What is different when it is done, in one sentence."""
    sponsor: Maybe[DepartmentRef] = None
    """The department that wants it."""
    manager: Maybe[Holder] = None
    """Who leads it."""
    solutions: tuple[SolutionRef, ...] = ()
    """The solutions it builds, changes or retires."""
    starts: Maybe[dt.date] = None
    """Its first day."""
    ends: Maybe[dt.date] = None
    """Its last day."""
    after: tuple[Annotated[str, Refers(("projects",))], ...] = ()
    """The projects that must be done before it can end."""
    budget: Maybe[Money] = None
    """What it may cost."""
    fund: Maybe[str] = None
    """The fund that pays."""
