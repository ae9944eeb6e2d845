"""What is exported and imported again is the same, to the byte; a change is just that change."""

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from city import REGISTRY, SETTINGS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from archkit.exchange.cells import written
from archkit.exchange.columns import Column, Shape, columns
from archkit.exchange.csv_file import csv_text, read_csv
from archkit.exchange.formulas import guarded
from archkit.exchange.given import Table
from archkit.exchange.planning import Plan, plan
from archkit.exchange.rows import rows
from archkit.exchange.workbook import TABLE
from archkit.exchange.workbook.reading import read_workbook
from archkit.exchange.workbook.text import escaped
from archkit.exchange.workbook.writing import workbook_bytes
from archkit.exchange.writing import write
from archkit.model.loading.load import Loaded, load
from archkit.model.workspace import open_workspace
from archkit.source.diagnostic import Diagnostic

Raw = dict[str, Any]
PHASES = [phase for phase in Phase if phase is not Phase.explain]
"""To explain a failure takes minutes where an example takes two loads of a design."""
HEAD: Raw = {
    "solution": "records",
    "department": "clerk",
    "stage": "live",
    "tier": 2,
    "components": {"desk": {"kind": "service"}, "store": {"kind": "database"}},
}
NASTY = ["=1+1", "'=1", "@x", "-", "+1", "a: b", 'say "no"', "it's", "a #b", "\ta", "no", "1", "\\", "a\r\nb", "_x0041_", "\x07", "\x85", "\u2028", "<&>", "a; b", "[a", "{a"]  # fmt: skip
TEXTS = (st.text(min_size=1) | st.sampled_from(NASTY)).filter(str.strip)
FIGURES = st.sampled_from(["99.9 %", "99.95%", "0 %"])
JSON = st.recursive(
    TEXTS | st.booleans() | st.integers(-99, 99),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
OF_SHAPE: Mapping[Shape, st.SearchStrategy[object]] = {
    Shape.TEXT: TEXTS,
    Shape.FIGURE: FIGURES,
    Shape.DAY: st.dates().map(str),
    Shape.LIST: st.lists(TEXTS, min_size=1, max_size=3),
    Shape.PAIRS: st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3),
    Shape.DATA: st.dictionaries(TEXTS, JSON, min_size=1, max_size=3),
}
NAMED: Mapping[str, st.SearchStrategy[object]] = {
    "fit.metric": st.just("availability"),
    "fit.of": st.sampled_from(["desk", "store"]),
    "department": st.just("clerk"),
    "confirmed": st.text("0123456789abcdef", min_size=16, max_size=16),
    "satisfied_by": st.lists(st.sampled_from(["desk", "store"]), min_size=1, max_size=3),
}
UNTOUCHED = ("conflicts_with", "owner.vendor")
"""Those that would need another element to name."""
TOGETHER = ("owner.role", "verify.method", "fit.metric")
"""Those that a part cannot be without, or that say what its figures measure."""
COLUMNS = [each for each in columns() if ".".join(each.field) not in UNTOUCHED]


def values(column: Column) -> st.SearchStrategy[object]:
    name = ".".join(column.field)
    if name in NAMED:
        return NAMED[name]
    return st.sampled_from(column.words) if column.words else OF_SHAPE[column.shape]


class Quoted(yaml.SafeDumper):
    """Quotes what YAML 1.1 and 1.2 read in different ways."""

    def text(self, text: str) -> yaml.ScalarNode:
        """A text as a scalar."""
        is_plain = re.fullmatch(r"(?!null|true|false)[a-z]{4,}( [a-z]+)*|R-[0-9]", text) is not None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_plain else '"')


Quoted.add_representer(str, Quoted.text)


@st.composite
def requirements(draw: st.DrawFn) -> Raw:
    made: Raw = {}
    for column in COLUMNS:
        if column.required or draw(st.booleans()):
            *outer, last = column.field
            part = made.setdefault(outer[0], {}) if outer else made
            part[last] = draw(values(column))
    for name in TOGETHER:
        part, field = name.split(".")
        if part in made:
            [column] = [each for each in COLUMNS if each.field == (part, field)]
            made[part].setdefault(field, draw(values(column)))
    return made


@st.composite
def files(draw: st.DrawFn) -> str:
    needs = draw(st.lists(requirements(), min_size=1, max_size=3))
    data = {**HEAD, "requirements": {f"R-{at}": each for at, each in enumerate(needs)}}
    return yaml.dump(
        json.loads(json.dumps(data)),  # no two parts are one
        Dumper=Quoted,
        default_flow_style=draw(st.sampled_from([None, False])),
        width=draw(st.integers(30, 120)),
        sort_keys=False,
        allow_unicode=False,
    )


