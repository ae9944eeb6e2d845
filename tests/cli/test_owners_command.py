"""`archkit owners` writes who answers for which file, as code platforms read it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from city import SETTINGS, City

REGISTRY = """
departments:
  clerk: {name: Town clerk, head: {role: City Clerk, name: Ada Byron}}
"""
DATA = "data: {deed: {classification: public, regimes: [], owner: clerk}}\n"
DEEDS = """
solution: deeds
department: clerk
stage: proposed
tier: 3
owners:
  business: {role: City Clerk, name: Ada Byron}
  technical: {role: Architect, name: Al Reed}
"""
WAIVERS = """
solution: deeds
waivers:
  late:
    rule: SEC-001
    element: deeds
    reason: It is new.
    compensating_control: A guard.
    residual_risk: low
    requested_by: {role: Architect, name: Al Reed}
    approved_by: {role: City Manager, name: Mo}
    granted: 2026-10-01
    expires: 2026-12-31
"""
HANDLES = """
[handles]
"Architecture review board" = "@town/board"
"City Clerk" = "@town/clerk"
"Al Reed" = "@al"
"City Manager" = "manager@example.org"
"""


@pytest.fixture
def deeds(city: City) -> City:
    for path in (city.root / "models").glob("*.yaml"):
        path.unlink()
    city.write("archkit.toml", SETTINGS + HANDLES)
    city.write("models/registry.yaml", REGISTRY)
    city.write("models/data and more.yaml", DATA)
    city.write("models/deeds.yaml", DEEDS)
    city.write("models/waivers.yaml", WAIVERS)
    return city


def owners(city: City, *options: str) -> tuple[int, str, str]:
    done = city.run("owners", "--workspace", str(city.root), *options)
    return done.exit_code, done.stdout, done.stderr


def lines(text: str) -> Sequence[str]:
    return [line for line in text.splitlines() if line.startswith("/")]


def test_owners_departments_and_the_board_answer_for_what_is_theirs(deeds: City) -> None:
    code, text, _ = owners(deeds)
    assert (
        0,
        [
            "/models/ @town/board",
            "/archkit.toml @town/board",
            "/archkit-baseline.yaml @town/board",
            "/models/data\\ and\\ more.yaml @town/clerk",
            "/models/deeds.yaml @al @town/clerk",
            "/models/registry.yaml @town/board",
            "/models/waivers.yaml @al @town/clerk manager@example.org",
        ],
    ) == (code, lines(text))


def test_the_way_starts_at_the_root_of_the_repository(deeds: City, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir(exist_ok=True)
    prefix = "".join(f"{each}/" for each in deeds.root.relative_to(tmp_path).parts)
    assert f"/{prefix}models/ @town/board" == lines(owners(deeds)[1])[0]


def test_who_has_no_handle_is_told_and_takes_no_file_from_others(deeds: City) -> None:
    deeds.write("archkit.toml", SETTINGS + HANDLES.replace('"Al Reed"', '"Bo"'))
    code, text, err = owners(deeds)
    assert (1, True) == (code, "# no handle: Architect\n/models/deeds.yaml @town/clerk\n" in text)
    assert err.startswith("no handle: Architect\n")
    deeds.write("archkit.toml", SETTINGS)
    assert [] == lines(owners(deeds)[1])


def test_a_file_that_is_out_of_date_is_told(deeds: City) -> None:
    file = deeds.root / "CODEOWNERS"
    asked = ("--output", str(file))
    assert (1, False) == (owners(deeds, *asked, "--check")[0], file.exists())
    assert (0, 0) == (owners(deeds, *asked)[0], owners(deeds, *asked, "--check")[0])
    deeds.write("models/deeds.yaml", DEEDS.replace("City Clerk, name: Ada Byron", "City Manager"))
    code, _, err = owners(deeds, *asked, "--check")
    assert (1, True) == (code, "is out of date: run `archkit owners --output" in err)


def test_a_role_adds_no_line_of_its_own(deeds: City) -> None:
    evil = DEEDS.replace("role: Architect", 'role: "Architect\\n* @evil"')
    deeds.write("models/deeds.yaml", evil.replace("Al Reed", "Bo"))
    assert "# no handle: Architect * @evil\n" in owners(deeds)[1]


def test_a_check_needs_a_file(deeds: City) -> None:
    code, _, err = owners(deeds, "--check")
    assert (2, True) == (code, "`--check` needs the file" in err)


def test_a_handle_that_no_service_reads_is_an_error_at_its_place(deeds: City) -> None:
    deeds.write("archkit.toml", SETTINGS + '[handles]\n"City Clerk" = "the clerk"\n')
    code, out, err = owners(deeds)
    assert (2, "", True) == (code, out, "archkit.toml" in err)
