"""The workflow, the job and the hook that people copy: run here as far as that goes without them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from city import RECORDS, City

from archkit import __version__

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / "examples" / "ci" / "github" / "archkit.yml"
JOB = ROOT / "examples" / "ci" / "gitlab" / "archkit.gitlab-ci.yml"
REVIEW_WORKFLOW = ROOT / "examples" / "ci" / "github" / "archkit-review.yml"
REVIEW_INCLUDE = ROOT / "examples" / "ci" / "gitlab" / "archkit-review.gitlab-ci.yml"
REVIEW_JOB = ROOT / "templates" / "review.yml"
ACTION = ROOT / "action.yml"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "PIP_NO_INDEX": "1",  # what is to be installed is here already, or the step fails
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "CI": "true",
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def run(arguments: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the tests' own arguments
        arguments,
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(city: City) -> City:
    """The city as a repository."""
    run(["git", "init", "--quiet"], city.root)
    return city


def mend(city: City) -> None:
    (city.root / "models/records.yaml").unlink()


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        (WORKFLOW, "github-workflows"),
        (REVIEW_WORKFLOW, "github-workflows"),
        (ACTION, "github-actions"),
        (JOB, "gitlab-ci"),
        (REVIEW_INCLUDE, "gitlab-ci"),
        (REVIEW_JOB, "gitlab-ci"),
    ],
)
def test_the_service_would_accept_the_file(path: Path, schema: str) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    checked = run([*checker, str(path)], ROOT)
    assert (checked.returncode, checked.stdout) == (0, "ok -- validation done\n")


def test_pre_commit_would_accept_the_manifest() -> None:
    checked = run([sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], ROOT)
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize("path", [WORKFLOW, JOB, REVIEW_WORKFLOW, REVIEW_INCLUDE])
def test_the_page_shows_the_file_as_it_is(path: Path) -> None:
    page = (ROOT / "docs" / "continuous-integration.md").read_text(encoding="utf-8")
    assert f"```yaml\n{path.read_text(encoding='utf-8')}```" in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (WORKFLOW, f"pip install archkit=={__version__}\n"),
        (JOB, f"pip install archkit=={__version__}\n"),
        (REVIEW_JOB, f"pip install --quiet archkit=={__version__}\n"),
        (REVIEW_WORKFLOW, f"architecture/archkit@v{__version__} "),
        (REVIEW_INCLUDE, f"ref: v{__version__}\n"),
    ],
)
def test_the_file_names_this_version(path: Path, said: str) -> None:
    assert said in path.read_text(encoding="utf-8")


@dataclass
class Ran:
    """A job as its service ran it.

    Attributes:
        code: Of the step that failed, or else 0.
        log: What all steps said.
        summary: What the steps left for the summary.
    """

    code: int
    log: str
    summary: str


def github(city: City) -> Ran:
    """Run the steps of the workflow that are commands, the way the runner does."""
    ran = Ran(0, "", "")
    for number, step in enumerate(read(WORKFLOW)["jobs"]["validate"]["steps"]):
        if "run" not in step or ran.code:
            continue
        script = city.root.parent / f"{city.root.name}-step.sh"
        summary = city.root.parent / f"{city.root.name}-summary-{number}"
        script.write_text(step["run"], encoding="utf-8")
        summary.touch()
        files = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(city.root)}
        done = run(["bash", "-e", str(script)], city.root, GITHUB_ACTIONS="true", **files)
        ran.code, ran.log = done.returncode, ran.log + done.stdout + done.stderr
        ran.summary += summary.read_text(encoding="utf-8")
    return ran


class TestTheWorkflow:
    def test_passes_on_a_clean_design_and_says_so(self, repository: City) -> None:
        mend(repository)
        ran = github(repository)
        assert ran.code == 0, ran.log
        assert "All clear: nothing found.\n" in ran.log
        assert "**All clear: nothing found.**" in ran.summary

    def test_fails_on_a_finding_with_an_annotation_and_a_summary(self, repository: City) -> None:
        ran = github(repository)
        assert ran.code == 1
        assert "::error file=models/records.yaml,line=10," in ran.log
        assert "**Found 1 error.**" in ran.summary

    def test_uploads_what_it_wrote(self, repository: City) -> None:
        github(repository)
        upload = read(WORKFLOW)["jobs"]["validate"]["steps"][-1]
        log = json.loads((repository.root / upload["with"]["sarif_file"]).read_text("utf-8"))
        assert log["runs"][0]["results"][0]["ruleId"] == "SEC-001"
        assert f"hashFiles('{upload['with']['sarif_file']}')" in upload["if"]

    def test_uploads_also_where_the_check_failed(self) -> None:
        assert "!cancelled()" in read(WORKFLOW)["jobs"]["validate"]["steps"][-1]["if"]

    def test_may_do_no_more_than_it_has_to(self) -> None:
        workflow = read(WORKFLOW)
        granted = workflow["jobs"]["validate"]["permissions"]
        assert (workflow["permissions"], granted) == (
            {},
            {"contents": "read", "security-events": "write"},
        )
        assert "pull_request_target" not in WORKFLOW.read_text(encoding="utf-8")


def gitlab(city: City) -> Ran:
    """Run the script of the job, the way the runner does: its lines in one shell."""
    job = read(JOB)["archkit"]
    lines = "\n".join([*job["before_script"], *job["script"]])
    done = run(["bash", "-eo", "pipefail", "-c", lines], city.root, GITLAB_CI="true")
    return Ran(done.returncode, done.stdout + done.stderr, "")


class TestTheJob:
    def test_passes_on_a_clean_design(self, repository: City) -> None:
        mend(repository)
        ran = gitlab(repository)
        assert ran.code == 0, ran.log

    @pytest.mark.parametrize("code", [0, 1])
    def test_leaves_every_report_that_it_names_whatever_it_found(
        self, repository: City, code: int
    ) -> None:
        if code == 0:
            mend(repository)
        assert code == gitlab(repository).code
        artifacts = read(JOB)["archkit"]["artifacts"]
        named = {*artifacts["paths"], *artifacts["reports"].values()}
        assert [name for name in sorted(named) if not (repository.root / name).is_file()] == []
        assert artifacts["when"] == "always"


class TestTheReview:
    """Whether it does what it promises is tested with stand-ins for the services, in `forges/`."""

    def test_the_action_runs_what_the_command_takes(self, repository: City) -> None:
        *_, step = read(ACTION)["runs"]["steps"]
        given = {"ARCHKIT_WORKSPACE": ".", "ARCHKIT_FAIL_ON": "new-error lane:board"}
        assert {*given, "GITHUB_TOKEN"} == set(step["env"])
        ran = run(["bash", "-e", "-c", step["run"]], repository.root, GITHUB_ACTIONS="", **given)
        assert "this is no job of a service that is known" in ran.stderr

    def test_the_job_runs_what_the_command_takes(self, repository: City) -> None:
        job = read(REVIEW_JOB)["archkit-review"]
        given = {name: str(value) for name, value in job["variables"].items()}
        lines = "\n".join(job["script"])
        ran = run(["bash", "-eo", "pipefail", "-c", lines], repository.root, GITLAB_CI="", **given)
        assert "this is no job of a service that is known" in ran.stderr

    def test_nothing_that_a_branch_brings_is_loaded_by_python(self) -> None:
        """A module that lies in the folder would be loaded instead of Python's own."""
        for path in (ACTION, REVIEW_JOB):
            text = path.read_text(encoding="utf-8")
            assert text.count("python -I -m pip") == text.count("python -") == 1

    def test_the_workflow_may_do_no_more_than_it_has_to(self) -> None:
        workflow = read(REVIEW_WORKFLOW)
        assert {
            "contents": "read",
            "pull-requests": "write",
            "security-events": "write",
        } == workflow["jobs"]["review"]["permissions"]
        assert {} == workflow["permissions"]
        assert "pull_request_target" not in REVIEW_WORKFLOW.read_text(encoding="utf-8")

    def test_the_workflow_uploads_what_the_action_wrote(self) -> None:
        upload = read(REVIEW_WORKFLOW)["jobs"]["review"]["steps"][-1]
        assert f"sarif={upload['with']['sarif_file']}" in ACTION.read_text(encoding="utf-8")


