"""A study of options for the terminal: who leads first, then why, then each option's figures."""

from collections.abc import Iterator

from archkit.reports._options import StudyReport
from archkit.reports._options._said import (
    REQUIREMENTS,
    changed,
    conclusion,
    described,
    figures,
    heading,
    notes,
    points_table,
    sensitivity_lines,
)
from archkit.reports._report import Manner
from archkit.reports._table import as_text
from archkit.reports._terminal import Paint
from archkit.trials.options.study import Study


def write(study: Study, manner: Manner) -> str:
    """The whole study as text."""
    return "\n".join(_lines(study, manner.paint)) + "\n"


def _lines(study: Study, paint: Paint) -> Iterator[str]:
    yield from (paint(line, "bold") for line in paint.wrapped(heading(study), "", "  "))
    for each in conclusion(study):
        yield from paint.wrapped(each, "", "  ")
    if study.weighing.weights:
        yield ""
        yield paint("Points", "bold")
        yield from (f"  {line}" for line in as_text(points_table(study), _inner(paint)).split("\n"))
    if lines := sensitivity_lines(study):
        yield paint("How firm that is", "bold")
        for each in lines:
            yield from paint.wrapped(each, "  ", "    ")
        yield ""
    yield from _options(study, paint)
    for each in notes(study):
        yield ""
        yield from paint.wrapped(each, "Note: ", "  ")


def _inner(paint: Paint) -> Paint:
    return paint._replace(width=paint.width - 2)


def _options(study: Study, paint: Paint) -> Iterator[str]:
    rows = figures(study)
    width = max(len(each.name) for each in rows)
    for at, (name, tried) in enumerate(study.tried.items()):
        if at:
            yield ""
        first, *rest = paint.wrapped(described(tried), f"{name}  ", "  ")
        yield from (paint(line, "bold") for line in (first, *rest))
        if tried.option.description is not None:
            yield from paint.wrapped(tried.option.description, "  ", "  ")
        for row in rows:
            before = f"  {row.name:<{width}}  "
            yield from paint.wrapped(row.cells[at], before, " " * len(before))
            for turn in changed(tried) if row.name == REQUIREMENTS else ():
                yield from paint.wrapped(turn, " " * len(before), " " * (len(before) + 2))


REPORT: StudyReport = write
