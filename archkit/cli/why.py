"""`archkit why`: how a requirement's verdict came about."""

import json
from datetime import date
from pathlib import Path

import click

from archkit.checking.appraisal import Appraisal, NoSuchRequirementError, appraise
from archkit.cli._options import AS_OF, WORKSPACE, opened, tell, today
from archkit.reports._reasons import reason_data, reason_text
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean


@click.command(
    epilog="""\b
Examples:
  archkit why PERMIT-014
  archkit why online-permits.PERMIT-014 --workspace models
  archkit why PERMIT-014 --format json
"""
)
@click.argument("requirement")
@WORKSPACE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@AS_OF
def command(requirement: str, path: Path, form: str, as_of: date | None) -> None:
    """Explain whether a requirement is met.

    Shows what was computed, from which fields at which lines, which part limits it, how far it is
    from what is asked, and what is missing to tell.
    """
    workspace = opened(path)
    appraisal = appraise(workspace, as_of or today(workspace))
    if appraisal.diagnostics:
        tell(appraisal.diagnostics, appraisal.texts)
        click.echo(err=True)
    try:
        verdict = appraisal.named(requirement)
    except NoSuchRequirementError as error:
        raise click.UsageError(_which(requirement, error)) from None
    if form == "json":
        click.echo(json.dumps(reason_data(verdict, appraisal), indent=2, ensure_ascii=False))
    else:
        click.echo(reason_text(verdict, appraisal, Paint.for_stream()), nl=False)
    _insist_on_sound(appraisal)


def _which(name: str, error: NoSuchRequirementError) -> str:
    if error.several:
        return f"several requirements are called `{name}`: write {' or '.join(error.several)}"
    close = did_you_mean(name, error.known)
    hint = f"did you mean `{close}`?" if close else "`archkit requirements list` lists them"
    return f"there is no requirement `{name}`: {hint}"


def _insist_on_sound(appraisal: Appraisal) -> None:
    if appraisal.diagnostics:
        raise click.exceptions.Exit(2)
