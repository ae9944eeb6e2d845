"""`archkit requirements`: a group; a new file in this folder is a new command of it."""

import click

from archkit.cli._commands import Commands


@click.group(
    cls=Commands,
    package=__name__,
    epilog="""\b
Examples:
  archkit requirements list --verdict unmet
  archkit requirements coverage --by department
  archkit requirements export --csv needs.csv --department library
""",
)
def command() -> None:
    """Tell how requirements stand; exchange them as tables."""
