"""Weighs options: the points of each, who leads, and how far a weight must move to change that.

Each criterion gives an option between nought and one, or somewhere between two bounds where it is
not known (an additive value function: Keeney and Raiffa, Decisions with Multiple Objectives, 1976,
chapter 3). The points are the weighted mean. An option leads only where its least points are more
than the most that any other can have, so that nothing unknown counts as nought, or as anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

_HAIR: Final = 1e-9
"""Points that differ by less are the same, but for rounding."""


class Span(NamedTuple):
    """A figure between two bounds, which are one where it is known."""

    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether it is one figure."""
        return self.high - self.low <= _HAIR


class Turn(NamedTuple):
    """A weight at which another option draws level.

    Attributes:
        at: The weight, as a share of all.
        rival: The option.
    """

    at: float
    rival: str


class Sensitivity(NamedTuple):
    """How far the weight of a criterion can move before the first may be another.

    Attributes:
        criterion: The criterion.
        share: Its weight now, as a share of all.
        below: The turn at a smaller weight; nothing where there is none.
        above: The turn at a larger weight; nothing where there is none.
    """

    criterion: str
    share: float
    below: Turn | None
    above: Turn | None

    @property
    def least(self) -> float:
        """How far it must move, as a share of all weights; more than all where it never matters."""
        moves = [abs(each.at - self.share) for each in (self.below, self.above) if each]
        return min(moves, default=2.0)


@dataclass(frozen=True)
class Weighing:
    """Options with what each criterion gives them.

    Attributes:
        weights: The weight of each criterion.
        scores: What each criterion gives each option, from nought to one.
        out: Whether each option is knocked out; nothing where that is not known.
    """

    weights: Mapping[str, float]
    scores: Mapping[str, Mapping[str, Span]]
    out: Mapping[str, bool | None]

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """The weight of each criterion as a share of all."""
        whole = sum(self.weights.values())
        return {name: weight / whole for name, weight in self.weights.items()}

    @cached_property
    def points(self) -> Mapping[str, Span]:
        """The weighted mean of what the criteria give, from nought to one."""
        return {option: self._mean(option, self.shares) for option in self.scores}

    @property
    def contenders(self) -> Sequence[str]:
        """The options that are not surely knocked out."""
        return [each for each in self.scores if self.out[each] is not True]

    @cached_property
    def may_lead(self) -> Sequence[str]:
        """The options that may be the first, those with the most points at best before others."""
        sure = [self.points[each].low for each in self.contenders if self.out[each] is False]
        bar = max(sure, default=0.0)
        found = [each for each in self.contenders if self.points[each].high >= bar - _HAIR]
        return sorted(found, key=lambda each: (-self.points[each].high, -self.points[each].low))

    @property
    def leader(self) -> str | None:
        """The option that is the first whatever is not known; nothing where several may be."""
        first = self.may_lead[:1]
        sole = len(self.may_lead) == 1 and bool(self.weights)
        return first[0] if sole and self.out[first[0]] is False else None

    def places(self, option: str) -> tuple[int, int] | None:
        """The best and the worst place that an option may come in; nothing where it is out."""
        if option not in self.contenders:
            return None
        mine = self.points[option]
        others = [self.points[each] for each in self.contenders if each != option]
        sure = [self.points[each] for each in self.contenders if self.out[each] is False]
        ahead = sum(each.low > mine.high + _HAIR for each in sure)
        perhaps = sum(each.high > mine.low + _HAIR for each in others)
        return 1 + ahead, 1 + perhaps

    def open_cells(self) -> Mapping[str, Sequence[str]]:
        """The options that may lead, each with the criteria on which nobody knows its points."""
        return {
            option: names
            for option in self.may_lead
            if (names := [each for each in self.weights if not self._is_known(option, each)])
        }

    def _is_known(self, option: str, criterion: str) -> bool:
        return self.scores[option][criterion].is_known

    @cached_property
    def sensitivity(self) -> Sequence[Sensitivity]:
        """How firm the first is, the most delicate criterion first; empty where there is none."""
        leader = self.leader
        if leader is None or len(self.contenders) == 1:
            return ()
        found = [self._sensitivity(leader, each) for each in self.weights]
        return sorted(found, key=lambda each: (each.least, each.criterion))

    def _sensitivity(self, leader: str, criterion: str) -> Sensitivity:
        share = self.shares[criterion]
        rivals = [each for each in self.contenders if each != leader]
        turns = [
            Turn(at, rival)
            for rival in rivals
            if (at := self._level(leader, rival, criterion)) is not None
        ]
        below = max((each for each in turns if each.at < share), default=None)
        above = min((each for each in turns if each.at > share), default=None)
        return Sensitivity(criterion, share, below, above)

    def _level(self, leader: str, rival: str, criterion: str) -> float | None:
        """The share of a criterion at which a rival may draw level; None where there is none.

        Where all or nothing of the weight would have to go to it, no weighing gets there.

        The others keep their proportions. With a share w the lead is w times what the criterion
        gives the leader more, and 1 - w times what the others do, at the least of both.
        """
        rest = {name: each for name, each in self.shares.items() if name != criterion}
        whole = sum(rest.values())
        if not whole:
            return None
        rest = {name: each / whole for name, each in rest.items()}
        here = self.scores[leader][criterion].low - self.scores[rival][criterion].high
        there = self._mean(leader, rest).low - self._mean(rival, rest).high
        if abs(here - there) <= _HAIR:
            return None
        at = there / (there - here)
        return at if _HAIR < at < 1 - _HAIR else None

    def _mean(self, option: str, shares: Mapping[str, float]) -> Span:
        scores = self.scores[option]
        return Span(
            sum(share * scores[name].low for name, share in shares.items()),
            sum(share * scores[name].high for name, share in shares.items()),
        )
