"""PER-004: somebody waits for a long chain of calls, or for many calls over a slow network."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.transport import Mode, Network
from archkit.model.vocabulary import FRONT, Kind
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    judged,
)

_NEAR = frozenset({Network.LAN, Network.LOOPBACK})


class Limits(Parameters):
    """What may be waited for."""

    hops: Annotated[int, Field(ge=1)] = 4
    """The longest chain of calls behind what somebody sits before."""
    calls: Annotated[float, Field(gt=0)] = 10
    """The most calls for one request between zones, over a network that is not local."""


def among(on: Situation) -> Sequence[Element]:
    """What people sit before, and what does not stay on a local network."""
    far = [each for each in on.design.connections if each.network not in _NEAR]
    return [*on.facts.directory.of_kinds(FRONT), *far]


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one component or connection."""
    if isinstance(element, Connection):
        return _chatty(element, on)
    return _deep(element, on) if isinstance(element, Component) else NOT_APPLICABLE


def _deep(component: Component, on: Situation) -> Judgement:
    if component.kind not in FRONT:
        return NOT_APPLICABLE
    limit = on.given(Limits).hops
    chain = on.facts.dependencies.longest_chain(component.address)
    if len(chain) - 1 <= limit:
        return PASS
    return Fail(
        f"whoever uses it waits for a chain of {len(chain) - 1} calls; {limit} is the limit",
        evidence=(" -> ".join(chain),),
    )


def _chatty(connection: Connection, on: Situation) -> Judgement:
    if connection.mode is not Mode.SYNC or connection.network in _NEAR:
        return NOT_APPLICABLE
    source = on.design.components.get(connection.source)
    if source is None or source.kind is Kind.PERSON:
        return NOT_APPLICABLE
    limit = on.given(Limits).calls
    many = _many(connection, limit)
    if many is False:
        return PASS
    far: Truth = Missing.field(connection, "network") if connection.network is None else True
    faulty = all_of(many, far, on.facts.topology.crosses_boundary(connection))
    return judged(
        faulty,
        lambda: Fail(
            f"{connection.calls:g} calls for each request go from zone to zone over"
            f" `{connection.network}`; {limit:g} is the limit",
            field=("calls",),
        ),
    )


def _many(connection: Connection, limit: float) -> Truth:
    if connection.calls is None:
        return Missing.field(connection, "calls")
    return connection.calls > limit


RULE = Rule(
    id="PER-004",
    name="sync-chain-too-deep",
    summary=(
        "Somebody waits for a long chain of calls, or for many calls over a network that is not"
        " local."
    ),
    why=(
        "Each call that must answer before the next can go on adds its time and its failures."
        " A chain of six parts is slow when any of them is, and hard to see through when it is;"
        " twenty calls over a wide-area network take seconds however fast each side is."
    ),
    fix=(
        "Answer from nearer by (a cache, a copy that is kept up to date), send what nobody has"
        " to wait for through a queue (`mode: async`), or ask for everything in one call."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC 25010 time behaviour", "ISO/IEC 25010 modifiability"),
    notes=(
        "The chain begins at a web, mobile or desktop application, a terminal or an operator"
        " panel, and follows connections that are synchronous and have no `fallback:`. A"
        " circle of calls counts as one component; the circle itself is the matter of MNT-001."
        " Both limits are policy, not quotations from a standard. A person's own"
        " connection is left out, since nobody makes twenty requests for one click."
    ),
    parameters=Limits,
    subject=(Component, Connection),
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app} # <- PER-004
  cases: {kind: service}
  rules: {kind: service}
  parcels: {kind: service}
  maps: {kind: service}
  store: {kind: database}
connections:
  portal -> cases: {protocol: https, network: lan}
  cases -> rules: {protocol: https, network: lan}
  rules -> parcels: {protocol: https, network: lan}
  parcels -> maps: {protocol: https, network: lan}
  maps -> store: {protocol: postgresql, network: lan}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1]}
  cases: {kind: service, placed: [office-1]}
connections:
  portal -> cases:
    protocol: https
    network: wan
    calls: 20 # <- PER-004
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1]}
  cases: {kind: service, placed: [office-1]}
  rules: {kind: service, placed: [office-1]}
  parcels: {kind: service, placed: [office-1]}
  maps: {kind: service, placed: [office-1]}
  store: {kind: database, placed: [office-1]}
connections:
  portal -> cases: {protocol: https, network: lan, calls: 20}
  portal -> maps: {protocol: https, network: wan, calls: 10}
  cases -> rules: {protocol: https, network: lan}
  rules -> parcels: {protocol: https, network: lan}
  parcels -> maps: {protocol: https, network: lan}
  maps -> store: {protocol: postgresql, network: lan, fallback: {serve: stored tiles}}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, placed: [dmz-1]}
  cases: {kind: service, placed: [office-1]}
connections:
  portal -> cases: # <- PER-004 unknown
    protocol: https
    network: wan
  cases -> portal (results): # <- PER-004 unknown
    protocol: https
    calls: 20
""",
    ),
)
