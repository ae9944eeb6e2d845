"""`archkit requirements export`: requirements as a table for a department to fill in."""

from pathlib import Path

import click

from archkit.cli._options import loaded_whole, opened
from archkit.exchange.csv_file import csv_text
from archkit.exchange.rows import Filter, rows
from archkit.model.design import Design
from archkit.model.vocabulary import RequirementKind
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit requirements export --csv needs.csv
  archkit requirements export --csv needs.csv --department library
"""
)
@click.option("--csv", type=click.Path(path_type=Path, dir_okay=False), help="A file to write.")
@click.option("--department", "departments", multiple=True, help="Only what it needs.")
@click.option("--solution", "solutions", multiple=True, help="Only those of this solution.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([each.value for each in RequirementKind]),
    help="Only of a kind.",
)
@click.option(
    "--workspace",
    "path",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    help="The workspace.  [default: the one around this folder]",
)
def command(
    csv: Path | None,
    departments: tuple[str, ...],
    solutions: tuple[str, ...],
    kinds: tuple[str, ...],
    path: Path,
) -> None:
    """Write requirements to a table that a department can fill in."""
    if csv is None:
        raise click.UsageError("name a file to write: `--csv FILE`")
    loaded = loaded_whole(opened(path))
    _insist_on_known(departments, solutions, loaded.design)
    chosen = list(rows(loaded, Filter(departments, solutions, tuple(map(RequirementKind, kinds)))))
    try:
        write_text(csv, csv_text(chosen))
    except OSError as error:
        raise click.ClickException(f"cannot write `{csv}`: {error.strerror}") from None
    noun = "requirement" if len(chosen) == 1 else "requirements"
    click.echo(f"wrote {len(chosen)} {noun} to {csv}")


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
