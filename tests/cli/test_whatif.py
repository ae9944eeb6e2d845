"""`archkit whatif` shows what changes would do, and writes them where that is asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from city import AS_OF, City
from click.testing import Result

PERMITS = """\
# Permits of the town.
solution: permits
department: clerk
stage: live
tier: 2
cost: {lines: {hosting: {running: 1000 USD / year}}, growth: 0 %, five_year_total: 5000 USD}
requirements:
  P-1:
    kind: quality
    statement: The desk shall work.
    fit: {metric: availability, at_least: 99.5 %, of: desk}
  P-2:
    kind: constraint
    statement: Permits shall cost little.
    fit: {metric: yearly-cost, at_most: 1500 USD / year}
components:
  desk: {kind: service, availability: 99 %, placed: [office-1], redundancy: none} # one of it
  store: {kind: database, availability: 99.9 %, placed: [office-1], redundancy: none}
connections:
  desk -> store: {protocol: postgresql, encryption: tls-1.3, network: lan, carries: [permit]}
journeys:
  apply: {path: [desk, store], rate: 2 / s}
"""
SECOND = "permits.desk.placed=[office-1, office-2]"
TWICE = "permits.desk.redundancy={mode: active-active, needs: 1, common_cause: 5 %}"
EVEN = "permits.store.availability=99.95 %"
DEARER = "permits.cost.lines.hosting.running=1800 USD / year"


@pytest.fixture
def permits(city: City) -> City:
    city.write("models/permits.yaml", PERMITS)
    city.write(
        "models/sites.yaml", "sites: {hall: {}}\nnodes: {office-3: {zone: office, site: hall}}"
    )
    return city


def whatif(city: City, *options: str) -> Result:
    return city.run("whatif", *options, "--workspace", str(city.root), "--as-of", AS_OF)


def data(city: City, *options: str) -> dict[str, Any]:
    result = whatif(city, *options, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def verdicts(found: dict[str, Any]) -> list[str]:
    return [
        f"{each['requirement']}: {each['old']} {each['old_figure']} -> {each['new']}"
        f" {each['new_figure']}"
        for each in found["verdicts"]
    ]


def test_a_requirement_that_comes_to_be_met_is_told_with_its_figures(permits: City) -> None:
    found = data(permits, "--set", SECOND, "--set", TWICE)
    assert verdicts(found) == ["permits.P-1: unmet 98.901 % -> met 99.841 %"]


def test_cost_is_told_before_and_after(permits: City) -> None:
    found = data(permits, "--set", DEARER, "--set", "permits.cost.five_year_total=9000 USD")
    assert [(each["metric"], each["old"], each["new"]) for each in found["figures"]] == [
        ("five-year-cost", "5,000 USD", "9,000 USD"),
        ("yearly-cost", "1,000 USD / year", "1,800 USD / year"),
    ]
    assert verdicts(found) == ["permits.P-2: met 1,000 USD / year -> unmet 1,800 USD / year"]


def test_every_rule_is_run_again(permits: City) -> None:
    found = data(permits, "--set", "permits.desk -> store.encryption=none")
    assert [(each["rule"], each["place"]["file"]) for each in found["new"]] == [
        ("SEC-001", "command line")
    ]


def test_a_finding_that_would_be_mended_is_told(permits: City) -> None:
    found = data(permits, "--set", "records.desk -> store.encryption=tls-1.3")
    assert [each["rule"] for each in found["fixed"]] == ["SEC-001"]


def test_more_load_is_that_of_every_journey(permits: City) -> None:
    found = data(permits, "--load", "3x")
    (journey,) = found["changes"]
    (field,) = journey["fields"]
    assert (journey["address"], field["old"], field["new"]) == ("permits.apply", "2 / s", "6 / s")


def test_a_site_that_is_down_takes_what_stands_there_alone(permits: City) -> None:
    moved = whatif(permits, "--set", "permits.store.placed=[office-3]", "--apply")
    assert moved.exit_code == 0, moved.stderr
    found = data(permits, "--site-down", "hall")
    assert verdicts(found) == ["permits.P-1: unmet 98.901 % -> unmet 0 %"]


def test_a_scenario_asks_nobody_to_approve(permits: City) -> None:
    text = whatif(permits, "--load", "3x").stdout
    assert "Lane" not in text
    assert "Who must approve" not in text
    assert "Lane" in whatif(permits, "--load", "3x", "--set", SECOND).stdout


def test_what_goes_takes_along_what_hangs_on_it(permits: City) -> None:
    found = data(permits, "--without", "permits.store")
    gone = [each["address"] for each in found["changes"] if each["kind"] == "removed"]
    assert gone == ["permits.store", "permits.desk -> store", "permits.apply"]


def test_a_patch_may_stand_in_a_file_beside_options(permits: City) -> None:
    patch = permits.write("second.yaml", f"set:\n  {SECOND.replace('=', ': ')}\n")
    found = data(permits, str(patch), "--set", TWICE)
    assert verdicts(found) == ["permits.P-1: unmet 98.901 % -> met 99.841 %"]


def test_no_file_is_touched(permits: City) -> None:
    whatif(permits, "--set", SECOND, "--without", "permits.store")
    assert (permits.root / "models/permits.yaml").read_text(encoding="utf-8") == PERMITS


def test_what_is_applied_is_what_was_promised(permits: City) -> None:
    promised = verdicts(data(permits, "--set", SECOND, "--set", TWICE))
    applied = whatif(permits, "--set", SECOND, "--set", TWICE, "--apply")
    assert (applied.exit_code, applied.stderr) == (0, "Written: models/permits.yaml.\n")
    why = json.loads(
        permits.run(
            "why", "P-1", "--workspace", str(permits.root), "--format", "json", "--as-of", AS_OF
        ).stdout
    )
    assert promised == [f"permits.P-1: unmet 98.901 % -> {why['verdict']} {why['found']}"]


def test_what_is_applied_is_the_smallest_text_change(permits: City) -> None:
    whatif(permits, "--set", SECOND, "--apply")
    text = (permits.root / "models/permits.yaml").read_text(encoding="utf-8")
    assert text == PERMITS.replace(
        "placed: [office-1], redundancy: none} # one of it",
        "placed: [office-1, office-2], redundancy: none} # one of it",
    )


def test_a_file_of_which_nothing_is_left_goes(permits: City) -> None:
    applied = whatif(permits, "--without", "permits", "--apply")
    assert (applied.exit_code, applied.stderr) == (0, "Written: models/permits.yaml.\n")
    assert not (permits.root / "models/permits.yaml").exists()


def told(result: Result) -> tuple[int, str]:
    return result.exit_code, result.stderr.rstrip().splitlines()[-1].removeprefix("Error: ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "say what to change: `--set ELEMENT.FIELD=VALUE`, or a patch file"),
        (
            ["--set", "permits.tier"],
            "`permits.tier` sets nothing: write `--set ELEMENT.FIELD=VALUE`",
        ),
        (["--site-down", "hal"], "there is no site `hal`: did you mean `hall`?"),
        (
            ["--site-down", "hall", "--apply"],
            "`--site-down` is a scenario, and no change that can be written",
        ),
        (["--load", "much"], "Invalid value for '--load': `much` is no factor: write it as 3x"),
        (["--load", "0x"], "Invalid value for '--load': `0x` is no factor: write it as 3x"),
    ],
)
def test_options_that_say_nothing_are_refused(permits: City, options: list[str], said: str) -> None:
    assert told(whatif(permits, *options)) == (2, said)


def test_what_is_wrong_with_a_patch_is_told_at_once_and_in_place(
    permits: City, tmp_path: Path
) -> None:
    patch = tmp_path / "wrong.yaml"
    patch.write_text(
        "set:\n  permits.desk.plcd: [office-1]\nremov: [permits.desk]\n", encoding="utf-8"
    )
    result = whatif(permits, str(patch), "--set", "permits.tier=9")
    assert result.exit_code == 2
    assert "did you mean `remove`?" in result.stderr
    assert "--> command line:1:20" in result.stderr
    assert "`tier` must be 4 or less" in result.stderr


def test_a_file_that_is_no_patch_is_told(permits: City, tmp_path: Path) -> None:
    patch = tmp_path / "wrong.yaml"
    patch.write_text("set: [", encoding="utf-8")
    assert whatif(permits, str(patch)).exit_code == 2


def test_what_cannot_be_written_is_told_and_nothing_is(permits: City) -> None:
    text = PERMITS.replace("tier: 2\n", "tier: 2\r")
    permits.write("models/permits.yaml", text)
    result = whatif(permits, "--set", SECOND, "--apply")
    assert told(result) == (2, "Nothing was written.")
    assert (permits.root / "models/permits.yaml").read_bytes() == text.encode()
