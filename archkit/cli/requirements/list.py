"""`archkit requirements list`: the traceability matrix, with a verdict on each requirement."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from archkit.analysis.traceability import Links, Trace
from archkit.analysis.verdicts.verdict import Standing
from archkit.cli import _tables
from archkit.cli._options import AS_OF, WORKSPACE
from archkit.cli.requirements import _asked
from archkit.reports._matrix import matrix, short_matrix

_VERDICTS = {each.value.replace(" ", "-"): each for each in Standing}


@click.command(
    epilog="""\b
Examples:
  archkit requirements list
  archkit requirements list --solution online-permits --verdict unmet
  archkit requirements list --links suspect
  archkit requirements list --format xlsx --output matrix.xlsx
"""
)
@_asked.filters
@click.option("--verdict", multiple=True, type=click.Choice([*_VERDICTS]), help="Only with it.")
@click.option(
    "--links",
    multiple=True,
    type=click.Choice([each.value for each in Links]),
    help="Only with such.",
)
@WORKSPACE
@AS_OF
@_tables.FORM
@_tables.OUTPUT
def command(
    *,
    verdict: tuple[str, ...],
    links: tuple[str, ...],
    path: Path,
    as_of: date | None,
    form: str,
    output: Path | None,
    **chosen: tuple[str, ...],
) -> None:
    """List requirements: the verdict, what was found and what was asked.

    In the terminal a long cell is shortened; every other format has it whole, and more columns.
    `archkit why ID` explains one verdict.
    """
    _tables.insist_on_a_file(form, output)
    survey = _asked.surveyed(path, as_of, chosen)
    traces = [
        each
        for each in survey.traces
        if not verdict or each.verdict.standing in {_VERDICTS[word] for word in verdict}
        if not links or each.links in links
    ]
    table = short_matrix(traces) if form == "text" else matrix(traces)
    _tables.hand_over([table], form, output)
    if form == "text" and output is None:
        click.echo(f"\n{_told(traces, len(survey.appraisal.verdicts))}")
    _asked.insist_on_sound(survey.appraisal)


def _told(traces: Sequence[Trace], every: int) -> str:
    counts = Counter(each.verdict.standing for each in traces)
    fared = ", ".join(f"{counts[each]} {each.value}" for each in Standing if counts[each])
    return f"{len(traces)} of {every} requirements{': ' if fared else ''}{fared}."
