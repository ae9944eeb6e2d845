"""`archkit log`: what became of the design, commit by commit."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import click

from archkit.cli._options import AS_OF, WORKSPACE, opened, tell, today
from archkit.diff.history import Entry
from archkit.diff.past import Past, Span
from archkit.model.names import NoSuchElementError
from archkit.reports._log import entry_text, followed_text
from archkit.reports._log_json import log_json
from archkit.reports._terminal import Paint
from archkit.source.git import Repository
from archkit.source.git_process import GitError


@click.command(
    epilog="""\b
Examples:
  archkit log                             what the last commits did
  archkit log online-permits.portal       what became of a component
  archkit log PERMIT-014 --since v1.0     of a requirement, and its verdict
  archkit log online-permits v1.0..v1.1   of a system, between releases
  archkit log --format json --limit 100

\b
Exit codes: 0 clean, 2 the input cannot be read, 3 archkit failed.
"""
)
@click.argument("what", nargs=-1, metavar="[ELEMENT] [BASE..HEAD]")
@click.option("--since", metavar="REV|DATE", help="Leave out what is older, or leads there.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many commits to tell of.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@WORKSPACE
@AS_OF
def command(
    what: tuple[str, ...],
    since: str | None,
    limit: int,
    form: str,
    path: Path,
    as_of: date | None,
) -> None:
    """Tell what became of the design, commit by commit.

    With ELEMENT only the commits that changed it or its verdict, field by field, under each name
    that it had. Every version is judged as of one day, so that what changes is the design. Of a
    merge only the branch that it went into is followed. Nothing is checked out, and no Python of
    a revision is run.
    """
    workspace = opened(path)
    day = as_of or today(workspace)
    try:
        element, span = _asked(what, since)
        past = Past(Repository.around(workspace.root), workspace.root, day)
        entries = islice(past.entries(span, element), limit)
        told = _told(entries, element, form, day)
    except GitError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    except NoSuchElementError as error:
        raise click.UsageError(str(error)) from None
    _insist_on_one_that_can_be_read(told)


def _asked(what: Sequence[str], since: str | None) -> tuple[str | None, Span]:
    """The element and the commits that are asked for."""
    ranges = [each for each in what if ".." in each]
    elements = [each for each in what if ".." not in each]
    if len(ranges) > 1 or len(elements) > 1:
        raise click.UsageError("name one element, and one range such as `v1.0..v1.1`, at most")
    element = elements[0] if elements else None
    if not ranges:
        return element, _since(since)
    if since is not None:
        raise click.UsageError(f"`{ranges[0]}` says where to begin: leave out `--since`")
    return element, Span.named(ranges[0])


def _since(since: str | None) -> Span:
    try:
        return Span(since=date.fromisoformat(since or ""))
    except ValueError:
        return Span(base=since)


def _told(entries: Iterable[Entry], element: str | None, form: str, day: date) -> list[Entry]:
    """Tell the entries, as text each as soon as it is known; and return them."""
    if form == "json":
        known = list(entries)
        click.echo(log_json(known, element, day), nl=False)
        return known
    known, paint = [], Paint.for_stream()
    for each in entries:
        known.append(each)
        text = followed_text(each, paint) if element else entry_text(each, paint)
        click.echo(text, nl=False)
    if not known:
        click.echo(f"No commit here changed {f'`{element}`' if element else 'the design'}.")
    return known


def _insist_on_one_that_can_be_read(told: Sequence[Entry]) -> None:
    if told and all(each.unread for each in told):
        tell(told[0].unread, {})
        click.echo("\nNone of these designs can be read.", err=True)
        raise click.exceptions.Exit(2)
