"""Searches changes that mend a requirement: each is applied in memory, and judged by every rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.diff.side import Side
from archkit.model.loading.load import Loaded
from archkit.model.settings import Price
from archkit.tactics.tactic import Tactic
from archkit.trials.aims import aim_of
from archkit.trials.candidate import Candidate, candidates, together
from archkit.trials.judging import Judging
from archkit.trials.trial import Trial

_AMONG: Final = {2: 12, 3: 8}
"""How many of the most promising candidates are combined, by how many go together."""


@dataclass(frozen=True)
class Proposal:
    """A change that was verified.

    Attributes:
        candidate: What is done.
        trial: The design as it is and with the change, both judged.
        verdict: The verdict on the requirement with the change.
    """

    candidate: Candidate
    trial: Trial
    verdict: Verdict


@dataclass(frozen=True)
class Spoiling:
    """A change that would mend the requirement, and makes something else worse.

    Attributes:
        candidate: What would be done.
        why: What it makes worse.
    """

    candidate: Candidate
    why: tuple[str, ...]


@dataclass
class Found:
    """What came of a search.

    Attributes:
        verdict: The verdict on the requirement as it is.
        proposals: What mends it, the cheapest first.
        spoiling: What would mend it at the expense of something else.
        nearest: What comes nearest, with its verdict, where nothing mends it.
        known: How many changes the tactics know for it.
        tries: How many designs were judged.
        gave_up: Whether there were more to try than was allowed.
    """

    verdict: Verdict
    proposals: list[Proposal] = field(default_factory=list)
    spoiling: list[Spoiling] = field(default_factory=list)
    nearest: tuple[Candidate, Verdict] | None = None
    known: int = 0
    tries: int = 0
    gave_up: bool = False


class Search:
    """Searches proposals for the requirements of one design.

    Args:
        base: The design, which is sound.
        prices: What tactics cost.
        most: How many proposals are wanted.
        limit: How many designs may be judged for one requirement.
        known: The tactics.
    """

    def __init__(
        self,
        base: Side,
        prices: Mapping[str, Price],
        most: int,
        limit: int,
        known: Sequence[Tactic],
    ) -> None:
        self._base = base
        self._prices = prices
        self._most = most
        self._known = known
        self._limit = limit
        self._judging = Judging(base)

    def of(self, verdict: Verdict) -> Found:
        """The proposals for one unmet requirement: single tactics, else two or three together."""
        found = Found(verdict)
        aim = aim_of(verdict.requirement, self._base.facts)
        single = candidates(aim, self._prices, self._known) if aim is not None else ()
        found.known = len(single)
        short = [each for each in self._tried(single, found) if each[0] > float("-inf")]
        for together_ in _AMONG:
            if found.proposals or found.gave_up:
                break
            for _ in self._tried(_combined(short, together_), found):
                pass
        return found

    def _tried(
        self, several: Sequence[Candidate], found: Found
    ) -> Iterator[tuple[float, Candidate]]:
        """Try candidates until enough are found; those that do not suffice are given back.

        Each comes with how far the figure then is from what is asked.
        """
        for candidate in several:
            if len(found.proposals) >= self._most:
                return
            if any(each.candidate.says == candidate.says for each in found.proposals):
                continue  # the same in other words: a claim more or less
            laid = candidate.laid(self._base.loaded)
            if laid.diagnostics:
                continue
            if found.tries >= self._limit:
                found.gave_up = True
                return
            found.tries += 1
            verdict = self._judging.verdict(laid, found.verdict.requirement)
            if verdict.standing is Standing.MET:
                self._verify(candidate, laid, verdict, found)
            else:
                room = _room(verdict)
                nearest = found.nearest
                if nearest is None or room > _room(nearest[1]):
                    found.nearest = candidate, verdict
                yield room, candidate

    def _verify(self, candidate: Candidate, laid: Loaded, verdict: Verdict, found: Found) -> None:
        judged = self._judging.whole(laid)
        if judged.spoils:
            found.spoiling.append(Spoiling(candidate, judged.spoils))
        else:
            found.proposals.append(Proposal(candidate, judged.trial, verdict))


def _combined(short: Sequence[tuple[float, Candidate]], size: int) -> Sequence[Candidate]:
    """The most promising candidates in groups, the cheapest first."""
    ranked = sorted(short, key=lambda each: (-each[0], each[1].rank))[: _AMONG[size]]
    groups = (together(each for _, each in group) for group in combinations(ranked, size))
    return sorted(groups, key=lambda each: each.rank)


def _room(verdict: Verdict) -> float:
    """How far the figure is from what is asked, below nought; as far as can be where unknown."""
    fit = verdict.requirement.fit
    if verdict.figure is None or fit is None:
        return float("-inf")
    return verdict.figure.room(fit)
