"""Random designs of a few components, and what enumeration of all their states says of them."""

import itertools
import math
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.availability.availability import Account
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Bounds

NAMES = "abcdef"
Edge = tuple[str, str]


@dataclass(frozen=True)
class Shape:
    """Components, and what each needs; `a` is what people use.

    Attributes:
        shares: How often each works, in per cent; nothing where nobody says.
        needs: For each pair of a caller and what it calls, what stands in, if anything does.
    """

    shares: tuple[int | None, ...]
    needs: dict[Edge, str | None]

    def facts(self, order: int = 1) -> Facts:
        """The facts of the design, its elements in the order of the alphabet or against it."""
        parts = [
            f"  {name}: {{kind: service, placed: [office-1]{_share(share)}}}"
            for name, share in zip(NAMES, self.shares, strict=True)
        ]
        calls = [
            f"  {one} -> {other}: {{protocol: https{_fallback(stands_in)}}}"
            for (one, other), stands_in in sorted(self.needs.items())
        ]
        calls.insert(0, "  f -> f: {mode: async}")  # so that there always is one
        lines = ["components:", *parts[::order], "connections:", *calls[::order]]
        return facts(solution("s", "\n".join(lines) + "\n"))

    def account(self, order: int = 1) -> Account:
        """How the availability of `a` comes about."""
        found = self.facts(order)
        use = found.dependencies.use_of(found.design.components["s.a"])
        return found.availability.account(use)

    def figure(self, order: int = 1) -> Bounds:
        """The availability of `a`."""
        found = self.facts(order)
        use = found.dependencies.use_of(found.design.components["s.a"])
        return found.availability.of_use(use)

    def with_share(self, number: int, share: int | None) -> "Shape":
        """The same with another share of one component."""
        shares = (*self.shares[:number], share, *self.shares[number + 1 :])
        return replace(self, shares=shares)

    def enumerated(self) -> float:
        """The availability of `a`, from every state of every component."""
        shares = [(share or 0) / 100 for share in self.shares]
        return sum(
            math.prod(s if up else 1 - s for s, up in zip(shares, state, strict=True))
            for state in itertools.product((True, False), repeat=len(NAMES))
            if self.works("a", dict(zip(NAMES, state, strict=True)), ())
        )

    def works(self, name: str, up: dict[str, bool], way: tuple[tuple[str, bool], ...]) -> bool:
        """Whether a component works in a state, by following every way that its needs go.

        A way that comes back to where it was is fine where it only called, since parts that
        need each other work together; it is not where something stood in on the way, since that
        would lean on the need that it covers.
        """
        seen = [position for position, (one, _) in enumerate(way) if one == name]
        if seen:
            return not any(stood_in for _, stood_in in way[seen[0] + 1 :])
        return up[name] and all(
            self._goes(name, other, stands_in, up, way)
            for (one, other), stands_in in self.needs.items()
            if one == name
        )

    def _goes(
        self,
        name: str,
        other: str,
        stands_in: str | None,
        up: dict[str, bool],
        way: tuple[tuple[str, bool], ...],
    ) -> bool:
        here = self._step(name, way)
        if self.works(other, up, (*here, (_MARK, False))):
            return True
        return stands_in is not None and self.works(stands_in, up, (*here, (_MARK, True)))

    @staticmethod
    def _step(name: str, way: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
        return (*way, (name, False))


_MARK = "->"
"""What stands between two components on a way, with whether something stood in there."""


def _share(share: int | None) -> str:
    return "" if share is None else f", availability: {share} %"


def _fallback(stands_in: str | None) -> str:
    return "" if stands_in is None else f", fallback: {{use: {stands_in}}}"


edges = st.sampled_from(list(itertools.permutations(NAMES, 2)))
needs = st.dictionaries(edges, st.none() | st.sampled_from(NAMES), max_size=9)
shares = st.tuples(*[st.integers(0, 100)] * len(NAMES))
shapes = st.builds(Shape, shares, needs)
