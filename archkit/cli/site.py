"""`archkit site`: write the design as pages that a department reads."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archkit.cli._options import AS_OF, WORKSPACE, Folder, opened

if TYPE_CHECKING:
    from archkit.model.workspace import Workspace

AUDIENCES = ("public", "staff", "restricted")
"""The words of `Audience`, whose module would bring the whole language with it."""


@click.command(
    epilog="""\b
Examples:
  archkit site --output docs/design
  archkit site --output public/design --audience public
"""
)
@WORKSPACE
@click.option("--output", type=Folder(), required=True, help="The folder to write into.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="staff",
    show_default=True,
    help="For whom: what they may not see is not in it.",
)
@click.option("--jobs", type=click.IntRange(1), default=1, help="How many pictures at a time.")
@AS_OF
def command(path: Path, output: Path, audience: str, jobs: int, as_of: date | None) -> None:
    """Write the design as pages with pictures for its readers.

    The old pages stand until all new ones are written. Files that have not changed are not
    touched, pictures that would look the same are not drawn again, and only
    what archkit wrote is ever removed.
    """
    from archkit.model.vocabulary import Audience
    from archkit.reports._terminal import Paint
    from archkit.site.output import NotOursError
    from archkit.site.progress import with_progress
    from archkit.site.publish import UnsoundError, publish

    workspace = opened(path)
    _insist_on_no_work(output, workspace)
    try:
        done = publish(workspace, output, Audience(audience), as_of, with_progress, jobs)
    except UnsoundError as unsound:
        click.echo(unsound.told(Paint.for_stream(err=True)), err=True)
        raise click.exceptions.Exit(3 if unsound.crashes else 2) from None
    except NotOursError as error:
        raise click.UsageError(
            f"`{error.path}` is not archkit's: move it, or name another folder"
        ) from None
    except OSError as error:
        told = f"cannot write to `{output}`: {error.strerror}; what stood there still does"
        raise click.ClickException(told) from None
    click.echo(
        f"wrote {done.changed} of {done.files} files to {output}, removed {done.removed}:"
        f" open {output / 'index.md'}"
    )


def _insist_on_no_work(output: Path, workspace: "Workspace") -> None:
    """See that the folder, which is replaced as a whole, is not one that somebody works in."""
    place = output.resolve()
    if any(each.is_relative_to(place) for each in (Path.cwd(), workspace.root)):
        raise click.UsageError(
            f"`{output}` is replaced as a whole, and you work in it: name a folder inside it"
        )
