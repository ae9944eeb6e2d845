"""The real program, as a shell or a pipeline sees it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from city import ELSEWHERE, SETTINGS, City, Outcome
from own_rules import UseRules, a_rule, rule_named

from archkit.model.connection import Connection
from archkit.rules.rule import Judgement, Situation

ARCHKIT = (sys.executable, "-m", "archkit")


def archkit(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - archkit itself
        [*ARCHKIT, *arguments], capture_output=True, text=True, check=False
    )


def validate(city: City, *options: str) -> subprocess.CompletedProcess[str]:
    return archkit("validate", str(city.root), "--as-of", "2026-11-01", *options)


def test_a_clean_design_ends_with_0(city: City) -> None:
    (city.root / "models" / "records.yaml").unlink()
    result = validate(city)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("All clear: nothing found.")


def test_findings_end_with_1(city: City) -> None:
    result = validate(city)
    assert (result.returncode, result.stderr) == (1, "")


def test_findings_below_the_chosen_severity_end_with_0(city: City) -> None:
    assert validate(city, "--fail-on", "never").returncode == 0


def test_input_that_cannot_be_read_ends_with_2(city: City) -> None:
    city.write("models/bad.yaml", "departmens: {}\n")
    assert validate(city).returncode == 2


def test_input_that_cannot_be_read_ends_with_2_though_findings_never_fail(city: City) -> None:
    city.write("models/bad.yaml", "departmens: {}\n")
    assert validate(city, "--fail-on", "never").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["valdate"], "there is no command `valdate`: did you mean `validate`?"),
        (["validate", "--as-of", "tomorrow"], "`tomorrow` is no date: write it as 2027-04-26"),
        (["validate", "--format", "tex"], "'tex' is not one of"),
        (["explain", "SEC-0001"], "did you mean `SEC-001`?"),
    ],
)
def test_usage_that_cannot_be_understood_ends_with_2(arguments: list[str], said: str) -> None:
    result = archkit(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_file_that_cannot_be_written_ends_with_2(city: City) -> None:
    city.write("file", "")
    result = archkit("schema", "--output", str(city.root / "file" / "schema.json"))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: cannot write")


@pytest.mark.skipif(os.name == "nt", reason="limits of processes are of POSIX")
def test_a_file_is_written_whole_or_not_at_all(city: City) -> None:
    target = city.write("out/schema.json", "the old one\n")
    command = 'ulimit -f 1 && exec "$0" -m archkit schema --output "$1"'
    result = subprocess.run(  # noqa: S603 - archkit itself
        ["sh", "-c", command, sys.executable, str(target)],  # noqa: S607 - every POSIX has it
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"Error: cannot write `{target}`: File too large\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", said)
    assert target.read_text(encoding="utf-8") == "the old one\n"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the name of a file is text")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_that_is_no_text_is_shown_as_far_as_it_goes(city: City, form: str) -> None:
    folder = os.fsencode(city.root) + b"/models/\xff"
    os.mkdir(folder)  # noqa: PTH102 - a Path is text
    Path(os.fsdecode(folder), "bad.yaml").write_text("departmens: {}\n")
    result = validate(city, "--format", form)
    assert (result.returncode, result.stderr) == (2, "")
    assert "models/\ufffd/bad.yaml" in result.stdout
    assert validate(city, os.fsdecode(folder)).returncode == 2


def test_the_output_is_utf_8_whatever_the_platform_prefers(city: City) -> None:
    city.write("models/bad.yaml", "dépôts: {}\n")
    result = subprocess.run(  # noqa: S603 - archkit itself
        [*ARCHKIT, "validate", str(city.root)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (result.returncode, result.stderr) == (2, b"")
    assert "`dépôts` is no section of a model" in result.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by Linux only")
@pytest.mark.parametrize(
    "arguments", [["rules"], ["schema"], ["explain", "SEC-001"], ["--help"], ["--version"]]
)
def test_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(  # noqa: S603 - archkit itself
            [*ARCHKIT, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            env={
                **os.environ,
                "PYTHONUNBUFFERED": "",
            },  # a buffer is written out once more at the end
        )
    said = "Error: cannot write the output: No space left on device\n"
    assert (result.returncode, result.stderr) == (2, said)


@pytest.mark.skipif(os.name == "nt", reason="closing a stream so is of POSIX")
def test_a_run_whose_output_nobody_wants_still_has_its_exit_code(city: City) -> None:
    command = 'exec "$0" -m archkit validate "$1" --as-of 2026-11-01 >&-'
    result = subprocess.run(  # noqa: S603 - archkit itself
        ["sh", "-c", command, sys.executable, str(city.root)],  # noqa: S607 - every POSIX has it
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, b"")


def test_a_folder_where_none_is_taken_is_told_with_the_option_that_takes_it(city: City) -> None:
    result = city.run("site", "my-city", "--output", "pages")
    told = "argument (my-city): `--workspace PATH` says where the models are\n"
    assert (result.exit_code, result.stderr.endswith(told)) == (2, True)


def test_a_failure_of_archkit_itself_ends_with_3(city: City) -> None:
    code = (
        "import archkit.model.workspace as w, archkit.cli, sys\n"
        "w.open_workspace = lambda start: 1 / 0\n"
        f"sys.argv = ['archkit', 'validate', {str(city.root)!r}]\n"
        "archkit.cli.main()\n"
    )
    result = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.endswith(
        "ZeroDivisionError: division by zero\narchkit itself failed: please report the lines above\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")
def test_ctrl_c_ends_with_130_and_no_traceback(city: City) -> None:
    city.write(
        "archkit.toml", SETTINGS.replace("[validate]", 'python = ["models/*.py"]\n[validate]')
    )
    city.write(
        "models/slow.py",
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n",
    )
    result = validate(city)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr.strip() == "stopped: nothing was changed"


def test_ctrl_c_ends_a_run_whose_threads_would_go_on() -> None:
    code = """
