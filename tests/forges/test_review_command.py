"""`archkit review` in the job of a pull request, against stand-ins for GitHub and GitLab."""

import json
import re
from pathlib import Path

import pytest
from city import RECORDS
from city_in_git import git
from click.testing import CliRunner
from pull_request import SAFE, PullRequest
from stand_in import Refusal

from archkit.cli import cli
from archkit.forges import client
from archkit.reports._diff.markdown import LIMIT

MARK = "<!-- archkit review of . -->\n"
COLON = {"github": ":", "gitlab": "::"}
NOWHERE = {"GITHUB_ACTIONS": None, "GITLAB_CI": None}
EVIL = "Mail @everyone of #1 --> <script> ![x](https://e.example)"


def scoped(pull: PullRequest, lane: str) -> str:
    return f"lane{COLON[pull.forge.name]}{lane}"


def test_the_first_push_gets_a_comment_and_the_label_of_its_lane(pull: PullRequest) -> None:
    result = pull.review()
    assert (0, "") == (result.exit_code, result.stderr)
    (body,) = pull.forge.bodies
    assert body.startswith(f"{MARK}## Worse: 1 control taken away, 1 new error.\n")
    assert {scoped(pull, "board")} == pull.forge.labels
    assert "The comment: https://forge.example/" in result.stdout
    assert f"The label: {scoped(pull, 'board')}\n" in result.stdout


def test_the_next_push_writes_the_same_comment_anew(pull: PullRequest) -> None:
    pull.review()
    pull.forge.labels.add("urgent")
    pull.city.write(
        "models/records.yaml", SAFE.replace("stage: live", "name: Records\nstage: live")
    )
    pull.commit()
    pull.review()
    (body,) = pull.forge.bodies
    assert body.startswith(f"{MARK}## Nothing got worse, nothing got better.\n")
    assert {scoped(pull, "auto"), "urgent"} == pull.forge.labels


def test_a_comment_among_many_is_found_again(pull: PullRequest) -> None:
    for number in range(150):
        pull.forge.add(f"comment {number}")
    pull.review()
    pull.review()
    assert [151] == [n for n, body in enumerate(pull.forge.bodies, 1) if body.startswith(MARK)]


def test_what_somebody_else_wrote_is_left_alone(pull: PullRequest) -> None:
    pull.forge.add(f"{MARK}All is well.", author=8)
    pull.review()
    assert f"{MARK}All is well." == pull.forge.bodies[0]
    assert 2 == len(pull.forge.bodies)


def test_a_change_of_no_model_gets_no_comment_and_one_that_is_there_is_told(
    pull: PullRequest,
) -> None:
    pull.city.write("models/records.yaml", SAFE)
    pull.commit()
    result = pull.review()
    assert [] == pull.forge.bodies
    assert "there is nothing to comment on" in result.stdout
    pull.forge.add(f"{MARK}old")
    pull.review()
    assert "## No change" in pull.forge.bodies[0]


def test_a_workspace_in_a_folder_has_a_comment_of_its_own(pull: PullRequest) -> None:
    git(pull.top, "checkout", "--quiet", "main")
    (pull.top / "town").mkdir()
    git(pull.top, "mv", "archkit.toml", "models", "town/")
    pull.commit()
    git(pull.top, "checkout", "--quiet", "-B", "topic")
    pull.city.write("town/models/records.yaml", RECORDS)
    pull.commit()
    pull.folder = "town"
    result = pull.review()
    assert 0 == result.exit_code, result.output
    assert pull.forge.bodies[0].startswith("<!-- archkit review of town/ -->\n")


