"""What several commands share: reading dates and rule names, opening the workspace.

Light to import: `archkit validate` needs no more of archkit where it knows the answer.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from archkit.source import looks

if TYPE_CHECKING:
    from archkit.checking.rule_set import RuleSet
    from archkit.model.loading.load import Loaded
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
            self.fail("it names no rule: write ids, names, families or frameworks", param, ctx)
        return words


class Folder(click.Path):
    """A folder to write into. An empty name is a mistake, such as a variable that is not set."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Take the name, or say that there is none."""
        if not os.fspath(value).strip():
            self.fail("it names no folder: write `.` for the one you are in", param, ctx)
        return super().convert(value, param, ctx)


class Asked(NamedTuple):
    """What `archkit validate` is asked."""

    path: Path
    form: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
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


def loaded_whole(workspace: "Workspace") -> "Loaded":
    """The design of a workspace, read as a whole.

    Raises:
        click.exceptions.Exit: with code 2, after saying what could not be read.
    """
    from archkit.model.loading.load import load

    loaded = load(workspace)
    if loaded.diagnostics:
        tell(loaded.diagnostics, loaded.texts)
        click.echo("\nMend the input first: the design was not read as a whole.", err=True)
        raise click.exceptions.Exit(2)
    return loaded


def rules_around(path: Path) -> "RuleSet":
    """The rules of the workspace around a path; those that come with archkit where there is none.

    What is wrong with the workspace's own is told on standard error: who runs a command that needs
    rules ends it with `insist_on_sound_rules`.

    Raises:
        click.exceptions.Exit: with code 2, where the settings cannot be used.
    """
    from archkit.checking.rule_set import rule_set
    from archkit.model.settings import FILE
    from archkit.source.files import find_upward

    inside = find_upward(path.resolve(), FILE) is not None
    workspace = opened(path) if inside else None
    found = rule_set(workspace)
    if workspace is not None and found.diagnostics:
        tell(found.diagnostics, {**found.texts, FILE: workspace.sheet.text})
        click.echo(err=True)
    return found


def insist_on_sound_rules(rules: "RuleSet") -> None:
    """End with code 2 where a rule of the workspace's own cannot be used, which has been told.

    Raises:
        click.exceptions.Exit: with code 2.
    """
    if rules.diagnostics:
        raise click.exceptions.Exit(2)


_of_workspace = partial(
    click.option,
    "--workspace",
    "path",
    type=click.Path(path_type=Path, exists=True),
    default=".",
)
_AROUND = "[default: the workspace around this folder]"
WORKSPACE = _of_workspace(help=f"Where the models are.  {_AROUND}")
WHOSE_RULES = _of_workspace(help=f"Whose own rules are meant as well.  {_AROUND}")
AS_OF = click.option("--as-of", type=Day(), help="Judge dates as of this day.  [default: today]")


def tell(diagnostics: Iterable["Diagnostic"], texts: Mapping[str, str]) -> None:
    """Say on standard error what is wrong with the input."""
    from archkit.reports._terminal import Paint, diagnostic_lines

    paint = Paint.for_stream(err=True)
    blocks = (diagnostic_lines(each, texts, paint) for each in diagnostics)
    click.echo("\n\n".join("\n".join(block) for block in blocks), err=True)


def today(workspace: "Workspace") -> date:
    """Today in the workspace's time zone."""
    return date.fromisoformat(looks.day(workspace.settings.workspace.timezone))