class TestTheHook:
    @pytest.fixture(autouse=True)
    def _with_a_configuration(self, repository: City) -> None:
        """The hook as the manifest has it, but for where archkit comes from: it is here."""
        (hook,) = read(MANIFEST)
        hooks = [{**hook, "language": "system"}]
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        repository.write(".pre-commit-config.yaml", yaml.safe_dump(config))

    def commit(self, city: City, message: str) -> tuple[int, str]:
        """Stage all there is, and commit it with the hook in place."""
        run([sys.executable, "-m", "pre_commit", "install"], city.root, **self.home(city))
        run(["git", "add", "--all"], city.root)
        author = ["-c", "user.name=A. Person", "-c", "user.email=person@example.org"]
        done = run(
            ["git", *author, "commit", "--quiet", "-m", message], city.root, **self.home(city)
        )
        return done.returncode, done.stdout + done.stderr

    def home(self, city: City) -> dict[str, str]:
        return {"PRE_COMMIT_HOME": str(city.root.parent / f"{city.root.name}-home")}

    def test_lets_a_clean_design_be_committed(self, repository: City) -> None:
        mend(repository)
        code, said = self.commit(repository, "Begin")
        assert code == 0, said
        assert "archkit validate" in said

    def test_stops_a_commit_of_a_finding_and_shows_it(self, repository: City) -> None:
        code, said = self.commit(repository, "Send records in clear")
        assert code == 1
        assert "error[SEC-001] `permit` (confidential)" in said

    def test_stops_a_commit_that_only_takes_away_what_others_refer_to(
        self, repository: City
    ) -> None:
        repository.write("models/archive.yaml", "departments: {archive: {name: Archive}}\n")
        mended = RECORDS.replace("encryption: none", "encryption: tls-1.3")
        repository.write("models/records.yaml", mended.replace("clerk", "archive"))
        code, said = self.commit(repository, "Begin")
        assert code == 0, said
        (repository.root / "models/archive.yaml").unlink()
        code, said = self.commit(repository, "Drop the archive")
        assert code == 1
        assert "error[unknown-reference]" in said
