"""What a report is, and how one is made."""

import importlib
from dataclasses import dataclass, field
from typing import Protocol

from archkit.checking.check import Result
from archkit.model.settings import FailOn
from archkit.reports._terminal import Paint


@dataclass(frozen=True)
class Manner:
    """How a result is to be told.

    Attributes:
        paint: The colours and width of text for people.
        fail_on: From which severity on a finding fails the run.
        statistics: Whether text for people ends in a table of how each rule fared.
        folder: The way from the root of the repository to the workspace, ending in a slash, or
            nothing: services that show findings beside the code want their paths from there.
    """

    paint: Paint = field(default_factory=Paint)
    fail_on: FailOn = FailOn.ERROR
    statistics: bool = False
    folder: str = ""


class Report(Protocol):
    """Turns a result into text."""

    def __call__(self, result: Result, manner: Manner) -> str:
        """The whole report, ending in a newline."""


def render(form: str, result: Result, manner: Manner) -> str:
    """The report on a result in one of the formats."""
    report: Report = importlib.import_module(f"archkit.reports.{form}").REPORT
    return report(result, manner)
