"""Writes an overlaid design into the files of models, or says why not."""

import click

from archkit.cli._options import tell
from archkit.model.loading.load import Loaded
from archkit.model.workspace import Workspace
from archkit.trials.writing import CannotWriteError, write


def write_models(workspace: Workspace, laid: Loaded) -> None:
    """Write it, all files or none, and say which.

    Raises:
        click.exceptions.Exit: with code 2, after saying what cannot be written.
        click.ClickException: where a file cannot be.
    """
    try:
        written = write(workspace, laid)
    except CannotWriteError as error:
        tell(error.problems, laid.texts)
        click.echo("\nNothing was written.", err=True)
        raise click.exceptions.Exit(2) from None
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    click.echo(f"Written: {', '.join(written)}." if written else "Nothing to write.", err=True)
