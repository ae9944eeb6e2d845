"""Changes become texts of files: what nobody changed keeps its every character."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, cast

from archkit.exchange.cells import meant
from archkit.exchange.columns import Field, columns
from archkit.exchange.matching import Change
from archkit.exchange.placing import Files, neighbour
from archkit.exchange.rows import SECTION
from archkit.source.diagnostic import Diagnostic
from archkit.source.yaml_edits import EditError, rewritten
from archkit.source.yaml_file import Document

Raw = dict[str, Any]  # Any: what YAML holds, before validation


@dataclass
class Applied:
    """What came of changes.

    Attributes:
        documents: The new content of each file that changes.
        changes: The changes of each file.
        problems: What cannot be written.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def apply(changes: Iterable[Change], files: Files) -> Applied:
    """Make the changes, in texts alone."""
    applied = Applied()
    data: dict[str, Raw] = {}
    for change in changes:
        address = change.filled.address
        file = (files.home(address) if change.is_new else None) or files.file_of(address)
        if file not in data:
            data[file] = copy.deepcopy(files.documents[file].data)
        applied.changes.setdefault(file, []).append(change)
        data[file] = _made(change, data[file])
    for file, changes_of_file in sorted(applied.changes.items()):
        try:
            text = rewritten(files.documents[file], data[file])
        except EditError as error:
            applied.problems.append(_not_written(error, file, changes_of_file))
        else:
            applied.documents[file] = Document(file, text, data[file])
    return applied


def _made(change: Change, data: Raw) -> Raw:
    """The data of a file with a change made."""
    name = change.filled.row.id
    section: Raw = data.get(SECTION) or {}
    fields = {each: change.filled.row.cells.get(each, "") for each in change.fields}
    if change.is_new:
        behind = neighbour(name, section)
        section = _put(section, name, changed({}, fields), [behind] if behind else [])
    else:
        section = {**section, name: changed(section[name], fields)}
    if SECTION in data:
        return {**data, SECTION: section}
    return _put(data, SECTION, section, [key for key in data if key not in _BELOW])


_BELOW: Final = ("components", "connections", "journeys", "risks", "waivers", "approvals", "views")
"""What stands below the requirements in a solution's file, as a rule."""


def changed(raw: Raw, fields: Mapping[Field, str]) -> Raw:
    """What a requirement states, with other texts in some of its cells; an empty one is taken out.

    What is new comes in the order of the class, and a part of which nothing is left goes.
    """
    made = copy.deepcopy(raw)
    for column in columns():
        if column.field in fields:
            made = _with(made, column.field, meant(fields[column.field], column))
    return made


def _with(raw: Raw, at: Field, value: object, outer: Field = ()) -> Raw:
    """A mapping with a value at a field; without the field where there is no value."""
    step, *further = at
    if further:
        value = _with(raw.get(step) or {}, tuple(further), value, (*outer, step)) or None
    if value is None:
        return {key: each for key, each in raw.items() if key != step}
    if step in raw:
        return {**raw, step: value}
    ranks = _ranks(outer)
    return _put(raw, step, value, [key for key in raw if ranks.get(key, 0) < ranks[step]])


@cache
def _ranks(outer: Field) -> Mapping[str, int]:
    """The order of the fields of the class that stands at a field."""
    depth = len(outer)
    inside = [each.field for each in columns() if each.field[:depth] == outer]
    return {name: rank for rank, name in enumerate(dict.fromkeys(each[depth] for each in inside))}


def _put(mapping: Raw, key: str, value: object, behind: Sequence[str]) -> Raw:
    """A mapping with one more key, behind the last of some that it has, or else in front."""
    at = max((number for number, each in enumerate(mapping, 1) if each in behind), default=0)
    items = list(mapping.items())
    return dict([*items[:at], (key, value), *items[at:]])


def _not_written(error: EditError, file: str, changes: Sequence[Change]) -> Diagnostic:
    """What cannot be written, at the cell that asks for it where that is known."""
    section, *rest = error.path or ("",)
    known = {each.filled.row.id: each.filled for each in changes}
    inside = section == SECTION and bool(rest) and rest[0] in known
    filled = known[cast(str, rest[0])] if inside else changes[0].filled
    span = filled.at(tuple(rest[1:])) if inside else filled.at_id
    message = f"this cannot be written into {file}: {error}"
    return Diagnostic("cannot-edit", message, span, "make this change there, by hand")
