"""What would mend an unmet requirement: searched for, and proven on the design."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.cache import Answer, answered
from archkit.checking.own.tactics import known_tactics
from archkit.checking.prices import prices_of
from archkit.diff.side import Side
from archkit.model.loading.sheet import Problems
from archkit.reports._proposals import closing, cost_words
from archkit.site.spoken import spoken
from archkit.trials.search import Proposal, Search

_MOST: Final = 3
"""How many proposals are told of one requirement."""
_TRIES: Final = 100
"""How many designs are judged for one."""
_SEARCHED: Final = 12
"""For how many requirements of a site is searched: each may take seconds."""
_QUOTED: Final = re.compile(r"`([^`]+)`")


class Mending:
    """Searches what would mend the requirements of a design, once for each state of its files.

    Args:
        side: The design.
        seen: What a reader may see of a text; names are told apart from words by their quotes.
    """

    def __init__(self, side: Side, seen: Callable[[str], str]) -> None:
        self._side = side
        self._seen = seen
        self._searched = 0

    def of(self, verdict: Verdict) -> list[str]:
        """A sentence or two on each way to mend it, the cheapest first; nothing where it is met.

        Where there is none, they say what was tried.
        """
        if verdict.standing is not Standing.UNMET:
            return []
        address = verdict.requirement.address
        if self._searched >= _SEARCHED:
            return [f"“archkit propose {address}” looks for what would mend it."]
        self._searched += 1
        question = ("proposals", address, self._side.content, self._side.result.as_of)
        said: list[str] = json.loads(answered(question, lambda: self._answer(verdict)).text)
        return [self._named(self._seen(each)) for each in said]

    def _answer(self, verdict: Verdict) -> Answer:
        return Answer(json.dumps([*self._said(verdict)]).encode(), 0)

    def _said(self, verdict: Verdict) -> Iterator[str]:
        found = self._search.of(verdict)
        yield from map(_proposed, found.proposals)
        if not found.proposals:
            yield from closing(found)

    @cached_property
    def _search(self) -> Search:
        """With what the workspace says of prices and tactics, as far as it can be used."""
        workspace, problems = self._side.workspace, Problems()
        prices, known = prices_of(workspace, problems), known_tactics(workspace, problems)
        return Search(self._side, prices, _MOST, _TRIES, known)

    def _named(self, text: str) -> str:
        """A text with the names that people know, instead of ids."""
        components = self._side.loaded.design.components

        def name(quoted: re.Match[str]) -> str:
            found = components.get(quoted[1])
            return f"“{found.title if found else quoted[1]}”"

        return _QUOTED.sub(name, text)


def _proposed(proposal: Proposal) -> str:
    candidate, figure = proposal.candidate, proposal.verdict.figure
    said = "; ".join(candidate.says)
    cost = "nobody has said" if candidate.unpriced else spoken(cost_words(candidate))
    harms = " ".join(dict.fromkeys(each.tactic.harms for each in candidate.parts))
    then = f" Expected then: {spoken(str(figure))}." if figure is not None else ""
    return f"{said[0].upper()}{said[1:]}.{then} What it costs: {cost}. {harms}"
