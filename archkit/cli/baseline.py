"""`archkit baseline`: live with what a design had before archkit came, and fail on what is new."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from archkit.checking.baseline import is_recordable
from archkit.checking.baseline_file import Entry, as_text, read_baseline
from archkit.checking.check import Result, check
from archkit.cli._options import AS_OF, opened, tell, today
from archkit.model.settings import BASELINE
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit baseline            record what is found today
  archkit baseline --prune    drop what has been mended since
  archkit validate            fails only on what is new

\b
The file is for review: it has a line for each finding that it hides.
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option("--prune", is_flag=True, help="Only drop the entries that no longer hold.")
@AS_OF
def command(path: Path, prune: bool, as_of: date | None) -> None:  # noqa: FBT001 - click passes a flag by its name
    """Record today's findings, so that only new ones fail.

    A finding that matters more than on the day it was recorded is new again. What the city may not
    waive is not recorded, and an entry that no longer holds is a finding itself (GOV-009).
    """
    workspace = opened(path)
    before = read_baseline(workspace)
    if prune and before.sheet is None and not before.diagnostics:
        raise click.ClickException(f"there is no {BASELINE} to prune: `archkit baseline` makes one")
    result = check(workspace, as_of or today(workspace), known=before if prune else None)
    _insist_on_a_whole_run(result)
    entries = result.baseline if prune else _recorded(result)
    _keep(workspace.root / BASELINE, entries)
    click.echo("\n".join(_pruned(before.entries, entries) if prune else _told(result, entries)))


def _insist_on_a_whole_run(result: Result) -> None:
    """Record nothing of a design that was not read, or not judged, as a whole."""
    if result.diagnostics:
        tell(result.diagnostics, result.texts)
        click.echo("\nThe baseline was left as it is: mend the input first.", err=True)
    elif result.crashes:
        rules = ", ".join(sorted({crash.rule for crash in result.crashes}))
        click.echo(f"The baseline was left as it is: {rules} crashed.", err=True)
        click.echo("`archkit validate` tells more.", err=True)
    if result.diagnostics or result.crashes:
        raise click.exceptions.Exit(3 if result.crashes else 2)


def _recorded(result: Result) -> dict[str, Entry]:
    findings = (each.finding for each in result.findings)
    return {each.fingerprint: Entry.of(each) for each in findings if is_recordable(each)}


def _keep(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write the file; a baseline that hides nothing needs none."""
    if path.is_symlink():  # it may lead out of the workspace
        raise click.ClickException(f"{BASELINE} is a link: put a file in its place, or remove it")
    try:
        if entries:
            write_text(path, as_text(entries))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot write `{path}`: {error.strerror}") from None


def _told(result: Result, entries: Mapping[str, Entry]) -> Iterator[str]:
    if entries:
        yield f"wrote {BASELINE}: {_counted(entries)} hidden from now on"
    else:
        yield f"there is nothing to hide, so there is no {BASELINE}"
    live = (each.finding for each in result.findings if each.finding.waived_by is None)
    left = Counter(each.page.id for each in live if not is_recordable(each))
    if left:
        rules = ", ".join(f"{rule} ({count})" for rule, count in sorted(left.items()))
        yield f"not recorded, since the city may not waive them: {rules}"


def _pruned(before: Mapping[str, Entry], entries: Mapping[str, Entry]) -> Iterator[str]:
    dropped = len(before) - len(entries)
    narrowed = sum(before[each] != entry for each, entry in entries.items())
    if not dropped and not narrowed:
        yield f"nothing to drop: {_counted(entries)} still hidden"
        return
    yield f"dropped {dropped}, narrowed {narrowed}: {_counted(entries)} still hidden"
    if not entries:
        yield f"removed {BASELINE}"


def _counted(entries: Mapping[str, Entry]) -> str:
    return f"{len(entries)} finding{'s' * (len(entries) != 1)}"
