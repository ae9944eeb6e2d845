"""`archkit impact`: who and what is affected when something fails, changes or goes."""

from collections.abc import Callable
from pathlib import Path

import click

from archkit.analysis.consequences.consequences import Consequences
from archkit.analysis.facts import Facts
from archkit.cli._options import WORKSPACE, loaded_whole, opened, today
from archkit.model.names import NoSuchElementError
from archkit.reports._impact import Impact, impact_json, impact_markdown, impact_text
from archkit.reports._terminal import Paint
from archkit.source.place import Place


@click.command(
    epilog="""\b
Examples:
  archkit impact gis.parcels
  archkit impact nodes.app-a --most 5
  archkit impact "online-permits.portal -> case-service"
  archkit impact postgresql-16 --format markdown
"""
)
@click.argument("element")
@WORKSPACE
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=12,
    show_default=True,
    help="How many of each kind to list as text.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def command(element: str, path: Path, most: int, form: str) -> None:
    """Show whom it affects when something fails or goes.

    ELEMENT is anything of the models: a component, connection, journey or solution, a node, site
    or zone, a technology, vendor, team or kind of data. What fails takes down those that wait for
    it without a fallback; who has one copes.
    """
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    try:
        found = loaded.names.named(element)
    except NoSuchElementError as error:
        raise click.UsageError(str(error)) from None
    facts = Facts(loaded.design, today(workspace))
    solution = loaded.design.solution_of(found)
    impact = Impact(
        Consequences(facts, found),
        loaded.origins.locate(Place(found.where)).span,
        solution.tier if solution else None,
    )
    formats: dict[str, Callable[[], str]] = {
        "text": lambda: impact_text(impact, most, Paint.for_stream()),
        "json": lambda: impact_json(impact),
        "markdown": lambda: impact_markdown(impact),
    }
    click.echo(formats[form](), nl=False)
