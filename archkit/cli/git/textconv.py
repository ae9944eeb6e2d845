"""`archkit git textconv`: a file of models as git compares it where it shows lines."""

from pathlib import Path

import click

from archkit.diff.one_file import elements_of
from archkit.reports._file_diff import whole


@click.command(
    epilog="""\b
Examples:
  git config diff.archkit.textconv "archkit git textconv"

`archkit git install` sets it up.
"""
)
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print what a file states, a field a line; git runs this.

    The order of keys and lists, comments and ways of quoting are left out, so
    that lines differ only where the design does. A file that cannot be read is
    printed as it is.
    """
    text = file.read_text(encoding="utf-8", errors="replace")
    found = elements_of(text, file.name)
    click.echo(text if isinstance(found, list) else whole(found), nl=False)
