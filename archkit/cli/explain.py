"""`archkit explain`: the page of a rule."""

import click

from archkit.checking.check import pages
from archkit.checking.selection import UnknownRuleError, named
from archkit.reports._page import page_text
from archkit.reports._terminal import Paint


@click.command(
    epilog="""\b
Examples:
  archkit explain SEC-001
  archkit explain plaintext-in-transit
"""
)
@click.argument("rule")
def command(rule: str) -> None:
    """Show a rule's page: what it checks, why, and how to fix it.

    The page shows designs that have the fault and designs that have not. RULE
    is an id, a name or a family.
    """
    try:
        ids = named(rule, pages())
    except UnknownRuleError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    paint = Paint.for_stream()
    chosen = [page for page in pages() if page.id in ids]
    click.echo("\n\n".join(page_text(page, paint) for page in chosen))
