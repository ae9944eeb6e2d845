"""`archkit site`: write the design as pages that a department reads."""

from datetime import date
from pathlib import Path

import click

from archkit.cli._options import Day, Folder, opened, tell, today

AUDIENCES = ("public", "staff", "restricted")
"""The words of `Audience`, whose module would bring the whole language with it."""


@click.command(
    epilog="""\b
Examples:
  archkit site --output docs/design
  archkit site --output public/design --audience public
"""
)
@click.option(
    "--workspace",
    "path",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    help="Where the models are.  [default: the workspace around this folder]",
)
@click.option("--output", type=Folder(), required=True, help="The folder to write into.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="staff",
    show_default=True,
    help="For whom: what they may not see is not in it.",
)
@click.option("--as-of", type=Day(), help="Judge dates as of this day.  [default: today]")
def command(path: Path, output: Path, audience: str, as_of: date | None) -> None:
    """Write the design as Markdown pages for its readers.

    Files that have not changed are not touched, and only what archkit wrote is ever removed.
    """
    from archkit.model.vocabulary import Audience
    from archkit.site.book import open_book
    from archkit.site.build import built
    from archkit.site.output import NotOursError, write_site

    workspace = opened(path)
    book = open_book(workspace, as_of or today(workspace), Audience(audience))
    if book.result.diagnostics:
        tell(book.result.diagnostics, book.result.texts)
        click.echo("\nMend the input first: nothing was written.", err=True)
        raise click.exceptions.Exit(2)
    if book.result.crashes:
        for crash in book.result.crashes:
            click.echo(f"{crash}\nA rule failed: nothing was written.", err=True)
        raise click.exceptions.Exit(3)
    try:
        done = write_site(output, built(book))
    except NotOursError as error:
        raise click.UsageError(
            f"`{error.path}` is not archkit's: move it, or name another folder"
        ) from None
    except OSError as error:
        raise click.ClickException(f"cannot write to `{output}`: {error.strerror}") from None
    click.echo(
        f"wrote {done.changed} of {done.files} files to {output}, removed {done.removed}:"
        f" open {output / 'index.md'}"
    )
