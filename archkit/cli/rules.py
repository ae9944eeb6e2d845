"""`archkit rules`: every rule in one line, as data, or as pages for a site."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from archkit.checking.check import pages
from archkit.reports._page import index_markdown, page_markdown
from archkit.rules.catalogue import FAMILIES
from archkit.rules.rule import Page
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit rules
  archkit rules --family security
  archkit rules --format json
  archkit rules --output docs/rules
"""
)
@click.option(
    "--family",
    type=click.Choice([*FAMILIES.values(), *FAMILIES], case_sensitive=False),
    metavar="FAMILY",
    help=f"Only the rules of a family: {', '.join(FAMILIES.values())}.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="As lines, or as data.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a Markdown page for each rule into a folder, with an index.",
)
def command(family: str | None, form: str, output: Path | None) -> None:
    """List every rule with its severity."""
    chosen = [page for page in pages() if family is None or _in_family(page, family)]
    if output is None:
        click.echo(_FORMATS[form](chosen), nl=False)
        return
    try:
        _write(output, _pages(chosen))
    except OSError as error:
        raise click.ClickException(f"cannot write to `{output}`: {error.strerror}") from None
    click.echo(f"wrote {len(chosen)} pages and their index to {output}")


def _in_family(page: Page, family: str) -> bool:
    return family.lower() in (page.family.lower(), FAMILIES.get(page.family, ""))


def _text(chosen: Sequence[Page]) -> str:
    lines = [f"{page.id}  {page.name:<32}  {_severity(page)}" for page in chosen]
    count = f"{len(chosen)} rule{'s' * (len(chosen) != 1)}"
    return "\n".join([*lines, "", f"{count}. `archkit explain RULE` tells about one."]) + "\n"


def _severity(page: Page) -> str:
    """How much a finding matters, in few enough words for a line."""
    critical, other = page.severity_at(1), page.severity_at(4)
    level = critical if critical == other else f"{critical}, in tiers 3 and 4 {other}"
    return level + ", off by default" * page.optional


def _json(chosen: Sequence[Page]) -> str:
    return json.dumps([_data(page) for page in chosen], indent=2) + "\n"


def _data(page: Page) -> dict[str, object]:
    return {
        "id": page.id,
        "name": page.name,
        "family": FAMILIES.get(page.family, "completeness"),
        "severity": {"tiers 1-2": page.severity_at(1), "tiers 3-4": page.severity_at(4)},
        "optional": page.optional,
        "waivable_by": page.waivable_by.value,
        "summary": page.summary,
        "traces_to": list(page.traces_to),
    }


def _pages(chosen: Sequence[Page]) -> dict[str, str]:
    """The text of each file of the pages for a site."""
    each = {f"{page.id}.md": page_markdown(page) for page in chosen}
    return {"index.md": index_markdown(chosen, FAMILIES), **each}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the pages, and remove those of rules that are no more."""
    for path in folder.glob("[A-Z][A-Z][A-Z]-[0-9][0-9][0-9].md"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        write_text(folder / name, text)


_FORMATS: dict[str, Callable[[Sequence[Page]], str]] = {
    "text": _text,
    "json": _json,
}
