"""An office with requirements, and tables of them."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from city import City

from archkit.exchange.csv_file import csv_text, read_csv
from archkit.exchange.given import Table
from archkit.exchange.planning import Plan, plan
from archkit.exchange.rows import rows
from archkit.model.loading.load import Loaded, load
from archkit.model.workspace import open_workspace

NEEDS = """\
solution: records
requirements:
  # the first
  R-1: {kind: operational, statement: The desk shall open., satisfied_by: [desk]} # short
  R-2:
    kind: quality
    quality: availability
    statement: >-
      The records desk shall be available to every clerk, whoever is ill and whatever the day may
      bring.
    owner: {role: Clerk, name: Ann Lee}
    fit: {metric: availability, at_least: 99.9 %, of: desk} # agreed
    verify:
      method: test # by the office
      date: 2026-10-02
    satisfied_by:
      - desk # mainly
      - store
  R-10: {kind: constraint, statement: The desk shall be cheap.}
"""


@dataclass
class Office:
    """The city, and what a table would do to it."""

    city: City

    @property
    def file(self) -> Path:
        """The file with the requirements."""
        return self.city.root / "models" / "needs.yaml"

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.file.read_text(encoding="utf-8")

    def loaded(self) -> Loaded:
        """The design."""
        return load(open_workspace(self.city.root))

    def lines(self) -> list[dict[str, str]]:
        """The table that is exported."""
        return list(csv.DictReader(io.StringIO(csv_text(rows(self.loaded()))[1:], newline="")))

    def plan(self, lines: list[dict[str, str]]) -> Plan:
        """What importing a table of such lines would do."""
        return self.plan_table(table(lines))

    def plan_table(self, given: Table) -> Plan:
        """What importing a table would do."""
        workspace = open_workspace(self.city.root)
        return plan(given, load(workspace), workspace)

    def after(self, change: Callable[[list[dict[str, str]]], object]) -> str:
        """The file after somebody changed the table."""
        lines = self.lines()
        change(lines)
        made = self.plan(lines)
        assert made.problems == []
        return made.texts.get("models/needs.yaml", self.text)

    def refused(self, change: Callable[[list[dict[str, str]]], object]) -> list[str]:
        """What is wrong with the table after somebody changed it."""
        lines = self.lines()
        change(lines)
        return told(self.plan(lines))


def told(made: Plan) -> list[str]:
    """The problems of a plan, each in a line, at the row and under the heading."""
    return [
        re.sub(r"^needs.csv: [A-Z]+", "", f"{each.span} {each.message} ({each.hint})")
        for each in made.problems
    ]


def table(lines: list[dict[str, str]]) -> Table:
    """A table of CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]), restval="")
    writer.writeheader()
    writer.writerows(lines)
    read = read_csv(text.getvalue().encode(), "needs.csv")
    assert isinstance(read, Table), read
    return read
