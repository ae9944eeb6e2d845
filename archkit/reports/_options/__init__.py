"""Reports on a study of options: a file here is a format, and has a `REPORT`; `_` is shared."""

import importlib
import pkgutil
from typing import Protocol

from archkit.reports._report import Manner
from archkit.trials.options.study import Study


class StudyReport(Protocol):
    """Turns a study into text."""

    def __call__(self, study: Study, manner: Manner) -> str:
        """The whole report, ending in a newline."""


def formats() -> list[str]:
    """The formats there are: a file of this folder each, but for what several share."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in names if not name.startswith("_"))


def render(form: str, study: Study, manner: Manner) -> str:
    """The report on a study in one of the formats."""
    report: StudyReport = importlib.import_module(f"{__name__}.{form}").REPORT
    return report(study, manner)
