"""The reference city is a good design, whole, and what it leaves open is known."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from archkit.checking.check import Result, check
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.loading.load import load
from archkit.model.resilience import Backup
from archkit.model.settings import Severity
from archkit.model.solution import REGISTRIES, Archetypes, Solution
from archkit.model.workspace import open_workspace

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
DERIVED = Element.DERIVED
VAULTS = {"vault-b", "vault-cloud", "vault-offline"}


@cache
def judged() -> Result:
    return check(open_workspace(ROOT), AS_OF)


@cache
def design() -> Design:
    return load(open_workspace(ROOT)).design


@cache
def readme(section: str) -> str:
    """The text of a section of the city's README."""
    text = (ROOT / "models/README.md").read_text(encoding="utf-8")
    return next(
        part for part in re.split(r"^## ", text, flags=re.MULTILINE) if part.startswith(section)
    )


def rows(section: str) -> list[list[str]]:
    """The rows of the table in a section, without its head."""
    lines = [line for line in readme(section).split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def findings(*, waived: bool) -> list[tuple[str, str]]:
    return sorted(
        (each.finding.page.id, each.finding.element.address)
        for each in judged().findings
        if (each.finding.waiver is not None) is waived
    )


def test_the_city_has_no_error_and_no_warning_and_only_the_notes_its_readme_lists() -> None:
    assert judged().diagnostics == ()
    assert judged().crashes == ()
    assert {each.finding.severity for each in judged().findings if each.finding.waiver is None} == {
        Severity.INFO
    }
    assert findings(waived=False) == [(rule, quoted(at)[0]) for rule, at in rows("Known notes")]


def test_what_the_city_waives_holds_and_stands_in_its_readme() -> None:
    until = {
        (each.rule, design().solutions[each.within].id, str(each.expires))
        for solution in design().solutions.values()
        for each in solution.waivers.values()
    }
    listed = rows("Waivers")
    assert findings(waived=True) == [(rule, quoted(at)[0]) for rule, at, _ in listed]
    assert until == {(rule, quoted(at)[0].split(".")[0], day) for rule, at, day in listed}


def test_the_city_validates_with_exit_code_0() -> None:
    command = [sys.executable, "-m", "archkit", "validate", "models", "--as-of", str(AS_OF)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own program


def test_the_city_has_26_solutions_of_12_departments_and_information_technology() -> None:
    solutions = design().solutions.values()
    served = {each.department for each in solutions}
    assert len(solutions) == 26
    assert served == design().departments.keys()
    assert len(served - {"information-technology"}) == 12


def test_the_readme_lists_each_solution_with_its_tier_under_its_department() -> None:
    listed = {
        (name, int(tier), part.split("\n")[0])
        for part in readme("Solutions").split("### ")[1:]
        for name, tier in re.findall(r"^- `([\w-]+)` \(tier (\d)\)", part, flags=re.MULTILINE)
    }
    departments = design().departments
    assert listed == {
        (each.id, each.tier, departments[each.department].title)
        for each in design().solutions.values()
    }


@pytest.mark.parametrize("name", sorted(design().solutions))
def test_each_solution_is_whole(name: str) -> None:
    solution = design().solutions[name]
    kinds = {str(each.kind) for each in solution.requirements.values()}
    assert kinds == {"operational", "technical", "quality", "constraint"}
    assert len(solution.requirements) >= 6
    parts = ("components", "connections", "journeys", "risks", "capabilities")
    stated = ("cost", "owners", "service", "service_level", "threat_model", "purpose")
    assert [field for field in (*parts, *stated) if not getattr(solution, field)] == []


@dataclass(frozen=True)
class Interface:
    """A row of the README's table."""

    number: int
    ends: tuple[str, str]
    data: frozenset[str]
    connections: tuple[str, ...]


def interfaces() -> list[Interface]:
    """The interfaces that are made of connections: all but logs and copies."""
    return [
        Interface(
            int(number),
            (quoted(start)[0], quoted(end)[0]),
            frozenset(quoted(data)),
            tuple(quoted(connections)),
        )
        for number, start, end, data, connections in rows("Interfaces")
        if not start.startswith("every")
    ]


def test_there_are_40_interfaces() -> None:
    assert [int(row[0]) for row in rows("Interfaces")] == list(range(1, 41))


@pytest.mark.parametrize("interface", interfaces(), ids=lambda each: f"interface-{each.number}")
def test_each_interface_is_in_the_model_between_its_ends_and_carries_its_data(
    interface: Interface,
) -> None:
    known = {each.address: each for each in design().connections}
    assert [each for each in interface.connections if each not in known] == []
    made_of = [known[each] for each in interface.connections]
    ends = {end for each in made_of for end in (each.source, each.target)}
    assert set(interface.ends) - ends - {end.split(".")[0] for end in ends} == set()
    goes_over = [_exchanged(each) & interface.data for each in made_of]
    assert frozenset().union(*goes_over) == interface.data
    assert all(goes_over) is bool(interface.data)


def _exchanged(connection: Connection) -> frozenset[str]:
    return frozenset((*connection.sent, *connection.returned))


def test_every_log_goes_to_the_collector_of_operations() -> None:
    logs = [each.log for each in design().components.values()]
    assert {each.to for each in logs if each is not None and each != "none"} == {"operations.siem"}


def test_every_system_of_record_has_a_copy_in_a_vault() -> None:
    components = design().components
    masters = {
        each.system_of_record for each in design().data.values() if each.system_of_record
    } - {"none"}
    without = {
        each
        for each in masters
        if not isinstance(backup := components[each].backup, Backup)
        or not any(copy.at in VAULTS for copy in backup.copies.values())
    }
    assert without == set()


def test_every_section_of_the_language_is_used() -> None:
    city = design()
    sections = [*REGISTRIES, "decisions", "solutions"]
    assert [each for each in sections if not getattr(city, each)] == []
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "models").rglob("*.yaml")]
    assert [each for each in Archetypes.model_fields if not _states(texts, f"  {each}:\n")] == []


def _states(texts: list[str], line: str) -> bool:
    return any("archetypes:\n" in text and line in text for text in texts)


def test_every_field_of_a_solution_is_used() -> None:
    fields = Solution.model_fields.keys() - DERIVED
    used = {field for each in design().solutions.values() for field in each.model_fields_set}
    assert sorted(fields - used) == []


def test_checking_the_city_writes_nothing_and_says_the_same_whatever_the_hash_seed(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    command = [sys.executable, "-m", "archkit", "validate", "--format", "json"]
    said = {
        subprocess.run(  # noqa: S603 - our own program
            [*command, "--as-of", str(AS_OF)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(said) == 1
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
