"""Reports on a design diff: a file here is a format, and has a `REPORT`; `_` is shared."""

import importlib
import pkgutil
from typing import Protocol

from archkit.diff.outcome import Outcome
from archkit.reports._report import Manner


class DiffReport(Protocol):
    """Turns an outcome into text."""

    def __call__(self, outcome: Outcome, manner: Manner) -> str:
        """The whole report, ending in a newline."""


def formats() -> list[str]:
    """The formats there are: a file of this folder each, but for what several share."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in names if not name.startswith("_"))


def render(form: str, outcome: Outcome, manner: Manner) -> str:
    """The report on an outcome in one of the formats."""
    report: DiffReport = importlib.import_module(f"{__name__}.{form}").REPORT
    return report(outcome, manner)
