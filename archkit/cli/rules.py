"""`archkit rules`: every rule in one line."""

import json

import click

from archkit.checking.check import pages
from archkit.model.settings import Severity
from archkit.rules.catalogue import FAMILIES
from archkit.rules.rule import Page


@click.command(
    epilog="""\b
Examples:
  archkit rules
  archkit rules --family security
  archkit rules --format json
"""
)
@click.option(
    "--family",
    type=click.Choice([*FAMILIES, *FAMILIES.values()], case_sensitive=False),
    help="Only the rules of a family.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(family: str | None, form: str) -> None:
    """List every rule with its severity and what it checks."""
    chosen = [page for page in pages() if family is None or _in_family(page, family)]
    if form == "json":
        click.echo(json.dumps([_data(page) for page in chosen], indent=2))
        return
    for page in chosen:
        click.echo(f"{page.id}  {page.name:<32} {severity_words(page)}")
    click.echo(f"\n{len(chosen)} rules. `archkit explain RULE` tells about one.")


def _in_family(page: Page, family: str) -> bool:
    return family.lower() in (page.family.lower(), FAMILIES.get(page.family, ""))


def severity_words(page: Page) -> str:
    """How much a finding matters, in words."""
    if isinstance(page.severity, Severity):
        return page.severity.value
    return f"{page.severity.critical} in tiers 1-2, {page.severity.other} in tiers 3-4"


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
