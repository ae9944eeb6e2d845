"""What the commands that list requirements share: which are meant, and how they are written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from archkit.analysis.traceability import Trace, trace
from archkit.checking.appraisal import Appraisal, appraise
from archkit.cli._options import Day, opened, tell, today
from archkit.model.workspace import Workspace
from archkit.reports._matrix import DIMENSIONS
from archkit.reports._table import FORMATS, Table
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text

_Command = TypeVar("_Command", bound=Callable[..., Any])

WORKSPACE: Final = click.option(
    "--workspace",
    "path",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    help="Where the models are.  [default: the workspace around this folder]",
)
AS_OF: Final = click.option(
    "--as-of", type=Day(), help="Judge dates as of this day.  [default: today]"
)
FORM: Final = click.option(
    "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True
)
OUTPUT: Final = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file."
)


@dataclass(frozen=True)
class Survey:
    """The requirements that are meant, and the workspace and appraisal they come from."""

    workspace: Workspace
    appraisal: Appraisal
    traces: list[Trace]


def filters(command: _Command) -> _Command:
    """The options that choose requirements: of each, several values may be given."""
    for name in reversed([*DIMENSIONS]):
        option = click.option(f"--{name}", name, multiple=True, help=f"Only of this {name}.")
        command = option(command)
    return command


def surveyed(path: Path, as_of: date | None, chosen: dict[str, tuple[str, ...]]) -> Survey:
    """The requirements of a workspace that fit every filter.

    Raises:
        click.UsageError: where a filter names what no requirement has.
    """
    workspace = opened(path)
    appraisal = appraise(workspace, as_of or today(workspace))
    if appraisal.diagnostics:
        tell(appraisal.diagnostics, appraisal.texts)
        click.echo(err=True)
    traces = [trace(each, appraisal.facts) for each in appraisal.verdicts]
    for name, wanted in chosen.items():
        of = DIMENSIONS[name]
        insist_on_known(name, wanted, {of(each) for each in traces})
        traces = [each for each in traces if not wanted or of(each) in wanted]
    return Survey(workspace, appraisal, traces)


def insist_on_known(word: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    """A value that no requirement has would choose nothing, in silence.

    Raises:
        click.UsageError: where there is one.
    """
    there = sorted(filter(None, known))
    for name in wanted:
        if name not in there:
            close = did_you_mean(name, there)
            hint = f"did you mean `{close}`?" if close else f"there are {', '.join(there)}"
            raise click.UsageError(f"no requirement is of the {word} `{name}`: {hint}")


def hand_over(tables: Iterable[Table], form: str, output: Path | None) -> None:
    """Print the tables, or write them to a file whole."""
    paint = Paint.for_stream() if output is None else Paint()
    text = "\n".join(FORMATS[form](table, paint) for table in tables)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
    click.echo(f"wrote {output}")


def insist_on_sound(appraisal: Appraisal) -> None:
    """End with code 2 where part of the input could not be read, which has been told.

    Raises:
        click.exceptions.Exit: with code 2.
    """
    if appraisal.diagnostics:
        raise click.exceptions.Exit(2)
