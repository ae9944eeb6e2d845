"""Decision records: which of them stand, and what they are about."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from archkit.model.decision import Decision, DecisionStatus
from archkit.model.design import Design

_NOTHING: Final = re.compile(
    r"\b(do(ing)? nothing|status quo|no change|keep (things )?as (they are|it is)|leave as is)\b",
    re.IGNORECASE,
)
PARTS: Final[Mapping[str, str]] = {
    "context": "what the problem is",
    "options": "which options were considered",
    "decision": "what was decided",
    "consequences": "what follows from it",
}
"""What a record's headings must cover (MADR 4), each with what a reader finds there."""


class Records:
    """Answers which decisions stand, and which elements they are about."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def accepted(self, element: str, rule: tuple[str, ...]) -> Decision | None:
        """The first accepted decision that names an element by its address, and a rule.

        Args:
            element: The address of the element.
            rule: The words that name the rule: its id and its name.
        """
        for decision in self._standing.get(element, ()):
            if not set(rule).isdisjoint(decision.rules):
                return decision
        return None

    @cached_property
    def _standing(self) -> Mapping[str, list[Decision]]:
        found: dict[str, list[Decision]] = {}
        for decision in self._design.decisions.values():
            if decision.status is DecisionStatus.ACCEPTED:
                for element in decision.elements:
                    found.setdefault(element, []).append(decision)
        return found

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The address of every element that a decision may be about."""
        return frozenset(each.address for each in self._design.all_elements())

    def circle(self, decision: Decision) -> list[str]:
        """The decisions from one to itself, each superseded by the next; empty without a circle."""
        path = [decision.id]
        while (after := self._design.decisions.get(path[-1])) and after.superseded_by is not None:
            if after.superseded_by == decision.id:
                return [*path, decision.id]
            if after.superseded_by in path:
                return []
            path.append(after.superseded_by)
        return []


def lacking(decision: Decision) -> list[str]:
    """The parts that no heading of a record covers."""
    titles = " ".join(decision.headings[1:]).lower()
    return [part for part in PARTS if part not in titles]


def considers_nothing(decision: Decision) -> bool:
    """Whether doing nothing is among the options."""
    return any(_NOTHING.search(option) for option in decision.options)
