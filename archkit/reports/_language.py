"""The reference of the language: every section and field, as text or as pages for a site."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from inspect import getdoc
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.fields import Called, Field, common_fields, fields
from archkit.model.settings import Settings
from archkit.model.solution import COLLECTIONS, REGISTRIES, Archetypes, Solution
from archkit.reports._stated import stated
from archkit.reports._terminal import Paint

TOPICS: Final[Mapping[str, type[BaseModel]]] = {
    "solution": Solution,
    **COLLECTIONS,
    **REGISTRIES,
    "archetypes": Archetypes,
    "decisions": Decision,
    "settings": Settings,
}
"""What has a page: the solution, each section, decision records, and `archkit.toml`."""

_INTRODUCTION = """# Every field of the language

A model file holds one solution, or a part of one, or what the whole city shares.
[The language](../../language.md) explains how they work together; here is every field, made from
the classes that read the models. `archkit language components` shows the same in a terminal.
"""
_LEFT_OUT = """
Where a field is left out, *not stated* means that nobody has said: it is unknown, and unknown is
never a pass, unless the field says what then holds. *Nothing* means that there is none.
"""
_GROUPS: Final = (
    ("A solution", "Each file with `solution: ID` on its first line.", ("solution", *COLLECTIONS)),
    ("What the whole city shares", "In any file.", (*REGISTRIES, "archetypes")),
    (
        "Beside the models",
        "Decision records in Markdown, and the settings in `archkit.toml`.",
        ("decisions", "settings"),
    ),
)
_COMMON = """## In every element

A solution, and all that stands under an id in a section, takes these as well.
"""
_HEAD = "| field | what it says | how it is written | left out |\n|---|---|---|---|"


class Part(NamedTuple):
    """A class or a closed list that a page explains."""

    kind: type[Any]  # Any: either of them
    fields: tuple[Field, ...] = ()

    @property
    def title(self) -> str:
        """Its name in words."""
        return _title(self.kind)

    @property
    def about(self) -> str:
        """What its docstring says."""
        return getdoc(self.kind) or ""

    @property
    def words(self) -> str:
        """The words of a closed list."""
        listed = issubclass(self.kind, Enum)
        return ", ".join(f"`{each.value}`" for each in self.kind) if listed else ""


def topic_line(topic: str) -> str:
    """What a topic is, in a sentence."""
    return " ".join((getdoc(TOPICS[topic]) or "").partition("\n\n")[0].split())


def _title(kind: type[Any]) -> str:  # Any: a class of the language, or a closed list
    name = "".join(f" {each.lower()}" if each.isupper() else each for each in kind.__name__)
    return name.strip().capitalize()


def parts_of(kind: type[Any], called: Called) -> Iterator[Part]:  # Any: as above
    """A class with all that its fields hold, what has a page of its own left out."""
    known, waiting = set(TOPICS.values()) - {kind}, [kind]
    while waiting:
        part = waiting.pop(0)
        if part not in known:
            known.add(part)
            own = () if issubclass(part, Enum) else tuple(fields(part, called))
            yield Part(part, own)
            waiting += [each for field in own for each in field.holds]


def topic_text(topic: str, paint: Paint) -> str:
    """A topic for a terminal."""
    kind = TOPICS[topic]
    lines = [paint(topic, "bold"), *_parts_text(kind, paint)]
    if issubclass(kind, Element):
        lines += ["", paint("In every element", "bold")]
        lines += _fields_text(Element, common_fields(_title), paint)
    return "\n".join(lines)


def field_text(kind: type[BaseModel], field: Field, paint: Paint) -> str:
    """A field for a terminal, with what it holds."""
    _, *lines = _fields_text(kind, (field,), paint)
    for held in field.holds:
        lines += ["", paint(_title(held), "bold"), *_parts_text(held, paint)]
    return "\n".join(lines)


def fields_of(kind: type[BaseModel]) -> dict[str, Field]:
    """Every field of a class by its key."""
    common = tuple(common_fields(_title)) if issubclass(kind, Element) else ()
    return {each.name: each for each in (*fields(kind, _title), *common)}


def _parts_text(kind: type[Any], paint: Paint) -> Iterator[str]:  # Any: as above
    first, *others = parts_of(kind, _title)
    yield from _part_text(first, paint)
    for part in others:
        yield from ("", paint(part.title, "bold"), *_part_text(part, paint))


def _part_text(part: Part, paint: Paint) -> Iterator[str]:
    for paragraph in part.about.split("\n\n"):
        yield from paint.wrapped(" ".join(paragraph.split()), "  ", "  ")
    if part.words:
        yield from paint.wrapped(part.words, "  ", "  ")
    yield from _fields_text(part.kind, part.fields, paint)


def _fields_text(
    kind: type[Any], given: Iterable[Field], paint: Paint
) -> Iterator[str]:  # Any: as above
    for field in given:
        yield ""
        yield f"  {paint(field.name, 'cyan')}"
        yield from paint.wrapped(field.says, "      ", "      ")
        yield from paint.wrapped(f"written as {field.written}", "      ", "      ")
        if example := stated().get((kind, field.name)):
            yield from paint.wrapped(f"for example `{field.name}: {example}`", "      ", "      ")
        left_out = f"left out: {field.left_out}" if field.left_out else "it has to be there"
        yield f"      {left_out}"


def language_pages() -> dict[str, str]:
    """The text of each file of the pages for a site."""
    return {"index.md": _index(), **{f"{topic}.md": _page(topic) for topic in TOPICS}}


def _index() -> str:
    lines = [_INTRODUCTION]
    for title, about, topics in _GROUPS:
        lines += [f"## {title}\n", f"{about}\n", "| section | what it is |", "|---|---|"]
        lines += [f"| [{each}]({each}.md) | {topic_line(each)} |" for each in topics] + [""]
    lines += [_COMMON, _HEAD, *_rows(Element, common_fields(_title)), _LEFT_OUT]
    return "\n".join(lines)


def _page(topic: str) -> str:
    pages = {kind: f"{name}.md" for name, kind in TOPICS.items()}

    def called(kind: type[Any]) -> str:  # Any: as above
        title = _title(kind)
        return f"[{title}]({pages.get(kind) or '#' + title.lower().replace(' ', '-')})"

    first, *others = parts_of(TOPICS[topic], called)
    lines = [f"# {topic}", "", first.about, ""]
    if issubclass(first.kind, Element):
        lines += [
            "It takes what stands [in every element](index.md#in-every-element), and these:",
            "",
        ]
    lines += [_HEAD, *_rows(first.kind, first.fields)]
    for part in others:
        lines += ["", f"## {part.title}", "", part.about, ""]
        lines += [part.words] if part.words else [_HEAD, *_rows(part.kind, part.fields)]
    return "\n".join(lines) + "\n"


def _rows(kind: type[Any], given: Iterable[Field]) -> Iterator[str]:  # Any: as above
    for field in given:
        example = stated().get((kind, field.name))
        shown = f"<br>`{field.name}: {example}`" if example else ""
        cells = (
            f"`{field.name}`",
            field.says,
            field.written + shown,
            field.left_out or "must be there",
        )
        yield f"| {' | '.join(each.replace('|', '&#124;') for each in cells)} |"
