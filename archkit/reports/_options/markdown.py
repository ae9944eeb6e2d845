"""A study of options as Markdown: who leads, the points, how firm that is, and the figures."""

from collections.abc import Iterator

from archkit.reports._markdown_cells import escaped
from archkit.reports._options import StudyReport
from archkit.reports._options._said import (
    conclusion,
    criterion_words,
    described,
    figures,
    heading,
    notes,
    points_table,
    sensitivity_lines,
)
from archkit.reports._report import Manner
from archkit.reports._table import Table, as_markdown
from archkit.trials.options.study import Study


def write(study: Study, manner: Manner) -> str:
    """The whole study as Markdown."""
    del manner
    head = [f"# {escaped(heading(study))}", "", *(escaped(each) for each in conclusion(study))]
    return "\n".join([*head, "", *sections(study)]) + "\n"


def sections(study: Study) -> Iterator[str]:
    """What follows the first sentences, each part under a heading."""
    yield as_markdown(figures_table(study))
    yield "## Criteria\n"
    for name, each in study.criteria.items():
        yield f"- {escaped(criterion_words(name, each))}"
    yield ""
    if study.weighing.weights:
        yield as_markdown(points_table(study))
    if lines := sensitivity_lines(study):
        yield "## How firm that is\n"
        yield from (f"- {escaped(each)}" for each in lines)
        yield ""
    yield from (f"{escaped(each)}\n" for each in notes(study))


def figures_table(study: Study) -> Table:
    """What each option comes to, an option a column."""
    headings = ("", *(f"{name} {described(each)}" for name, each in study.tried.items()))
    return Table(
        "What each comes to", headings, [(each.name, *each.cells) for each in figures(study)]
    )


REPORT: StudyReport = write
