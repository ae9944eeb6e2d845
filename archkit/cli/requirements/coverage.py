"""`archkit requirements coverage`: how many requirements are met, by department and more."""

from datetime import date
from pathlib import Path

import click

from archkit.cli import _tables
from archkit.cli._options import AS_OF, WORKSPACE
from archkit.cli.requirements import _asked
from archkit.reports._matrix import DIMENSIONS, coverage


@click.command(
    epilog="""\b
Examples:
  archkit requirements coverage
  archkit requirements coverage --by department
  archkit requirements coverage --priority must --format markdown
"""
)
@click.option("--by", multiple=True, type=click.Choice([*DIMENSIONS]), help="Count by this only.")
@_asked.filters
@WORKSPACE
@AS_OF
@_tables.FORM
@_tables.OUTPUT
def command(
    *,
    by: tuple[str, ...],
    path: Path,
    as_of: date | None,
    form: str,
    output: Path | None,
    **chosen: tuple[str, ...],
) -> None:
    """Count how requirements fare, and how many lead to the design.

    `not asked` are those that nobody has agreed to yet, that are put off or retired, and those
    that ask for a figure which their subject does not have. `linked` have a part that meets them.
    """
    _tables.insist_on_a_file(form, output)
    survey = _asked.surveyed(path, as_of, chosen)
    tables = [coverage(survey.traces, each) for each in by or DIMENSIONS]
    _tables.hand_over(tables, form, output)
    _asked.insist_on_sound(survey.appraisal)
