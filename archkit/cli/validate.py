"""`archkit validate`: check the design and point at what is wrong."""

from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import click

from archkit.checking.baseline_file import read_baseline
from archkit.checking.check import Result, check
from archkit.checking.narrowing import NothingThereError, narrowed
from archkit.checking.selection import UnknownRuleError
from archkit.checking.verdict import exit_code
from archkit.cli._options import Day, Words, opened, today
from archkit.cli._outputs import (
    Output,
    OutputOption,
    deliver,
    insist_on_a_file_each,
    insist_on_no_model,
    way_from_repository,
)
from archkit.model.settings import FailOn
from archkit.model.workspace import Workspace
from archkit.reports._report import Manner, formats, render
from archkit.reports._terminal import Paint

FORMATS = formats()


@click.command(
    epilog="""\b
Examples:
  archkit validate                    the workspace around this folder
  archkit validate models/utilities   only what stands in that folder
  archkit validate --select SEC,PRV-001 --fail-on warning
  archkit validate --as-of 2027-04-26 as if it were that day
  archkit validate --format json > report.json
  archkit validate --output sarif=out.sarif --output junit=out.xml

\b
Exit codes: 0 clean, 1 findings, 2 the input cannot be read, 3 archkit failed.
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report on standard output.",
)
@click.option(
    "--output",
    "outputs",
    type=OutputOption(FORMATS),
    multiple=True,
    help="Write a report to a file as well; may be given several times.",
)
@click.option("--select", type=Words(), multiple=True, help="Rules to run: ids, names, families.")
@click.option("--ignore", type=Words(), multiple=True, help="Rules not to run.")
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in FailOn]),
    help="From which severity on to end with exit code 1.  [default: the settings' or error]",
)
@click.option("--ignore-baseline", is_flag=True, help="Report what the baseline hides as well.")
@click.option("--as-of", type=Day(), help="Judge dates as of this day.  [default: today]")
@click.option("--statistics", is_flag=True, help="Add how often each rule passed, failed or more.")
@click.pass_context
def command(
    ctx: click.Context,
    path: Path,
    form: str,
    outputs: tuple[Output, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fail_on: str | None,
    ignore_baseline: bool,  # noqa: FBT001 - click passes a flag by its name
    as_of: date | None,
    statistics: bool,  # noqa: FBT001 - click passes a flag by its name
) -> None:
    """Check a design and point at what is wrong.

    The design is that of the workspace around PATH: the nearest folder above it
    with an archkit.toml.
    """
    insist_on_a_file_each(outputs)
    workspace = opened(path)
    wanted, unwanted = tuple(chain.from_iterable(select)), tuple(chain.from_iterable(ignore))
    known = None if ignore_baseline else read_baseline(workspace)
    try:
        whole = check(workspace, as_of or today(workspace), wanted, unwanted, known)
        result = narrowed(whole, _inside(workspace, path.resolve()))
    except UnknownRuleError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    except NothingThereError as error:
        raise click.UsageError(str(error)) from None
    limit = FailOn(fail_on or workspace.settings.validate_.fail_on)
    manner = Manner(Paint.for_stream(), limit, statistics, way_from_repository(workspace.root))
    _write(outputs, workspace, result, replace(manner, paint=Paint()))
    click.echo(render(form, result, manner), nl=False)
    ctx.exit(exit_code(result, limit))


def _inside(workspace: Workspace, path: Path) -> str:
    """The part of the workspace that a path asks for; the path may also lie above it."""
    return workspace.relative(path) if path.is_relative_to(workspace.root) else "."


def _write(
    outputs: tuple[Output, ...], workspace: Workspace, result: Result, manner: Manner
) -> None:
    insist_on_no_model(outputs, workspace.root, {*result.texts, *result.unread})
    deliver({output: render(output.form, result, manner) for output in outputs})
