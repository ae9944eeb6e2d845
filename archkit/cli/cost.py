"""`archkit cost`: what solutions cost, by department, service, fund and solution."""

from pathlib import Path

import click

from archkit.analysis.facts import Facts
from archkit.cli import _tables
from archkit.cli._options import WORKSPACE, loaded_whole, opened, today
from archkit.reports._spending import DIMENSIONS, spending


@click.command(
    epilog="""\b
Examples:
  archkit cost
  archkit cost --by department --by fund
  archkit cost --by solution --format xlsx --output cost.xlsx

One solution's cost against what was asked: `archkit why ID`, where ID is a requirement that asks
for `one-off-cost`, `yearly-cost` or `five-year-cost`."""
)
@click.option("--by", multiple=True, type=click.Choice([*DIMENSIONS]), help="Tell by this only.")
@WORKSPACE
@_tables.FORM
@_tables.OUTPUT
def command(*, by: tuple[str, ...], path: Path, form: str, output: Path | None) -> None:
    """Tell what solutions cost, and which fund pays.

    Once, in the first year of what is paid again and again, and over five years; solutions that
    are retired are left out. `at least` says that not every amount is stated, and the last column
    what is missing. Currencies are never added.
    """
    _tables.insist_on_a_file(form, output)
    workspace = opened(path)
    facts = Facts(loaded_whole(workspace).design, today(workspace))
    _tables.hand_over([spending(facts, each) for each in by or DIMENSIONS], form, output)
