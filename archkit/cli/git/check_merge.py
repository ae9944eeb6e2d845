"""`archkit git check-merge`: whether branches that merge cleanly go together as designs."""

import os
from datetime import date
from functools import partial
from pathlib import Path

import click

from archkit.cli._options import AS_OF, WORKSPACE, opened, tell, today
from archkit.diff.merged import Broken, broken_by
from archkit.diff.side import Side, of_revision
from archkit.model.workspace import WorkspaceError
from archkit.reports._counts import counted
from archkit.reports._diff._said import finding_words
from archkit.reports._terminal import Paint
from archkit.source.git import Repository
from archkit.source.git_merge import Merge, merge_in_hand, merge_to_be
from archkit.source.git_process import GitError


@click.command(
    epilog="""\b
Examples:
  archkit git check-merge topic    before a merge: nothing is touched
  archkit git check-merge          while one is in hand, as the hook does

\b
Exit codes: 0 they go together, 1 they break each other, 2 there is nothing to
check or it cannot be read, 3 archkit failed.
"""
)
@click.argument("branch", required=False)
@WORKSPACE
@AS_OF
@click.pass_context
def command(ctx: click.Context, branch: str | None, path: Path, as_of: date | None) -> None:
    """Tell what a merge breaks that git finds no fault with.

    Two branches may each be whole and not go together: both add the same id,
    or one removes what the other uses. What is wrong on either side already is
    not told.
    """
    workspace = opened(path)
    try:
        repository = Repository.around(workspace.root)
        merge = _merge(repository, branch)
        day = as_of or today(workspace)
        broken = broken_by(merge, partial(_side, repository, workspace.root, day))
    except GitError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    except WorkspaceError as error:
        tell(error.diagnostics, error.texts)
        raise click.exceptions.Exit(2) from None
    _say(broken, merge, branch)
    ctx.exit(1 if broken.mistakes or broken.findings else 0)


def _merge(repository: Repository, branch: str | None) -> Merge:
    if branch is not None:
        return merge_to_be(repository, branch)
    merge = merge_in_hand(repository, os.environ)
    if merge is None:
        raise GitError("no merge is in hand", "name a branch: `archkit git check-merge BRANCH`")
    return merge


def _side(repository: Repository, root: Path, day: date, commit: str, name: str) -> Side:
    return of_revision(repository, commit, root, name, day, packs=(), is_vouched_for=False)


def _say(broken: Broken, merge: Merge, branch: str | None) -> None:
    """What is broken, on standard error: a hook's standard output may go elsewhere."""
    names = " and ".join(f"`{each}`" for each in merge.sides)
    if not (broken.mistakes or broken.findings):
        click.echo(f"{names} go together.")
        return
    counts = (
        counted(len(broken.mistakes), "mistake", "mistakes") if broken.mistakes else "",
        counted(len(broken.findings), "new error", "new errors") if broken.findings else "",
    )
    told = " and ".join(filter(None, counts))
    click.echo(f"{names} merge cleanly as text, and break each other: {told}.\n", err=True)
    if broken.mistakes:
        tell(broken.mistakes, broken.merged.texts)
        click.echo(err=True)
    paint = Paint.for_stream(err=True)
    for each in broken.findings:
        lines = [*paint.wrapped(finding_words(each), "", "  "), f" --> {each.at.span}", ""]
        click.echo("\n".join(lines), err=True)
    advice = "Mend it on one of them." if branch else _ADVICE
    click.echo(advice, err=True)


_ADVICE = "Mend it, `git add` it and `git commit`; or leave the merge: `git merge --abort`."
