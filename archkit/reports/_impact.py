"""What follows when an element fails, changes or goes: for the terminal, as Markdown, as data."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archkit.analysis.consequences.affected import Affected
from archkit.analysis.consequences.consequences import GROUPS, Consequences, Naming
from archkit.analysis.consequences.effect import Effect
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.names import full_name
from archkit.model.resilience import DegradedMode
from archkit.reports._harmless import harmless_line
from archkit.reports._markdown_cells import code, escaped
from archkit.reports._terminal import Paint
from archkit.source.place import Span

_STYLES = {
    Effect.STOPS: ("bold", "red"),
    Effect.MAY_STOP: ("bold", "yellow"),
    Effect.COPES: ("bold", "cyan"),
    Effect.CONCERNED: ("bold", "dim"),
}
_LEGEND = {
    Effect.STOPS: "does not work while it is down",
    Effect.MAY_STOP: "nobody has said whether it goes on",
    Effect.COPES: "goes on in another way",
    Effect.CONCERNED: "works, and has to be looked at when it changes or goes",
}


@dataclass(frozen=True)
class Impact:
    """The consequences of one element, and where it stands.

    Attributes:
        consequences: What follows.
        at: The element's line.
        tier: The tier of its solution, where it belongs to one.
    """

    consequences: Consequences
    at: Span
    tier: int | None

    @property
    def element(self) -> Element:
        """What fails, changes or goes."""
        return self.consequences.element

    @property
    def groups(self) -> Iterator[tuple[str, tuple[Affected, ...]]]:
        """What is affected, under the word for it."""
        return ((name, of(self.consequences)) for name, of in GROUPS.items())

    @property
    def meanwhile(self) -> str:
        """How the work goes on without it, where that is planned."""
        mode = self.element.degraded_mode if isinstance(self.element, Component) else None
        if not isinstance(mode, DegradedMode):
            return ""
        return f"{mode.procedure.rstrip('.')}{f', for {mode.for_}' if mode.for_ else ''}"

    @property
    def summary(self) -> str:
        """How many of each are affected, in a sentence."""
        counted = [_counted(len(found), name) for name, found in self.groups if found]
        if not counted:
            named = " but what names it" if self.consequences.naming else ""
            return f"Nothing else is affected{named}."
        *most, last = counted
        return f"Affected: {', '.join(most)} and {last}." if most else f"Affected: {last}."


def _counted(number: int, plural: str) -> str:
    if plural == "data":
        return f"{number} kind{'' if number == 1 else 's'} of data"
    return f"{number} {plural.removesuffix('s') if number == 1 else plural}"


def impact_text(impact: Impact, most: int, paint: Paint) -> str:
    """For the terminal; of each group the first `most`."""
    return "\n".join(_text(impact, most, paint)) + "\n"


def _text(impact: Impact, most: int, paint: Paint) -> Iterator[str]:
    element = impact.element
    about = f"{element.WORD} `{element.address}`"
    tier = f"tier {impact.tier}" if impact.tier is not None else ""
    more = ", ".join(filter(None, (element.name, tier)))
    beside = f" ({more})" if more else ""
    lines = paint.wrapped(f"When {about}{beside} fails, changes or goes", "", "  ")
    yield from (paint(line, "bold") for line in lines)
    yield f"  --> {harmless_line(str(impact.at))}"
    if impact.meanwhile:
        yield from paint.wrapped(f"Meanwhile: {impact.meanwhile}.", "  ", "  ")
    for name, found in impact.groups:
        if found:
            yield ""
            yield paint(f"{name.capitalize()} ({len(found)})", "bold")
            for each in found[:most]:
                yield from _lines(each, paint)
            yield from _more(len(found) - most)
    yield from _naming(impact.consequences.naming, most, paint)
    yield ""
    yield from paint.wrapped(impact.summary, "", "")
    seen = {each.effect for _, found in impact.groups for each in found}
    for effect in (each for each in Effect if each in seen):
        yield f"{paint(f'{effect.value:<9}', *_STYLES[effect])}  {_LEGEND[effect]}"


def _lines(each: Affected, paint: Paint) -> Iterator[str]:
    effect = paint(f"{each.effect.value:<9}", *_STYLES[each.effect])
    name = harmless_line(each.element.address)
    yield f"  {effect}  tier {each.tier}  {paint(name, 'bold')}"
    yield from paint.wrapped(each.why, " " * 13, " " * 13)
    if len(each.path) > 1:
        path = " -> ".join(each.path)
        yield from paint.wrapped(path, f"{' ' * 13}by ", " " * 16)


def _more(left: int) -> Iterator[str]:
    if left > 0:
        yield f"  and {left} more (`--most` shows more, `--format json` all)"


def _naming(naming: Sequence[Naming], most: int, paint: Paint) -> Iterator[str]:
    if not naming:
        return
    yield ""
    yield paint(f"Names it, so changes with it ({len(naming)})", "bold")
    for each in naming[:most]:
        yield from paint.wrapped(_named(each), "  ", "    ")
    yield from _more(len(naming) - most)


def _named(naming: Naming) -> str:
    fields = ", ".join(f"`{each}`" for each in naming.fields) or "its ends"
    return f"{naming.element.WORD} {naming.element.address}: {fields}"


def impact_markdown(impact: Impact) -> str:
    """A page of Markdown with a table for each group."""
    return "\n".join(_markdown(impact)) + "\n"


def _markdown(impact: Impact) -> Iterator[str]:
    element = impact.element
    yield f"## When {element.WORD} {code(element.address)} fails, changes or goes"
    if impact.meanwhile:
        yield f"\nMeanwhile: {escaped(impact.meanwhile)}."
    yield f"\n{impact.summary}"
    for name, found in impact.groups:
        if found:
            yield f"\n### {name.capitalize()}\n"
            yield "| | tier | effect | because | path |\n|---|---|---|---|---|"
            yield from (f"| {' | '.join(_cells(each))} |" for each in found)
    if impact.consequences.naming:
        yield "\n### Names it, so changes with it\n"
        yield from (f"- {escaped(_named(each))}" for each in impact.consequences.naming)


def _cells(each: Affected) -> Iterator[str]:
    yield code(each.element.address)
    yield str(each.tier)
    yield each.effect.value
    yield escaped(each.why)
    yield escaped(" -> ".join(each.path)) if len(each.path) > 1 else ""


def impact_json(impact: Impact) -> str:
    """All of it as data."""
    at = impact.at
    data = {
        "element": {"kind": impact.element.WORD, "name": full_name(impact.element)},
        "place": {"file": at.file, "line": at.line, "column": at.column},
        "tier": impact.tier,
        "meanwhile": impact.meanwhile,
        **{name: list(map(_data, found)) for name, found in impact.groups},
        "naming": [
            {"kind": each.element.WORD, "name": each.element.address, "fields": each.fields}
            for each in impact.consequences.naming
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _data(each: Affected) -> dict[str, object]:
    return {
        "name": each.element.address,
        "effect": each.effect.value,
        "tier": each.tier,
        "because": each.why,
        "path": each.path,
    }
