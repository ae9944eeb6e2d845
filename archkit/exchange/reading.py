"""A table that somebody filled in becomes rows, or problems at their cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from archkit.exchange.cells import CellError, meant, settled
from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, Column, Field, Shape, columns
from archkit.exchange.given import Cell, CellSpan, Table
from archkit.exchange.rows import Row
from archkit.exchange.typed import text_of
from archkit.source.diagnostic import Diagnostic, did_you_mean

_OWN: Final = (SOLUTION, ID, FINGERPRINT)


@dataclass(frozen=True)
class Filled:
    """A row as somebody filled it in.

    Attributes:
        row: What its cells say; a cell that cannot be read is left out.
        fingerprint: What the row was when it was exported; empty for a new one.
        number: Which row of the table it is.
        table: The table.
        headings: The column of each heading.
        unread: The fields whose cells cannot be read, which has been told.
    """

    row: Row
    fingerprint: str
    number: int
    table: Table
    headings: Mapping[str, int]
    unread: frozenset[Field] = frozenset()

    @property
    def address(self) -> tuple[str, str]:
        """The solution's id and its own."""
        return self.row.solution, self.row.id

    @property
    def at_id(self) -> CellSpan:
        """The cell of its id."""
        return self.under(ID)

    def under(self, heading: str) -> CellSpan:
        """The cell under a heading."""
        return self.table.at(self.number, self.headings[heading]).under(heading)

    def at(self, path: Sequence[str | int]) -> CellSpan:
        """The cell of a field, or of what stands inside it or around it; else that of the id."""
        inside = [each for each in columns() if tuple(path[: len(each.field)]) == each.field]
        around = [each for each in columns() if path and each.field[: len(path)] == tuple(path)]
        empty = [each for each in around if each.field not in self.row.cells]
        for column in (*inside, *empty, *around):
            return self.under(column.heading)
        return self.at_id


@dataclass
class Reading:
    """What was read of a table.

    Attributes:
        rows: Its rows.
        problems: What is wrong with it.
    """

    rows: list[Filled] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read(table: Table) -> Reading:
    """Read the rows of a table; where its headings are wrong, nothing but that."""
    reading = Reading(problems=list(table.problems))
    if not table.rows:
        span = table.at(1, 1)
        hint = "export the requirements anew, and fill in what comes"
        reading.problems.append(Diagnostic("empty-table", "the table is empty", span, hint))
        return reading
    heading, *others = sorted(table.rows)
    found = _headings(table, heading, reading.problems)
    if found is None:
        return reading
    for number in others:
        if filled := _filled(table, number, found, reading.problems):
            reading.rows.append(filled)
    return reading


def _headings(table: Table, number: int, problems: list[Diagnostic]) -> dict[str, int] | None:
    """The column of each heading; None where one is missing, twice or not known."""
    known = [SOLUTION, ID, *(each.heading for each in columns()), FINGERPRINT]
    found: dict[str, int] = {}
    before = len(problems)
    for at, cell in sorted(table.rows[number].items()):
        name, span = str(cell.value).strip(), table.at(number, at)
        if name not in known:
            close = did_you_mean(name, known)
            hint = f"did you mean `{close}`?" if close else "take the column out"
            problems.append(Diagnostic("unknown-column", _unknown(name), span, hint))
        elif name in found:
            message = f"there are two columns `{name}`"
            problems.append(Diagnostic("duplicate-column", message, span, "keep one of them"))
        found.setdefault(name, at)
    span = table.at(number, 1)
    for name in known:
        if name not in found:
            message = f"the column `{name}` is missing"
            hint = "put it back, or export anew; a column that is not needed can be hidden"
            problems.append(Diagnostic("missing-column", message, span, hint))
    return found if len(problems) == before else None


def _unknown(name: str) -> str:
    return f"`{name}` is no column of this table"


class _Told(NamedTuple):
    text: str
    problem: Diagnostic | None


def _filled(
    table: Table, number: int, headings: Mapping[str, int], problems: list[Diagnostic]
) -> Filled | None:
    """A row; None where it does not say whose it is, which is told."""
    cells = table.rows[number]
    known = {at: each for each in columns() for at in (headings[each.heading],)}
    names = {at: name for name, at in headings.items()}
    stray = [at for at in cells if at not in names]
    for at in stray:
        message = "this cell stands under no heading"
        problems.append(Diagnostic("unknown-column", message, table.at(number, at), "empty it"))

    def told(at: int, shape: Shape, column: Column | None = None) -> _Told:
        return _told(cells.get(at), table.at(number, at).under(names[at]), shape, column)

    own = {name: told(headings[name], Shape.TEXT) for name in _OWN}
    read = {each.field: told(at, each.shape, each) for at, each in known.items()}
    problems += (each.problem for each in (*own.values(), *read.values()) if each.problem)
    if all(each in stray for each in cells):
        return None
    for name in (SOLUTION, ID):
        if not own[name].text and not own[name].problem:
            problems.append(_nameless(name, table.at(number, headings[name]).under(name)))
    if not (own[SOLUTION].text and own[ID].text):
        return None
    said = {at: each.text for at, each in read.items() if each.text and not each.problem}
    unread = frozenset(at for at, each in read.items() if each.problem)
    row = Row(own[SOLUTION].text, own[ID].text, said)
    return Filled(row, own[FINGERPRINT].text, number, table, headings, unread)


def _told(cell: Cell | None, span: CellSpan, shape: Shape, column: Column | None) -> _Told:
    """The text of a cell, and what is wrong with it."""
    if cell is None:
        return _Told("", None)
    try:
        text = settled(text_of(cell, shape))
        if column is not None:
            meant(text, column)
    except CellError as error:
        return _Told("", Diagnostic("invalid-cell", str(error), span, error.hint))
    return _Told(text, None)


def _nameless(name: str, span: CellSpan) -> Diagnostic:
    hint = "say which solution it is of" if name == SOLUTION else "give it an id that is free"
    return Diagnostic("missing-field", f"this row has no `{name}`", span, hint)


def required_problems(filled: Filled) -> Iterator[Diagnostic]:
    """What every requirement says and a row does not."""
    for column in columns():
        if column.required and column.field not in {*filled.row.cells, *filled.unread}:
            message = f"every requirement has a `{column.heading}`"
            yield Diagnostic("missing-field", message, filled.at(column.field), "fill it in")
