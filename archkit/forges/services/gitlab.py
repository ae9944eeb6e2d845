"""GitLab: a job of its CI/CD, and the notes and labels of a merge request.

What is asked, and what for: https://docs.gitlab.com/api/notes/
"""

from collections.abc import Collection, Mapping

from archkit.forges.client import Client, ForgeError
from archkit.forges.job import Job

_TOKEN = "ARCHKIT_TOKEN"  # noqa: S105 - the name of the variable
_NEEDED = f"the scope `api` and the role Reporter, as a project access token in `{_TOKEN}`"


class GitLab:
    """Knows a job of GitLab."""

    def job(self, environment: Mapping[str, str]) -> Job | None:
        """The job of a merge request.

        Raises:
            ForgeError: where it is a job for something else.
        """
        if environment.get("GITLAB_CI") != "true":
            return None
        if not environment.get("CI_MERGE_REQUEST_IID"):
            kind = environment.get("CI_PIPELINE_SOURCE", "something else")
            raise ForgeError(
                f"this job runs for `{kind}`, and not for a merge request",
                "give it the rule `$CI_PIPELINE_SOURCE == 'merge_request_event'`",
            )
        head = environment["CI_COMMIT_SHA"]
        token = environment.get(_TOKEN)
        return Job(
            target=environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""),
            topic=environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or head,
            head=head,
            conversation=_conversation(environment, token) if token else None,
            silence=f"the job has no `{_TOKEN}`; a merge request from a fork never has it",
            scoped="::",
        )


def _conversation(environment: Mapping[str, str], token: str) -> "_MergeRequest":
    url = environment.get("CI_API_V4_URL", "https://gitlab.com/api/v4")
    client = Client(url, {"PRIVATE-TOKEN": token}, _NEEDED)
    project, number = (environment[f"CI_MERGE_REQUEST_{each}"] for each in ("PROJECT_ID", "IID"))
    page = f"{environment.get('CI_MERGE_REQUEST_PROJECT_URL', '')}/-/merge_requests/{number}"
    return _MergeRequest(client, f"/projects/{project}/merge_requests/{number}", page)


class _MergeRequest:
    """A merge request at GitLab."""

    def __init__(self, client: Client, here: str, page: str) -> None:
        self._client = client
        self._here = here
        self._page = page

    def find(self, marker: str) -> str | None:
        """The note of our own that begins with a marker: anybody may write one that does."""
        found = [
            each
            for each in self._client.pages(f"{self._here}/notes")
            if str(each.get("body", "")).startswith(marker)
        ]
        me = self._client.ask("GET", "/user") if found else None
        mine = me.get("id") if isinstance(me, dict) else None
        for each in found:
            author = each.get("author")
            if isinstance(author, dict) and author.get("id") == mine:
                return str(each["id"])
        return None

    def create(self, text: str) -> str:
        """Write a note, and tell its address."""
        return self._address(self._client.ask("POST", f"{self._here}/notes", {"body": text}))

    def update(self, comment: str, text: str) -> str:
        """Write a note anew, and tell its address."""
        path = f"{self._here}/notes/{comment}"
        return self._address(self._client.ask("PUT", path, {"body": text}))

    def label(self, chosen: str | None, others: Collection[str]) -> None:
        """Set a label in the place of others."""
        added = {"add_labels": chosen} if chosen is not None else {}
        body = {**added, "remove_labels": ",".join(sorted(others))}
        self._client.ask("PUT", self._here, dict(body))

    def _address(self, note: object) -> str:
        return f"{self._page}#note_{note['id']}" if isinstance(note, dict) else self._page


SERVICE = GitLab()
