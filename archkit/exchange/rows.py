"""Requirements as rows of texts, each with a fingerprint of what it was."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.requirements import department_of
from archkit.exchange.cells import written
from archkit.exchange.columns import Field, columns
from archkit.model.loading.load import Loaded
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementKind

_LENGTH = 16
DIGITS: Final = re.compile(r"([0-9]+)")

SECTION: Final = Requirement.SECTION
Address = tuple[str, str]
"""The id of a solution, and that of a requirement of it."""


@dataclass(frozen=True)
class Row:
    """A requirement as its cells.

    Attributes:
        solution: The id of the solution it belongs to.
        id: Its own id.
        cells: The text of each cell that says something, by its field.
    """

    solution: str
    id: str
    cells: Mapping[Field, str]

    @cached_property
    def fingerprint(self) -> str:
        """Digits that change with the id and with any cell; a column more changes nothing."""
        said = [[".".join(field), text] for field, text in sorted(self.cells.items()) if text]
        data = json.dumps([self.solution, self.id, said])
        return hashlib.sha256(data.encode()).hexdigest()[:_LENGTH]


class Filter(NamedTuple):
    """Which requirements are meant: those that suit every one of these that is given."""

    departments: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    kinds: tuple[RequirementKind, ...] = ()

    def takes(self, requirement: Requirement, department: str | None) -> bool:
        """Whether a requirement of a department is meant."""
        return (
            (not self.departments or department in self.departments)
            and (not self.solutions or requirement.within in self.solutions)
            and (not self.kinds or requirement.kind in self.kinds)
        )


def rows(loaded: Loaded, chosen: Filter | None = None) -> Iterator[Row]:
    """The rows of a design's requirements, by solution and id, as people order them."""
    chosen = chosen or Filter()
    for _, solution in sorted(loaded.design.solutions.items()):
        for name in sorted(solution.requirements, key=in_order):
            requirement = solution.requirements[name]
            if chosen.takes(requirement, department_of(requirement, loaded.design)):
                yield row(requirement, loaded)


def in_order(name: str) -> tuple[tuple[int, str], ...]:
    """A key that orders ids as people do: `R-2` before `R-10`."""
    parts = enumerate(DIGITS.split(name))
    return tuple((int(part), part) if number % 2 else (0, part) for number, part in parts)


def row(requirement: Requirement, loaded: Loaded) -> Row:
    """The row of a requirement, as it stands in its file."""
    raw = loaded.origins.raw(requirement.where)
    cells = {each.field: written(_value(raw, each.field), each) for each in columns()}
    said = {field: text for field, text in cells.items() if text}
    return Row(requirement.within, requirement.id, said)


def _value(raw: object, field: Field) -> object:
    for step in field:
        raw = raw.get(step) if isinstance(raw, Mapping) else None
    return raw
