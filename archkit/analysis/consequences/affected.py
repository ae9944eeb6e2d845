"""Who and what is affected: an element with its effect, tier, reason and path."""

from collections.abc import Iterable
from dataclasses import dataclass

from archkit.analysis.consequences.effect import Effect
from archkit.model.base import Element


@dataclass(frozen=True, slots=True)
class Affected:
    """Somebody or something that is affected.

    Attributes:
        element: Who or what.
        effect: How it fares.
        tier: The tier of its solution, of the most critical where there are several.
        why: The reason.
        path: The addresses of the components from here to what was struck first; empty where
            there is none.
    """

    element: Element
    effect: Effect
    tier: int
    why: str
    path: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int, str]:
        """The worst first, the most critical first, then by address."""
        return self.effect.rank, self.tier, self.element.address


def worst_of(found: Iterable[Affected]) -> Affected | None:
    """The worst of what is said of one element; of several alike the nearest."""
    return min(found, key=lambda each: (each.effect.rank, len(each.path)), default=None)


def ranked(found: Iterable[Affected | None]) -> tuple[Affected, ...]:
    """What is affected, the worst first."""
    return tuple(sorted((each for each in found if each), key=lambda each: each.rank))
