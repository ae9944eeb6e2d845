"""`archkit validate`: check the design and point at what is wrong."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import click

import archkit.reports
from archkit.checking.baseline_file import read_baseline
from archkit.checking.check import Result, check
from archkit.checking.selection import UnknownRuleError
from archkit.cli._options import Day, Words, opened, today
from archkit.model.settings import FailOn, Severity
from archkit.model.workspace import Workspace
from archkit.reports._report import Report
from archkit.rules.rule import Outcome

FORMATS = sorted(
    module.name
    for module in pkgutil.iter_modules(archkit.reports.__path__)
    if not module.name.startswith("_")
)


@click.command(
    epilog="""\b
Examples:
  archkit validate                    the workspace around this folder
  archkit validate models/utilities   only what stands in that folder
  archkit validate --select SEC,PRV-001 --fail-on warning
  archkit validate --as-of 2027-04-26 as if it were that day
  archkit validate --format json > report.json

\b
Exit codes: 0 clean, 1 findings, 2 the input cannot be read, 3 archkit failed.
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
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
    workspace = opened(path)
    wanted, unwanted = tuple(chain.from_iterable(select)), tuple(chain.from_iterable(ignore))
    known = None if ignore_baseline else read_baseline(workspace)
    try:
        result = check(workspace, as_of or today(workspace), wanted, unwanted, known)
    except UnknownRuleError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    result = _narrowed(result, workspace, path.resolve())
    reporter: Report = importlib.import_module(f"archkit.reports.{form}").REPORT
    click.echo(reporter(result, statistics=statistics), nl=False)
    ctx.exit(_exit_code(result, FailOn(fail_on or workspace.settings.validate_.fail_on)))


def _narrowed(result: Result, workspace: Workspace, path: Path) -> Result:
    """Only what stands under a path; what is wrong with the input is always told."""
    inside = workspace.relative(path) if path.is_relative_to(workspace.root) else "."
    if inside == ".":
        return result
    folder = f"{inside}/"

    def stands_inside(file: str) -> bool:
        return file == inside or file.startswith(folder)

    files = {*result.texts, *(each.span.file for each in result.diagnostics)}
    if not any(map(stands_inside, files - {workspace.sheet.file})):
        raise click.UsageError(f"there is no model in `{inside}`: nothing was checked")
    findings = tuple(
        each
        for each in result.findings
        if stands_inside(each.at.span.file)
        or (each.at.element is not None and stands_inside(each.at.element.file))
    )
    return replace(result, findings=findings, elsewhere=len(result.findings) - len(findings))


def _exit_code(result: Result, fail_on: FailOn) -> int:
    if result.crashes:
        return 3
    if result.diagnostics:
        return 2
    if fail_on is FailOn.NEVER:
        return 0
    limit = Severity(fail_on.value)
    failing = (
        each.finding.severity.at_least(limit)
        for each in result.findings
        if each.finding.outcome is not Outcome.WAIVED
    )
    return 1 if any(failing) else 0
