"""`archkit propose`: what would mend an unmet requirement, verified."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from archkit.analysis.verdicts.verdict import Standing, Verdict
from archkit.checking.appraisal import NoSuchRequirementError
from archkit.checking.own.tactics import known_tactics
from archkit.checking.prices import prices_of
from archkit.cli._options import AS_OF, WORKSPACE, loaded_whole, opened, tell, today
from archkit.cli._outputs import Output, deliver
from archkit.cli._writing import write_models
from archkit.diff.side import Side
from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace
from archkit.reports._front import front_json, front_svg, front_text
from archkit.reports._proposals import proposals_json, proposals_text
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.trials.front import FrontSearch, NoFigureError
from archkit.trials.search import Found, Search
from archkit.trials.trial import judged


@click.command(
    epilog="""\b
Examples:
  archkit propose                    for every unmet requirement
  archkit propose PERMIT-021
  archkit propose online-permits.PERMIT-021 --most 5 --format json
  archkit propose PERMIT-021 --apply --choose 2
  archkit propose PERMIT-021 --pareto --plot front.svg
"""
)
@click.argument("requirement", required=False)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How many proposals to look for.",
)
@click.option(
    "--tries",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="How many designs to judge for each requirement.",
)
@click.option("--apply", is_flag=True, help="Write a proposal into the files.")
@click.option(
    "--choose",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Which proposal to write.",
)
@click.option(
    "--pareto",
    is_flag=True,
    help="Tell the front of cost against the quality, met or not.",
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg",
    help="Draw that front.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@WORKSPACE
@AS_OF
def command(
    requirement: str | None,
    most: int,
    tries: int,
    apply: bool,  # noqa: FBT001 - click passes a flag by its name
    choose: int,
    pareto: bool,  # noqa: FBT001 - click passes a flag by its name
    plot: Path | None,
    form: str,
    path: Path,
    as_of: date | None,
) -> None:
    """Propose changes that mend unmet requirements.

    Each proposal was applied to the design in memory and judged by every rule: it makes the
    requirement met, no other one worse, and brings in no error. The cheapest come first, by the
    prices in archkit.toml.
    """
    for flag, given in (("--apply", apply), ("--pareto", pareto)):
        if given and requirement is None:
            raise click.UsageError(f"say which requirement: `archkit propose REQUIREMENT {flag}`")
    if plot is not None and not pareto:
        raise click.UsageError("`--plot` draws the front: write `--pareto` as well")
    if apply and pareto:
        raise click.UsageError("`--pareto` tells what there is to choose from, and applies nothing")
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    problems = Problems()
    prices = prices_of(workspace, problems)
    known = known_tactics(workspace, problems)
    if wrong := problems.diagnostics():
        tell(wrong, loaded.texts)
        raise click.exceptions.Exit(2)
    base = judged(workspace, loaded, as_of or today(workspace))
    if pareto and requirement is not None:
        _tell_front(FrontSearch(base, prices, tries, known), _named(base, requirement), form, plot)
        return
    search = Search(base, prices, max(most, choose if apply else 1), tries, known)
    found = [search.of(each) for each in _asked(base, requirement)]
    if not found:
        click.echo("Every requirement is met, or cannot be judged: there is nothing to mend.")
        return
    text = proposals_json(found) if form == "json" else proposals_text(found, Paint.for_stream())
    click.echo(text, nl=False)
    if apply:
        _apply(found[0], choose, workspace)


def _asked(base: Side, name: str | None) -> Sequence[Verdict]:
    """The verdicts on the requirements to mend."""
    if name is None:
        return [each for each in base.appraisal.verdicts if each.standing is Standing.UNMET]
    verdict = _named(base, name)
    if verdict.standing is not Standing.UNMET:
        address = verdict.requirement.address
        why = f"`archkit why {address}` tells more"
        raise click.UsageError(f"`{address}` is not unmet, but {verdict.standing.value}: {why}")
    return [verdict]


def _named(base: Side, name: str) -> Verdict:
    try:
        return base.appraisal.named(name)
    except NoSuchRequirementError as error:
        raise click.UsageError(_which(name, error)) from None


def _tell_front(search: FrontSearch, verdict: Verdict, form: str, plot: Path | None) -> None:
    try:
        front = search.of(verdict)
    except NoFigureError:
        address = verdict.requirement.address
        message = f"`{address}` has no figure that changes could move"
        raise click.UsageError(f"{message}: `archkit why {address}` tells more") from None
    told = front_json(front) if form == "json" else front_text(front, Paint.for_stream())
    click.echo(told, nl=False)
    if plot is not None:
        deliver({Output("svg", plot): front_svg(front)})


def _which(name: str, error: NoSuchRequirementError) -> str:
    if error.several:
        return f"several requirements are called `{name}`: write {' or '.join(error.several)}"
    close = did_you_mean(name, error.known)
    hint = f"did you mean `{close}`?" if close else "`archkit requirements list` lists them"
    return f"there is no requirement `{name}`: {hint}"


def _apply(found: Found, choose: int, workspace: Workspace) -> None:
    if len(found.proposals) < choose:
        click.echo("\nNothing was written: there is no such proposal.", err=True)
        raise click.exceptions.Exit(1)
    laid = found.proposals[choose - 1].trial.head.loaded
    write_models(workspace, laid)
