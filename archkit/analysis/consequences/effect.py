"""How something fares when something else fails, changes or goes."""

from dataclasses import dataclass
from enum import StrEnum

from archkit.model.component import Component


class Effect(StrEnum):
    """How it fares, the worst first."""

    STOPS = "stops"
    """It does not work while the other is down."""
    MAY_STOP = "may stop"
    """Nobody has said whether it goes on."""
    COPES = "copes"
    """It goes on in another way."""
    CONCERNED = "concerned"
    """It works, and has to be looked at when the other changes or goes."""

    @property
    def rank(self) -> int:
        """From 0, the worst."""
        return _ORDER[self]


_ORDER = {effect: rank for rank, effect in enumerate(Effect)}


@dataclass(frozen=True, slots=True)
class Hit:
    """A component that something has an effect on.

    Attributes:
        component: The component.
        effect: How it fares.
        why: Why, in words that follow its name.
        path: The addresses from this component to the one that was struck first, both included.
    """

    component: Component
    effect: Effect
    why: str
    path: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, tuple[str, ...]]:
        """The worst first, the nearest first, then by name."""
        return self.effect.rank, len(self.path), self.path
