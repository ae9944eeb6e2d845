"""From a table to the texts that the files are to have, or to what is wrong with its cells.

The design is made anew of the texts, so that a cell is judged as the line that it becomes: there is
one truth about what a requirement may say, and it is the model's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archkit.exchange.applying import Applied, apply
from archkit.exchange.given import CellSpan, Table
from archkit.exchange.matching import match
from archkit.exchange.placing import Files
from archkit.exchange.reading import read
from archkit.exchange.rows import SECTION, Address
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.sheet import step_into
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, Span
from archkit.source.spans import Locator

_INSIDE = " is missing here"


@dataclass
class Plan:
    """What an import would do.

    Attributes:
        texts: The new text of each file that changes.
        changed: Requirements that change.
        added: Requirements that are new.
        stale: Requirements that changed in the models, and not in the table: they stay.
        absent: Requirements of the table's solutions that it has no row of: they stay.
        problems: What is wrong; where there is anything, nothing may be written.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    changed: list[Address] = field(default_factory=list)
    added: list[Address] = field(default_factory=list)
    stale: Sequence[Address] = ()
    absent: Sequence[Address] = ()
    problems: list[Diagnostic] = field(default_factory=list)


def plan(table: Table, loaded: Loaded, workspace: Workspace) -> Plan:
    """Work out what it takes to bring a table into the models, which are sound."""
    files = Files(loaded)
    matched = match(read(table), loaded, files)
    applied = apply(matched.changes, files)
    problems = [*matched.problems, *applied.problems]
    texts = {file: each.text for file, each in applied.documents.items()}
    if texts:
        told = {each.span for each in problems}
        wrong = load(workspace, instead=texts).diagnostics
        problems += [each for each in _at_cells(wrong, applied) if each.span not in told]
    return Plan(
        texts,
        [each.filled.address for each in matched.changes if not each.is_new],
        [each.filled.address for each in matched.changes if each.is_new],
        matched.stale,
        matched.absent,
        sorted(problems, key=_order),
    )


def _order(problem: Diagnostic) -> tuple[int, int, str, str]:
    """By place; what concerns a whole file comes first."""
    span = problem.span
    line = span.line if isinstance(span, CellSpan) else 0
    return line, span.column, problem.code, problem.message


def _at_cells(wrong: Sequence[Diagnostic], applied: Applied) -> Iterator[Diagnostic]:
    """What is wrong with the new texts, at the cells that they come from."""
    if not wrong:
        return
    cells = dict(_cells(applied))
    for each in wrong:
        at = cells.get(each.span)
        if at is None:
            first = next(iter(cells.values()))
            yield replace(each, span=first, related=((each.span, "as it would be"),))
        elif each.code != "missing-field":
            yield replace(each, span=at)
        elif each.message.endswith(_INSIDE):  # what a whole requirement lacks has been told
            yield replace(each, span=at, hint="fill it in")


def _cells(applied: Applied) -> Iterator[tuple[Span, CellSpan]]:
    """Where each part of what changes stands in the new texts, with its cell."""
    for file, document in applied.documents.items():
        locator = Locator(document)
        for change in applied.changes[file]:
            element = (SECTION, change.filled.row.id)
            for path in _paths(_part(document.data, element)):
                at = change.filled.at(path)
                yield locator.locate((*element, *path), "key"), at
                yield locator.locate((*element, *path)), at


def _part(data: object, path: Path) -> object:
    for step in path:
        _, data = step_into(data, step)
    return data


def _paths(data: object, path: Path = ()) -> Iterator[Path]:
    """The way to a part of data, and to every part inside it."""
    yield path
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    for step, each in inner:
        yield from _paths(each, (*path, step))
