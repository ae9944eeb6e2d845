"""`archkit commands`: every command, those of groups among them."""

from pathlib import Path

import click

from archkit.cli._options import Folder
from archkit.cli._outputs import write_pages
from archkit.reports._commands import command_lines, command_pages, commands_of
from archkit.reports._terminal import Paint


@click.command(
    epilog="""\b
Examples:
  archkit commands
  archkit commands --output docs/reference/commands
"""
)
@click.option("--output", type=Folder(), help="Write a Markdown page for each into a folder.")
@click.pass_context
def command(context: click.Context, output: Path | None) -> None:
    """List every command in a line, those of groups as well.

    With --output each gets a page with its options and examples, for a site.
    """
    root = click.Context(context.find_root().command, info_name="archkit")
    found = commands_of(root)
    if output is None:
        paint = Paint.for_stream()
        click.echo("\n".join(line for each in found for line in command_lines(each, paint)))
        click.echo("\n`archkit COMMAND --help` tells about one.")
    else:
        pages = command_pages(found)
        write_pages(output, pages)
        click.echo(f"wrote {len(pages) - 1} pages and their index to {output}")
