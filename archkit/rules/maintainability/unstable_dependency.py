"""MNT-003: what many need leans on what itself leans on many."""

from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.coupling import MEDIATORS, Group
from archkit.analysis.figures import TOLERANCE
from archkit.model.connection import Connection
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

_DECIMALS: Final = 2


class Limits(Parameters):
    """How much less stable what one depends on may be."""

    margin: Annotated[float, Field(ge=0, le=1)] = 0.1
    """How much higher the instability of the other side may be."""
    smallest: Annotated[int, Field(ge=1)] = 3
    """The least coupling (Ca + Ce) of a group whose instability says anything."""


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection: the first from one group to another speaks for all of them."""
    coupling = on.facts.coupling
    ends = coupling.ends(connection)
    if ends is None or on.design.components[connection.source].kind in MEDIATORS:
        return NOT_APPLICABLE
    one, other = ends
    unclear = coupling.unclear(connection)
    if unclear is not None:
        size = min(coupling.most(each.solution) for each in ends)
        return Unknown(unclear) if size >= on.given(Limits).smallest else PASS
    if not _less_stable(one, other, on.given(Limits)):
        return PASS
    return _fail(one, other, on) if _first(connection, one, other, on) else PASS


def _less_stable(one: Group, other: Group, limits: Limits) -> bool:
    if min(one.size, other.size) < limits.smallest:
        return False
    mine, theirs = one.instability or 0, other.instability or 0
    return mine < theirs - limits.margin - TOLERANCE


def _first(connection: Connection, one: Group, other: Group, on: Situation) -> bool:
    components = on.design.components
    between = on.facts.coupling.edges[one.name, other.name]
    speaking = (each for each in between if components[each.source].kind not in MEDIATORS)
    return next(speaking) is connection


def _fail(one: Group, other: Group, on: Situation) -> Fail:
    between = on.facts.coupling.edges[one.name, other.name]
    return Fail(
        f"`{one.name}` (instability {_figure(one)}) depends on `{other.name}`, which is less"
        f" stable ({_figure(other)})",
        evidence=(*map(_sum, (one, other)), *(f"over `{each.id}`" for each in between)),
    )


def _figure(group: Group) -> str:
    return f"{group.instability or 0:.{_DECIMALS}f}"


def _sum(group: Group) -> str:
    return (
        f"`{group.name}`: Ca {group.afferent}, Ce {group.efferent}, so"
        f" {group.efferent} / {group.size} = {_figure(group)}"
    )


RULE = Rule(
    id="MNT-003",
    name="unstable-dependency",
    summary="A solution or subsystem that others build on depends on one that is less stable.",
    why=(
        "What depends on many others has many reasons to change. When something that many need"
        " leans on it, all of those are changed, tested or stopped with it."
    ),
    fix=(
        "Turn the dependency around (an event, or an interface that the stable side publishes),"
        " or move what both need to a part of its own."
    ),
    severity=WARNING,
    traces_to=("Stable dependencies principle (Martin)", "ISO/IEC 25010:2023 modifiability"),
    notes=(
        "Instability is I = Ce / (Ca + Ce), where Ca counts the components outside a group that"
        " depend on it and Ce those outside that it depends on. A group is a solution, or a"
        " subsystem (`group`) of one. It is a finding where the other side's instability is"
        " higher by more than 0.1 and both have Ca + Ce of at least 3, since below that one"
        " connection more or less turns the figure over. What a gateway, an integration hub or a"
        " queue opens does not count, unlike in the catalogue: it passes on what others ask for,"
        " and needs neither side for itself. People, and what looks after all alike, count"
        " neither. Several connections between the same two groups make one finding, at the first."
    ),
    subject=Connection,
    judge=judge,
    parameters=Limits,
    fires=(
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app, group: front}
  permits: {kind: service, group: front}
  orders: {kind: service, group: front}
  bills: {kind: service, group: front}
  store: {kind: database, group: stores}
  counts: {kind: service, group: reports}
  usage: {kind: service, group: sources}
  weather: {kind: service, group: sources}
  traffic: {kind: service, group: sources}
  census: {kind: service, group: sources}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  permits -> parcels: {}
  orders -> parcels: {}
  bills -> parcels: {}
  parcels -> store: {}
  parcels -> counts: {} # <- MNT-003
  parcels -> counts (again): {}
  counts -> usage: {}
  counts -> weather: {}
  counts -> traffic: {}
  counts -> census: {}
""",
    ),
    quiet=(
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  bus: {kind: queue, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app, group: front}
  store: {kind: database, group: stores}
  counts: {kind: service, group: reports}
  usage: {kind: service, group: sources}
  weather: {kind: service, group: sources}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  parcels -> store: {}
  parcels -> bus: {}
  parcels -> town.siem: {}
  bus -> counts: {}
  counts -> usage: {}
  counts -> weather: {}
""",
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counts: {kind: service, group: reports}
  usage: {kind: service, group: sources}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  parcels -> counts: {}
  counts -> usage: {}
""",
    ),
    unknown=(
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  portal: {kind: web-app} # <- MNT-003 unknown
  tablet: {kind: mobile-app, group: front}
  counts: {kind: service, group: reports}
  usage: {kind: service, group: sources}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  parcels -> counts: {}
  counts -> usage: {}
""",
    ),
)