class TestThePolicy:
    @pytest.mark.parametrize(
        ("fail_on", "code"), [("new-error", 1), ("lane:board", 1), ("worse-verdict", 0)]
    )
    def test_fails_the_job_after_the_comment_is_posted(
        self, pull: PullRequest, fail_on: str, code: int
    ) -> None:
        result = pull.review("--fail-on", fail_on)
        assert (code, 1) == (result.exit_code, len(pull.forge.bodies))
        assert (f"Failed, as --fail-on asks: {fail_on}." in result.stdout) == bool(code)

    @pytest.mark.parametrize(("fail_on", "code"), [("worse-verdict new-error", 1), ("", 0)])
    def test_may_come_from_the_environment(
        self, pull: PullRequest, fail_on: str, code: int
    ) -> None:
        assert code == pull.review(ARCHKIT_FAIL_ON=fail_on).exit_code

    def test_fails_also_where_nothing_can_be_posted(self, pull: PullRequest) -> None:
        pull.forge.refusals.append(Refusal("GET", 403))
        assert 1 == pull.review("--fail-on", "new-error").exit_code


class TestWhatIsCompared:
    def test_is_the_merge_with_what_it_is_merged_into(self, pull: PullRequest) -> None:
        """What others brought meanwhile is no change of this branch."""
        topic = pull.head("topic")
        git(pull.top, "checkout", "--quiet", "main")
        pull.city.write("models/more.yaml", "teams: {night-watch: {name: Night watch}}\n")
        pull.commit("meanwhile")
        git(pull.top, "checkout", "--quiet", "--detach")
        git(pull.top, "merge", "--quiet", "--no-ff", "-m", "merge", topic)
        pull.review(merge=pull.head())
        (body,) = pull.forge.bodies
        assert ("night-watch" in body, "desk -&#62; store" in body) == (False, True)

    def test_needs_no_more_than_the_merge_and_its_parents(
        self, pull: PullRequest, tmp_path: Path
    ) -> None:
        git(pull.top, "checkout", "--quiet", "main")
        git(pull.top, "merge", "--quiet", "--no-ff", "-m", "merge", "topic")
        git(pull.top, "branch", "--quiet", "merged")
        git(pull.top, "reset", "--quiet", "--hard", "main~1")
        clone = tmp_path.parent / f"{tmp_path.name}-shallow"
        source = ["--branch", "merged", f"file://{pull.top}", str(clone)]
        git(tmp_path.parent, "clone", "--quiet", "--depth", "2", *source)
        environment = pull.environment(merge=pull.head("merged"))
        result = CliRunner().invoke(cli, ["review", "--workspace", str(clone)], env=environment)
        assert (0, 1) == (result.exit_code, len(pull.forge.bodies)), result.output

    def test_is_the_branch_with_where_it_left_the_other(self, pull: PullRequest) -> None:
        git(pull.top, "checkout", "--quiet", "main")
        pull.city.write("models/more.yaml", "teams: {night-watch: {name: Night watch}}\n")
        pull.commit("meanwhile")
        pull.review()
        assert "night-watch" not in pull.forge.bodies[0]

    def test_is_what_was_committed_and_not_what_lies_there(self, pull: PullRequest) -> None:
        pull.city.write("models/records.yaml", "solution: [")
        assert 0 == pull.review().exit_code

    def test_two_clean_branches_that_break_each_other_are_told(self, pull: PullRequest) -> None:
        git(pull.top, "checkout", "--quiet", "main")
        pull.city.write("models/parks.yaml", "departments: {parks: {name: Parks}}\n")
        pull.commit()
        git(pull.top, "checkout", "--quiet", "-B", "topic")
        use = "solution: pools\ndepartment: parks\nstage: proposed\ntier: 4\n"
        pull.city.write("models/pools.yaml", use)
        pull.commit()
        topic = pull.head()
        git(pull.top, "checkout", "--quiet", "main")
        (pull.top / "models/parks.yaml").unlink()
        pull.commit()
        git(pull.top, "checkout", "--quiet", "--detach")
        git(pull.top, "merge", "--quiet", "--no-ff", "-m", "merge", topic)
        result = pull.review(merge=pull.head())
        assert (2, "unknown-reference" in result.stderr) == (result.exit_code, True)
        assert "**The head, " in pull.forge.bodies[0]

    def test_may_be_named(self, pull: PullRequest) -> None:
        pull.review("topic", "main")
        assert "Better: 1 finding fixed" in pull.forge.bodies[0]