import threading
from archkit import cli
def ends_twice(**_):
    threading.Thread(target=threading.Event().wait).start()
    raise KeyboardInterrupt
cli.cli.main = ends_twice
cli.main()
"""
    result = subprocess.run(  # noqa: S603 - archkit itself
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30
    )
    assert (result.returncode, result.stderr) == (130, "stopped: nothing was changed\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes are of POSIX")
@pytest.mark.parametrize("arguments", [["rules"], ["schema"], ["explain", "SEC-001"]])
def test_a_reader_who_goes_away_is_no_error_to_speak_of(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = subprocess.run(  # noqa: S603 - archkit itself
            [*ARCHKIT, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert result.stderr == b""


class TestARuleThatRaises:
    @pytest.fixture(autouse=True)
    def _with_a_crashing_rule(self, use_rules: UseRules) -> None:
        def judge(connection: Connection, on: Situation) -> Judgement:
            del on
            raise KeyError(connection.id)

        use_rules(a_rule("SEC-999", judge, Connection), rule_named("SEC-001"))

    def test_it_ends_the_run_with_3_and_the_others_still_report(self, city: City) -> None:
        assert city.outcome("--select", "SEC") == Outcome(
            3, (), (ELSEWHERE,), ("SEC-999 records.desk -> store",)
        )

    def test_it_names_itself_and_the_element(self, city: City) -> None:
        told = " ".join(city.validate("--select", "SEC").stdout.split())
        assert (
            "error[rule-crashed] rule SEC-999 failed on `records.desk -> store`:"
            " KeyError('desk -> store')" in told
        )
        assert told.count("Traceback (most recent call last)") == 1
        assert "Found 1 error, 1 rule crashed." in told

    def test_it_ends_the_run_with_3_though_findings_never_fail(self, city: City) -> None:
        assert city.outcome("--select", "SEC-999", "--fail-on", "never").exit_code == 3

    def test_a_waiver_of_it_is_not_said_to_match_nothing(self, city: City) -> None:
        city.write(
            "models/waivers.yaml",
            """
            solution: records
            waivers:
              w:
                rule: SEC-999
                element: desk -> store
                reason: It is watched.
                compensating_control: It is watched.
                residual_risk: low
                requested_by: {role: Architect}
                approved_by: {role: Information Security Officer}
                granted: 2026-06-01
                expires: 2027-01-01
            """,
        )
        assert city.outcome("--select", "SEC,GOV-005") == Outcome(
            3, (), (ELSEWHERE,), ("SEC-999 records.desk -> store",)
        )
