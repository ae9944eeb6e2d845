"""`archkit owners`: who answers for which file, as code platforms read it."""

from pathlib import Path

import click

from archkit.cli._options import WORKSPACE, loaded_whole, opened
from archkit.cli._outputs import way_from_repository
from archkit.diff.codeowners import Owned, owned
from archkit.source.writing import write_text

_SHOWN = 5


@click.command(
    epilog="""\b
Examples:
  archkit owners
  archkit owners --output .github/CODEOWNERS
  archkit owners --output .github/CODEOWNERS --check

\b
Handles stand in archkit.toml, by role or by name:
  [handles]
  "Architecture review board" = "@example/architecture-board"

\b
It ends with 1 where somebody has no handle, or where the file is out of date.
"""
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it to a file, such as .github/CODEOWNERS.",
)
@click.option("--check", is_flag=True, help="Write nothing; see whether the file is up to date.")
@WORKSPACE
def command(output: Path | None, check: bool, path: Path) -> None:  # noqa: FBT001 - click passes a flag by its name
    """Write a CODEOWNERS file from the models.

    The owners of a solution answer for its files, a department for the data that it owns, whoever
    may accept a risk for waivers, and the board for settings, own rules and registries.
    """
    if check and output is None:
        raise click.UsageError("`--check` needs the file: add `--output .github/CODEOWNERS`")
    workspace = opened(path)
    prefix = way_from_repository(workspace.root)
    found = owned(loaded_whole(workspace), workspace.settings, prefix)
    if output is None:
        click.echo(found.text, nl=False)
    elif check:
        _insist_on_same(output, found.text)
    else:
        _write(output, found.text)
    _tell_who_has_no_handle(found)


def _insist_on_same(output: Path, text: str) -> None:
    try:
        same = output.read_bytes() == text.encode()
    except OSError:
        same = False
    if not same:
        raise click.ClickException(
            f"`{output}` is out of date: run `archkit owners --output {output}`"
        )
    click.echo(f"`{output}` is up to date.", err=True)


def _write(output: Path, text: str) -> None:
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
    click.echo(f"wrote {output}", err=True)


def _tell_who_has_no_handle(found: Owned) -> None:
    roles = found.unknown
    if roles:
        more = f" and {len(roles) - _SHOWN} more" if len(roles) > _SHOWN else ""
        click.echo(f"no handle: {', '.join(roles[:_SHOWN])}{more}", err=True)
        click.echo("Give each one under [handles] in archkit.toml.", err=True)
        raise click.exceptions.Exit(1)
