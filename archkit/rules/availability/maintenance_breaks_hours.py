"""AVL-009: planned work takes a solution out of service when it is meant to work."""

from collections.abc import Iterator

from archkit.analysis.availability.blocks import MONTH
from archkit.analysis.figures import TOLERANCE, length, percent
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.hours import Hours, minutes_of_day
from archkit.model.resilience import Maintenance, Redundancy, RedundancyMode
from archkit.model.solution import ServiceLevel, Solution
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_CRITICAL = 2


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if solution.tier > _CRITICAL:
        return NOT_APPLICABLE
    return list(_judged(solution, on))


def _judged(solution: Solution, on: Situation) -> Iterator[Fail | Unknown]:
    level = solution.service_level or ServiceLevel()
    for component in _parts(solution, on):
        breaks = _breaks(component, solution, level)
        if isinstance(breaks, Missing):
            yield Unknown(breaks)
        elif breaks:
            yield _fail(component, level)


def _parts(solution: Solution, on: Situation) -> list[Component]:
    """All that people need when they use the solution, that nothing else stands in for."""
    needed = {part for use in on.facts.dependencies.uses(solution) for part in use.parts}
    parts = (on.design.components[part] for part in sorted(needed))
    return [each for each in parts if each.degraded_mode in (None, "none")]


def _breaks(component: Component, solution: Solution, level: ServiceLevel) -> Truth:
    """Whether the planned work on a component breaks what the solution promises."""
    planned = component.maintenance
    if planned == "none":
        return False
    if planned is None:
        return Missing.field(component, "maintenance")
    if level.hours is None:
        return all_of(_stops(component, planned), Missing.field(solution, "service_level", "hours"))
    if not level.hours.all_week:
        return all_of(_stops(component, planned), _falls_into(component, planned, level.hours))
    return all_of(_stops(component, planned), _too_long(component, planned, solution, level))


def _stops(component: Component, planned: Maintenance) -> Truth:
    if planned.rolling is None:
        return Missing.field(component, "maintenance", "rolling")
    return any_of(not planned.rolling, _alone(component))


def _alone(component: Component) -> Truth:
    """Whether there is no second placement that serves while the first is taken out."""
    redundancy = component.redundancy
    managed = isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED
    if managed or component.zone is not None:
        return False
    if component.placed is None:
        return Missing.field(component, "placed")
    return len(set(component.placed)) == 1


def _too_long(
    component: Component, planned: Maintenance, solution: Solution, level: ServiceLevel
) -> Truth:
    """Whether the planned work alone uses up what may be lost around the clock."""
    if planned.takes is None:
        return Missing.field(component, "maintenance", "takes")
    if level.availability is None:
        return Missing.field(solution, "service_level", "availability")
    return _share(planned) > 1 - level.availability.value + TOLERANCE


def _share(planned: Maintenance) -> float:
    """The share of the time that the planned work takes."""
    return min(planned.takes.value / planned.every.value, 1.0) if planned.takes else 0.0


def _falls_into(component: Component, planned: Maintenance, hours: Hours) -> Truth:
    """Whether the planned work falls into the hours of some day."""
    if planned.takes is None:
        return Missing.field(component, "maintenance", "takes")
    if planned.starts is None:
        return Missing.field(component, "maintenance", "starts")
    start, minutes = minutes_of_day(planned.starts), round(planned.takes.value / 60)
    return hours.touches_daily(start, minutes)


def _fail(component: Component, level: ServiceLevel) -> Fail:
    planned = component.maintenance
    place = Place(component.where, ("maintenance",))
    related = ((place, "planned work"),)
    if not isinstance(planned, Maintenance) or planned.takes is None:
        return Fail(f"planned work on `{component.address}` stops it", related=related)
    if level.hours is not None and not level.hours.all_week:
        return Fail(
            f"planned work on `{component.address}` at {planned.starts}, {planned.takes} long,"
            f" falls into its hours ({level.hours})",
            field=("service_level", "hours"),
            related=related,
            key=component.address,
        )
    allowed = (1 - level.availability.value) * MONTH if level.availability else 0.0
    return Fail(
        f"planned work on `{component.address}` takes {length(_share(planned) * MONTH)} a month;"
        f" {level.availability} around the clock leaves {length(allowed)}",
        field=("service_level", "availability"),
        evidence=(f"{planned.takes} every {planned.every} is {percent(_share(planned))}",),
        related=related,
        key=component.address,
    )


