"""`archkit diff`: what changed in the design, what that does, and who must approve."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from archkit.cli._options import AS_OF, WORKSPACE, opened, tell
from archkit.cli._outputs import way_from_repository
from archkit.diff.lanes import unknown_lanes
from archkit.diff.outcome import FailOn, outcome
from archkit.diff.review import review
from archkit.diff.side import Side, of_folder, of_revision
from archkit.model.settings import FILE
from archkit.model.settings import FailOn as Limit
from archkit.model.workspace import Workspace, WorkspaceError
from archkit.reports._diff import formats, render
from archkit.reports._report import Manner
from archkit.reports._report import render as render_result
from archkit.reports._terminal import Paint
from archkit.source import looks
from archkit.source.files import find_upward
from archkit.source.git import Repository
from archkit.source.git_process import GitError


@click.command(
    epilog="""\b
Examples:
  archkit diff                       what is in hand, against the main branch
  archkit diff main                  what is in hand, against a revision
  archkit diff v1.0 v1.1             two revisions; `v1.0..v1.1` is the same
  archkit diff main...topic          a branch, since it left another
  archkit diff ./old ./new           two folders
  archkit diff --format markdown --fail-on new-error

\b
Exit codes: 0 clean, 1 as --exit-code or --fail-on say, 2 the input cannot be
read, 3 archkit failed.
"""
)
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help="End with exit code 1 where anything changed.")
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in FailOn]),
    multiple=True,
    help="End with exit code 1 for such a change; may be given several times.",
)
@WORKSPACE
@AS_OF
@click.pass_context
def command(
    ctx: click.Context,
    base: str | None,
    head: str | None,
    form: str,
    exit_code: bool,  # noqa: FBT001 - click passes a flag by its name
    fail_on: tuple[str, ...],
    path: Path,
    as_of: date | None,
) -> None:
    """Compare two designs: revisions of git, or folders.

    Without HEAD the work tree is compared, without BASE with the commit where it left the main
    branch. Revisions are read as they are stored: nothing is checked out, and no Python in them
    is run.
    """
    asked = _Asked(path.resolve(), as_of)
    base, head = asked.ends(base, head)
    new = asked.head(head)
    old = asked.base(base, new)
    if new.diagnostics:
        tell(new.diagnostics, new.texts)
        _stop(f"{new.name} cannot be read as a whole: mend that first.")
    if old is None or (wrong := [*old.diagnostics, *unknown_lanes(old.workspace)]):
        if old is not None:
            tell(wrong, old.texts)
            click.echo(f"\n{_ADVICE.format(old.name)}\n", err=True)
        manner = Manner(Paint.for_stream(), Limit.ERROR)
        click.echo(render_result("text", new.result, manner), nl=False)
        _stop("That is the head by itself: there is no base to compare it with.")
    told = outcome(review(old, new))
    way = way_from_repository(new.workspace.root)
    manner = Manner(Paint.for_stream(), folder=way)
    click.echo(render(form, told, manner), nl=False)
    failed = (exit_code and not told.review.is_empty) or any(
        told.fails(FailOn(each)) for each in fail_on
    )
    ctx.exit(3 if old.result.crashes or new.result.crashes else int(failed))


@dataclass(frozen=True)
class _Asked:
    """Where the workspace is, and the day on which designs are judged, where one is given."""

    path: Path
    day: date | None

    def ends(self, base: str | None, head: str | None) -> tuple[str | None, str | None]:
        """The two to compare, where they are written in one: `BASE..HEAD`, or `BASE...HEAD`."""
        pair = _PAIR.fullmatch(base or "") if head is None else None
        if pair is None:
            return base, head
        one, dots, other = pair.groups()
        try:
            return (self._repository().fork(one, other) if dots == "..." else one), other
        except GitError as error:
            _refuse(error)

    def head(self, head: str | None) -> Side:
        """The design after: a folder or revision, or what is in hand.

        Raises:
            click.exceptions.Exit: with code 2, where it has no workspace; why has been told.
        """
        try:
            if head is None:
                return of_folder(self.path, "the work tree", self._as_of)
            return self._side(head)
        except WorkspaceError as error:
            tell(error.diagnostics, error.texts)
            _stop(f"{head or 'the work tree'} holds no workspace that can be used.")

    def base(self, base: str | None, head: Side) -> Side | None:
        """The design before; nothing where it has no workspace, which has been told."""
        name = base or "the main branch"
        try:
            if base is not None:
                return self._side(base, head)
            repository = self._repository()
            commit = repository.fork(self._workspace.settings.diff.main_branch)
            name = f"{repository.short(commit)}, where it left the main branch"
            root, day = self._workspace.root, self._as_of
            return of_revision(repository, commit, root, name, day, other=head)
        except WorkspaceError as error:
            tell(error.diagnostics, error.texts)
            click.echo(f"\n{_ADVICE.format(name)}\n", err=True)
            return None
        except GitError as error:
            _refuse(error)

    def _side(self, name: str, other: Side | None = None) -> Side:
        folder = Path(name)
        if not folder.is_dir():
            return self._revision(name, other)
        if "/" not in name and name not in (".", "..") and self._is_revision(name):
            raise click.UsageError(
                f"`{name}` is a folder and a revision: write `./{name}` for the folder,"
                f" `refs/heads/{name}` for the branch"
            )
        return of_folder(folder.resolve(), name, self._as_of, other)

    def _revision(self, name: str, other: Side | None) -> Side:
        try:
            repository = self._repository()
            commit = repository.commit(name)
            root, day = self._workspace.root, self._as_of
            return of_revision(repository, commit, root, name, day, other=other)
        except GitError as error:
            _refuse(error)

    def _is_revision(self, name: str) -> bool:
        try:
            return self._repository().has(name)
        except GitError:
            return False

    def _repository(self) -> Repository:
        return Repository.around(self.path if self.path.is_dir() else self.path.parent)

    @cached_property
    def _workspace(self) -> Workspace:
        return opened(self.path)

    @property
    def _zone(self) -> str:
        """The time zone of the workspace; two folders may be compared from outside of any."""
        if find_upward(self.path, FILE) is None:
            return "UTC"
        return self._workspace.settings.workspace.timezone

    @cached_property
    def _as_of(self) -> date:
        return self.day or date.fromisoformat(looks.day(self._zone))


_PAIR = re.compile(r"(.*[^./])(\.\.\.?)([^./].*)")
"""Two revisions in one word; no name of a revision has two dots, and a path has a slash there."""
_ADVICE = (
    "{} cannot be read as a whole. If it was written for an earlier archkit, whose language was"
    " another, compare with a later revision."
)


def _refuse(error: GitError) -> NoReturn:
    raise click.UsageError(f"{error}: {error.hint}")


def _stop(why: str) -> NoReturn:
    click.echo(f"\n{why}", err=True)
    raise click.exceptions.Exit(2)
