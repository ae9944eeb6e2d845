"""`archkit baseline` as a city's team uses it."""

import subprocess
import sys

import pytest
from city import ELSEWHERE, RECORDS, SETTINGS, City, Outcome
from own_rules import UseRules, a_rule, rule_named

from archkit.model.connection import Connection
from archkit.rules.rule import Judgement, Situation

FILE = "archkit-baseline.yaml"
MENDED = RECORDS.replace("encryption: none", "encryption: tls-1.3")


def baseline(city: City, *options: str) -> tuple[int, str]:
    """The exit code and what is said on standard output."""
    result = city.run("baseline", str(city.root), "--as-of", "2026-11-01", *options)
    return result.exit_code, result.stdout


def refused(city: City, *options: str) -> str:
    """What the real program says on standard error where it ends with 2."""
    result = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-m", "archkit", "baseline", str(city.root), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    return result.stderr


def files(city: City) -> dict[str, bytes]:
    return {
        str(path.relative_to(city.root)): path.read_bytes()
        for path in sorted(city.root.rglob("*"))
        if path.is_file()
    }


def test_it_records_what_is_found_and_writes_nothing_else(city: City) -> None:
    before = files(city)
    assert baseline(city) == (0, f"wrote {FILE}: 1 finding hidden from now on\n")
    after = files(city)
    assert after.pop(FILE)
    assert before == after


def test_recording_again_changes_nothing(city: City) -> None:
    baseline(city)
    before = files(city)
    baseline(city)
    assert before == files(city)


def test_the_same_findings_make_the_same_file_in_whatever_file_they_stand(city: City) -> None:
    baseline(city)
    before = (city.root / FILE).read_bytes()
    (city.root / "models/records.yaml").rename(city.root / "models/a.yaml")
    city.write("models/a.yaml", f"\n# moved\n{RECORDS}")
    baseline(city)
    assert before == (city.root / FILE).read_bytes()


def test_pruning_drops_what_is_mended(city: City) -> None:
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    baseline(city)
    city.write("models/records.yaml", MENDED)
    assert city.outcome().exit_code == 1
    assert baseline(city, "--prune") == (0, "dropped 1, narrowed 0: 1 finding still hidden\n")
    assert city.outcome() == Outcome(0)


def test_pruning_records_nothing_new(city: City) -> None:
    baseline(city)
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    before = files(city)
    assert baseline(city, "--prune") == (0, "nothing to drop: 1 finding still hidden\n")
    assert before == files(city)


def test_pruning_keeps_what_got_milder_from_getting_worse_again(city: City) -> None:
    baseline(city)
    milder = '\n[[overrides]]\nfiles = ["models/*"]\nreason = "r"\nseverity = {SEC-001 = "info"}\n'
    city.write("archkit.toml", SETTINGS + milder)
    assert baseline(city, "--prune") == (0, "dropped 0, narrowed 1: 1 finding still hidden\n")
    city.write("archkit.toml", SETTINGS)
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))


def test_the_last_entry_takes_the_file_with_it(city: City) -> None:
    baseline(city)
    city.write("models/records.yaml", MENDED)
    said = f"dropped 1, narrowed 0: 0 findings still hidden\nremoved {FILE}\n"
    assert baseline(city, "--prune") == (0, said)
    assert FILE not in files(city)
    assert city.outcome() == Outcome(0)


def test_there_must_be_something_to_prune(city: City) -> None:
    assert refused(city, "--prune") == (
        f"Error: there is no {FILE} to prune: `archkit baseline` makes one\n"
    )
    assert FILE not in files(city)


def test_a_clean_design_needs_no_baseline(city: City) -> None:
    city.write("models/records.yaml", MENDED)
    assert baseline(city) == (0, f"there is nothing to hide, so there is no {FILE}\n")
    assert FILE not in files(city)


@pytest.mark.parametrize("option", [(), ("--prune",)])
def test_a_design_that_cannot_be_read_is_not_recorded(city: City, option: tuple[str, ...]) -> None:
    baseline(city)
    before = (city.root / FILE).read_bytes()
    city.write("models/bad.yaml", "departmens: {}\n")
    city.write("models/records.yaml", MENDED)
    result = city.run("baseline", str(city.root), *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `departments`?" in result.stderr
    assert result.stderr.endswith("\n\nThe baseline was left as it is: mend the input first.\n")
    assert before == (city.root / FILE).read_bytes()


def test_a_broken_baseline_is_not_pruned(city: City) -> None:
    city.write(FILE, "<<<<<<< ours\n")
    result = city.run("baseline", "--prune", str(city.root))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f" --> {FILE}:1:1\n" in result.stderr
    assert (city.root / FILE).read_text() == "<<<<<<< ours\n"


def test_a_broken_baseline_can_be_recorded_anew(city: City) -> None:
    city.write(FILE, "<<<<<<< ours\n")
    assert baseline(city)[0] == 0
    assert city.outcome() == Outcome(0)


def test_a_run_in_which_a_rule_crashed_is_not_recorded(city: City, use_rules: UseRules) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del on
        raise KeyError(connection.id)

    use_rules(a_rule("SEC-002", judge, Connection), rule_named("SEC-001"))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "SEC"))
    result = city.run("baseline", str(city.root))
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("The baseline was left as it is: SEC-002 crashed.\n")
    assert FILE not in files(city)


def test_a_link_is_not_written_through(city: City) -> None:
    target = city.write("kept.yaml", 'version: "1.0"\nfindings: {}\n')
    (city.root / FILE).symlink_to(target)
    assert refused(city) == f"Error: {FILE} is a link: put a file in its place, or remove it\n"
    assert target.read_text() == 'version: "1.0"\nfindings: {}\n'


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind(city: City) -> None:
    (city.root / FILE).mkdir()
    assert refused(city) == f"Error: cannot write `{city.root / FILE}`: Is a directory\n"
    assert sorted(path.name for path in city.root.iterdir()) == [FILE, "archkit.toml", "models"]
