"""What the commands that print tables share: in which format, and where to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from archkit.cli._outputs import Output, deliver
from archkit.exchange.files import NoExcelError, insist_on_excel
from archkit.reports._table import FORMATS, Table
from archkit.reports._terminal import Paint

_XLSX: Final = "xlsx"

FORM: Final = click.option(
    "--format", "form", type=click.Choice([*FORMATS, _XLSX]), default="text", show_default=True
)
OUTPUT: Final = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file."
)


def insist_on_a_file(form: str, output: Path | None) -> None:
    """See that a workbook can be made, and goes to a file: said before anything is worked out.

    Raises:
        click.UsageError: where it would go to the terminal.
        click.ClickException: where what makes workbooks is not installed.
    """
    if form != _XLSX:
        return
    if output is None:
        raise click.UsageError("a workbook goes to a file: add `--output FILE.xlsx`")
    insist_on_workbooks()


def insist_on_workbooks() -> None:
    """See that workbooks can be made.

    Raises:
        click.ClickException: where what makes them is not installed.
    """
    try:
        insist_on_excel()
    except NoExcelError as error:
        raise click.ClickException(str(error)) from None


def hand_over(tables: Sequence[Table], form: str, output: Path | None) -> None:
    """Print the tables, or write them to a file whole."""
    paint = Paint.for_stream() if output is None else Paint()
    made = _workbook(tables) if form == _XLSX else _text(tables, form, paint)
    if output is not None:
        deliver({Output(form, output): made})
        click.echo(f"wrote {output}")
    else:
        click.echo(made, nl=False)


def _text(tables: Sequence[Table], form: str, paint: Paint) -> str:
    return "\n".join(FORMATS[form](table, paint) for table in tables)


def _workbook(tables: Sequence[Table]) -> bytes:
    from archkit.reports._workbook import as_workbook

    return as_workbook(tables)
