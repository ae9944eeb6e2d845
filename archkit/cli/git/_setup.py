"""What `install` and `uninstall` share."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from archkit.cli._options import opened
from archkit.source.git import Repository
from archkit.source.git_process import GitError
from archkit.source.git_setup import Kept


def settle(
    path: Path, work: Callable[[Repository, Path, Sequence[str]], Iterator[Kept]]
) -> list[Kept]:
    """Do it for the workspace around a path, and say what became of each part.

    Raises:
        click.UsageError: where there is no repository, or git refuses.
        click.ClickException: where a file cannot be written.
    """
    workspace = opened(path)
    done: list[Kept] = []
    try:
        repository = Repository.around(workspace.root)
        for each in work(repository, workspace.root, workspace.settings.workspace.models):
            click.echo(f"{each.what}: {each.did}", err=each.by_hand)
            done.append(each)
    except GitError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    except OSError as error:
        said = f"cannot write `{error.filename}`: {error.strerror}"
        raise click.ClickException(said) from None
    return done
