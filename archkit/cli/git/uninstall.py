"""`archkit git uninstall`: take away what `archkit git install` set up."""

from pathlib import Path

import click

from archkit.cli._options import WORKSPACE
from archkit.cli.git._setup import settle
from archkit.source.git_setup import uninstall


@click.command(
    epilog="""\b
Examples:
  archkit git uninstall

What others set up, such as a hook of yours, stays.
"""
)
@WORKSPACE
def command(path: Path) -> None:
    """Take away what `archkit git install` set up in this clone."""
    if not settle(path, uninstall):
        click.echo("There is nothing of it here.")
