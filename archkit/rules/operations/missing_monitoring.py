"""OPS-003: nobody is told when a component fails, fills up or falls behind."""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.operation import Check, Monitoring
from archkit.model.transport import Mode
from archkit.model.vocabulary import NOT_OURS, Kind
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    judged,
)
from archkit.source.place import Place

_LOWEST_TIER: Final = 3
_ALWAYS: Final = (Check.HEALTH, Check.CAPACITY)
_LATE: Final = frozenset({Check.LATENESS, Check.DEAD_LETTER})


def among(on: Situation) -> Sequence[Element]:
    """The components, and the connections that nobody waits for, or perhaps not."""
    directory = on.facts.directory
    connections = (*directory.unawaited, *directory.perhaps_unawaited)
    return [*on.design.components.values(), *connections]


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one component, or one connection that nobody waits for."""
    if isinstance(element, Component):
        apart = element.kind in NOT_OURS or on.tier(element) > _LOWEST_TIER
        return NOT_APPLICABLE if apart else _component(element, on)
    if not isinstance(element, Connection) or on.tier(element) > _LOWEST_TIER:
        return NOT_APPLICABLE
    return _unwatched(element, on)


def _component(component: Component, on: Situation) -> Judgement:
    watch = component.monitoring
    if watch is None:
        return Unknown(Missing.field(component, "monitoring"))
    if not isinstance(watch, Monitoring):
        return Fail("nothing watches it", field=("monitoring",))
    return [
        *_checks(component, watch, on),
        *_alerts(component, watch),
        *_fate(component, watch, on),
    ]


def _checks(component: Component, watch: Monitoring, on: Situation) -> Iterator[Fail | Unknown]:
    lacking = [each for each in _ALWAYS if each not in watch.checks]
    if lacking:
        names = " and ".join(f"`{each}`" for each in lacking)
        yield Fail(f"nothing checks its {names}", field=("monitoring", "checks"), key="checks")
    if Check.SYNTHETIC in watch.checks or not _begins_journey(component, on):
        return
    if component.public_facing is None:
        yield Unknown(Missing.field(component, "public_facing"))
    elif component.public_facing:
        yield Fail(
            "a public journey begins here, and no made-up user (`synthetic`) walks it",
            field=("monitoring", "checks"),
            key="synthetic",
        )


def _begins_journey(component: Component, on: Situation) -> bool:
    return component.address in on.facts.dependencies.entrances


def _alerts(component: Component, watch: Monitoring) -> Iterator[Unknown]:
    if watch.alerts is None:
        yield Unknown(Missing.field(component, "monitoring", "alerts"))


def _fate(component: Component, watch: Monitoring, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether what watches a tier 1 component is lost together with it."""
    if on.tier(component) > 1 or component.kind is Kind.MONITORING:
        return
    if watch.by is None:
        yield Unknown(Missing.field(component, "monitoring", "by"))
        return
    monitor = on.design.component(watch.by, component.within)
    if monitor is None or monitor is component:
        return
    together = on.facts.fate.falls_with(monitor, component)
    if isinstance(together, Missing):
        yield Unknown(together)
    elif together:
        yield Fail(
            f"its monitor `{monitor.address}` is lost together with it",
            field=("monitoring", "by"),
            severity=WARNING,
            related=((Place(monitor.where, ("placed",)), "the monitor stands here"),),
            key="fate",
        )


def _unwatched(connection: Connection, on: Situation) -> Judgement:
    """Whether nobody notices that a message or batch does not arrive."""
    unawaited = _unawaited(connection, on)
    if unawaited is False or (connection.carries == "none" and not connection.returned):
        return NOT_APPLICABLE
    found = (on.design.components.get(each) for each in (connection.source, connection.target))
    ends = [each for each in found if each is not None and each.kind is not Kind.PERSON]
    noticed = any_of(*map(_notices, ends))
    return judged(
        all_of(unawaited, bool(ends), opposite(noticed)),
        lambda: Fail(
            f"what goes this way ({connection.mode}) may be lost or late, and neither side checks"
            " `lateness` or `dead-letter`",
            related=tuple(
                (Place(each.where, ("monitoring",)), f"`{each.id}` is watched so") for each in ends
            ),
        ),
    )