class TestADesignThatCannotBeRead:
    def test_is_told_in_the_comment_and_has_no_lane(self, pull: PullRequest) -> None:
        pull.review()
        pull.city.write("models/records.yaml", RECORDS.replace("live", "alive"))
        pull.commit()
        result = pull.review()
        assert (2, set()) == (result.exit_code, pull.forge.labels)
        (body,) = pull.forge.bodies
        assert "## The design cannot be reviewed" in body
        assert "| <code>models/records.yaml:3:8</code> | " in body

    def test_counts_what_does_not_fit(self, pull: PullRequest) -> None:
        wrong = "".join(f"  d{number}: {{naem: {'x' * 5_000}}}\n" for number in range(90))
        pull.city.write("models/more.yaml", f"departments:\n{wrong}")
        pull.commit()
        pull.review()
        (body,) = pull.forge.bodies
        assert len(body) <= LIMIT
        assert "65 more: `archkit validate` tells them all." in body

    def test_that_is_the_base_leaves_the_findings_of_the_head(self, pull: PullRequest) -> None:
        git(pull.top, "checkout", "--quiet", "main")
        pull.city.write("models/records.yaml", SAFE.replace("live", "alive"))
        pull.commit()
        git(pull.top, "checkout", "--quiet", "-B", "topic")
        pull.city.write("models/records.yaml", RECORDS)
        pull.commit()
        assert 2 == pull.review().exit_code
        assert "The head by itself: Found 1 error." in pull.forge.bodies[0]

    def test_has_settings_that_cannot_be_used(self, pull: PullRequest) -> None:
        settings = pull.top / "archkit.toml"
        settings.write_text(f"{settings.read_text()}\n[mistake]\n")
        pull.commit()
        assert 2 == pull.review().exit_code
        assert "<code>archkit.toml:" in pull.forge.bodies[0]


