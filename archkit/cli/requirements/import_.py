"""`archkit requirements import`: what a department filled in, back into the models."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from archkit.cli._options import WORKSPACE, loaded_whole, opened, tell
from archkit.exchange.files import NoExcelError, read_table
from archkit.exchange.planning import Plan, plan
from archkit.exchange.rows import Address
from archkit.exchange.writing import ChangedMeanwhileError, write
from archkit.model.loading.load import Loaded
from archkit.reports._changes import diff_lines
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import ENOUGH, Diagnostic

_SHOWN = 5


@click.command(
    epilog="""\b
Examples:
  archkit requirements import needs.xlsx            shows, asks, writes
  archkit requirements import needs.xlsx --dry-run  shows, and writes nothing
  archkit requirements import needs.csv --yes       asks nothing
"""
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@WORKSPACE
def command(file: Path, path: Path, *, dry_run: bool, yes: bool) -> None:
    """Bring a table of requirements back into the models.

    FILE is what `archkit requirements export` wrote and a department filled in. What would change
    is shown first. Where a cell is wrong, all that is wrong is told and nothing is written; a row
    that was deleted deletes nothing.
    """
    if dry_run and yes:
        raise click.UsageError("`--dry-run` writes nothing, `--yes` writes: choose one")
    workspace = opened(path)
    try:
        table = read_table(file)
    except NoExcelError as error:
        raise click.ClickException(str(error)) from None
    if isinstance(table, Diagnostic):
        _refuse([table])
        return
    loaded = loaded_whole(workspace)
    found = plan(table, loaded, workspace)
    if found.problems:
        _refuse(found.problems)
    _show(found, loaded)
    if not found.texts or dry_run:
        return
    if not yes:
        click.confirm("\nWrite this?", abort=True)
    try:
        write(workspace.root, loaded.texts, found.texts)
    except ChangedMeanwhileError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    click.echo(f"wrote {_count(len(found.texts), 'file')}: run `archkit validate`")


def _refuse(problems: Sequence[Diagnostic]) -> None:
    tell(problems[:ENOUGH], {})
    if (more := len(problems) - ENOUGH) > 0:
        click.echo(f"\n{_count(more, 'more mistake')} not shown: mend those above first.", err=True)
    click.echo("\nNothing was written: mend these cells, and import again.", err=True)
    raise click.exceptions.Exit(2)


def _show(found: Plan, loaded: Loaded) -> None:
    paint = Paint.for_stream()
    for file, text in found.texts.items():
        click.echo("\n".join(diff_lines(file, loaded.texts[file], text, paint)))
        click.echo()
    for line in _summary(found):
        click.echo("\n".join(paint.wrapped(line, "", "  ")))


def _summary(found: Plan) -> Iterator[str]:
    if found.texts:
        yield f"{_count(len(found.changed), 'requirement')} changed, {len(found.added)} new."
    else:
        yield "Nothing to change: the models say what the table says."
    if found.stale:
        yield f"Changed in the models since the export, and kept: {_named(found.stale)}."
    if found.absent:
        yield (
            f"Not in the table, and kept: {_named(found.absent)}."
            " To withdraw a requirement, set its status to `retired`."
        )


def _named(addresses: Sequence[Address]) -> str:
    names = ", ".join(f"`{name}`" for _, name in addresses[:_SHOWN])
    more = len(addresses) - _SHOWN
    return f"{names} and {more} more" if more > 0 else names


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
