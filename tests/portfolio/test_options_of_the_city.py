"""The options of the city are worked through to their records, whose figures are still right."""

import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from archkit.cli import cli

ROOT = Path(__file__).parents[2]
AS_OF = ("--as-of", "2026-11-24")
RECORDS = {
    "court-cases": "0009-court-cases-desk-prints",
    "library-circulation": "0010-library-circulation-consortium",
}


@cache
def study(solution: str) -> str:
    arguments = ["options", solution, "--workspace", str(ROOT), "--format", "markdown", *AS_OF]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize("solution", RECORDS)
def test_the_points_in_the_record_are_those_of_the_study(solution: str) -> None:
    record = (ROOT / f"models/decisions/{RECORDS[solution]}.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .+ \|$", record, re.MULTILINE)
    assert [each for each in rows if each not in study(solution)] == []
    assert len(rows) > 5


@pytest.mark.parametrize("solution", RECORDS)
def test_one_option_leads_for_certain(solution: str) -> None:
    leader = RECORDS[solution][len(f"0000-{solution}-") :]
    assert f"<code>{leader}</code> leads with" in study(solution)
