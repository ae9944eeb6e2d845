"""SEC-009: those who can change everything come in where nobody watches."""

from collections.abc import Iterator

from archkit.analysis.entrances import PRIVILEGED, Entrance
from archkit.analysis.knowledge import Missing
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.vocabulary import DOORS
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)

_WHO = {
    Population.ADMINISTRATORS: "administrators",
    Population.VENDOR: "a vendor's people",
}
_RECORDED_UP_TO_TIER = 2


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    ways = on.facts.entrances.of(component)
    if isinstance(ways, Missing):
        return Unknown(ways)
    privileged = [each for each in ways if each.population in PRIVILEGED]
    if not privileged:
        return NOT_APPLICABLE
    return [found for way in privileged for found in _each(way, on)]


def _each(way: Entrance, on: Situation) -> Iterator[Fail | Unknown]:
    if way.component.kind not in DOORS:
        yield from _door(way, on)
    who = _WHO[way.population]
    if way.population is Population.VENDOR and way.access.time_bound is not True:
        yield from _must(way, "time_bound", f"{who} have a grant that never ends")
    if way.access.recorded is not True and on.tier(way.component) <= _RECORDED_UP_TO_TIER:
        yield from _must(way, "recorded", f"what {who} do is not recorded")


def _door(way: Entrance, on: Situation) -> Iterator[Fail | Unknown]:
    via = way.access.via
    if via is None:
        yield Unknown(way.lacks("via"))
        return
    door = None if via == "none" else on.design.component(via, way.component.within)
    if door is None or door.kind not in DOORS:
        past = f"`{via}`, a {door.kind}" if door else "no bastion and no privileged-access system"
        yield _fail(way, "via", f"{_WHO[way.population]} come in through {past}")


def _must(way: Entrance, field: str, otherwise: str) -> Iterator[Fail | Unknown]:
    so = way.states(field)
    if isinstance(so, Missing):
        yield Unknown(so)
    elif not so:
        yield _fail(way, field, otherwise)


def _fail(way: Entrance, field: str, message: str) -> Fail:
    return Fail(f"{message} (`{way.name}`)", way.field(field), key=f"{way.name}.{field}")


RULE = Rule(
    id="SEC-009",
    name="privileged-path-uncontrolled",
    summary=(
        "Administrators or a vendor's people come in past the bastion, a vendor's grant never"
        " ends, or nobody records what they do in a critical system."
    ),
    why=(
        "An account that can change everything is what an intruder looks for. One door with a"
        " guard, grants that run out and a recording make it hard to use and easy to see."
    ),
    fix=(
        "Let them come in `via` a bastion or privileged-access system that grants each session"
        " for a time and records it."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 AC-6",
        "NIST SP 800-53 AC-17",
        "NIST SP 800-53 MA-4",
        "NIST CSF 2.0 DE.CM-06",
    ),
    notes=(
        "The bastion and the privileged-access system are the door themselves, so nobody has to"
        " come to them through another. Recording is asked for in tiers 1 and 2, and a grant that"
        " ends of vendors only. Another party's system is not judged."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk:
    kind: service
    placed: [office-1]
    access:
      administrators:
        population: administrators
        via: none # <- SEC-009
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal: {kind: web-app, placed: [dmz-1], access: none}
  desk:
    kind: service
    placed: [office-1]
    access:
      makers:
        population: vendor
        via: portal # <- SEC-009
        time_bound: false # <- SEC-009
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  jump:
    kind: bastion
    placed: [dmz-1]
    access:
      administrators:
        population: administrators
        recorded: false # <- SEC-009
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  jump: {kind: bastion, placed: [dmz-1], access: none}
  desk:
    kind: service
    placed: [office-1]
    access:
      clerks: {population: staff, via: none}
      administrators: {population: administrators, via: jump, time_bound: false, recorded: false}
      makers: {population: vendor, via: jump, time_bound: true, recorded: false}
""",
        """
solution: permits
department: clerk
stage: live
tier: 1
components:
  jump:
    kind: privileged-access
    placed: [dmz-1]
    access:
      administrators: {population: administrators, via: none, recorded: true}
  county: {kind: external-system}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk: # <- SEC-009 unknown
    kind: service
    placed: [office-1]
    access:
      makers: {population: vendor}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  jump: # <- SEC-009 unknown
    kind: bastion
    placed: [dmz-1]
    access:
      administrators: {population: administrators}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk: {kind: service, placed: [office-1]} # <- SEC-009 unknown
""",
    ),
)
