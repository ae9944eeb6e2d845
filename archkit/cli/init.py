"""`archkit init`: a workspace that validates clean and teaches by its comments."""

import shutil
import tempfile
from importlib import resources
from pathlib import Path

import click

from archkit.cli._options import Folder
from archkit.model.settings import FILE

TEMPLATE = resources.files("archkit.cli") / "_template"


@click.command(
    epilog="""\b
Examples:
  archkit init my-city
  archkit validate my-city
"""
)
@click.argument("folder", metavar="DIR", type=Folder())
def command(folder: Path) -> None:
    """Make a workspace with a small design that validates clean.

    Nothing that is already in DIR is overwritten.
    """
    if (folder / FILE).exists() or (folder / "models").exists():
        raise click.ClickException(
            f"`{folder}` is a workspace already: choose another folder, or edit what is there"
        )
    try:
        written = _write(folder)
    except OSError as error:
        raise click.ClickException(f"cannot write to `{folder}`: {error.strerror}") from None
    for name in written:
        click.echo(f"wrote {folder / name}")
    click.echo(f"\nNow run `archkit validate {folder}`, then change the models and run it again.")


def _write(folder: Path) -> list[str]:
    """Write the files aside and move them into place, so that nothing is half written."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        resources.as_file(TEMPLATE) as template,
        tempfile.TemporaryDirectory(dir=folder, prefix=".archkit-init-") as aside,
    ):
        copied = Path(aside) / "new"
        shutil.copytree(template, copied)
        # The settings come last: a folder becomes a workspace when all is there.
        for name in ("models", FILE):
            (copied / name).replace(folder / name)
        return sorted(
            path.relative_to(template).as_posix() for path in template.rglob("*") if path.is_file()
        )
