"""A sheet: one file's content as data, which can tell where each part of it stands."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from archkit.source.diagnostic import Diagnostic
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


@dataclass
class Problems:
    """Collects what is wrong with the input; each problem once."""

    found: dict[tuple[str, Path, str, str], Diagnostic] = field(default_factory=dict)

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
        if key not in self.found:
            places = tuple((spot.span(), note) for spot, note in related)
            self.found[key] = Diagnostic(code, message, at.span(), hint, places)

    def diagnostics(self) -> list[Diagnostic]:
        """What was found, in the order of the files."""
        return sorted(self.found.values())
