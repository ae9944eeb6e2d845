"""The page of a rule: the same parts in the same order for every rule, as text or Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from archkit.model.schema import descriptions
from archkit.model.settings import Severity
from archkit.reports._terminal import Paint
from archkit.rules.rule import Page, Rule


@dataclass(frozen=True)
class Section:
    """A part of a page: a paragraph, or a list, or examples."""

    heading: str
    text: str = ""
    items: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def sections(page: Page) -> Iterator[Section]:
    """What a rule checks, why it matters, how to fix a finding, and its examples."""
    yield Section("What it checks", page.summary)
    yield Section("Why it matters", page.why)
    yield Section("How to fix it", page.fix)
    yield Section("Severity", severity_words(page))
    yield Section("Who may waive it", _sentence(page.waivable_by.value))
    yield Section("Traces to", "; ".join(page.traces_to))
    if isinstance(page, Rule):
        yield Section(f'Parameters, under `[rules."{page.id}"]`', items=tuple(_parameters(page)))
        yield Section("This design has the fault", examples=page.fires)
        yield Section("This one has not", examples=page.quiet)
        yield Section("This one does not say enough", examples=page.unknown)
    yield Section("Notes", page.notes)


def severity_words(page: Page) -> str:
    """How much a finding matters, in a sentence."""
    if isinstance(page.severity, Severity):
        return _sentence(page.severity.value)
    critical, other = page.severity.critical, page.severity.other
    return _sentence(f"{critical} in tiers 1 and 2, {other} in tiers 3 and 4")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _parameters(page: Page) -> Iterator[str]:
    if isinstance(page, Rule):
        texts = descriptions(page.parameters)
        for name, info in page.parameters.model_fields.items():
            default = info.get_default(call_default_factory=True)
            yield f"`{info.alias or name} = {_toml(default)}`: {texts.get(name, '')}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list | frozenset):
        return f"[{', '.join(_toml(each) for each in sorted(value, key=str))}]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def page_text(page: Page, paint: Paint) -> str:
    """The page for a terminal."""
    return "\n".join(_text(page, paint))


def _text(page: Page, paint: Paint) -> Iterator[str]:
    yield paint(f"{page.id} {page.name}", "bold")
    for section in sections(page):
        if not (section.text or section.items or section.examples):
            continue
        yield ""
        yield paint(section.heading, "bold")
        if section.text:
            yield from paint.wrapped(section.text, "  ", "  ")
        for item in section.items:
            yield from paint.wrapped(item, "  ", "    ")
        for number, example in enumerate(section.examples):
            yield from [""] * bool(number)
            yield from (f"  {line}".rstrip() for line in example.strip("\n").split("\n"))


def page_markdown(page: Page) -> str:
    """The page for a site."""
    return "\n".join(_markdown(page)) + "\n"


def _markdown(page: Page) -> Iterator[str]:
    yield f"## {page.id} {page.name} {{ #{page.id.lower()} }}"
    for section in sections(page):
        if not (section.text or section.items or section.examples):
            continue
        yield f"\n### {section.heading} {{ #{page.id.lower()}-{_anchor(section.heading)} }}\n"
        if section.text:
            yield section.text
        yield from (f"- {item}" for item in section.items)
        for number, example in enumerate(section.examples):
            yield from [""] * bool(number)
            yield f"```yaml\n{example.strip()}\n```"


def _anchor(heading: str) -> str:
    return "-".join(heading.split(",", maxsplit=1)[0].lower().split())
