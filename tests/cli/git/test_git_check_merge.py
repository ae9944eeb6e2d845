"""Branches that merge cleanly as text, and break each other as designs."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from city import AS_OF, RECORDS, City
from city_in_git import git
from click.testing import Result

ROOT = Path(__file__).parents[3]
POOLS = "solution: pools\ndepartment: parks\nstage: proposed\ntier: 4\n"
Edit = Callable[[City], None]


@pytest.fixture
def town(city: City) -> City:
    """`main` has a city without a fault; nothing else is committed."""
    city.write("models/parks.yaml", "departments: {parks: {name: Parks}}\n")
    city.write("models/records.yaml", RECORDS.replace("encryption: none", "encryption: tls-1.3"))
    git(city.root, "init", "--quiet", "--initial-branch", "main")
    commit(city)
    return city


def commit(city: City) -> None:
    git(city.root, "add", "--all")
    git(city.root, "commit", "--quiet", "-m", "change")


def add_a_team(city: City) -> None:
    city.write("models/a.yaml", "teams: {night: {name: Night watch}}\n")


def add_the_same_team(city: City) -> None:
    city.write("models/b.yaml", "teams: {night: {name: Night shift}}\n")


def use_parks(city: City) -> None:
    city.write("models/pools.yaml", POOLS)


def drop_parks(city: City) -> None:
    (city.root / "models/parks.yaml").unlink()


def edit_other_files(city: City) -> None:
    city.write("models/c.yaml", "teams: {day: {name: Day watch}}\n")


def branches(town: City, ours: Edit, theirs: Edit) -> None:
    """A branch `topic`, and another in hand."""
    git(town.root, "checkout", "--quiet", "-b", "topic")
    theirs(town)
    commit(town)
    git(town.root, "checkout", "--quiet", "main")
    ours(town)
    commit(town)


def check(town: City, *arguments: str) -> Result:
    where = ["--workspace", str(town.root), "--as-of", AS_OF]
    return town.run("git", "check-merge", *arguments, *where)


BREAKING = [
    pytest.param(add_a_team, add_the_same_team, "duplicate-id", id="both add the same id"),
    pytest.param(drop_parks, use_parks, "unknown-reference", id="one removes what the other uses"),
]


class TestBefore:
    @pytest.mark.parametrize(("ours", "theirs", "code"), BREAKING)
    def test_branches_that_break_each_other_are_told(
        self, town: City, ours: Edit, theirs: Edit, code: str
    ) -> None:
        branches(town, ours, theirs)
        result = check(town, "topic")
        first = "`HEAD` and `topic` merge cleanly as text, and break each other: 1 mistake."
        assert (1, first) == (result.exit_code, result.stderr.splitlines()[0])
        assert f"error[{code}]" in result.stderr

    def test_branches_that_go_together_are_told(self, town: City) -> None:
        branches(town, add_a_team, edit_other_files)
        result = check(town, "topic")
        assert (0, "`HEAD` and `topic` go together.\n") == (result.exit_code, result.stdout)

    def test_what_is_wrong_on_a_side_already_is_not_the_merge_s(self, town: City) -> None:
        drop_parks(town)
        use_parks(town)
        commit(town)
        branches(town, add_a_team, edit_other_files)
        assert 0 == check(town, "topic").exit_code

    def test_an_error_that_only_the_merge_has_is_told(self, town: City) -> None:
        """Here data are sent in clear that nobody thinks confidential; there they become so."""
        text = (town.root / "models/records.yaml").read_text().replace("[permit]", "[notice]")
        town.write("models/records.yaml", text)
        commit(town)

        def classify(city: City) -> None:
            data = (city.root / "models/city.yaml").read_text()
            city.write("models/city.yaml", data.replace("public", "confidential"))

        def send_in_clear(city: City) -> None:
            city.write("models/records.yaml", text.replace("tls-1.3", "none"))

        branches(town, send_in_clear, classify)
        result = check(town, "topic")
        assert 1 == result.exit_code
        assert "break each other: 1 new error." in result.stderr
        assert "error[SEC-001] `notice` (confidential)" in result.stderr

    def test_conflicts_that_git_finds_come_first(self, town: City) -> None:
        branches(town, add_a_team, lambda city: add_a_team_named(city, "Other"))
        result = check(town, "topic")
        assert (2, "git itself finds conflicts with `topic`, in `models/a.yaml`") == (
            result.exit_code,
            result.stderr.split("Error: ")[1].split(":")[0],
        )

    def test_an_unknown_branch_is_told(self, town: City) -> None:
        result = check(town, "topik")
        assert (2, "git knows no revision `topik`" in result.stderr) == (result.exit_code, True)

    def test_without_a_merge_in_hand_a_branch_is_asked_for(self, town: City) -> None:
        result = check(town)
        assert (2, "no merge is in hand" in result.stderr) == (result.exit_code, True)


def add_a_team_named(city: City, name: str) -> None:
    city.write("models/a.yaml", f"teams: {{night: {{name: {name}}}}}\n")


class TestTheHook:
    @pytest.fixture(autouse=True)
    def _installed(self, town: City) -> None:
        result = town.run("git", "install", "--workspace", str(town.root))
        assert result.exit_code == 0, result.output
        commit(town)

    def git(self, town: City, *arguments: str) -> subprocess.CompletedProcess[str]:
        who = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(  # noqa: S603 - no shell, and every word is of a test
            ["git", *who, *arguments],  # noqa: S607 - the git of this machine
            cwd=town.root,
            env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )

    @pytest.mark.parametrize(("ours", "theirs", "code"), BREAKING)
    def test_stops_a_merge_that_breaks_the_design(
        self, town: City, ours: Edit, theirs: Edit, code: str
    ) -> None:
        branches(town, ours, theirs)
        before = git(town.root, "rev-parse", "HEAD")
        done = self.git(town, "merge", "--no-edit", "topic")
        assert done.returncode != 0
        assert f"error[{code}]" in done.stderr
        assert "leave the merge: `git merge --abort`." in done.stderr
        assert before == git(town.root, "rev-parse", "HEAD")

    def test_lets_it_be_mended_and_committed(self, town: City) -> None:
        branches(town, add_a_team, add_the_same_team)
        self.git(town, "merge", "--no-edit", "topic")
        again = self.git(town, "commit", "--no-edit")
        assert (True, "duplicate-id" in again.stderr) == (again.returncode != 0, True)
        (town.root / "models/b.yaml").unlink()
        git(town.root, "add", "--all")
        done = self.git(town, "commit", "--no-edit")
        assert 0 == done.returncode, done.stderr
        assert 2 == len(git(town.root, "rev-parse", "HEAD^@").split())

    def test_lets_a_merge_through_that_goes_together(self, town: City) -> None:
        branches(town, add_a_team, edit_other_files)
        done = self.git(town, "merge", "--no-edit", "topic")
        assert 0 == done.returncode, done.stderr

    def test_stays_out_of_the_way_of_other_commits(self, town: City) -> None:
        town.write("models/records.yaml", "solution: [")
        git(town.root, "add", "--all")
        assert 0 == self.git(town, "commit", "-m", "broken").returncode