def _unawaited(connection: Connection, on: Situation) -> Truth:
    """Whether nobody waits for an answer; open where nothing says so and much speaks for it."""
    if connection.mode is not Mode.SYNC:
        return True
    perhaps = id(connection) in on.once(_perhaps_unawaited)
    return Missing.field(connection, "mode") if perhaps else False


def _perhaps_unawaited(on: Situation) -> frozenset[int]:
    return frozenset(map(id, on.facts.directory.perhaps_unawaited))


def _notices(component: Component) -> Truth:
    watch = component.monitoring
    if watch is None:
        return Missing.field(component, "monitoring")
    return isinstance(watch, Monitoring) and not _LATE.isdisjoint(watch.checks)


RULE = Rule(
    id="OPS-003",
    name="missing-monitoring",
    summary="Nobody is told when a component fails, fills up or falls behind.",
    why=(
        "What is not watched is reported by residents, hours later. Queues are the worst: the"
        " page says thank you, and the message lies where nobody looks."
    ),
    fix=(
        "Check `health` and `capacity` of every component, walk public journeys with `synthetic`"
        " users, check `lateness` or `dead-letter` where nobody waits for the answer, and alert a"
        " team (`alerts:`)."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 SI-4",
        "NIST CSF 2.0 DE.CM-01",
        "NIST CSF 2.0 DE.CM-09",
    ),
    notes=(
        "It judges tiers 1 to 3; persons and other parties' systems are not ours to watch."
        " Alerts go to a team, never to a person: the language has no other. For an asynchronous"
        " or batch connection that carries data one side's check suffices; where no `mode` is"
        " stated, and it hands over messages or files, leads to a queue or has a schedule, nobody"
        " knows whether somebody waits. In tier 1 the"
        " monitor (`by:`) must not be lost together with all that the component stands on, which"
        " is a warning."
    ),
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
  resident: {kind: person}
  portal:
    kind: web-app
    public_facing: true
    monitoring:
      checks: [health, capacity] # <- OPS-003
      alerts: desk
  cases:
    kind: service
    monitoring: none # <- OPS-003
  store:
    kind: database
    monitoring:
      checks: [health] # <- OPS-003
      alerts: desk
connections:
  resident -> portal: {protocol: https}
  cases -> store (nightly): # <- OPS-003
    protocol: sftp
    mode: batch
journeys:
  apply: {path: [resident, portal, cases]}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [office-1]
    monitoring:
      checks: [health, capacity]
      alerts: desk
      by: watcher # <- OPS-003
  watcher:
    kind: monitoring
    placed: [office-1]
    monitoring: {checks: [health, capacity], alerts: desk}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal:
    kind: web-app
    public_facing: true
    monitoring: {checks: [health, capacity, synthetic], alerts: desk}
  cases:
    kind: service
    public_facing: false
    monitoring: {checks: [health, capacity, lateness], alerts: desk}
  store: {kind: database, monitoring: {checks: [health, capacity], alerts: desk}}
  county: {kind: external-system}
connections:
  resident -> portal: {protocol: https}
  cases -> store (nightly): {protocol: sftp, mode: batch}
journeys:
  apply: {path: [resident, portal, cases]}
""",
        """
solution: parties
department: clerk
stage: live
tier: 4
components:
  list: {kind: service, monitoring: none}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal: # <- OPS-003 unknown
    kind: web-app
    monitoring: {checks: [health, capacity], alerts: desk}
  cases: {kind: service} # <- OPS-003 unknown
  store: # <- OPS-003 unknown
    kind: database
    monitoring: {checks: [health, capacity]}
connections:
  resident -> portal: {protocol: https}
journeys:
  apply: {path: [resident, portal]}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls: # <- OPS-003 unknown
    kind: service
    placed: [office-1]
    monitoring: {checks: [health, capacity], alerts: desk}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  cases: {kind: service, monitoring: {checks: [health, capacity], alerts: desk}}
  inbox: {kind: queue, monitoring: {checks: [health, capacity], alerts: desk}}
  store: {kind: database, monitoring: {checks: [health, capacity], alerts: desk}}
connections:
  cases -> store (nightly): {protocol: sftp} # <- OPS-003 unknown
  cases -> store (at once): {protocol: sftp, mode: sync}
  cases -> store: {protocol: postgresql}
  cases -> inbox: {protocol: https} # <- OPS-003 unknown
""",
    ),
)
