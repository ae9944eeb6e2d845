"""`archkit requirements export`: requirements as a table for a department to fill in."""

from collections.abc import Sequence
from pathlib import Path

import click

from archkit.cli._options import WORKSPACE, loaded_whole, opened
from archkit.cli._outputs import (
    Output,
    deliver,
    insist_on_a_file_each,
    insist_on_no_model,
)
from archkit.cli._tables import insist_on_workbooks
from archkit.exchange.csv_file import csv_text
from archkit.exchange.rows import Filter, Row, rows
from archkit.model.design import Design
from archkit.model.vocabulary import RequirementKind
from archkit.source.diagnostic import did_you_mean

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="""\b
Examples:
  archkit requirements export --xlsx needs.xlsx
  archkit requirements export --xlsx needs.xlsx --department library
  archkit requirements export --csv needs.csv --kind quality
"""
)
@click.option("--xlsx", type=_FILE, help="Write a workbook, with choices and an explanation.")
@click.option("--csv", type=_FILE, help="Write a file of CSV.")
@click.option("--department", "departments", multiple=True, help="Only what it needs.")
@click.option("--solution", "solutions", multiple=True, help="Only those of this solution.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([each.value for each in RequirementKind]),
    help="Only of a kind.",
)
@WORKSPACE
def command(
    xlsx: Path | None,
    csv: Path | None,
    departments: tuple[str, ...],
    solutions: tuple[str, ...],
    kinds: tuple[str, ...],
    path: Path,
) -> None:
    """Write requirements to a table that a department can fill in."""
    given = {"xlsx": xlsx, "csv": csv}
    outputs = [Output(form, file) for form, file in given.items() if file is not None]
    if not outputs:
        raise click.UsageError("name a file to write: `--xlsx FILE` or `--csv FILE`")
    insist_on_a_file_each(outputs)
    if xlsx is not None:
        insist_on_workbooks()
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    insist_on_no_model(outputs, workspace.root, loaded.texts)
    _insist_on_known(departments, solutions, loaded.design)
    chosen = list(rows(loaded, Filter(departments, solutions, tuple(map(RequirementKind, kinds)))))
    contents: dict[Output, str | bytes] = {}
    for output in outputs:
        made = csv_text(chosen) if output.form == "csv" else _workbook(chosen, loaded.design)
        contents[output] = made
    deliver(contents)
    noun = "requirement" if len(chosen) == 1 else "requirements"
    click.echo(f"wrote {len(chosen)} {noun} to {' and '.join(str(each.path) for each in outputs)}")


def _workbook(chosen: Sequence[Row], design: Design) -> bytes:
    from archkit.exchange.workbook.style import TooLongError
    from archkit.exchange.workbook.writing import workbook_bytes

    try:
        return workbook_bytes(chosen, design)
    except TooLongError as error:
        raise click.ClickException(f"{error}: use `--csv`") from None


def _insist_on_known(
    departments: tuple[str, ...], solutions: tuple[str, ...], design: Design
) -> None:
    """A name that nobody has would choose nothing, in silence."""
    for word, names, known in (
        ("department", departments, design.departments),
        ("solution", solutions, design.solutions),
    ):
        for name in names:
            if name not in known:
                close = did_you_mean(name, known)
                hint = f"did you mean `{close}`?" if close else f"there are {', '.join(known)}"
                raise click.UsageError(f"there is no {word} `{name}`: {hint}")
