"""What stands in an intruder's way on each connection: sign-in, second factor, guard, bastion.

Barriers are counted, so that ways can be compared: what is guessed or copied
counts once, what is bound to a key twice. The weights are this project's own.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from archkit.analysis.entrances import Entrances
from archkit.analysis.exposure import GUARDS
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, once_for_each
from archkit.analysis.network import Topology
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.transport import Authentication, Network, Scheme
from archkit.model.vocabulary import DOORS, FRONT, Kind

_NOTHING: Final = frozenset(
    {Authentication.NONE, Authentication.IP_ALLOWLIST, Authentication.OBSCURE_URL}
)
_COPIED: Final = frozenset(
    {
        Authentication.BASIC,
        Authentication.PASSWORD,
        Authentication.STATIC_KEY,
        Authentication.LDAP_BIND,
        Authentication.RADIUS,
        Authentication.SNMPV3,
        Authentication.OIDC,
        Authentication.SAML,
    }
)
"""What somebody can guess, copy or be talked out of, also at an identity provider."""

_BY_SECRET: Final = 1
_BY_KEY: Final = 2
_SECOND_FACTOR: Final = 2
_HELD: Final = FRONT - {Kind.WEB_APP}
"""Devices and programs that people sit before, and sign in to."""


class Barrier(NamedTuple):
    """Something that an intruder has to overcome on a connection.

    Attributes:
        what: What it is, in words.
        weight: How often it counts.
        there: Whether it is there.
    """

    what: str
    weight: int
    there: Truth


class Hop(NamedTuple):
    """A connection with what stands in the way on it.

    Attributes:
        connection: The connection.
        barriers: What is there, or may be.
        least: What that counts which surely is there.
        most: What all of it counts.
        gaps: What would tell about the rest.
    """

    connection: Connection
    barriers: tuple[Barrier, ...]
    least: int
    most: int
    gaps: Missing | None


class Barriers:
    """Answers what stands in the way on a connection."""

    def __init__(self, design: Design, topology: Topology, entrances: Entrances) -> None:
        self._design = design
        self._topology = topology
        self._entrances = entrances

    @once_for_each
    def hop(self, connection: Connection) -> Hop:
        """A connection with its barriers."""
        source = self._design.components.get(connection.source)
        target = self._design.components.get(connection.target)
        found = [] if source is None or target is None else [*self._all(source, target, connection)]
        there = tuple(each for each in found if each.there is not False)
        gaps = any_of(*(each.there for each in there if each.there is not True))
        return Hop(
            connection,
            there,
            sum(each.weight for each in there if each.there is True),
            sum(each.weight for each in there),
            gaps if isinstance(gaps, Missing) else None,
        )

    def _all(
        self, source: Component, target: Component, connection: Connection
    ) -> Iterator[Barrier]:
        unread = _unread(connection)
        yield _sign_in(connection, unread)
        if source.kind is Kind.PERSON or source.kind in _HELD:
            asked = all_of(_signs_in(connection), unread, self._second_factor(source, target))
            yield Barrier("second factor", _SECOND_FACTOR, asked)
        if source.kind in GUARDS:
            crosses = self._topology.crosses_boundary(connection)
            yield Barrier(f"{source.kind} at the edge of its zone", 1, crosses)
        if source.kind in DOORS:
            yield Barrier("sessions are granted", 1, there=True)

    def _second_factor(self, source: Component, target: Component) -> Truth:
        """Whether people are asked for one: by what they open, or by the device they sit before."""
        asked = self._asks(target)
        return asked if source.kind is Kind.PERSON else any_of(self._asks(source), asked)

    @once_for_each
    def _asks(self, component: Component) -> Truth:
        """Whether every way in asks for a second factor."""
        ways = self._entrances.of(component)
        if isinstance(ways, Missing):
            return ways
        return all_of(bool(ways), *(way.states("mfa") for way in ways))


def _sign_in(connection: Connection, unread: Truth) -> Barrier:
    stated = connection.authentication
    weight = _BY_SECRET if stated in _COPIED else _BY_KEY
    how = f"sign-in by {stated}" if stated else "sign-in"
    return Barrier(how, weight, all_of(_signs_in(connection), unread))


def _signs_in(connection: Connection) -> Truth:
    if connection.authentication is None:
        return Missing.field(connection, "authentication")
    return connection.authentication not in _NOTHING


def _unread(connection: Connection) -> Truth:
    """Whether nobody can read the secret on its way, and take the session over."""
    within: Truth = connection.network is Network.LOOPBACK
    if connection.network is None:
        within = Missing.field(connection, "network")
    if connection.scheme is None:
        return any_of(Missing.field(connection, "encryption"), within)
    return any_of(connection.scheme is not Scheme.NONE, within)
