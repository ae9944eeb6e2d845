"""How long requests wait for a server, by formula and by trying it out."""

import heapq
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.queueing import mean_wait, waiting_share

SERVERS = st.integers(1, 40)
BUSY = st.floats(0.01, 0.99)


def tried_out(rate: float, service_time: float, servers: int, requests: int = 100_000) -> float:
    """The mean wait of requests that come and are served one after the other, at random."""
    chance = Random(20261101)  # noqa: S311 - a simulation, no secret
    free = [0.0] * servers
    now = waited = 0.0
    for _ in range(requests):
        now += chance.expovariate(rate)
        begins = max(now, heapq.heappop(free))
        heapq.heappush(free, begins + chance.expovariate(1 / service_time))
        waited += begins - now
    return waited / requests


@pytest.mark.parametrize(
    ("rate", "service_time", "servers"), [(0.5, 1.0, 1), (2.4, 1.0, 4), (10.0, 0.5, 8)]
)
def test_the_formula_gives_what_trying_it_out_gives(
    rate: float, service_time: float, servers: int
) -> None:
    found = mean_wait(rate, service_time, servers)
    assert found == pytest.approx(tried_out(rate, service_time, servers), rel=0.08)


def test_a_single_server_gives_the_textbook_figure() -> None:
    assert mean_wait(0.5, 1.0, 1) == pytest.approx(0.5 / (1 - 0.5))
    assert waiting_share(1, 0.5) == pytest.approx(0.5)


def test_two_servers_give_the_textbook_figure() -> None:
    assert waiting_share(2, 1.0) == pytest.approx(1 / 3)


def test_from_the_load_that_keeps_all_busy_on_waiting_has_no_end() -> None:
    assert mean_wait(4.0, 1.0, 4) == inf
    assert waiting_share(4, 4.0) == 1.0


@given(SERVERS, BUSY)
def test_a_further_server_never_makes_anybody_wait_longer(servers: int, busy: float) -> None:
    rate = busy * servers
    assert mean_wait(rate, 1.0, servers + 1) <= mean_wait(rate, 1.0, servers)


@given(SERVERS, BUSY, BUSY)
def test_more_requests_never_wait_less(servers: int, one: float, other: float) -> None:
    few, many = sorted((one * servers, other * servers))
    assert mean_wait(few, 1.0, servers) <= mean_wait(many, 1.0, servers)
