"""The job that runs archkit, and the pull request that it runs for."""

import importlib
import pkgutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from archkit.forges import services
from archkit.forges.client import ForgeError
from archkit.source.git import Repository


class Conversation(Protocol):
    """What is told at a pull request. Each method raises `ForgeError` where the service refuses."""

    def find(self, marker: str) -> str | None:
        """The comment of our own that begins with a marker."""

    def create(self, text: str) -> str:
        """Write a comment, and tell its address."""

    def update(self, comment: str, text: str) -> str:
        """Write a comment anew, and tell its address."""

    def label(self, chosen: str | None, others: Collection[str]) -> None:
        """Set a label in the place of others; without one, only take those away."""


class Job(NamedTuple):
    """A job that runs for a pull request.

    Attributes:
        target: A commit of the branch that is merged into.
        topic: The last commit of the branch that is merged.
        head: What the job is to look at: that commit, or a merge of it into the target.
        conversation: Where it is told; nothing where the job has no token.
        silence: What the job lacks to tell it.
        scoped: What stands between the parts of a label.
        annotations: The format in which findings stand beside the lines, if they are printed.
        summary: Where the service takes a summary of the job, if it does.
    """

    target: str
    topic: str
    head: str
    conversation: Conversation | None
    silence: str
    scoped: str = ":"
    annotations: str | None = None
    summary: Path | None = None

    def base(self, repository: Repository) -> str:
        """The commit to compare with: what the topic is merged into, or where it left that.

        Raises:
            GitError: where this clone does not have it.
        """
        head = repository.commit(self.head)
        match repository.parents(head):
            case [into, merged] if merged == self.topic:
                return into
        return repository.fork(self.target, head)


class Service(Protocol):
    """A service that hosts repositories and runs jobs."""

    def job(self, environment: Mapping[str, str]) -> Job | None:
        """The job that runs; nothing where it is none of this service.

        Raises:
            ForgeError: where it runs for no pull request.
        """


def job_here(environment: Mapping[str, str]) -> Job:
    """The job that these variables of the environment are of.

    Raises:
        ForgeError: where it is of no service known, or runs for no pull request.
    """
    names = [module.name for module in pkgutil.iter_modules(services.__path__)]
    for name in sorted(names):
        service: Service = importlib.import_module(f"{services.__name__}.{name}").SERVICE
        if job := service.job(environment):
            return job
    raise ForgeError(
        "this is no job of a service that is known",
        "`archkit review --dry-run` shows the comment; `archkit diff` is for the terminal",
    )