RULE = Rule(
    id="AVL-009",
    name="maintenance-breaks-hours",
    summary="Planned work alone takes a critical solution out of service longer than promised.",
    why=(
        "A promise around the clock counts the nights of the patches too. Where one machine is"
        " stopped for two hours a month, 99.9 % is gone before anything has failed."
    ),
    fix=(
        "Take out one placement after the other (`rolling: true`), move the work outside the"
        " service hours, give the callers a `fallback:`, or promise what is left."
    ),
    severity=WARNING,
    traces_to=("NIST SP 800-53 MA-2", "NIST SP 800-53 CP-2"),
    notes=(
        "Around the clock, the time the planned work takes is held against the share that"
        " `availability:` leaves. With other hours, the work must begin and end outside them on"
        " every day of the week. Taking out one placement after the other"
        " needs a second one. Every part that the solution's journeys need counts, a vendor's"
        " among them, unless it has a `degraded_mode:`. Departure from the catalogue: tiers 3"
        " and 4 are left out, where few would state a plan and little hangs on it."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  hours: 24x7
  availability: 99.9 % # <- AVL-009
components:
  portal: {kind: web-app, maintenance: {every: 30 d, takes: 2 h, rolling: false}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  hours: 24x7
  availability: 99.9 % # <- AVL-009
components:
  portal:
    kind: web-app
    placed: [dmz-1]
    maintenance: {every: 30 d, takes: 2 h, rolling: true}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  hours: mon-fri 06:00-22:00 # <- AVL-009
  availability: 99.9 %
components:
  portal:
    kind: web-app
    maintenance: {every: 90 d, takes: 3 h, starts: "21:00", rolling: false}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  hours: 24x7
  availability: 99.9 % # <- AVL-009
components:
  portal:
    kind: web-app
    degraded_mode: none
    maintenance: {every: 30 d, takes: 40 d, rolling: false}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, availability: 99.9 %}
components:
  portal:
    kind: web-app
    placed: [dmz-1, dmz-2]
    maintenance: {every: 30 d, takes: 2 h, rolling: true}
  cases: {kind: service, maintenance: {every: 30 d, takes: 40 min, rolling: false}}
  store: {kind: database, maintenance: none}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: mon-fri 06:00-22:00, availability: 99.9 %}
components:
  portal:
    kind: web-app
    maintenance: {every: 90 d, takes: 7 h, starts: "22:30", rolling: false}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, availability: 99.9 %}
components:
  portal: {kind: web-app, maintenance: {every: 30 d, takes: 43.2 min, rolling: false}}
  kiosk: {kind: terminal, zone: dmz, maintenance: {every: 30 d, takes: 2 h, rolling: true}}
  payments:
    kind: saas
    redundancy: {mode: managed}
    maintenance: {every: 30 d, takes: 2 h, rolling: true}
  printer:
    kind: service
    degraded_mode: {procedure: The clerk writes by hand., reviewed: 2026-09-01}
    maintenance: {every: 30 d, takes: 9 h, rolling: false}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: mon-fri 06:00-22:00, availability: 99.9 %}
components:
  portal:
    kind: web-app
    maintenance: {every: 90 d, takes: 8 h, starts: "22:00", rolling: false}
  cases:
    kind: service
    placed: [office-1, office-2]
    maintenance: {every: 90 d, takes: 3 h, starts: "09:00", rolling: true}
  store:
    kind: database
    placed: [office-1, office-2]
    maintenance: {every: 90 d, rolling: true}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, availability: 99.9 %}
components:
  portal: {kind: web-app} # <- AVL-009 unknown
  cases: {kind: service, maintenance: {every: 30 d, takes: 2 h}} # <- AVL-009 unknown
""",
        """
solution: permits # <- AVL-009 unknown
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, maintenance: {every: 30 d, takes: 2 h, rolling: false}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, availability: 99.9 %}
components:
  portal: # <- AVL-009 unknown
    {kind: web-app, maintenance: {every: 30 d, takes: 2 h, rolling: true}}
  cases: {kind: service, maintenance: {every: 30 d, rolling: false}} # <- AVL-009 unknown
""",
        """
solution: permits # <- AVL-009 unknown
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7}
components:
  portal: {kind: web-app, maintenance: {every: 30 d, takes: 2 h, rolling: false}}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {hours: mon-fri 06:00-22:00}
components:
  portal: # <- AVL-009 unknown
    {kind: web-app, maintenance: {every: 30 d, starts: "21:00", rolling: false}}
  cases: # <- AVL-009 unknown
    {kind: service, maintenance: {every: 30 d, takes: 2 h, rolling: false}}
""",
    ),
)
