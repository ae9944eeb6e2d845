"""The reference city is a good design, and what it leaves open is known."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from archkit.checking.check import Result, check
from archkit.model.loading.load import load
from archkit.model.settings import Severity
from archkit.model.workspace import open_workspace

ROOT = Path(__file__).parents[2]
KNOWN = ROOT / "models" / "README.md"


def judged() -> Result:
    return check(open_workspace(ROOT), date(2026, 11, 24))


def known_notes() -> list[tuple[str, str]]:
    rows = [line.split("|") for line in KNOWN.read_text().split("\n") if line.startswith("| ")]
    return [(row[1].strip(), row[2].strip().strip("`")) for row in rows if "`" in row[2]]


def test_the_city_has_no_error_and_no_warning_and_only_the_notes_its_readme_lists() -> None:
    result = judged()
    assert result.diagnostics == ()
    assert result.crashes == ()
    findings = [each.finding for each in result.findings if each.finding.waiver is None]
    assert {each.severity for each in findings} == {Severity.INFO}
    found = sorted((each.page.id, each.element.address) for each in findings)
    assert found == sorted(known_notes())


def test_the_city_has_ten_whole_solutions_with_requirements_of_every_kind() -> None:
    solutions = {
        "computer-aided-dispatch",
        "gis",
        "identity",
        "integration",
        "online-permits",
        "payments",
        "resident-requests",
        "utility-billing",
        "water-scada",
        "work-orders",
    }
    written = load(open_workspace(ROOT)).design.solutions
    assert solutions <= written.keys()
    kinds = {
        name: {str(each.kind) for each in written[name].requirements.values()} for name in solutions
    }
    every = {"operational", "technical", "quality", "constraint"}
    assert kinds == dict.fromkeys(solutions, every)
    assert all(len(written[name].requirements) >= 6 for name in solutions)
    assert all(written[name].cost is not None for name in solutions)


def test_checking_the_city_writes_nothing_and_says_the_same_whatever_the_hash_seed(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    command = [sys.executable, "-m", "archkit", "validate", "--format", "json"]
    said = {
        subprocess.run(  # noqa: S603 - our own program
            [*command, "--as-of", "2026-11-24"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(said) == 1
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
