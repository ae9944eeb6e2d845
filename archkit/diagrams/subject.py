"""What a view is asked about: a design as of a day, and one of its solutions or the whole city."""

from dataclasses import dataclass
from datetime import date

from archkit.analysis.facts import Facts
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.solution import Solution


@dataclass(frozen=True)
class Subject:
    """What a view is asked about.

    Attributes:
        facts: The design and what follows from it.
        model: The name of the workspace.
        solution: The solution it is about; nothing for the whole city.
        whole: What follows from the whole design, where the one shown is only a part of it:
            verdicts and times rest on what is not shown as well.
    """

    facts: Facts
    model: str
    solution: Solution | None = None
    whole: Facts | None = None

    @property
    def design(self) -> Design:
        """The design."""
        return self.facts.design

    @property
    def judged(self) -> Facts:
        """What verdicts and times are taken from."""
        return self.whole or self.facts

    @property
    def day(self) -> date:
        """The day as of which the design is shown."""
        return self.facts.as_of

    @property
    def title(self) -> str:
        """What the subject is called."""
        return self.solution.title if self.solution else self.model

    def view_id(self, kind: str) -> str:
        """What its view of a kind is called."""
        return f"{self.solution.id}.{kind}" if self.solution else kind

    @property
    def components(self) -> tuple[Component, ...]:
        """The components it is about."""
        owned = self.solution.components if self.solution else self.design.components
        return tuple(owned.values())
