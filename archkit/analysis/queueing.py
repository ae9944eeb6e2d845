"""Queueing: how long requests wait for a server, where many ask at once.

The M/M/c queue: requests arrive at random at a rate lambda, c servers take S seconds each on
the average, exponentially spread. With a = lambda * S the load in servers (erlangs), a request
has to wait with the probability of Erlang's C formula, and on the average for::

    W = C(c, a) * S / (c - a)

(Erlang 1917; Kleinrock, Queueing Systems I, 1975, section 3.5.)
"""

from math import inf


def waiting_share(servers: int, erlangs: float) -> float:
    """The share of requests that find all servers busy: Erlang's C; all of them from c on.

    It is worked out by the recursion of Erlang's B, which holds for any number of servers::

        B(0) = 1,  B(n) = a B(n-1) / (n + a B(n-1)),  C = B / (1 - a/c (1 - B))

    Args:
        servers: How many there are, c.
        erlangs: How many are busy on the average, a.
    """
    if erlangs >= servers:
        return 1.0
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = erlangs * blocked / (number + erlangs * blocked)
    return blocked / (1 - erlangs / servers * (1 - blocked))


def mean_wait(rate: float, service_time: float, servers: int) -> float:
    """The seconds that a request waits for a server on the average; without end from 100 % on."""
    erlangs = rate * service_time
    if erlangs >= servers:
        return inf
    return waiting_share(servers, erlangs) * service_time / (servers - erlangs)
