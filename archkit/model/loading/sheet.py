"""A sheet: one file's content as data, which can tell where each part of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal, NamedTuple, Protocol

from archkit.source.diagnostic import ENOUGH, Diagnostic
from archkit.source.place import Path, Span

Part = Literal["key", "value", "pair"]
Raw = dict[str, object]
"""A mapping as it was read, before validation."""


class Sheet(Protocol):
    """What the loader needs of a file, whether it was YAML, Markdown or Python."""

    @property
    def file(self) -> str:
        """The file, relative to the workspace."""

    @property
    def data(self) -> Raw:
        """Its content."""

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Where a part of the content stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a sheet; the line is found only if somebody asks for it."""

    sheet: Sheet
    path: Path
    part: Part = "value"

    def span(self) -> Span:
        """The place in the file."""
        return self.sheet.locate(self.path, self.part)

    def inside(self, *steps: str | int, part: Part = "value") -> "Spot":
        """A spot further in."""
        return Spot(self.sheet, (*self.path, *steps), part)

    def at(self, path: Path) -> "Spot":
        """The spot of a path further in."""
        return self.inside(*path)

    def as_key(self) -> "Spot":
        """The key instead of the value."""
        return Spot(self.sheet, self.path, "key")


def step_into(value: object, step: str | int) -> tuple[bool, object]:
    """One step further into data: whether there is such a part, and the part."""
    if isinstance(value, dict) and step in value:
        return True, value[step]
    if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
        return True, value[step]
    return False, None


class _Problem(NamedTuple):
    """A mistake whose lines nobody has looked for yet."""

    code: str
    message: str
    at: Spot
    hint: str | None
    related: tuple[tuple[Spot, str], ...]

    def diagnostic(self) -> Diagnostic:
        """The mistake with its lines."""
        related = tuple((spot.span(), note) for spot, note in self.related)
        return Diagnostic(self.code, self.message, self.at.span(), self.hint, related)

    @property
    def order(self) -> tuple[object, ...]:
        """What orders the mistakes of a file before their lines are known."""
        steps = ((isinstance(each, str), each) for each in self.at.path)
        return (*steps, (True, self.code), (True, self.message))


@dataclass
class Problems:
    """Collects what is wrong with the input; each problem once."""

    found: dict[tuple[str, Path, str, str], _Problem] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        at: Spot,
        *,
        hint: str | None,
        related: tuple[tuple[Spot, str], ...] = (),
    ) -> None:
        """Report a problem at a spot."""
        key = (at.sheet.file, at.path, code, message)
        self.found.setdefault(key, _Problem(code, message, at, hint, related))

    def join(self, others: "Problems") -> None:
        """Take over what somebody else collected."""
        self.found = {**others.found, **self.found}

    def diagnostics(self) -> list[Diagnostic]:
        """What was found, in the order of the files; of one file no more than anybody reads."""
        of_file: dict[str, list[_Problem]] = {}
        for (file, *_), problem in self.found.items():
            of_file.setdefault(file, []).append(problem)
        return sorted(chain.from_iterable(map(_told, of_file.values())))


def _told(problems: list[_Problem]) -> Iterator[Diagnostic]:
    """The mistakes of one file that are told, and how many are not."""
    more = len(problems) - ENOUGH
    shown = problems if more <= 0 else sorted(problems, key=lambda each: each.order)[:ENOUGH]
    found = sorted(problem.diagnostic() for problem in shown)
    yield from found
    if more > 0:
        message = f"{more} more mistakes of this file are not shown"
        last = found[-1].span
        after = replace(last, line=last.end_line, column=last.end_column)
        yield Diagnostic("more-mistakes", message, after, "mend those above first")
