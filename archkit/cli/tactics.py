"""`archkit tactics`: what can be proposed where a requirement is unmet."""

from collections.abc import Sequence
from pathlib import Path

import click

from archkit.checking.own.tactics import known_tactics
from archkit.cli._options import WORKSPACE, opened, tell
from archkit.model.loading.sheet import Problems
from archkit.model.settings import FILE
from archkit.reports._tactics import tactic_lines, tactic_text, tactics_markdown
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.files import find_upward
from archkit.source.writing import write_text
from archkit.tactics.catalogue import tactics
from archkit.tactics.tactic import Tactic
from archkit.trials.proof import faults_of


@click.command(
    epilog="""\b
Examples:
  archkit tactics
  archkit tactics second-placement
  archkit tactics --output tactics.md
  archkit tactics --prove

\b
Tactics of your own: `[own-tactics]` with `python = ["tactics/*.py"]` in
archkit.toml. Running these files executes code.
"""
)
@click.argument("tactic", required=False)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the pages of all tactics to a file, as Markdown.",
)
@click.option("--prove", is_flag=True, help="Try the examples of your own tactics.")
@WORKSPACE
def command(tactic: str | None, output: Path | None, prove: bool, path: Path) -> None:  # noqa: FBT001 - click passes a flag by its name
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
    every = _tactics_around(path)
    known = {each.id: each for each in every}
    if prove:
        _prove([each for each in every if each not in tactics()])
        return
    if tactic is None:
        click.echo(f"{len(known)} tactics, by what they are for:")
        click.echo("\n".join(tactic_lines(every, paint)))
    elif tactic in known:
        click.echo(tactic_text(known[tactic], paint))
    else:
        close = did_you_mean(tactic, known)
        hint = f"did you mean `{close}`?" if close else "`archkit tactics` lists them"
        raise click.UsageError(f"there is no tactic `{tactic}`: {hint}")


def _tactics_around(path: Path) -> Sequence[Tactic]:
    """The tactics of the workspace around a path; archkit's alone where there is none.

    Raises:
        click.exceptions.Exit: with code 2, after saying what is wrong with the workspace's own.
    """
    if find_upward(path.resolve(), FILE) is None:
        return tactics()
    problems = Problems()
    found = known_tactics(opened(path), problems)
    if wrong := problems.diagnostics():
        tell(wrong, {})
        raise click.exceptions.Exit(2)
    return found


def _prove(own: Sequence[Tactic]) -> None:
    faults = [f"{each.id}: {fault}" for each in own for fault in faults_of(each)]
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(f"The examples of {len(own)} own tactic{'s' * (len(own) != 1)} are as they say.")
