"""What changed between two releases, in the words of a department, for each audience."""

from collections.abc import Callable
from pathlib import Path

import pytest
from city_in_git import git
from click.testing import CliRunner, Result
from growing_town import SUBJECT, grow

from archkit.cli import cli


@pytest.fixture
def grown(town: Path) -> Path:
    grow(town)
    return town


def changelog(town: Path, *arguments: str, span: str = "HEAD~2..HEAD") -> Result:
    where = ["--workspace", str(town), "--as-of", "2026-11-01"]
    return CliRunner().invoke(cli, ["changelog", *where, span, *arguments])


@pytest.mark.parametrize("audience", ["public", "staff", "restricted"])
def test_each_edition_reads_as_its_readers_speak(
    grown: Path, audience: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"changelog-{audience}.md", changelog(grown, "--audience", audience).stdout)


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_what_is_hidden_is_in_no_other_edition(grown: Path, audience: str) -> None:
    told = changelog(grown, "--audience", audience).stdout.casefold()
    secrets = (
        "watch",
        "quill",
        "fountain",
        "night",
        "safe",
        "guard",
        SUBJECT.casefold(),
        "eve ning",
    )
    assert [] == [each for each in secrets if each in told.replace("(withheld)", "")]


def test_the_public_edition_has_no_part_and_nothing_of_security(grown: Path) -> None:
    told = changelog(grown, "--audience", "public").stdout.casefold()
    assert [] == [each for each in ("bell", "burglar", "thieves", "sec-001") if each in told]


def test_what_is_hidden_today_is_not_told_of_earlier_times(grown: Path) -> None:
    counter = grown / "models/counter.yaml"
    text = counter.read_text(encoding="utf-8")
    counter.write_text(text.replace("audience: public", "audience: restricted"), encoding="utf-8")
    git(grown, "commit", "--quiet", "--all", "--message", "Hide")
    assert "Permit counter" not in changelog(grown, "--audience", "public", span="HEAD~3..").stdout


def test_one_department_is_told_alone(grown: Path) -> None:
    told = changelog(grown, "--audience", "restricted", "--department", "guard").stdout
    assert (True, False) == ("Watch book" in told, "Permit counter" in told)


def test_where_nothing_changed_that_is_said(grown: Path) -> None:
    assert "Nothing changed that this edition tells of." in changelog(grown, span="HEAD~1..").stdout


@pytest.mark.parametrize(
    ("span", "arguments", "expected"),
    [
        ("main", [], "`main` is no range: write it as `BASE..HEAD`"),
        ("mian..main", [], "git knows no revision `mian`: did you mean `main`?"),
        ("main..main", ["--department", "clark"], "did you mean `clerk`?"),
    ],
)
def test_bad_input_says_what_to_do(
    grown: Path, span: str, arguments: list[str], expected: str
) -> None:
    result = changelog(grown, *arguments, span=span)
    assert (2, True) == (result.exit_code, expected in " ".join(result.stderr.split()))


def test_a_version_that_cannot_be_read_is_told(grown: Path) -> None:
    (grown / "models/counter.yaml").write_text("solution: [", encoding="utf-8")
    git(grown, "commit", "--quiet", "--all", "--message", "Break")
    result = changelog(grown, span="HEAD~1..HEAD")
    assert (2, True) == (result.exit_code, "HEAD cannot be read as a whole." in result.stderr)
