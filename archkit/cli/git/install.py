"""`archkit git install`: set up a clone, so that git shows and checks the design."""

from pathlib import Path

import click

from archkit.cli._options import WORKSPACE
from archkit.cli.git._setup import settle
from archkit.source.git_setup import install


@click.command(
    epilog="""\b
Examples:
  archkit git install
  archkit git install --workspace city

It changes the configuration and the hooks of this clone alone, and the file
.gitattributes, to be committed for everybody. A clone where this was not run
shows lines as before.

\b
Exit codes: 0 all is set up, 1 something is left to do by hand, 2 it cannot be
done.
"""
)
@WORKSPACE
@click.pass_context
def command(ctx: click.Context, path: Path) -> None:
    """Let git show elements, and check merges, in this clone.

    What is there already stays: a hook of yours is told, and not touched.
    """
    done = settle(path, install)
    click.echo("\n`git diff` now shows elements; so does `git log -p --ext-diff`.")
    ctx.exit(1 if any(each.by_hand for each in done) else 0)
