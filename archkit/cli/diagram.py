"""`archkit diagram`: draw the pictures of a design."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import click

from archkit.analysis.facts import Facts
from archkit.cli._options import WORKSPACE, Day, Folder, loaded_whole, on_terminal, opened, today
from archkit.diagrams.engine import Engine, NoEngine, NoEngineError, engine_or_none, layouts_folder
from archkit.diagrams.format import Format, UnavailableError
from archkit.diagrams.gallery import NoSuchViewError, chosen, format_names, kinds, output_format
from archkit.diagrams.view import View, plural
from archkit.reports._terminal import Paint
from archkit.source.writing import write_texts


@click.command(
    epilog="""\b
Examples:
  archkit diagram                             which pictures there are
  archkit diagram landscape > city.svg        the whole city
  archkit diagram container --solution online-permits > permits.svg
  archkit diagram --all --output pictures     every picture
  archkit diagram --all --solution gis --format png --output pictures

\b
Exit codes: 0 drawn, 2 the input cannot be read, 3 archkit failed.
"""
)
@click.argument("view", required=False)
@click.option("--solution", metavar="ID", help="Of this solution.  [default: of the city]")
@click.option(
    "--format",
    "form",
    type=click.Choice(format_names()),
    default="svg",
    show_default=True,
    help="What to write; `text` is a table of the elements and connections.",
)
@click.option("--all", "every", is_flag=True, help="Draw every picture.")
@click.option("--output", type=Folder(), help="The folder to write into.  [default: print it]")
@click.option("--dot", metavar="PROGRAM", help="Lay out with this program, such as `dot`.")
@click.option("--jobs", type=click.IntRange(1), default=1, help="How many at the same time.")
@click.option("--as-of", type=Day(), help="Show the design as of this day.  [default: today]")
@WORKSPACE
def command(
    view: str | None,
    solution: str | None,
    form: str,
    every: bool,  # noqa: FBT001 - click passes a flag by its name
    output: Path | None,
    dot: str | None,
    jobs: int,
    as_of: date | None,
    path: Path,
) -> None:
    """Draw pictures of a design.

    VIEW is the kind of picture, such as `container`, or the id of one.
    Without it, the pictures there are get listed.
    """
    if view and every:
        raise click.UsageError("`--all` draws every picture: leave out the name of one")
    workspace = opened(path)
    facts = Facts(loaded_whole(workspace).design, as_of or today(workspace))
    try:
        views = list(chosen(facts, workspace.settings.workspace.name, view, solution))
    except NoSuchViewError as error:
        raise click.UsageError(str(error)) from None
    if not view and not every:
        _list(views)
        return
    views = _fitting(views, output_format(form), form)
    written = _written(views, output_format(form), dot, jobs)
    _deliver(written, output, output_format(form))


def _list(views: list[View]) -> None:
    """Tell which pictures there are."""
    wide = max((len(each.id) for each in views), default=0)
    wide = max((len(each.id) for each in views), default=0)
    paint = Paint.for_stream()
    for each in views:
        for line in paint.wrapped(each.title, f"{each.id:<{wide}}  ", " " * (wide + 2)):
            click.echo(line)
    click.echo(f"\n{plural(len(views), 'picture')}; draw one with `archkit diagram ID`", err=True)


def _fitting(views: list[View], form: Format, name: str) -> list[View]:
    """The pictures that a format can write; of the others it is said how many there are."""
    fit = [each for each in views if kinds()[each.kind].graph or not form.graph]
    what = f"`{name}` knows boxes and lines only"
    if not fit:
        raise click.UsageError(
            f"{what}, and a `{views[0].kind}` picture has none: write it as svg, png or text"
        )
    if left := len(views) - len(fit):
        click.echo(f"{what}: {plural(left, 'picture')} of other kinds left out", err=True)
    return fit


def _written(views: list[View], form: Format, dot: str | None, jobs: int) -> dict[str, bytes]:
    """The pictures by their ids."""
    try:
        engine = _engine(dot) if form.needs_layout else NoEngine()
        with ThreadPoolExecutor(jobs) as executor:  # the engine works in processes of its own
            made = list(executor.map(lambda each: form.write(each, engine), views))
    except (NoEngineError, UnavailableError) as error:
        raise click.ClickException(str(error)) from None
    return {each.id: data for each, data in zip(views, made, strict=True)}


def _engine(dot: str | None) -> Engine:
    """The layout engine; without one, pictures are plain, and that is said.

    Raises:
        NoEngineError: where the program of the user's choice is not there.
    """
    engine = Engine(dot, layouts_folder()) if dot else engine_or_none(layouts_folder())
    if not engine.there:
        click.echo(
            "There is no layout engine, so pictures are plain."
            " One comes with the extra `diagrams`: pip install 'archkit[diagrams]'",
            err=True,
        )
    return engine


def _deliver(written: dict[str, bytes], output: Path | None, form: Format) -> None:
    """Write the pictures into a folder, all of them or none, or print the one there is."""
    if output is None:
        if len(written) != 1:
            raise click.UsageError(
                f"there are {len(written)} pictures: say into which folder with --output DIR"
            )
        (data,) = written.values()
        if form.suffix == ".png" and on_terminal():
            raise click.UsageError("a PNG is nothing to read: write it with --output DIR")
        click.echo(data, nl=False)
        return
    try:
        write_texts({output / f"{name}{form.suffix}": data for name, data in written.items()})
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
    click.echo(f"{plural(len(written), 'picture')} in {output}", err=True)