class TestAService:
    @pytest.mark.parametrize("status", [401, 403, 404])
    def test_that_refuses_is_told_and_the_comment_kept_elsewhere(
        self, pull: PullRequest, status: int
    ) -> None:
        pull.forge.refusals += [Refusal("POST", status), Refusal("PUT", status)]
        result = pull.review()
        assert 0 == result.exit_code
        assert "The comment could not be posted: " in result.stderr
        assert f"({status}). Advice: " in result.stderr
        kept = pull.summary.read_text() if pull.forge.name == "github" else result.stdout
        assert "## Worse: 1 control taken away, 1 new error." in kept

    def test_that_lets_no_label_be_set_has_the_comment_all_the_same(
        self, pull: PullRequest
    ) -> None:
        method = "DELETE" if pull.forge.name == "github" else "PUT"
        pull.forge.labels.add(scoped(pull, "auto"))
        pull.forge.refusals.append(Refusal(method, 403))
        result = pull.review()
        assert (0, 1) == (result.exit_code, len(pull.forge.bodies))
        assert "The label could not be set: the token may not do that" in result.stderr

    @pytest.mark.parametrize(
        "refusal",
        [
            Refusal("POST", 500, times=2),
            Refusal("GET", 502, times=1),
            Refusal("POST", 429, {"Retry-After": "3"}, times=1),
            Refusal("GET", 403, {"Retry-After": "60"}, times=2),
            Refusal("GET", 403, {"X-RateLimit-Remaining": "0"}, times=1),
        ],
        ids=["failed", "bad gateway", "too many", "secondary limit", "limit"],
    )
    def test_that_is_busy_is_asked_again(self, pull: PullRequest, refusal: Refusal) -> None:
        pull.forge.refusals.append(Refusal(**vars(refusal)))
        result = pull.review()
        assert (0, "", 1) == (result.exit_code, result.stderr, len(pull.forge.bodies))

    @pytest.mark.parametrize(
        "refusal",
        [
            Refusal("GET", 500),
            Refusal("GET", 403, {"Retry-After": "3600"}),
            Refusal("GET", 429, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99999999999"}),
        ],
        ids=["failed", "secondary limit", "limit"],
    )
    def test_that_stays_busy_is_told(self, pull: PullRequest, refusal: Refusal) -> None:
        pull.forge.refusals.append(Refusal(**vars(refusal)))
        result = pull.review()
        assert (0, []) == (result.exit_code, pull.forge.bodies)
        assert "Advice: run the job again later." in result.stderr

    def test_that_does_not_answer_in_time_is_told(
        self, pull: PullRequest, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(client, "TIMEOUT", 0.05)
        pull.forge.is_stuck = True
        result = pull.review()
        assert 0 == result.exit_code
        assert re.search(r"127\.0\.0\.1:\d+ did not answer in 0\.05 s", result.stderr)

    def test_that_is_not_there_is_told(self, pull: PullRequest) -> None:
        pull.forge.url = "http://127.0.0.1:9"
        result = pull.review()
        assert (0, "cannot be understood or reached" in result.stderr) == (result.exit_code, True)

    def test_that_sends_elsewhere_gets_no_token_there(self, pull: PullRequest) -> None:
        pull.forge.refusals.append(Refusal("GET", 302, {"Location": f"{pull.forge.url}/user"}))
        result = pull.review()
        assert "refused (302" in result.stderr
        assert not [each for each in pull.forge.asked if each.endswith("/user")]

    def test_that_would_take_a_token_in_clear_is_refused(self, pull: PullRequest) -> None:
        pull.forge.url = "http://forge.example"
        result = pull.review()
        assert (2, "is no address with https" in result.stderr) == (result.exit_code, True)


class TestAFork:
    def test_without_a_token_has_its_comment_elsewhere(self, pull: PullRequest) -> None:
        pull.token = ""
        result = pull.review()
        assert (0, []) == (result.exit_code, pull.forge.asked)
        assert "The comment could not be posted: the job has no `" in result.stderr
        kept = pull.summary.read_text() if pull.forge.name == "github" else result.stdout
        assert MARK in kept

    def test_runs_no_model_in_python(self, pull: PullRequest) -> None:
        ran = self.trap(pull, "models/more.py", 'python = ["models/*.py"]')
        result = pull.review()
        assert (2, False) == (result.exit_code, ran.exists())
        assert "is not run where it is read from a git revision" in pull.forge.bodies[0]

    def test_runs_no_rule_in_python_and_says_so(self, pull: PullRequest) -> None:
        own = '[own-rules]\nfolders = ["rules"]\npython = ["rules/*.py"]'
        ran = self.trap(pull, "rules/more.py", own)
        result = pull.review()
        assert (0, False) == (result.exit_code, ran.exists()), result.output
        (body,) = pull.forge.bodies
        assert "Rules that are code were not run: <code>rules/more.py</code>." in body
        assert "own rules: <code>rules/more.py</code> in rules/more.py changed" in body

    def test_runs_no_pack_that_only_the_branch_names(
        self, pull: PullRequest, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_pack(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr("archkit.checking.own.collecting.read_pack", no_pack)
        settings = pull.top / "archkit.toml"
        settings.write_text(f'{settings.read_text()}\n[own-rules]\npacks = ["evil"]\n')
        pull.commit()
        result = pull.review()
        assert 0 == result.exit_code, result.output
        assert "were not run: <code>pack evil</code>." in pull.forge.bodies[0]

    def trap(self, pull: PullRequest, file: str, settings: str) -> Path:
        """A Python file that leaves a trace where it is run."""
        mark = pull.top.parent / f"{pull.top.name}-ran"
        pull.city.write(file, f"from pathlib import Path\nPath({str(mark)!r}).touch()\n")
        path = pull.top / "archkit.toml"
        text = path.read_text()
        if settings.startswith("["):
            path.write_text(f"{text}\n{settings}\n")
        else:
            path.write_text(text.replace("[validate]", f"{settings}\n[validate]"))
        pull.commit()
        return mark


class TestTheComment:
    def test_fits_whatever_changed(self, pull: PullRequest) -> None:
        parts = "".join(
            f"  part-{number}-{'x' * 70}: {{kind: service, description: {'word ' * 80}}}\n"
            for number in range(600)
        )
        pull.city.write(
            "models/more.yaml",
            f"solution: more\ndepartment: clerk\ntier: 3\nstage: live\ncomponents:\n{parts}",
        )
        pull.commit()
        pull.review()
        (body,) = pull.forge.bodies
        assert len(body) <= LIMIT
        assert "more: a comment holds no more." in body

    def test_calls_nobody_and_commands_nothing(self, pull: PullRequest) -> None:
        """GitLab obeys lines that begin with a slash, and both look for names and numbers."""
        pull.city.write(
            "models/more.yaml",
            f"teams: {{night: {{name: {EVIL!r}, description: '/close\n\n  /approve'}}}}\n",
        )
        pull.city.write(
            "models/records.yaml", RECORDS.replace("department", f"name: {EVIL!r}\ndepartment")
        )
        pull.commit()
        pull.review()
        (body,) = pull.forge.bodies
        words = re.sub(r"```.*?```", "", body, flags=re.DOTALL)  # in code nothing is looked for
        said = words.replace("&#8203;", "\u200b").replace("&#64;", "@").replace("&#35;", "#")
        assert not re.search(r"@everyone|#1\b", said)
        assert [] == [line for line in body.splitlines() if line.lstrip().startswith("/")]
        assert "<script>" not in body


class TestWhatStandsBesideTheComment:
    def test_annotations_of_new_findings_at_github(self, pull: PullRequest) -> None:
        said = pull.review().stdout
        annotated = "::error file=models/records.yaml,line=10," in said
        assert annotated == (pull.forge.name == "github")

    def test_reports_go_to_files(self, pull: PullRequest, tmp_path: Path) -> None:
        target = tmp_path / "new.sarif"
        pull.review("--output", f"sarif={target}")
        log = json.loads(target.read_text(encoding="utf-8"))
        assert ["SEC-001"] == [each["ruleId"] for each in log["runs"][0]["results"]]


class TestElsewhere:
    def test_a_job_for_something_else_is_told(self, pull: PullRequest) -> None:
        event = pull.top.parent / f"{pull.top.name}-push.json"
        event.write_text("{}")
        push = {"GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(event)}
        merge = {"CI_PIPELINE_SOURCE": "push", "CI_MERGE_REQUEST_IID": None}
        result = pull.review(**push, **merge)
        assert (2, "this job runs for `push`, and not for a " in result.stderr) == (
            result.exit_code,
            True,
        )

    def test_outside_of_a_job_the_dry_run_is_proposed(self, pull: PullRequest) -> None:
        result = pull.review(**NOWHERE)
        assert (2, "`archkit review --dry-run` shows" in result.stderr) == (result.exit_code, True)

    def test_a_dry_run_prints_the_comment(self, pull: PullRequest) -> None:
        result = pull.review("--dry-run", "main", "topic", **NOWHERE)
        assert (0, True) == (result.exit_code, result.stdout.startswith(f"{MARK}## Worse"))
        assert [] == pull.forge.asked

    def test_a_shallow_clone_is_told(self, pull: PullRequest, tmp_path: Path) -> None:
        clone = tmp_path.parent / f"{tmp_path.name}-shallow"
        git(tmp_path.parent, "clone", "--quiet", "--depth", "1", f"file://{pull.top}", str(clone))
        where = ["--workspace", str(clone)]
        environment = pull.environment()
        result = CliRunner().invoke(cli, ["review", *where], env=environment)
        assert (2, "git fetch --unshallow" in result.stderr) == (result.exit_code, True)
