"""`archkit explain`: the page of a rule or of a framework."""

from pathlib import Path

import click

from archkit.checking.selection import UnknownRuleError, named
from archkit.cli._options import WHOSE_RULES, insist_on_sound_rules, rules_around
from archkit.reports._index import framework_text
from archkit.reports._page import page_text
from archkit.reports._terminal import Paint
from archkit.rules.frameworks import FRAMEWORKS


@click.command(
    epilog="""\b
Examples:
  archkit explain SEC-001
  archkit explain plaintext-in-transit
  archkit explain cjis
"""
)
@click.argument("rule")
@WHOSE_RULES
def command(rule: str, path: Path) -> None:
    """Show a rule's page: what it checks, why, and how to fix it.

    The page shows designs that have the fault and designs that have not. RULE
    is an id, a name, a family, or a framework, whose page lists its rules.
    """
    known = rules_around(path)
    try:
        ids = named(rule, known.named)
    except UnknownRuleError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    paint = Paint.for_stream()
    chosen = [page for page in known.pages if page.id in ids]
    if framework := next((each for each in FRAMEWORKS if each.id == rule), None):
        click.echo(framework_text(framework, known.pages, paint))
    elif chosen:
        click.echo("\n\n".join(page_text(page, paint) for page in chosen))
    insist_on_sound_rules(known)
