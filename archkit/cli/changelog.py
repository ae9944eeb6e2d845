"""`archkit changelog`: what changed between two releases, for the departments."""

from datetime import date
from pathlib import Path

import click

from archkit.cli._options import AS_OF, WORKSPACE, opened, tell, today
from archkit.diff.past import Span
from archkit.diff.review import review
from archkit.diff.side import Side, of_revision
from archkit.model.vocabulary import Audience
from archkit.model.workspace import WorkspaceError
from archkit.site.changelog import changelog
from archkit.source.diagnostic import did_you_mean
from archkit.source.git import Repository
from archkit.source.git_process import GitError


@click.command(
    epilog="""\b
Examples:
  archkit changelog v1.0..v1.1
  archkit changelog v1.0..v1.1 --department development-services
  archkit changelog v1.0.. --audience public > changes.md
"""
)
@click.argument("span", metavar="BASE..HEAD")
@click.option(
    "--audience",
    type=click.Choice([each.value for each in Audience]),
    default=Audience.STAFF.value,
    show_default=True,
    help="For whom: what they may not see is not in it.",
)
@click.option("--department", help="Tell of the systems of one department only, by its id.")
@WORKSPACE
@AS_OF
def command(
    span: str, audience: str, department: str | None, path: Path, as_of: date | None
) -> None:
    """Tell in plain words what changed.

    Two releases or other revisions are compared, department by department and system by system:
    what is new, what changed and what is no more, which requirements are met now and which no
    longer, and what it costs, as Markdown. Both are judged as of one day. Findings are not in it.
    """
    workspace = opened(path)
    day = as_of or today(workspace)
    try:
        asked = Span.named(span)
        repository = Repository.around(workspace.root)
        head = _side(repository, asked.head, workspace.root, day)
        base = _side(repository, asked.base or "", workspace.root, day, head)
    except GitError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    if department is not None:
        _insist_on_a_department(department, base, head)
    click.echo(changelog(review(base, head), Audience(audience), department), nl=False)


def _side(
    repository: Repository, name: str, root: Path, day: date, other: Side | None = None
) -> Side:
    """The design of a revision, read as a whole.

    Raises:
        click.exceptions.Exit: with code 2, after saying what is wrong with it.
    """
    commit = repository.commit(name)
    try:
        side = of_revision(repository, commit, root, name, day, other=other, is_vouched_for=False)
    except WorkspaceError as error:
        tell(error.diagnostics, error.texts)
        raise click.exceptions.Exit(2) from None
    if side.diagnostics:
        tell(side.diagnostics, side.texts)
        click.echo(f"\n{name} cannot be read as a whole.", err=True)
        raise click.exceptions.Exit(2)
    return side


def _insist_on_a_department(name: str, *sides: Side) -> None:
    known = {each for side in sides for each in side.loaded.design.departments}
    if name not in known:
        close = did_you_mean(name, known)
        hint = f"did you mean `{close}`?" if close else f"choose of {', '.join(sorted(known))}"
        raise click.UsageError(f"there is no department `{name}`: {hint}")
