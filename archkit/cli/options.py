"""`archkit options`: the options of a solution side by side, weighed by its criteria."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import click

from archkit.cli._options import AS_OF, WORKSPACE, loaded_whole, opened, today
from archkit.cli._outputs import Output, deliver
from archkit.diagrams.scatter import scattered
from archkit.diagrams.sheet import svg
from archkit.model.design import Design
from archkit.model.loading.load import Loaded
from archkit.model.solution import Solution
from archkit.model.workspace import Workspace
from archkit.reports._options import formats, render
from archkit.reports._options._plot import study_view
from archkit.reports._options._record import Record
from archkit.reports._options._record import record as drafted
from archkit.reports._report import Manner
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text
from archkit.trials.options.study import Study, study
from archkit.trials.trial import judged

_NUMBER: Final = re.compile(r"(\d{4})-")


@click.command(
    epilog="""\b
Examples:
  archkit options online-permits
  archkit options online-permits --format markdown
  archkit options online-permits --plot options.svg
  archkit options online-permits --record
"""
)
@click.argument("solution")
@click.option("--record", is_flag=True, help="Draft the decision record, with the figures in it.")
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg",
    help="Draw what each costs against its points.",
)
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@WORKSPACE
@AS_OF
def command(
    solution: str,
    record: bool,  # noqa: FBT001 - click passes a flag by its name
    plot: Path | None,
    form: str,
    path: Path,
    as_of: date | None,
) -> None:
    """Compare the options of a SOLUTION.

    Each option is laid over the design in memory; every rule is run and every requirement judged
    again. The criteria give points by their weights. What is not known is nowhere counted as
    nought: the points then lie between two bounds, and so does the place.
    """
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    chosen = _with_options(solution, loaded.design)
    base = judged(workspace, loaded, as_of or today(workspace))
    found = study(base, chosen)
    click.echo(render(form, found, Manner(Paint.for_stream())), nl=False)
    if plot is not None:
        _draw(found, plot)
    if record:
        draft = drafted(found)
        click.echo(f"Written: {_written(workspace, loaded, draft)}.", err=True)


def _draw(found: Study, plot: Path) -> None:
    view = study_view(found)
    if view is None:
        raise click.UsageError(
            "there is nothing to draw: no criterion has a weight, or no cost is known"
        )
    deliver({Output("svg", plot): svg(view, scattered(view))})


def _with_options(name: str, design: Design) -> Solution:
    if name not in design.solutions:
        close = did_you_mean(name, design.solutions)
        hint = f"did you mean `{close}`?" if close else "name one of the solutions"
        raise click.UsageError(f"there is no solution `{name}`: {hint}")
    chosen = design.solutions[name]
    if not chosen.options:
        having = [each.id for each in design.solutions.values() if each.options]
        others = f"; {', '.join(having)} have some" if having else ""
        raise click.UsageError(f"`{name}` has no `options:` to compare{others}")
    return chosen


def _written(workspace: Workspace, loaded: Loaded, draft: Record) -> str:
    """Write a decision record beside the others, under the next number; returns its file.

    Raises:
        click.ClickException: where there is one of that name, or it cannot be written.
    """
    files = [spot.sheet.file for _, spot in loaded.sources.decisions.values()]
    folders = Counter(file.rpartition("/")[0] for file in files)
    usual = f"{workspace.settings.workspace.models[0]}/decisions"
    folder = min(folders, key=lambda each: (-folders[each], each), default=usual)
    there = sorted(each.name for each in (workspace.root / folder).glob("*.md"))
    same = [each for each in there if _NUMBER.sub("", each, count=1) == f"{draft.name}.md"]
    if same:
        raise click.ClickException(
            f"there is a record of that already, and it stays as it is: {folder}/{same[0]}"
        )
    names = [*loaded.sources.decisions, *there]
    last = max((int(found[1]) for each in names if (found := _NUMBER.match(each))), default=0)
    file = f"{folder}/{last + 1:04}-{draft.name}.md"
    try:
        write_text(workspace.root / file, draft.text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    return file
