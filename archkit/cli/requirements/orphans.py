"""`archkit requirements orphans`: what nothing meets, and what nobody asked for."""

from datetime import date
from pathlib import Path

import click

from archkit.cli.requirements import _asked
from archkit.reports._matrix import orphans


@click.command(
    epilog="""\b
Examples:
  archkit requirements orphans
  archkit requirements orphans --format json
"""
)
@_asked.WORKSPACE
@_asked.AS_OF
@_asked.FORM
@_asked.OUTPUT
def command(path: Path, as_of: date | None, form: str, output: Path | None) -> None:
    """List what nothing meets, and what nobody asked for."""
    survey = _asked.surveyed(path, as_of, {})
    table = orphans(survey.traces, survey.appraisal.facts)
    if form == "text" and output is None and not table.rows:
        click.echo("There are none: every requirement leads to the design, and back.")
    else:
        _asked.hand_over([table], form, output)
    _asked.insist_on_sound(survey.appraisal)
