"""`archkit whatif`: what a few changes would do to the design, without touching a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from archkit.cli._options import AS_OF, WORKSPACE, loaded_whole, opened, tell, today
from archkit.cli._outputs import way_from_repository
from archkit.cli._writing import write_models
from archkit.model.design import Design
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems, Sheet
from archkit.model.loading.yaml_sheet import YamlSheet
from archkit.model.overlay.spoken import Line, Spoken
from archkit.reports._diff import formats, render
from archkit.reports._diff.text import effects
from archkit.reports._report import Manner
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.yaml_file import Document, parse
from archkit.trials.scenarios import load_times, site_down
from archkit.trials.trial import judged, laid_by, tried

SPOKEN = "command line"


class Factor(click.ParamType[float]):
    """How many times as much, as `3x`."""

    name = "factor"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read the factor, or say how it is written."""
        if isinstance(value, float):
            return value
        try:
            factor = float(str(value).lower().removesuffix("x"))
        except ValueError:
            factor = 0.0
        if not 0 < factor < float("inf"):
            self.fail(f"`{value}` is no factor: write it as 3x", param, ctx)
        return factor


@click.command(
    epilog="""\b
Examples:
  archkit whatif --set online-permits.case-service.placed="[app-a, app-b]"
  archkit whatif --unset online-permits.portal.backup --format json
  archkit whatif --without online-permits.case-desk
  archkit whatif --merge online-permits.case-desk online-permits.portal
  archkit whatif --load 3x --site-down dc-a
  archkit whatif second-site.yaml --apply

\b
A patch file has the sections `set`, `unset`, `add`, `remove` and `merge`.
"""
)
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="[FILE]...",
)
@click.option(
    "--set", "sets", multiple=True, metavar="ELEMENT.FIELD=VALUE", help="Let a field state this."
)
@click.option(
    "--unset", "unsets", multiple=True, metavar="ELEMENT.FIELD", help="Let a field state nothing."
)
@click.option(
    "--without", multiple=True, metavar="ELEMENT", help="Remove an element, with what hangs on it."
)
@click.option(
    "--merge", "merges", multiple=True, nargs=2, metavar="A B", help="Let B take the place of A."
)
@click.option(
    "--load", "load", type=Factor(), metavar="3x", help="So many times the load of today."
)
@click.option(
    "--site-down",
    "sites",
    multiple=True,
    metavar="SITE",
    help="Do without what stands at this site.",
)
@click.option("--apply", is_flag=True, help="Write the changes into the files.")
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@WORKSPACE
@AS_OF
def command(
    files: tuple[Path, ...],
    sets: tuple[str, ...],
    unsets: tuple[str, ...],
    without: tuple[str, ...],
    merges: tuple[tuple[str, str], ...],
    load: float | None,
    sites: tuple[str, ...],
    apply: bool,  # noqa: FBT001 - click passes a flag by its name
    form: str,
    path: Path,
    as_of: date | None,
) -> None:
    """Show what a few changes would do.

    The changes are laid over the design in memory, all of them together; every rule is run and
    every requirement judged again. No file is touched unless you say `--apply`.
    """
    if apply and sites:
        raise click.UsageError("`--site-down` is a scenario, and no change that can be written")
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    asked = _Asked(sets, unsets, without, merges, load, sites)
    lines = list(asked.lines(loaded.design))
    if not (lines or files or sites or load):
        raise click.UsageError("say what to change: `--set ELEMENT.FIELD=VALUE`, or a patch file")
    laid = _laid(loaded, lines, files)
    trial = tried(judged(workspace, loaded, as_of or today(workspace)), laid)
    manner = Manner(Paint.for_stream(), folder=way_from_repository(workspace.root))
    is_scenario = not (files or sets or unsets or without or merges)
    if is_scenario and form == "text":
        click.echo(effects(trial.outcome, manner), nl=False)
    else:
        click.echo(render(form, trial.outcome, manner), nl=False)
    if trial.head.result.crashes or trial.base.result.crashes:
        raise click.exceptions.Exit(3)
    if apply:
        write_models(workspace, laid)


@dataclass(frozen=True)
class _Asked:
    """The changes that the options ask for."""

    sets: Iterable[str]
    unsets: Iterable[str]
    without: Iterable[str]
    merges: Iterable[tuple[str, str]]
    load: float | None
    sites: Iterable[str]

    def lines(self, design: Design) -> Iterator[Line]:
        """Each change as a line."""
        for text in self.sets:
            name, equals, value = text.partition("=")
            if not equals:
                raise click.UsageError(f"`{text}` sets nothing: write `--set ELEMENT.FIELD=VALUE`")
            yield Line("set", "--set ", name.strip(), value.strip())
        yield from (Line("unset", "--unset ", each) for each in self.unsets)
        yield from (Line("remove", "--without ", each) for each in self.without)
        yield from (Line("merge", "--merge ", gone, kept, " ") for gone, kept in self.merges)
        for name in self.sites:
            if name not in design.sites:
                close = did_you_mean(name, design.sites)
                hint = f"did you mean `{close}`?" if close else "name one of `sites:`"
                raise click.UsageError(f"there is no site `{name}`: {hint}")
            yield from site_down(design.sites[name], design)
        if self.load is not None:
            yield from load_times(self.load, design)


def _laid(loaded: Loaded, lines: list[Line], files: Iterable[Path]) -> Loaded:
    """The design with the patch.

    Raises:
        click.exceptions.Exit: with code 2, after saying all that is wrong with the patch.
    """
    problems = Problems()
    sheets: list[tuple[Sheet, str]] = []
    if lines:
        spoken = Spoken(SPOKEN, lines, problems)
        sheets.append((spoken, spoken.text))
    for file in files:
        document = parse(file.read_text(encoding="utf-8"), str(file))
        if not isinstance(document, Document):
            tell(document, {str(file): file.read_text(encoding="utf-8")})
            raise click.exceptions.Exit(2)
        sheets.append((YamlSheet(document), document.text))
    laid, wrong = laid_by(loaded, sheets, problems)
    if wrong:
        tell(wrong, {**laid.texts, **{sheet.file: text for sheet, text in sheets}})
        raise click.exceptions.Exit(2)
    return laid
