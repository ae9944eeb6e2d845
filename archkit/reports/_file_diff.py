"""What changed in one file, as git shows it: elements and fields instead of lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archkit.diff.changes import Kind
from archkit.diff.one_file import FileChange, Stated
from archkit.reports._diff._said import field_words, shown
from archkit.reports._terminal import Paint
from archkit.source.place import Path

_MARKS: Final = {
    Kind.ADDED: ("+", "cyan"),
    Kind.REMOVED: ("-", "red"),
    Kind.CHANGED: ("~", "yellow"),
    Kind.RENAMED: (">", "yellow"),
}


def changes(file: str, found: Iterable[FileChange], paint: Paint) -> str:
    """The changes of a file, and where there is none, that it is only written otherwise."""
    lines = [paint(file, "bold")]
    for each in found:
        mark, colour = _MARKS[each.kind]
        was = f", was `{each.was}`" if each.was else ""
        lines.append(paint(f"{mark} {each.element.word} `{each.element.name}`{was}", colour))
        for field in each.fields:
            said = f"{field.name}: {shown(field.new)}" if each.kind is Kind.ADDED else None
            lines += paint.wrapped(said or field_words(field), "    ", "      ")
    if len(lines) == 1:
        lines.append("  only written otherwise: the design is the same")
    return "\n".join(lines) + "\n"


def whole(elements: Mapping[Path, Stated]) -> str:
    """All that a file states, each field in a line: the same however it is written."""
    return "".join(f"{line}\n" for line in _lines(elements))


def _lines(elements: Mapping[Path, Stated]) -> Iterator[str]:
    for element in elements.values():
        yield f"{element.word} {element.name}"
        for name, value in sorted(element.fields.items()):
            yield f"  {name}: {' '.join(shown(value).split())}"