def workspace(folder: str, text: str) -> Path:
    root = Path(folder)
    (root / "models").mkdir()
    (root / "archkit.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "models" / "city.yaml").write_text(REGISTRY, encoding="utf-8")
    (root / "models" / "records.yaml").write_text(text, encoding="utf-8", newline="")
    return root


class Csv:
    """A table as CSV, whose cells somebody changes."""

    def __init__(self, loaded: Loaded) -> None:
        self._text = csv_text(rows(loaded)).removeprefix("\ufeff")

    def change(self, row: int, texts: Mapping[str, str]) -> None:
        lines = list(csv.reader(io.StringIO(self._text, newline="")))
        for heading, text in texts.items():
            lines[row - 1][lines[0].index(heading)] = guarded(text)
        made = io.StringIO()
        csv.writer(made).writerows(lines)
        self._text = made.getvalue()

    def read(self) -> Table | Diagnostic:
        return read_csv(self._text.encode(), "needs.csv")


class Excel:
    """A table as a workbook."""

    def __init__(self, loaded: Loaded) -> None:
        self._data = workbook_bytes(list(rows(loaded)), loaded.design)

    def change(self, row: int, texts: Mapping[str, str]) -> None:
        workbook = load_workbook(io.BytesIO(self._data))
        sheet = workbook[TABLE]
        at = {cell.value: cell.column for cell in sheet[1]}
        for heading, text in texts.items():
            cell = sheet.cell(row, at[heading])
            cell.value = escaped(text) or None
            cell.data_type = "s" if text else "n"
        made = io.BytesIO()
        workbook.save(made)
        self._data = made.getvalue()

    def read(self) -> Table | Diagnostic:
        return read_workbook(self._data, "needs.xlsx")


BOTH = pytest.mark.parametrize("carrier", [Csv, Excel])


def sound(root: Path) -> Loaded:
    loaded = load(open_workspace(root))
    assert loaded.diagnostics == ()
    return loaded


def planned(carried: Csv | Excel, loaded: Loaded, root: Path) -> Plan:
    read = carried.read()
    assert isinstance(read, Table), read
    return plan(read, loaded, open_workspace(root))


@BOTH
@given(text=files())
@settings(max_examples=20, phases=PHASES)
def test_an_export_that_nobody_touched_changes_nothing(
    carrier: type[Csv | Excel], text: str
) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(folder, text)
        loaded = sound(root)
        made = planned(carrier(loaded), loaded, root)
        assert (made.problems, dict(made.texts), made.stale, made.absent) == ([], {}, [], [])


@BOTH
@given(text=files(), data=st.data())
@settings(max_examples=20, phases=PHASES)
def test_a_cell_that_changes_is_the_only_change(
    carrier: type[Csv | Excel], text: str, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(folder, text)
        before = sound(root)
        of_design = list(rows(before))
        number = data.draw(st.integers(0, len(of_design) - 1))
        row = of_design[number]
        parts = {field[0] for field in row.cells}
        there = [each for each in COLUMNS if len(each.field) == 1 or each.field[0] in parts]
        column = data.draw(st.sampled_from(there))
        may_be_empty = not column.required and ".".join(column.field) not in TOGETHER
        wanted = data.draw(st.none() | values(column) if may_be_empty else values(column))
        carried = carrier(before)
        carried.change(number + 2, {column.heading: written(wanted, column)})
        made = planned(carried, before, root)
        assert made.problems == []
        write(root, before.texts, made.texts)
        expected = {each.id: dict(each.cells) for each in of_design}
        expected[row.id] |= {column.field: written(wanted, column)}
        expected[row.id] = {field: said for field, said in expected[row.id].items() if said}
        after = sound(root)
        assert {each.id: dict(each.cells) for each in rows(after)} == expected
        assert after.design.components == before.design.components


@BOTH
@given(text=files(), asked=requirements(), data=st.data())
@settings(max_examples=20, phases=PHASES)
def test_a_row_whose_every_cell_changes_becomes_that_requirement(
    carrier: type[Csv | Excel], text: str, asked: Raw, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(folder, text)
        before = sound(root)
        of_design = list(rows(before))
        number = data.draw(st.integers(0, len(of_design) - 1))
        cells = {each.field: written(part_of(asked, each), each) for each in columns()}
        carried = carrier(before)
        carried.change(number + 2, {each.heading: cells[each.field] for each in columns()})
        made = planned(carried, before, root)
        assert made.problems == []
        write(root, before.texts, made.texts)
        expected = {each.id: dict(each.cells) for each in of_design}
        expected[of_design[number].id] = {field: said for field, said in cells.items() if said}
        assert {each.id: dict(each.cells) for each in rows(sound(root))} == expected


def part_of(asked: Raw, column: Column) -> object:
    value: Any = asked
    for step in column.field:
        value = value.get(step) if value is not None else None
    return value
