"""Candidates: tactics applied in one way, alone or together, with the patch that does it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.overlay.spoken import Line, Section, Spoken
from archkit.model.settings import Price
from archkit.model.solution import Solution
from archkit.source.yaml_text import key_text
from archkit.tactics.tactic import Aim, Remedy, Tactic
from archkit.trials.prices import cost_lines, over_five_years
from archkit.trials.trial import laid_by

_SECTIONS: Final[tuple[Section, ...]] = ("add", "set", "unset", "merge", "remove")
NAME: Final = "proposal"
"""What messages call the text of a candidate."""


@dataclass(frozen=True)
class Part:
    """A tactic applied in one way.

    Attributes:
        tactic: The tactic.
        remedy: How it is applied.
        price: What it costs; nothing where the workspace does not say.
    """

    tactic: Tactic
    remedy: Remedy
    price: Price | None


@dataclass(frozen=True)
class Candidate:
    """Some tactics applied together.

    Attributes:
        aim: What is to be mended.
        parts: The tactics.
    """

    aim: Aim
    parts: tuple[Part, ...]

    @property
    def says(self) -> list[str]:
        """What is done, an order each."""
        return [each.remedy.says for each in self.parts]

    @property
    def unpriced(self) -> list[str]:
        """The tactics of which nobody has said what they cost."""
        return sorted({each.tactic.id for each in self.parts if each.price is None})

    @property
    def amount(self) -> float:
        """What it costs over five years in nominal money; infinite where a price is missing."""
        prices = [each.price for each in self.parts if each.price is not None]
        cost = self._payer.cost
        growth = cost.growth.value if cost is not None and cost.growth is not None else 0.0
        return inf if self.unpriced else over_five_years(prices, growth)

    @property
    def _payer(self) -> Solution:
        return self.aim.facts.design.solutions[self.aim.requirement.within]

    @property
    def rank(self) -> tuple[float, int, int, int, tuple[str, ...]]:
        """The cheapest first; then what changes fewest other solutions, and least at all."""
        lines = [line for each in self.parts for line in each.remedy.lines]
        own = f"{self.aim.requirement.within}."
        others = len({each.name for each in lines if not each.name.startswith(own)})
        return self.amount, len(self.parts), others, len(lines), tuple(self.says)

    @property
    def lines(self) -> list[Line]:
        """The patch, with what it costs."""
        priced = [(each.tactic.id, each.price) for each in self.parts if each.price is not None]
        changes = [line for each in self.parts for line in each.remedy.lines]
        return [*changes, *cost_lines(self._payer, self.aim.facts.costs, priced)]

    @property
    def text(self) -> str:
        """The patch as a file."""
        return "".join(f"{line}\n" for line in _text(self.lines))

    def laid(self, loaded: Loaded) -> Loaded:
        """The design with it; what is wrong stands in the diagnostics."""
        problems = Problems()
        spoken = Spoken(NAME, self.lines, problems)
        laid, _ = laid_by(loaded, [(spoken, spoken.text)], problems)
        return laid


def candidates(
    aim: Aim, prices: Mapping[str, Price], known: Sequence[Tactic]
) -> Sequence[Candidate]:
    """Every tactic that may mend a requirement, in each of its ways, the cheapest first."""
    found = [
        Candidate(aim, (Part(tactic, remedy, prices.get(tactic.id)),))
        for tactic in known
        if aim.fit.metric in tactic.metrics
        for remedy in tactic.remedies(aim)
    ]
    return sorted(found, key=lambda each: each.rank)


def together(several: Iterable[Candidate]) -> Candidate:
    """Several candidates with one aim as one."""
    first, *others = several
    return Candidate(first.aim, tuple(part for each in (first, *others) for part in each.parts))


def _text(lines: Sequence[Line]) -> Iterator[str]:
    for section in _SECTIONS:
        inside = [each for each in lines if each.section == section]
        if inside:
            yield f"{section}:"
        for line in inside:
            if line.value is None:
                yield f"  - {line.name}"
            else:
                yield f"  {key_text(line.name)}: {line.value}"
