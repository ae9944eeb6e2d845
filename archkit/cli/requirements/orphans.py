"""`archkit requirements orphans`: what nothing meets, and what nobody asked for."""

from datetime import date
from pathlib import Path

import click

from archkit.cli import _tables
from archkit.cli._options import AS_OF, WORKSPACE
from archkit.cli.requirements import _asked
from archkit.reports._matrix import orphans


@click.command(
    epilog="""\b
Examples:
  archkit requirements orphans
  archkit requirements orphans --format json
"""
)
@WORKSPACE
@AS_OF
@_tables.FORM
@_tables.OUTPUT
def command(path: Path, as_of: date | None, form: str, output: Path | None) -> None:
    """List what nothing meets, and what nobody asked for."""
    _tables.insist_on_a_file(form, output)
    survey = _asked.surveyed(path, as_of, {})
    table = orphans(survey.traces, survey.appraisal.facts)
    if form == "text" and output is None and not table.rows:
        click.echo("There are none: every requirement leads to the design, and back.")
    else:
        _tables.hand_over([table], form, output)
    _asked.insist_on_sound(survey.appraisal)
