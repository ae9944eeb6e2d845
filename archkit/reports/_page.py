"""The page of a rule: the same parts in the same order for every rule, as text or Markdown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archkit.analysis.regulations import shipped
from archkit.model.schema import descriptions
from archkit.model.settings import Severity
from archkit.reports._regulations import rests_on
from archkit.reports._terminal import Paint
from archkit.rules.frameworks import FRAMEWORKS, Framework
from archkit.rules.rule import Page, Rule

_MARKED = (
    "A line that the rule points at ends in `# <- {}`. Departments, data, zones and nodes that an"
    " example does not define are those of a small invented town."
)


_CONDITION = "A list means one of these; what an element leaves out is unknown, and no pass."

_OPTIONAL = (
    "`ALL` leaves this rule out. Select it by its id, its name or its family, such as"
    ' `select = ["ALL", "{}"]`.'
)


class Section(NamedTuple):
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
    if page.optional:
        yield Section("Off by default", _OPTIONAL.format(page.name))
    yield Section("Who may waive it", _sentence(page.waivable_by.value))
    yield Section("Traces to", "; ".join(page.traces_to))
    yield Section("Frameworks", ", ".join(f"`{framework.id}`" for framework in frameworks_of(page)))
    facts = (shipped()[name] for name in page.regulations)
    yield Section("Regulations it rests on", items=tuple(map(rests_on, facts)))
    if isinstance(page, Rule):
        yield Section("Where it comes from", page.origin)
        conditions = (page.condition,) if page.condition else ()
        yield Section("Its condition", _CONDITION * bool(conditions), examples=conditions)
        yield Section(f'Parameters, under `[rules."{page.id}"]`', items=tuple(_parameters(page)))
        yield Section("This design has the fault", _MARKED.format(page.id), examples=page.fires)
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
            says = info.description or texts.get(name, "")
            yield f"`{info.alias or name} = {_toml(default)}`: {says}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list | frozenset):
        return f"[{', '.join(_toml(each) for each in sorted(value, key=str))}]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


def frameworks_of(page: Page) -> list[Framework]:
    """The frameworks that a rule belongs to."""
    return [framework for framework in FRAMEWORKS if framework.has(page)]


def page_text(page: Page, paint: Paint) -> str:
    """The page for a terminal."""
    return as_text(f"{page.id} {page.name}", sections(page), paint)


def as_text(title: str, parts: Iterable[Section], paint: Paint) -> str:
    """A page for a terminal; a section that says nothing is left out."""
    return "\n".join(_text(title, parts, paint))


def _text(title: str, parts: Iterable[Section], paint: Paint) -> Iterator[str]:
    yield paint(title, "bold")
    for section in parts:
        if not (section.text or section.items or section.examples):
            continue
        yield ""
        yield paint(section.heading, "bold")
        if section.text:
            yield from paint.wrapped(section.text, "  ", "  ")
        for item in section.items:
            yield from paint.wrapped(item, "  ", "    ")
        for number, example in enumerate(section.examples):
            yield from [""] * bool(number or section.text)
            yield from (f"  {line}".rstrip() for line in example.strip("\n").split("\n"))


def page_markdown(page: Page) -> str:
    """The page for a site."""
    return as_markdown(f"{page.id} {page.name}", sections(page))


def as_markdown(title: str, parts: Iterable[Section]) -> str:
    """A page for a site; a section that says nothing is left out."""
    return "\n".join(_markdown(title, parts)) + "\n"


def _markdown(title: str, parts: Iterable[Section]) -> Iterator[str]:
    yield f"# {title}"
    for section in parts:
        if not (section.text or section.items or section.examples):
            continue
        yield f"\n## {section.heading}\n"
        yield from _paragraphs(section)
        for number, example in enumerate(section.examples):
            yield from [""] * bool(number or section.text)
            yield f"```yaml\n{example.strip()}\n```"


def _paragraphs(section: Section) -> Iterator[str]:
    if section.text:
        yield section.text
    yield from (f"- {item}" for item in section.items)


def help_of(page: Page, *, markdown: bool) -> str:
    """The page without its examples, to stand beside a finding."""
    parts = (each for each in sections(page) if not each.examples and (each.text or each.items))
    mark = "## " if markdown else ""
    return "\n\n".join(
        "\n".join((f"{mark}{part.heading}", *[""] * markdown, *_paragraphs(part))) for part in parts
    )
