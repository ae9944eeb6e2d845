"""`archkit tactics`: what can be proposed where a requirement is unmet."""

from pathlib import Path

import click

from archkit.reports._tactics import tactic_lines, tactic_text, tactics_markdown
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text
from archkit.tactics.catalogue import tactics


@click.command(
    epilog="""\b
Examples:
  archkit tactics
  archkit tactics second-placement
  archkit tactics --output tactics.md
"""
)
@click.argument("tactic", required=False)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the pages of all tactics to a file, as Markdown.",
)
def command(tactic: str | None, output: Path | None) -> None:
    """List the tactics, or show the page of one.

    A tactic is what architects do where a requirement is unmet: when it applies, what it costs,
    what it harms. `archkit propose` tries them.
    """
    paint = Paint.for_stream()
    if output is not None:
        try:
            write_text(output, tactics_markdown())
        except OSError as error:
            raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
        return
    known = {each.id: each for each in tactics()}
    if tactic is None:
        click.echo(f"{len(known)} tactics, by what they are for:")
        click.echo("\n".join(tactic_lines(tactics(), paint)))
    elif tactic in known:
        click.echo(tactic_text(known[tactic], paint))
    else:
        close = did_you_mean(tactic, known)
        hint = f"did you mean `{close}`?" if close else "`archkit tactics` lists them"
        raise click.UsageError(f"there is no tactic `{tactic}`: {hint}")
