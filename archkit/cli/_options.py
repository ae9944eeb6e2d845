"""What several commands share: reading dates and rule names, opening the workspace.

Light to import: `archkit validate` needs no more of archkit where it knows the answer.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from archkit.source import looks

if TYPE_CHECKING:
    from archkit.model.workspace import Workspace
    from archkit.source.diagnostic import Diagnostic


class Day(click.ParamType[date]):
    """A day as `2027-04-26`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or say how it is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{value}` is no date: write it as 2027-04-26", param, ctx)


class Words(click.ParamType[tuple[str, ...]]):
    """Words with commas between."""

    name = "rules"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Split the words, or say that there is none."""
        if isinstance(value, tuple):
            return value
        words = tuple(word.strip() for word in str(value).split(",") if word.strip())
        if not words:
            self.fail("it names no rule: write ids, names or families", param, ctx)
        return words


class Asked(NamedTuple):
    """What `archkit validate` is asked."""

    path: Path
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    ignore_baseline: bool
    as_of: date | None
    statistics: bool


def on_terminal() -> bool:
    """Whether what is printed goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def medium() -> tuple[object, ...]:
    """All that decides how a text is set: whether it goes to a terminal, how wide, in colour."""
    if not on_terminal():
        return ()
    told = tuple(os.environ.get(each) for each in ("COLUMNS", "NO_COLOR", "TERM"))
    return (os.get_terminal_size(sys.stdout.fileno()), *told)


def opened(path: Path) -> "Workspace":
    """The workspace that a path belongs to.

    Raises:
        click.exceptions.Exit: with code 2, after saying why there is none.
    """
    from archkit.model.workspace import WorkspaceError, open_workspace

    try:
        return open_workspace(path.resolve())
    except WorkspaceError as error:
        tell(error.diagnostics, error.texts)
        raise click.exceptions.Exit(2) from None


def tell(diagnostics: Iterable["Diagnostic"], texts: Mapping[str, str]) -> None:
    """Say on standard error what is wrong with the input."""
    from archkit.reports._terminal import Paint, diagnostic_lines

    paint = Paint.for_stream(err=True)
    blocks = (diagnostic_lines(each, texts, paint) for each in diagnostics)
    click.echo("\n\n".join("\n".join(block) for block in blocks), err=True)


def today(workspace: "Workspace") -> date:
    """Today in the workspace's time zone."""
    return date.fromisoformat(looks.day(workspace.settings.workspace.timezone))
