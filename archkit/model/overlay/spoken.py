"""A patch that is spoken, line by line, where it stands in no file: on the command line, say."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from archkit.model.loading.sheet import Part, Problems, Raw, Spot
from archkit.source.place import Path, Span
from archkit.source.spans import Locator
from archkit.source.yaml_file import Document, parse

Section = Literal["add", "set", "unset", "merge", "remove"]
_MAPPINGS: Final = ("add", "set", "merge")
_VALUE: Final = "value"
_LEAD: Final = len(f"{_VALUE}: ") + 1
"""The column at which the value stands in the text that it is read from."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change as it is spoken.

    Attributes:
        section: The section of a patch file that it belongs to.
        before: What stands before it on its line, such as `--set `.
        name: What it names.
        value: The value behind it, as YAML would write it; nothing where there is none.
        between: What parts the two.
    """

    section: Section
    before: str
    name: str
    value: str | None = None
    between: str = "="

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.name + (self.between + self.value if self.value else "")


class Spoken:
    """Lines as a sheet in the shape of a patch file.

    Attributes:
        file: What messages call it.
        text: The lines.
    """

    def __init__(self, file: str, lines: Iterable[Line], problems: Problems) -> None:
        """Read the lines.

        Args:
            file: What messages call it.
            lines: The lines.
            problems: Where a line that cannot be read is reported to.
        """
        self.file = file
        self._lines = tuple(lines)
        self.text = "\n".join(each.text for each in self._lines)
        self._at: dict[Path, int] = {}
        self._values: dict[Path, Locator] = {}
        self._problems = problems

    @cached_property
    def data(self) -> Raw:
        """The patch."""
        found: Raw = {}
        for number, line in enumerate(self._lines):
            if line.section in _MAPPINGS:
                self._put(found, number, line)
            else:
                listed = found.setdefault(line.section, [])
                if isinstance(listed, list):
                    self._at[line.section, len(listed)] = number
                    listed.append(line.name)
        return found

    def _put(self, found: Raw, number: int, line: Line) -> None:
        section = found.setdefault(line.section, {})
        first = self._at.setdefault((line.section, line.name), number)
        spot = Spot(self, (line.section, line.name), "key")
        if first != number:
            self._problems.add(
                "changed-twice",
                f"`{line.name}` is given twice",
                spot,
                hint="keep one of them",
            )
            return
        value = self._value(line, spot)
        if isinstance(section, dict) and value is not None:
            section[line.name] = value

    def _value(self, line: Line, spot: Spot) -> object:
        if line.section == "merge":
            return line.value
        document = parse(f"{_VALUE}: {line.value or ''}", self.file)
        if not isinstance(document, Document):
            message = document[0].message
            hint = "write a value as YAML has it on one line, such as `[app-a, app-b]`"
            self._problems.add("invalid-yaml", message, spot, hint=hint)
            return None
        if document.data[_VALUE] is None:
            hint = f"write one behind the `=`, `none` if there is none, or `--unset {line.name}`"
            self._problems.add("empty-value", f"`{line.name}` is given no value", spot, hint=hint)
        self._values[line.section, line.name] = Locator(document)
        return document.data[_VALUE]

    def locate(self, path: Path, part: Part = "value") -> Span:
        """The name on its line, or the value behind it, or a part of that."""
        number = self._at.get(path[:2], 0)
        line = self._lines[number]
        start = len(line.before) + 1
        end = start + len(line.name)
        if line.value and line.section in _MAPPINGS and (part == "value" or path[2:]):
            start, end = end + len(line.between), len(line.text) + 1
            if (inside := self._values.get(path[:2])) is not None and path[2:]:
                span = inside.locate((_VALUE, *path[2:]), part)
                start, end = (each + start - _LEAD for each in (span.column, span.end_column))
        return Span(self.file, number + 1, start, number + 1, end)
