"""`archkit missing`: what to fill in next."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from archkit.checking.missing import Gap, Survey, survey
from archkit.cli._options import AS_OF, opened, tell, today
from archkit.reports._terminal import Paint


@click.command(
    epilog="""\b
Examples:
  archkit missing                 the twenty that most waits for
  archkit missing --most 5
  archkit missing --format json
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How many to list.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@AS_OF
def command(path: Path, most: int, form: str, as_of: date | None) -> None:
    """List what to fill in next.

    Those fields come first for which most judgements wait. A field that several elements would
    take over from one archetype is listed once.
    """
    workspace = opened(path)
    found = survey(workspace, as_of or today(workspace))
    if found.diagnostics:
        tell(found.diagnostics, found.texts)
        click.echo(err=True)
    click.echo(_FORMATS[form](found, most), nl=False)
    if found.crashed:
        click.echo(f"Not asked, for they crashed: {', '.join(found.crashed)}.", err=True)
    if found.crashed or found.diagnostics:
        raise click.exceptions.Exit(3 if found.crashed else 2)


def _text(found: Survey, most: int) -> str:
    if not found.gaps:
        return "Nothing is missing: every rule could judge every element.\n"
    paint = Paint.for_stream()
    lines = [line for gap in found.gaps[:most] for line in _lines(gap, paint)]
    return "\n".join([*lines, *_closing(found.gaps, most)]) + "\n"


def _lines(gap: Gap, paint: Paint) -> Iterator[str]:
    elements = len(gap.elements)
    times = f" ({elements} elements)" if elements > 1 else ""
    yield paint(f"`{gap.field}` of {gap.owner.word} `{gap.owner.name}`{times}", "bold")
    yield f"  --> {gap.at}"
    rules = ", ".join(
        rule if len(waiting) == 1 else f"{rule} on {len(waiting)} elements"
        for rule, waiting in sorted(gap.waiting.items())
    )
    yield from paint.wrapped(rules, "  = waiting: ", "             ")
    if gap.requirements:
        yield f"  = {_count(len(gap.requirements), 'requirement')} on it"
    yield ""


def _closing(gaps: Sequence[Gap], most: int) -> Iterator[str]:
    left = len(gaps) - most
    judgements = sum(gap.judgements for gap in gaps)
    wait = "waits" if judgements == 1 else "wait"
    noun = "judgement" if judgements == 1 else "judgements"
    more = f"; {left} more are not listed (`--most`)" if left > 0 else ""
    yield f"{len(gaps)} missing, for which {judgements} {noun} {wait}{more}."


def _count(number: int, word: str) -> str:
    return f"{number} {word} rests" if number == 1 else f"{number} {word}s rest"


def _json(found: Survey, most: int) -> str:
    return json.dumps([_data(gap) for gap in found.gaps[:most]], indent=2) + "\n"


def _data(gap: Gap) -> dict[str, object]:
    return {
        "on": {"kind": gap.owner.word, "name": gap.owner.name},
        "field": gap.field,
        "place": {"file": gap.at.file, "line": gap.at.line, "column": gap.at.column},
        "elements": sorted(gap.elements),
        "waiting": {rule: sorted(waiting) for rule, waiting in sorted(gap.waiting.items())},
        "requirements": sorted(gap.requirements),
    }


_FORMATS: dict[str, Callable[[Survey, int], str]] = {"text": _text, "json": _json}
