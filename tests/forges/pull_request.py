"""A pull request, and the job that runs for it."""

import json
from dataclasses import dataclass
from pathlib import Path

from city import AS_OF, RECORDS, City
from city_in_git import git
from click.testing import CliRunner, Result
from stand_in import TOKEN, StandIn

from archkit.cli import cli

SAFE = RECORDS.replace("encryption: none", "encryption: tls-1.3")


@dataclass
class PullRequest:
    """A branch `topic` of a repository, and the job that runs for it."""

    city: City
    forge: StandIn
    token: str = TOKEN
    folder: str = "."

    @property
    def top(self) -> Path:
        """The repository."""
        return self.city.root

    def commit(self, message: str = "change") -> None:
        """Commit all that is there."""
        git(self.top, "add", "--all")
        git(self.top, "commit", "--quiet", "--allow-empty", "--message", message)

    def head(self, name: str = "HEAD") -> str:
        """The commit that a name means."""
        return git(self.top, "rev-parse", name)

    @property
    def summary(self) -> Path:
        """What GitHub would show of the job."""
        return self.top.parent / f"{self.top.name}-summary"

    def environment(self, merge: str = "") -> dict[str, str | None]:
        """What the service tells the job; nothing of what another tells this one."""
        base, head = self.head("main"), self.head("topic")
        every: dict[str, str | None] = {"GITHUB_ACTIONS": None, "GITLAB_CI": None}
        if self.forge.name == "github":
            event = self.top.parent / f"{self.top.name}-event.json"
            request = {"base": {"sha": base}, "head": {"sha": head}}
            event.write_text(json.dumps({"number": 12, "pull_request": request}))
            return every | {
                "GITHUB_ACTIONS": "true",
                "GITHUB_EVENT_NAME": "pull_request",
                "GITHUB_EVENT_PATH": str(event),
                "GITHUB_SHA": merge or head,
                "GITHUB_REPOSITORY": "city/models",
                "GITHUB_API_URL": self.forge.url,
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_TOKEN": self.token,
            }
        return every | {
            "GITLAB_CI": "true",
            "CI_PIPELINE_SOURCE": "merge_request_event",
            "CI_MERGE_REQUEST_IID": "12",
            "CI_MERGE_REQUEST_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_PROJECT_URL": "https://forge.example",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": head if merge else "",
            "CI_COMMIT_SHA": merge or head,
            "CI_API_V4_URL": self.forge.url,
            "ARCHKIT_TOKEN": self.token,
        }

    def review(self, *options: str, merge: str = "", **more: str | None) -> Result:
        """Run `archkit review` as the job does."""
        where = ["--workspace", str(self.top / self.folder), "--as-of", AS_OF]
        environment = self.environment(merge) | more
        return CliRunner().invoke(cli, ["review", *where, *options], env=environment)
