"""GitHub: a job of its Actions, and the comments and labels of a pull request.

What is asked, and what for: https://docs.github.com/en/rest/issues
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from archkit.forges.client import Client, ForgeError
from archkit.forges.job import Job

_NEEDED = "`pull-requests: write` among the job's `permissions`"


class GitHub:
    """Knows a job of GitHub Actions."""

    def job(self, environment: Mapping[str, str]) -> Job | None:
        """The job of a pull request.

        Raises:
            ForgeError: where it is a job for something else.
        """
        if environment.get("GITHUB_ACTIONS") != "true":
            return None
        event = _event(environment)
        request = event.get("pull_request")
        if not isinstance(request, dict):
            name = environment.get("GITHUB_EVENT_NAME", "something else")
            raise ForgeError(
                f"this job runs for `{name}`, and not for a pull request",
                "let the workflow run `on: pull_request`",
            )
        topic = str(request["head"]["sha"])
        merged = environment.get("GITHUB_EVENT_NAME") == "pull_request"
        token, summary = environment.get("GITHUB_TOKEN"), environment.get("GITHUB_STEP_SUMMARY")
        return Job(
            target=str(request["base"]["sha"]),
            topic=topic,
            head=environment.get("GITHUB_SHA", topic) if merged else topic,
            conversation=_conversation(environment, token, event["number"]) if token else None,
            silence="the job has no `GITHUB_TOKEN` in its environment",
            annotations="github",
            summary=Path(summary) if summary else None,
        )


def _event(environment: Mapping[str, str]) -> dict[str, Any]:  # Any: as the service has it
    try:
        text = Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
        event = json.loads(text)
    except (KeyError, OSError, ValueError):
        raise ForgeError(
            "`GITHUB_EVENT_PATH` names no event", "run it in a job of GitHub Actions"
        ) from None
    return event if isinstance(event, dict) else {}


def _conversation(environment: Mapping[str, str], token: str, number: int) -> "_PullRequest":
    headers = {
        "Authorization": f"Bearer {token}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    url = environment.get("GITHUB_API_URL", "https://api.github.com")
    client = Client(url, headers, _NEEDED)
    return _PullRequest(client, f"/repos/{environment['GITHUB_REPOSITORY']}/issues", number)


class _PullRequest:
    """A pull request at GitHub; to its interface, one is an issue as well."""

    def __init__(self, client: Client, issues: str, number: int) -> None:
        self._client = client
        self._issues = issues
        self._here = f"{issues}/{number}"

    def find(self, marker: str) -> str | None:
        """The comment of our own that begins with a marker: anybody may write one that does."""
        for each in self._client.pages(f"{self._here}/comments"):
            if str(each.get("body", "")).startswith(marker) and self._is_ours(each.get("user")):
                return str(each["id"])
        return None

    def _is_ours(self, user: object) -> bool:
        """A workflow's token is a bot's and cannot ask whose; another can, and is a person's."""
        if not isinstance(user, dict):
            return False
        return user.get("type") == "Bot" or user.get("login") == self._login()

    def _login(self) -> object:
        try:
            me = self._client.ask("GET", "/user")
        except ForgeError:
            return ""
        return me.get("login") if isinstance(me, dict) else ""

    def create(self, text: str) -> str:
        """Write a comment, and tell its address."""
        return _address(self._client.ask("POST", f"{self._here}/comments", {"body": text}))

    def update(self, comment: str, text: str) -> str:
        """Write a comment anew, and tell its address."""
        path = f"{self._issues}/comments/{comment}"
        return _address(self._client.ask("PATCH", path, {"body": text}))

    def label(self, chosen: str | None, others: Collection[str]) -> None:
        """Set a label in the place of others."""
        names = {str(each.get("name")) for each in self._client.pages(f"{self._here}/labels")}
        for name in sorted(names.intersection(others)):
            self._client.ask("DELETE", f"{self._here}/labels/{quote(name, safe='')}")
        if chosen is not None and chosen not in names:
            self._client.ask("POST", f"{self._here}/labels", {"labels": [chosen]})


def _address(comment: object) -> str:
    return str(comment.get("html_url", "")) if isinstance(comment, dict) else ""


SERVICE = GitHub()
