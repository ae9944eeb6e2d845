"""`archkit git external-diff`: what git runs to show how a file of models changed."""

import difflib
import os
from pathlib import Path

import click

from archkit.cli._options import tell
from archkit.diff.one_file import elements_of, file_changes
from archkit.reports._file_diff import changes
from archkit.reports._harmless import harmless_line
from archkit.reports._terminal import Paint


@click.command(
    context_settings={"ignore_unknown_options": True},
    epilog="""\b
Examples:
  git config diff.archkit.command "archkit git external-diff"

`archkit git install` sets it up. What git hands over is told in
https://git-scm.com/docs/git#Documentation/git.txt-GITEXTERNALDIFF
""",
)
@click.argument("path")
@click.argument("given", nargs=-1, metavar="OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE [NEW-PATH]")
def command(path: str, given: tuple[str, ...]) -> None:
    """Show how a file of models changed; git runs this.

    A file that cannot be read is shown line by line.
    """
    if len(given) < len(("old", "hex", "mode", "new", "hex", "mode")):
        click.echo(f"* Unmerged path {path}")
        return
    old, new = _text(given[0]), _text(given[3])
    name = f"{path} -> {given[6]}" if len(given) > 6 else path  # noqa: PLR2004 - as git counts
    before, after = elements_of(old, path), elements_of(new, path)
    if isinstance(before, list) or isinstance(after, list):
        for found, text in ((before, old), (after, new)):
            if isinstance(found, list):
                tell(found, {path: text})
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="")
        click.echo("".join(f"{harmless_line(line)}\n" for line in lines), nl=False)
        return
    click.echo(changes(name, file_changes(before, after), _paint()), nl=False)


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace")


def _paint() -> Paint:
    """Git's pager shows colours, though what is written goes to a pipe."""
    paged = os.environ.get("GIT_PAGER_IN_USE") == "true" and "NO_COLOR" not in os.environ
    return Paint(colours=True) if paged else Paint.for_stream()
