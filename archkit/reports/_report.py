"""What a report is."""

from typing import Protocol

from archkit.checking.check import Result


class Report(Protocol):
    """Turns a result into text."""

    def __call__(self, result: Result, *, statistics: bool) -> str:
        """The whole report, ending in a newline."""
