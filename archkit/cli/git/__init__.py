"""`archkit git`: a group; a new file in this folder is a new command of it."""

import click

from archkit.cli._commands import Commands


@click.group(
    cls=Commands,
    package=__name__,
    epilog="""\b
Examples:
  archkit git install              in a clone, once
  archkit git check-merge topic    whether a branch goes together with yours
""",
)
def command() -> None:
    """Let git show changes of the design, and check merges of it."""
