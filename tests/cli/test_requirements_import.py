"""`archkit requirements import` shows what would change, asks, and writes all of it or nothing."""

from pathlib import Path

import pytest
from city import City
from click.testing import CliRunner, Result

from archkit.cli import cli
from archkit.exchange.writing import ChangedMeanwhileError, write

NEEDS = """\
solution: records
requirements:
  R-1: {kind: operational, statement: The desk shall open.} # agreed
  R-2: {kind: quality, statement: The desk shall be there.}
"""
DIFF = """\
--- a/models/needs.yaml
+++ b/models/needs.yaml
@@ -1,4 +1,4 @@
 solution: records
 requirements:
-  R-1: {kind: operational, statement: The desk shall open.} # agreed
+  R-1: {kind: operational, statement: The desk shall shut.} # agreed
   R-2: {kind: quality, statement: The desk shall be there.}

1 requirement changed, 0 new.
"""


class Desk:
    """Somebody who exports, fills in and imports."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.table = city.root / "needs.csv"
        self.model = city.write("models/needs.yaml", NEEDS)
        self.export()

    def export(self) -> None:
        made = self.city.run("requirements", "export", "--csv", str(self.table), *self.here)
        assert made.exit_code == 0

    @property
    def here(self) -> tuple[str, str]:
        return ("--workspace", str(self.city.root))

    def fill_in(self, before: str, after: str) -> None:
        text = self.table.read_text(encoding="utf-8")
        assert text.count(before) == 1
        self.table.write_text(text.replace(before, after), encoding="utf-8")

    def bring(self, *options: str, answer: str = "") -> Result:
        arguments = ["requirements", "import", str(self.table), *self.here, *options]
        return CliRunner().invoke(cli, arguments, input=answer)


@pytest.fixture
def desk(city: City) -> Desk:
    return Desk(city)


@pytest.fixture
def shut(desk: Desk) -> Desk:
    desk.fill_in("The desk shall open.", "The desk shall shut.")
    return desk


AFTER = NEEDS.replace("shall open", "shall shut")


@pytest.mark.parametrize(
    ("options", "answer", "code", "after"),
    [
        (("--dry-run",), "", 0, NEEDS),
        ((), "n\n", 1, NEEDS),
        ((), "", 1, NEEDS),
        ((), "y\n", 0, AFTER),
        (("--yes",), "", 0, AFTER),
    ],
)
def test_the_difference_is_shown_and_written_where_that_is_wanted(
    shut: Desk, options: tuple[str, ...], answer: str, code: int, after: str
) -> None:
    said = shut.bring(*options, answer=answer)
    assert (said.exit_code, said.stdout.startswith(DIFF)) == (code, True)
    assert shut.model.read_text(encoding="utf-8") == after


def test_what_was_not_touched_is_told(desk: Desk) -> None:
    said = desk.bring()
    assert (said.exit_code, said.stdout) == (
        0,
        "Nothing to change: the models say what the table says.\n",
    )


def test_nothing_is_written_where_a_cell_is_wrong(shut: Desk) -> None:
    shut.fill_in('"quality"', '"qualty"')
    said = shut.bring("--yes")
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == (
        "error[unknown-value] `qualty` is no value of `kind`\n"
        " --> needs.csv: C3 (Kind)\n"
        "  = help: did you mean `quality`?\n"
        "\n"
        "Nothing was written: mend these cells, and import again.\n"
    )
    assert shut.model.read_text(encoding="utf-8") == NEEDS


def test_a_row_that_was_deleted_is_told_and_kept(desk: Desk) -> None:
    lines = desk.table.read_text(encoding="utf-8").split("\n")
    desk.table.write_text("\n".join(lines[:2]), encoding="utf-8")
    assert desk.bring("--yes").stdout == (
        "Nothing to change: the models say what the table says.\n"
        "Not in the table, and kept: `R-2`. To withdraw a requirement, set its status to\n"
        "  `retired`.\n"
    )


def test_what_changed_in_the_models_alone_is_told_and_kept(desk: Desk) -> None:
    desk.model.write_text(AFTER, encoding="utf-8")
    assert desk.bring("--yes").stdout == (
        "Nothing to change: the models say what the table says.\n"
        "Changed in the models since the export, and kept: `R-1`.\n"
    )


def test_line_ends_and_a_byte_order_mark_stay(shut: Desk) -> None:
    crlf = "\ufeff" + NEEDS.replace("\n", "\r\n")
    shut.model.write_bytes(crlf.encode())
    assert shut.bring("--yes").exit_code == 0
    assert shut.model.read_bytes() == crlf.replace("shall open", "shall shut").encode()


def test_a_design_that_is_broken_takes_nothing_in(shut: Desk) -> None:
    shut.city.write("models/broken.yaml", "solution: records\nrequirements: {R-3: {kind: sound}}\n")
    said = shut.bring("--yes")
    assert (said.exit_code, "Mend the input first" in said.stderr) == (2, True)


def test_to_write_and_not_to_write_is_a_contradiction(shut: Desk) -> None:
    assert shut.bring("--yes", "--dry-run").exit_code == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook (.xls), or one that a password"),
        (b"Solution\nB\xfcro\n", "the file is not UTF-8"),
        (b"", "the table is empty"),
        (b"%PDF-1.7", "the column `Solution` is missing"),
    ],
)
def test_a_file_that_is_no_table_is_told(desk: Desk, data: bytes, message: str) -> None:
    desk.table.write_bytes(data)
    said = desk.bring("--yes")
    assert (said.exit_code, message in said.stderr) == (2, True)


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    names = ("a.yaml", "b.yaml")
    for name in names:
        (tmp_path / name).write_text("new", encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError, match=r"`b\.yaml` was changed meanwhile"):
        write(tmp_path, {"a.yaml": "new", "b.yaml": "old"}, dict.fromkeys(names, "newer"))
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == ["new", "new"]
