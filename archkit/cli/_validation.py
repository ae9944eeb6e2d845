"""What `archkit validate` does where it does not know the answer: load, judge and report."""

from dataclasses import replace
from pathlib import Path

import click

from archkit.checking.baseline_file import read_baseline
from archkit.checking.cache import Answer
from archkit.checking.check import Result, check
from archkit.checking.narrowing import NothingThereError, narrowed
from archkit.checking.profiles import UnknownProfileError
from archkit.checking.selection import UnknownRuleError
from archkit.checking.verdict import exit_code
from archkit.cli._options import Asked, opened, today
from archkit.cli._outputs import Output, deliver, insist_on_no_model, way_from_repository
from archkit.model.settings import FailOn
from archkit.model.workspace import Workspace
from archkit.reports._report import Manner, render
from archkit.reports._terminal import Paint


def judged(asked: Asked, outputs: tuple[Output, ...] = ()) -> Answer:
    """Judge the workspace, write the reports that go to files, and return the one that is printed.

    Raises:
        click.UsageError: where the options name what is not there.
        click.exceptions.Exit: where there is no workspace to judge; why has been told.
    """
    workspace = opened(asked.path)
    known = None if asked.ignore_baseline else read_baseline(workspace)
    as_of = asked.as_of or today(workspace)
    try:
        whole = check(workspace, as_of, asked.select, asked.ignore, known, asked.profile)
        result = narrowed(whole, _inside(workspace, asked.path))
    except (UnknownRuleError, UnknownProfileError) as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    except NothingThereError as error:
        raise click.UsageError(str(error)) from None
    limit = FailOn(asked.fail_on or workspace.settings.validate_.fail_on)
    way = way_from_repository(workspace.root)
    manner = Manner(Paint.for_stream(), limit, asked.statistics, way)
    _write(outputs, workspace, result, replace(manner, paint=Paint()))
    return Answer(render(asked.form, result, manner).encode(), exit_code(result, limit))


def _inside(workspace: Workspace, path: Path) -> str:
    """The part of the workspace that a path asks for; the path may also lie above it."""
    return workspace.relative(path) if path.is_relative_to(workspace.root) else "."


def _write(
    outputs: tuple[Output, ...], workspace: Workspace, result: Result, manner: Manner
) -> None:
    insist_on_no_model(outputs, workspace.root, {*result.texts, *result.unread})
    deliver({output: render(output.form, result, manner) for output in outputs})
