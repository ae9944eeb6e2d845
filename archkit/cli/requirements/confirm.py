"""`archkit requirements confirm`: somebody has looked whether the links still hold."""

from pathlib import Path

import click

from archkit.analysis.traceability import Links, Trace
from archkit.cli._options import WORKSPACE, tell
from archkit.cli.requirements import _asked
from archkit.exchange.confirming import Confirmed, confirm
from archkit.exchange.writing import ChangedMeanwhileError, write
from archkit.source.diagnostic import did_you_mean

_SHOWN = 5


@click.command(
    epilog="""\b
Examples:
  archkit requirements confirm PERMIT-014
  archkit requirements confirm --solution online-permits
  archkit requirements confirm --links suspect
"""
)
@click.argument("requirements", nargs=-1)
@_asked.filters
@click.option(
    "--links",
    multiple=True,
    type=click.Choice([Links.SUSPECT.value, Links.UNCONFIRMED.value]),
    help="Only with such links.",
)
@WORKSPACE
def command(
    *,
    requirements: tuple[str, ...],
    links: tuple[str, ...],
    path: Path,
    **chosen: tuple[str, ...],
) -> None:
    """Confirm that what is said to meet requirements still does.

    Writes into each the fingerprint of what it asks now. Once that changes, its links are suspect:
    `archkit requirements list --links suspect`.
    """
    if not (requirements or links or any(chosen.values())):
        raise click.UsageError("name requirements, or choose them by an option such as --solution")
    survey = _asked.surveyed(path, None, chosen)
    if survey.appraisal.diagnostics:
        click.echo("Mend the input first: the design was not read as a whole.", err=True)
        raise click.exceptions.Exit(2)
    named = _named(survey.traces, requirements)
    traces = [each for each in named if not links or each.links in links]
    linked = [each.requirement for each in traces if each.links is not Links.NONE]
    found = confirm(linked, survey.appraisal.loaded)
    if found.problems:
        tell(found.problems, survey.appraisal.texts)
        click.echo("\nNothing was written.", err=True)
        raise click.exceptions.Exit(2)
    _write(found, survey)
    _tell_what_is_left(traces)


def _named(traces: list[Trace], names: tuple[str, ...]) -> list[Trace]:
    """The requirements of some names, by address or by id; all where no name is given."""
    for name in names:
        known = {word for each in traces for word in _names(each)}
        if name not in known:
            close = did_you_mean(name, known)
            hint = f"did you mean `{close}`?" if close else "`archkit requirements list` lists them"
            raise click.UsageError(f"there is no requirement `{name}`: {hint}")
    return [each for each in traces if not names or not _names(each).isdisjoint(names)]


def _names(trace: Trace) -> set[str]:
    return {trace.requirement.id, trace.requirement.address}


def _write(found: Confirmed, survey: _asked.Survey) -> None:
    try:
        write(survey.workspace.root, survey.appraisal.texts, found.texts)
    except ChangedMeanwhileError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    files = f"{len(found.texts)} file{'s' * (len(found.texts) != 1)}"
    if found.ids:
        noun = "requirement" if len(found.ids) == 1 else "requirements"
        click.echo(f"confirmed {len(found.ids)} {noun} in {files}")
    else:
        click.echo("nothing to confirm: the links of these requirements are confirmed already")


def _tell_what_is_left(traces: list[Trace]) -> None:
    left = [each.requirement.address for each in traces if each.links is Links.NONE]
    if left:
        names = ", ".join(left[:_SHOWN]) + (" and more" if len(left) > _SHOWN else "")
        click.echo(f"left out, since nothing in the design meets them: {names}")
