"""Availability: the share of the time in which a component, or all that a use needs, works.

Parts in series multiply; what only some states need is worked out exactly by a decision
diagram, or simulated where that would be too large (IEC 61078). Every figure is a pair of
bounds. Since the structure is monotone (see `structure.py`), the low bound is that of the low
figures of the parts, where no open fallback holds; the high bound that of the high ones, where
each does. The truth lies between them, whatever the missing fields turn out to say.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import NamedTuple

from archkit.analysis.availability.diagram import Exact, TooLargeError, diagram_of
from archkit.analysis.availability.fallbacks import Cover, Fallbacks
from archkit.analysis.availability.parts import figure_of
from archkit.analysis.availability.simulation import Simulated
from archkit.analysis.availability.structure import Structure, structure_of
from archkit.analysis.dependencies import Dependencies, Use
from archkit.analysis.figures import product_of
from archkit.analysis.knowledge import Bounds, Missing, Truth
from archkit.analysis.recovery_time import RecoveryTimes
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.solution import Solution


class Part(NamedTuple):
    """One part of a use, and what it matters to the whole.

    Attributes:
        component: The component.
        figure: Its own availability.
        importance: How much the whole gains for each unit that the part gains (Birnbaum).
        potential: How much the whole would gain if the part never failed (IEC 61078).
        needed: Whether nothing works without it.
    """

    component: Component
    figure: Bounds
    importance: float
    potential: float
    needed: bool


class Account(NamedTuple):
    """How the availability of a use comes about.

    Attributes:
        figure: The availability.
        parts: The parts, those first from which there is most to gain.
        covers: The fallbacks on the way.
        simulated: The trials, where the figure was simulated.
    """

    figure: Bounds
    parts: tuple[Part, ...]
    covers: tuple[Cover, ...]
    simulated: Simulated | None


class Availability:
    """Answers how available components, and all that a use of a solution needs, are."""

    def __init__(self, design: Design, dependencies: Dependencies, times: RecoveryTimes) -> None:
        self._design = design
        self._dependencies = dependencies
        self._fallbacks = Fallbacks(design, dependencies, times)
        self._figures: dict[str, Bounds] = {}
        self._wholes: dict[tuple[str, str], _Whole] = {}

    def of(self, component: Component) -> Bounds:
        """The availability of one component with its redundancy, apart from what it needs."""
        address = component.address
        if address not in self._figures:
            self._figures[address] = figure_of(component)
        return self._figures[address]

    def of_use(self, use: Use) -> Bounds:
        """The availability of all that a use of a solution needs."""
        if self._fallbacks.telling.isdisjoint(use.parts):
            return product_of(self._of(part) for part in use.parts)
        return self._whole(use).figure

    def account(self, use: Use) -> Account:
        """The availability of a use, with the part that each component has in it."""
        whole = self._whole(use)
        components = self._design.components
        parts = []
        for part in whole.best.structure.parts + whole.only_at_worst:
            low, high = whole.worst.importance.get(part, 0.0), whole.best.importance.get(part, 0.0)
            figure = self._of(part)
            gains = (1 - figure.high) * high, (1 - figure.low) * low
            needed = part in whole.best.structure.series
            ranked = Part(components[part], figure, high, gains[0], needed)
            parts.append((tuple(-round(gain, 12) for gain in gains), part, ranked))
        return Account(
            whole.figure,
            tuple(part for *_, part in sorted(parts, key=lambda each: each[:2])),
            tuple(self._covers(whole.worst.structure.parts)),
            whole.simulated,
        )

    def providers(self, use: Use) -> tuple[tuple[Solution, Truth], ...]:
        """The other solutions that a use cannot do without, in the order of their ids.

        Those that are needed only where a fallback does not hold, of which nobody knows
        whether it does, come with the fields that would tell.
        """
        own = self._design.solution_of(use.element)
        surely, perhaps = self._solutions(use.parts), dict[str, Solution]()
        open_: Missing | None = None
        if not self._fallbacks.telling.isdisjoint(use.parts):
            whole = self._whole(use)
            surely = self._solutions(whole.best.structure.series)
            perhaps = self._solutions(whole.worst.structure.series)
            open_ = whole.figure.missing
        found = [
            (perhaps.get(name) or surely[name], True if name in surely or open_ is None else open_)
            for name in sorted(surely | perhaps)
        ]
        return tuple((each, needed) for each, needed in found if each is not own)

    def _solutions(self, parts: Sequence[str]) -> dict[str, Solution]:
        names = {self._design.components[part].within for part in parts}
        return {name: self._design.solutions[name] for name in names}

    def _of(self, part: str) -> Bounds:
        return self.of(self._design.components[part])

    def _covers(self, parts: Sequence[str]) -> Iterator[Cover]:
        covers = self._fallbacks.by_caller
        return (cover for part in parts for cover in covers.get(part, ()))

    def _whole(self, use: Use) -> "_Whole":
        key = (use.element.SECTION, use.element.address)
        if key not in self._wholes:
            self._wholes[key] = self._worked_out(use)
        return self._wholes[key]

    def _worked_out(self, use: Use) -> "_Whole":
        closure, covers = self._dependencies.closure, self._fallbacks.by_caller
        worst = structure_of(use.parts, closure, covers, best=False)
        found = list(self._covers(worst.parts))
        gaps = [each.holds for each in found if isinstance(each.holds, Missing)]
        best = structure_of(use.parts, closure, covers, best=True) if gaps else worst
        gaps += [gap for part in worst.parts if (gap := self._of(part).missing) is not None]
        if not gaps:
            exact = _Worked(worst, lambda part: self._of(part).high)
            return _Whole(exact, exact, None, found)
        missing = Missing(frozenset().union(*(gap.places for gap in gaps)))
        return _Whole(
            _Worked(worst, lambda part: self._of(part).low),
            _Worked(best, lambda part: self._of(part).high),
            missing,
            found,
        )


@dataclass(frozen=True)
class _Worked:
    """A structure with a figure for each part."""

    structure: Structure
    share: Callable[[str], float]

    @cached_property
    def rest(self) -> Exact | Simulated | None:
        """What the series does not tell; nothing where there are no choices."""
        if not self.structure.choices:
            return None
        shares = [prod(map(self.share, block)) for block in self.structure.blocks]
        try:
            return diagram_of(self.structure).with_shares(shares)
        except TooLargeError:
            return Simulated(self.structure, shares)

    @cached_property
    def range(self) -> tuple[float, float]:
        """The least and the most that the availability is by these figures."""
        series = prod(map(self.share, self.structure.series))
        if self.rest is None:
            return series, series
        if isinstance(self.rest, Exact):
            return (series * self.rest.share,) * 2
        low, high = self.rest.interval
        return series * low, series * high

    @cached_property
    def importance(self) -> dict[str, float]:
        """The Birnbaum importance of each part.

        A part of a block, or of the series, decides where the others of it work and the block
        decides.
        """
        share = 1.0 if self.rest is None else self.rest.share
        series = prod(map(self.share, self.structure.series))
        found = dict(self._within(self.structure.series, share))
        if self.rest is not None:
            for block, weight in zip(self.structure.blocks, self.rest.importance, strict=True):
                found.update(self._within(block, weight * series))
        return found

    def _within(self, block: Sequence[str], weight: float) -> Iterator[tuple[str, float]]:
        before, after = [1.0], [1.0]
        for part in block[:-1]:
            before.append(before[-1] * self.share(part))
        for part in reversed(block[1:]):
            after.append(after[-1] * self.share(part))
        for part, left, right in zip(block, before, reversed(after), strict=False):
            yield part, weight * left * right


@dataclass(frozen=True)
class _Whole:
    """A use at its worst and at its best; the same where nothing is missing."""

    worst: _Worked
    best: _Worked
    missing: Missing | None
    covers: Sequence[Cover]

    @cached_property
    def figure(self) -> Bounds:
        low, high = self.worst.range[0], self.best.range[1]
        if low >= high and self.missing is None:
            return Bounds.exactly(high)
        return Bounds(
            min(low, high), high, self._undecided if self.missing is None else self.missing
        )

    @property
    def simulated(self) -> Simulated | None:
        rest = self.best.rest
        return rest if isinstance(rest, Simulated) else None

    @property
    def only_at_worst(self) -> tuple[str, ...]:
        best = frozenset(self.best.structure.parts)
        return tuple(part for part in self.worst.structure.parts if part not in best)

    @property
    def _undecided(self) -> Missing:
        """The fallbacks between which a simulation cannot tell: fewer of them could be settled."""
        chosen = [each.connection for each in self.covers if each.other is not None]
        gaps = (Missing.field(each, "fallback").places for each in chosen)
        return Missing(frozenset().union(*gaps))
