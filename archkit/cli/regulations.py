"""`archkit regulations`: what law and policy say, as facts with source, grade and days."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

from archkit.analysis.regulations import shipped
from archkit.checking.amendments import amended
from archkit.checking.rule_set import rule_set
from archkit.cli._options import Day, opened, tell, today
from archkit.model.loading.sheet import Problems
from archkit.model.regulation import Fact, Value, Version, shown
from archkit.model.settings import FILE
from archkit.model.workspace import Workspace
from archkit.reports._regulations import facts_markdown, facts_text
from archkit.reports._terminal import Paint
from archkit.rules.rule import Page
from archkit.source.files import find_upward


@click.command(
    epilog="""\b
Examples:
  archkit regulations
  archkit regulations --as-of 2027-04-26
  archkit regulations my-city --format json
  archkit regulations --output docs/regulations.md
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--as-of", type=Day(), help="As they stand on this day.  [default: today]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a Markdown page of the facts that come with archkit.",
)
def command(path: Path, form: str, as_of: date | None, output: Path | None) -> None:
    """List what law and policy say, as the rules know it."""
    if output is not None:
        _write(output, facts_markdown(tuple(shipped().values())))
        return
    workspace = _around(path)
    facts = _known(workspace)
    day = as_of or (today(workspace) if workspace else datetime.now(UTC).date())
    if form == "json":
        pages = rule_set(workspace).pages
        click.echo(json.dumps([_data(each, day, pages) for each in facts.values()], indent=2))
        return
    click.echo(facts_text(facts.values(), day, Paint.for_stream()))
    click.echo(f"\n{len(facts)} facts as of {day}. This is no legal advice.")


def _around(path: Path) -> Workspace | None:
    """The workspace around a path, if there is one."""
    return None if find_upward(path.resolve(), FILE) is None else opened(path)


def _known(workspace: Workspace | None) -> Mapping[str, Fact]:
    """The facts as a workspace knows them."""
    if workspace is None:
        return shipped()
    problems = Problems()
    facts = {**shipped(), **amended(workspace, problems)}
    if problems.found:
        tell(problems.diagnostics(), {FILE: workspace.sheet.text})
        raise click.exceptions.Exit(2)
    return facts


def _data(fact: Fact, as_of: date, pages: Iterable[Page]) -> dict[str, object]:
    standing = fact.standing(as_of)
    return {
        "id": fact.id,
        "title": fact.title,
        **_version(standing),
        "in_force": standing.in_force(as_of),
        "as_of": str(as_of),
        "note": fact.note,
        "versions": [_version(each) for each in fact.versions],
        "rules": [page.id for page in pages if fact.id in page.regulations],
    }


def _version(version: Version) -> dict[str, object]:
    return {
        "value": None if version.value is None else _plain(version.value),
        "effective_from": _day(version.effective_from),
        "effective_until": _day(version.effective_until),
        "source": version.source,
        "grade": version.grade.value,
        "unverified": list(version.unverified),
        "recorded_on": _day(version.recorded_on),
        "checked_on": _day(version.checked_on),
    }


def _plain(value: Value) -> int | str | list[str]:
    """A value as JSON writes it."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else shown(value)


def _day(given: object) -> str | None:
    return None if given is None else str(given)


def _write(output: Path, text: str) -> None:
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
