"""What has become of each row since it was exported: what is to change, and what cannot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from archkit.exchange.columns import SOLUTION, Field
from archkit.exchange.placing import Files
from archkit.exchange.reading import Filled, Reading, required_problems
from archkit.exchange.rows import Address, Row, rows
from archkit.model.design import Design
from archkit.model.loading.load import Loaded
from archkit.source.diagnostic import Diagnostic, did_you_mean


class Change(NamedTuple):
    """A row that is to change a requirement, or to make a new one.

    Attributes:
        filled: The row.
        fields: The fields that it changes.
        is_new: Whether there is no such requirement yet.
    """

    filled: Filled
    fields: frozenset[Field]
    is_new: bool


@dataclass
class Matched:
    """What the rows of a table ask for.

    Attributes:
        changes: What is to change.
        problems: What is wrong.
        stale: Requirements that changed in the models, and not in the table.
        absent: Requirements of the table's solutions that it has no row of.
    """

    changes: list[Change] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    stale: list[Address] = field(default_factory=list)
    absent: list[Address] = field(default_factory=list)


def match(reading: Reading, loaded: Loaded, files: Files) -> Matched:
    """Compare what was read with the requirements as they are now."""
    current = {(row.solution, row.id): row for row in rows(loaded)}
    matched = Matched(problems=[*reading.problems, *_twice(reading.rows)])
    of_known = {each.fingerprint for each in reading.rows if each.address in current}
    for filled in reading.rows:
        before = current.get(filled.address)
        if before is None:
            _match_new(filled, of_known, loaded.design, files, matched)
        else:
            _match_known(filled, before, files, matched)
    solutions = {each.row.solution for each in reading.rows}
    there = {each.address for each in reading.rows}
    matched.absent = [each for each in current if each[0] in solutions and each not in there]
    return matched


def _twice(filled: Iterable[Filled]) -> Iterator[Diagnostic]:
    """Rows of the same requirement, each but the first."""
    first: dict[Address, Filled] = {}
    for each in filled:
        other = first.setdefault(each.address, each)
        if other is not each:
            message = f"`{each.row.id}` of `{each.row.solution}` has two rows"
            related = ((other.at_id, "the other is here"),)
            hint = "keep one of them, or give a new requirement an id that is free"
            yield Diagnostic("duplicate-id", message, each.at_id, hint, related)


def _match_known(filled: Filled, before: Row, files: Files, matched: Matched) -> None:
    changed = _changed(filled, before.cells)
    if not changed and not filled.unread:
        return
    if not filled.fingerprint:
        message = f"there is a requirement `{before.id}` in `{before.solution}` already"
        hint = "give a new requirement an id that is free; to change this one, export it first"
        matched.problems.append(Diagnostic("duplicate-id", message, filled.at_id, hint))
    elif filled.fingerprint == before.fingerprint:
        matched.problems += required_problems(filled)
        _add(Change(filled, changed, is_new=False), files, matched)
    elif filled.fingerprint == filled.row.fingerprint and not filled.unread:
        matched.stale.append(filled.address)
    else:
        message = f"`{before.id}` was changed in the models as well, after this was exported"
        hint = "export it anew, and make your change there"
        at = filled.at(min(changed, default=()))
        matched.problems.append(Diagnostic("conflict", message, at, hint))


def _match_new(
    filled: Filled, of_known: set[str], design: Design, files: Files, matched: Matched
) -> None:
    solution, name = filled.address
    at = filled.at_id
    if solution not in design.solutions:
        close = did_you_mean(solution, design.solutions)
        hint = f"did you mean `{close}`?" if close else "write the id of a solution that is there"
        span = filled.under(SOLUTION)
        message = f"there is no solution `{solution}`"
        matched.problems.append(Diagnostic("unknown-reference", message, span, hint))
    elif filled.fingerprint and filled.fingerprint not in of_known:
        message = f"there is no requirement `{name}` in `{solution}` any more"
        hint = "put its id back as it was, or delete the row; ids are changed in the models"
        matched.problems.append(Diagnostic("unknown-reference", message, at, hint))
    else:  # what was copied has the fingerprint of the row it was copied from
        matched.problems += required_problems(filled)
        _add(Change(filled, frozenset(filled.row.cells), is_new=True), files, matched)


def _changed(filled: Filled, before: Mapping[Field, str]) -> frozenset[Field]:
    now = filled.row.cells
    both = {*now, *before} - filled.unread
    return frozenset(each for each in both if now.get(each) != before.get(each))


def _add(change: Change, files: Files, matched: Matched) -> None:
    """Take a change on, where it is one that can be made."""
    address = change.filled.address
    file = files.home(address) if change.is_new else files.file_of(address)
    if file not in files.documents:
        message = f"`{change.filled.row.id}` is written in Python: no table can change it"
        hint = f"change it in {file}" if file else "write it where its solution is written"
        if change.is_new:
            message = f"`{change.filled.row.solution}` is written in Python: no table can add to it"
        matched.problems.append(Diagnostic("python-model", message, change.filled.at_id, hint))
    elif change.fields:
        matched.changes.append(change)
