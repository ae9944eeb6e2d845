"""How people get into components: each access as something that a rule can ask."""

from collections.abc import Sequence
from typing import NamedTuple

from archkit.analysis.knowledge import Missing, Truth, once_for_each
from archkit.model.access import Access, Population
from archkit.model.component import Component
from archkit.model.vocabulary import NOT_OURS
from archkit.source.place import Path

PRIVILEGED = frozenset({Population.ADMINISTRATORS, Population.VENDOR})
"""Those who can change what they get into."""


class Entrance(NamedTuple):
    """One access of a component.

    Attributes:
        component: What people get into.
        name: The access's name.
        access: Who gets in, and how.
    """

    component: Component
    name: str
    access: Access

    @property
    def population(self) -> Population:
        """Who gets in."""
        return self.access.population

    def field(self, name: str) -> Path:
        """Where a field of the access stands in the component."""
        return ("access", self.name, name)

    def states(self, name: str) -> Truth:
        """A field that is either so or not."""
        stated: bool | None = getattr(self.access, name)
        return self.lacks(name) if stated is None else stated

    def lacks(self, name: str) -> Missing:
        """A field that nobody has stated."""
        return Missing.field(self.component, *self.field(name))


class Entrances:
    """Answers how people get into components."""

    @once_for_each
    def of(self, component: Component) -> Sequence[Entrance] | Missing:
        """Every access of a component; nothing where nobody gets in, or nobody of the city's.

        An empty mapping says no more than an absent one.
        """
        if component.kind in NOT_OURS or component.access == "none":
            return ()
        if not component.access:
            return Missing.field(component, "access")
        return [Entrance(component, name, access) for name, access in component.access.items()]
