"""What the commands that list requirements share: which are meant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from archkit.analysis.traceability import Trace, trace
from archkit.checking.appraisal import Appraisal, appraise
from archkit.cli._options import opened, tell, today
from archkit.model.workspace import Workspace
from archkit.reports._matrix import DIMENSIONS
from archkit.source.diagnostic import did_you_mean

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class Survey:
    """The requirements that are meant, and the workspace and appraisal they come from."""

    workspace: Workspace
    appraisal: Appraisal
    traces: list[Trace]


def filters(command: _Command) -> _Command:
    """The options that choose requirements: of each, several values may be given."""
    for name in reversed([*DIMENSIONS]):
        option = click.option(f"--{name}", name, multiple=True, help=f"Only of this {name}.")
        command = option(command)
    return command


def surveyed(path: Path, as_of: date | None, chosen: dict[str, tuple[str, ...]]) -> Survey:
    """The requirements of a workspace that fit every filter.

    Raises:
        click.UsageError: where a filter names what no requirement has.
    """
    workspace = opened(path)
    appraisal = appraise(workspace, as_of or today(workspace))
    if appraisal.diagnostics:
        tell(appraisal.diagnostics, appraisal.texts)
        click.echo(err=True)
    traces = [trace(each, appraisal.facts) for each in appraisal.verdicts]
    for name, wanted in chosen.items():
        of = DIMENSIONS[name]
        insist_on_known(name, wanted, {of(each) for each in traces})
        traces = [each for each in traces if not wanted or of(each) in wanted]
    return Survey(workspace, appraisal, traces)


def insist_on_known(word: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    """A value that no requirement has would choose nothing, in silence.

    Raises:
        click.UsageError: where there is one.
    """
    there = sorted(filter(None, known))
    for name in wanted:
        if name not in there:
            close = did_you_mean(name, there)
            hint = f"did you mean `{close}`?" if close else f"there are {', '.join(there)}"
            raise click.UsageError(f"no requirement is of the {word} `{name}`: {hint}")


def insist_on_sound(appraisal: Appraisal) -> None:
    """End with code 2 where part of the input could not be read, which has been told.

    Raises:
        click.exceptions.Exit: with code 2.
    """
    if appraisal.diagnostics:
        raise click.exceptions.Exit(2)
