"""The front of cost against a quality: changes of which no other gives more for as little.

Each point of it was judged by every rule, like a proposal. A point is on the front where none
costs less and is as good (Pareto). What is not known counts at its worst: a quality by the bound
that it surely keeps; a change of which nobody has said the price is on no front, and is told of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from archkit.analysis.verdicts.catalogue import measures
from archkit.analysis.verdicts.figure import Number
from archkit.analysis.verdicts.verdict import Verdict
from archkit.diff.side import Side
from archkit.model.loading.load import Loaded
from archkit.model.quality import Metric
from archkit.model.settings import Price
from archkit.tactics.tactic import Tactic
from archkit.trials.aims import aim_of
from archkit.trials.candidate import Candidate, candidates, together
from archkit.trials.judging import Judging
from archkit.trials.search import Spoiling

_MOST_TOGETHER: Final = 3
_HAIR: Final = 1e-9


class NoFigureError(Exception):
    """A requirement whose figure is no number that follows from the design."""


@dataclass(frozen=True)
class Point:
    """A way to change the design.

    Attributes:
        candidate: What is done; nothing for the design as it is.
        verdict: The verdict on the requirement with it.
        figure: What it then comes to.
        laid: The design with it.
        rises: Whether more of the quality is better.
    """

    candidate: Candidate | None
    verdict: Verdict
    figure: Number
    laid: Loaded
    rises: bool

    @cached_property
    def cost(self) -> float:
        """What it costs over five years beside today's cost."""
        return self.candidate.amount if self.candidate is not None else 0.0

    @cached_property
    def quality(self) -> float:
        """How good it surely is, more being better."""
        return self.figure.bounds.low if self.rises else -self.figure.bounds.high

    @property
    def order(self) -> tuple[float, float, tuple[object, ...]]:
        """The cheapest first, then the best, then what changes least."""
        rank = self.candidate.rank if self.candidate is not None else ()
        return self.cost, -self.quality, rank


@dataclass
class Front:
    """What came of a search.

    Attributes:
        base: The design as it is, judged.
        verdict: The verdict on the requirement as it is.
        points: The front, the cheapest first, and so the design as it is before others.
        unpriced: The tactics that apply and have no price.
        spoiling: What would be on the front, and makes something else worse.
        known: How many changes the tactics know, those without a price among them.
        tries: How many designs were judged.
        gave_up: Whether there were more to try than was allowed.
    """

    base: Side
    verdict: Verdict
    points: Sequence[Point] = ()
    unpriced: Sequence[str] = ()
    spoiling: list[Spoiling] = field(default_factory=list)
    known: int = 0
    tries: int = 0
    gave_up: bool = False


class FrontSearch:
    """Searches the front of one requirement.

    Args:
        base: The design, which is sound.
        prices: What tactics cost.
        limit: How many designs may be judged.
        known: The tactics.
    """

    def __init__(
        self, base: Side, prices: Mapping[str, Price], limit: int, known: Sequence[Tactic]
    ) -> None:
        self._base = base
        self._prices = prices
        self._limit = limit
        self._known = known
        self._judging = Judging(base)

    def of(self, verdict: Verdict) -> Front:
        """The front of a requirement, met or not.

        Changes are tried alone, then those of the front with one more each, up to three.

        Raises:
            NoFigureError: where its figure is no number that follows from the design.
        """
        aim = aim_of(verdict.requirement, self._base.facts)
        start = self._point(None, self._base.loaded, verdict)
        if aim is None or start is None:
            raise NoFigureError(verdict.requirement.address)
        found = Front(self._base, verdict)
        every = candidates(aim, self._prices, self._known)
        single = [each for each in every if not each.unpriced]
        found.known = len(every)
        found.unpriced = sorted({name for each in every for name in each.unpriced})
        points = [start]
        for _ in range(_MOST_TOGETHER):
            points += self._tried(_with_one_more(_front(points), single, points), found)
        found.points = self._verified(points, found)
        return found

    def _tried(self, several: Sequence[Candidate], found: Front) -> Iterator[Point]:
        for candidate in several:
            if found.tries >= self._limit:
                found.gave_up = True
                return
            laid = candidate.laid(self._base.loaded)
            if laid.diagnostics:
                continue
            found.tries += 1
            verdict = self._judging.verdict(laid, found.verdict.requirement)
            if (point := self._point(candidate, laid, verdict)) is not None:
                yield point

    def _point(self, candidate: Candidate | None, laid: Loaded, verdict: Verdict) -> Point | None:
        fit = verdict.requirement.fit
        measure = measures().get(fit.metric or Metric.AVAILABILITY) if fit else None
        if measure is None or not isinstance(verdict.figure, Number):
            return None
        return Point(candidate, verdict, verdict.figure, laid, measure.bound == "at_least")

    def _verified(self, points: list[Point], found: Front) -> Sequence[Point]:
        """The front of what makes nothing else worse: each of its points is judged as a whole."""
        sound: set[int] = set()
        left = points
        while True:
            front = _front(left)
            doubtful = next((each for each in front if id(each) not in sound), None)
            if doubtful is None:
                return front
            spoils = self._judging.whole(doubtful.laid).spoils if doubtful.candidate else ()
            if doubtful.candidate is not None and spoils:
                found.spoiling.append(Spoiling(doubtful.candidate, spoils))
                left = [each for each in left if each is not doubtful]
            sound.add(id(doubtful))


def _front(points: Sequence[Point]) -> list[Point]:
    """The points of which no other costs as little and is as good, the cheapest first."""
    front: list[Point] = []
    for each in sorted(points, key=lambda point: point.order):
        if not front or each.quality > front[-1].quality + _HAIR * abs(front[-1].quality):
            front.append(each)
    return front


def _with_one_more(
    front: Sequence[Point], single: Sequence[Candidate], known: Sequence[Point]
) -> list[Candidate]:
    """Each point of a front with one change more, but for what was tried; the cheapest first."""
    tried = {frozenset(each.candidate.says) for each in known if each.candidate is not None}
    found: dict[frozenset[str], Candidate] = {}
    for point in front:
        for each in single:
            more = each if point.candidate is None else together((point.candidate, each))
            says = frozenset(more.says)
            if len(says) == len(more.says) and says not in tried:
                found.setdefault(says, more)
    return sorted(found.values(), key=lambda each: each.rank)
