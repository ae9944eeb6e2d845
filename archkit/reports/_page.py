"""The page of a rule as text: the same parts in the same order for every rule."""

from collections.abc import Iterator

from archkit.model.schema import descriptions
from archkit.model.settings import Severity
from archkit.reports._terminal import Paint
from archkit.rules.rule import Page, Rule


def page_text(page: Page, paint: Paint) -> str:
    """What a rule checks, why it matters, how to fix a finding, and its examples."""
    return "\n".join(_page(page, paint))


def _page(page: Page, paint: Paint) -> Iterator[str]:
    yield paint(f"{page.id} {page.name}", "bold")
    yield ""
    yield from paint.wrapped(page.summary, "", "")
    for heading, text in (("Why it matters", page.why), ("How to fix it", page.fix)):
        yield from _section(heading, text, paint)
    yield from _section("Severity", _severity(page), paint)
    yield from _section("Who may waive it", f"{page.waivable_by.value}.".capitalize(), paint)
    yield from _section("Traces to", "; ".join(page.traces_to), paint)
    if isinstance(page, Rule):
        yield from _parameters(page, paint)
        for heading, texts in (
            ("This design has the fault", page.fires),
            ("This one has not", page.quiet),
            ("This one does not say enough", page.unknown),
        ):
            yield from _examples(heading, texts, paint)
    if page.notes:
        yield from _section("Notes", page.notes, paint)


def _section(heading: str, text: str, paint: Paint) -> Iterator[str]:
    yield ""
    yield paint(heading, "bold")
    yield from paint.wrapped(text, "  ", "  ")


def _severity(page: Page) -> str:
    if isinstance(page.severity, Severity):
        return f"{page.severity}.".capitalize()
    critical, other = page.severity.critical, page.severity.other
    return f"{critical} in tiers 1 and 2, {other} in tiers 3 and 4.".capitalize()


def _parameters(page: Page, paint: Paint) -> Iterator[str]:
    if not isinstance(page, Rule) or not page.parameters.model_fields:
        return
    yield ""
    yield paint(f'Parameters, under [rules."{page.id}"] in archkit.toml', "bold")
    texts = descriptions(page.parameters)
    for name, info in page.parameters.model_fields.items():
        default = page.parameters.model_fields[name].get_default(call_default_factory=True)
        text = f"{info.alias or name} = {default}: {texts.get(name, '')}"
        yield from paint.wrapped(text, "  ", "    ")


def _examples(heading: str, texts: tuple[str, ...], paint: Paint) -> Iterator[str]:
    if not texts:
        return
    yield ""
    yield paint(heading, "bold")
    for number, text in enumerate(texts):
        if number:
            yield ""
        yield from (f"  {line}".rstrip() for line in text.strip("\n").split("\n"))
