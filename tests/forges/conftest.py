"""A small city in a git repository, a branch with a pull request, and the service it stands at."""

from collections.abc import Iterator

import pytest
from city import RECORDS, City
from city_in_git import git
from pull_request import SAFE, PullRequest
from stand_in import StandIn, standing_in

from archkit.forges import client


@pytest.fixture(params=["github", "gitlab"])
def forge(request: pytest.FixtureRequest) -> Iterator[StandIn]:
    with standing_in(request.param) as found:
        yield found


@pytest.fixture
def pull(city: City, forge: StandIn, monkeypatch: pytest.MonkeyPatch) -> PullRequest:
    """On `main` records travel safely; on `topic`, in clear."""
    monkeypatch.setattr(client.time, "sleep", lambda _: None)
    made = PullRequest(city, forge)
    city.write("models/records.yaml", SAFE)
    git(city.root, "init", "--quiet", "--initial-branch", "main")
    made.commit("the city")
    git(city.root, "checkout", "--quiet", "-b", "topic")
    city.write("models/records.yaml", RECORDS)
    made.commit("in clear")
    return made
