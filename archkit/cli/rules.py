"""`archkit rules`: every rule in one line, as data, or as a page for a site."""

import json
from collections.abc import Callable, Sequence

import click

from archkit.checking.check import pages
from archkit.reports._page import page_markdown, severity_words
from archkit.rules.catalogue import FAMILIES
from archkit.rules.rule import Page


@click.command(
    epilog="""\b
Examples:
  archkit rules
  archkit rules --family security
  archkit rules --format json
  archkit rules --format markdown > docs/rules.md
"""
)
@click.option(
    "--family",
    type=click.Choice([*FAMILIES, *FAMILIES.values()], case_sensitive=False),
    help="Only the rules of a family.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def command(family: str | None, form: str) -> None:
    """List every rule with its severity and what it checks."""
    chosen = [page for page in pages() if family is None or _in_family(page, family)]
    click.echo(_FORMATS[form](chosen), nl=False)


def _in_family(page: Page, family: str) -> bool:
    return family.lower() in (page.family.lower(), FAMILIES.get(page.family, ""))


def _text(chosen: Sequence[Page]) -> str:
    lines = [f"{page.id}  {page.name:<32} {severity_words(page)}" for page in chosen]
    count = f"{len(chosen)} rule{'s' * (len(chosen) != 1)}"
    return "\n".join([*lines, "", f"{count}. `archkit explain RULE` tells about one."]) + "\n"


def _json(chosen: Sequence[Page]) -> str:
    return json.dumps([_data(page) for page in chosen], indent=2) + "\n"


def _data(page: Page) -> dict[str, object]:
    return {
        "id": page.id,
        "name": page.name,
        "family": FAMILIES.get(page.family, "completeness"),
        "severity": {"tiers 1-2": page.severity_at(1), "tiers 3-4": page.severity_at(4)},
        "waivable_by": page.waivable_by.value,
        "summary": page.summary,
        "traces_to": list(page.traces_to),
    }


def _markdown(chosen: Sequence[Page]) -> str:
    rows = [
        f"| [{page.id}](#{page.id.lower()}) | {page.name} | {severity_words(page)} |"
        for page in chosen
    ]
    head = ["# Rules", "", "| rule | fault | severity |", "|---|---|---|"]
    return "\n".join([*head, *rows, "", *map(page_markdown, chosen)]).rstrip("\n") + "\n"


_FORMATS: dict[str, Callable[[Sequence[Page]], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
