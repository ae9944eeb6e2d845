"""`archkit review`: in the job of a pull request, tell there what changed in the design."""

import os
from datetime import date
from pathlib import Path

import click

from archkit.cli._options import AS_OF, WORKSPACE, tell
from archkit.cli._outputs import (
    Output,
    OutputOption,
    deliver,
    insist_on_a_file_each,
    way_from_repository,
)
from archkit.diff.outcome import FailOn, Outcome
from archkit.forges.client import ForgeError
from archkit.forges.comment import marker, of_outcome, of_refusal
from archkit.forges.job import Job, job_here
from archkit.forges.publishing import publish
from archkit.forges.reviewing import Refusal, reviewed
from archkit.model.approval import Lane
from archkit.model.settings import FILE
from archkit.reports._diff import formats, render
from archkit.reports._harmless import harmless_line
from archkit.reports._report import Manner
from archkit.source.files import find_upward
from archkit.source.git import Repository
from archkit.source.git_process import GitError


@click.command(
    epilog="""\b
Examples:
  archkit review --fail-on new-error
  archkit review --fail-on lane:board --output sarif=archkit.sarif
  archkit review --workspace city
  archkit review --dry-run main HEAD     the comment, here and now

\b
Exit codes: 0 clean, 1 as --fail-on says, 2 the input cannot be read,
3 archkit failed. That a comment could not be posted is told, and changes no
exit code.
"""
)
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in FailOn]),
    multiple=True,
    envvar="ARCHKIT_FAIL_ON",
    show_envvar=True,
    help="End with exit code 1 for such a change; may be given several times.",
)
@click.option(
    "--output",
    "outputs",
    type=OutputOption(formats()),
    multiple=True,
    help="Write the diff to a file as well; may be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Print the comment, and reach for no service.")
@WORKSPACE
@AS_OF
@click.pass_context
def command(
    ctx: click.Context,
    base: str | None,
    head: str | None,
    fail_on: tuple[str, ...],
    outputs: tuple[Output, ...],
    dry_run: bool,  # noqa: FBT001 - click passes a flag by its name
    path: Path,
    as_of: date | None,
) -> None:
    """Comment on a pull request: what changed in its design.

    Runs in a job of GitHub or GitLab, compares what the branch brings, writes
    the one comment anew with each push, and sets the label of the review lane.
    No Python of either side is run. No other command uses the network.
    """
    insist_on_a_file_each(outputs)
    repository, root = _where(path.resolve())
    try:
        job = None if dry_run else job_here(os.environ)
        ends = _ends(repository, job, base, head)
        judged = reviewed(repository, root, ends, as_of)
    except (ForgeError, GitError) as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    manner = Manner(folder=way_from_repository(root))
    mark = marker(manner.folder)
    if isinstance(judged, Refusal):
        tell(judged.mistakes, judged.texts)
        _tell(job, of_refusal(judged, mark), mark, None)
        ctx.exit(2)
    deliver({each: render(each.form, judged, manner) for each in outputs})
    changed = not judged.review.is_empty or bool(judged.review.findings.new)
    _tell(job, of_outcome(judged, mark), mark, judged.lane, is_worth_it=changed)
    if job is not None and job.annotations:
        click.echo(render(job.annotations, judged, manner), nl=False)
    ctx.exit(_code(judged, [each for each in fail_on if judged.fails(FailOn(each))]))


def _where(path: Path) -> tuple[Repository, Path]:
    """The repository, and the workspace in it; whether its settings can be used shows later."""
    found = find_upward(path, FILE)
    if found is None:
        raise click.UsageError(f"there is no {FILE} in `{path}` or above it: give --workspace")
    try:
        return Repository.around(found.parent), found.parent
    except GitError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None


def _ends(
    repository: Repository, job: Job | None, base: str | None, head: str | None
) -> tuple[str, str]:
    """The commits to compare: those that are named, or those of the job."""
    if base is None and job is not None:
        return job.base(repository), repository.commit(job.head)
    new = repository.commit(head or "HEAD")
    return repository.commit(base) if base else repository.fork(topic=new), new


def _tell(
    job: Job | None, comment: str, mark: str, lane: Lane | None, *, is_worth_it: bool = True
) -> None:
    """Post the comment, and say what became of it; without a job it is printed."""
    if job is None:
        click.echo(comment, nl=False)
        return
    told = publish(job, comment, mark, lane, is_worth_it=is_worth_it)
    if told.comment:
        click.echo(f"The comment: {told.comment}")
    elif not told.refused:
        click.echo("Nothing changed in the design, so there is nothing to comment on.")
    if told.label:
        click.echo(f"The label: {told.label}")
    for each in told.refused:
        what = "The label could not be set" if told.comment else "The comment could not be posted"
        click.echo(harmless_line(f"{what}: {each}. Advice: {each.hint}."), err=True)
    if told.refused and not told.comment:
        _keep(job, comment)


def _keep(job: Job, comment: str) -> None:
    """Put a comment that could not be posted where the job's readers find it."""
    if job.summary is not None:
        with job.summary.open("a", encoding="utf-8") as summary:
            summary.write(comment)
        click.echo("It stands in the job's summary instead.", err=True)
        return
    click.echo("It follows instead.", err=True)
    for line in comment.splitlines():
        click.echo(harmless_line(line))


def _code(judged: Outcome, failed: list[str]) -> int:
    if failed:
        click.echo(f"Failed, as --fail-on asks: {', '.join(failed)}.")
    crashed = judged.review.base.result.crashes or judged.review.head.result.crashes
    return 3 if crashed else int(bool(failed))
