"""OPS-001: a solution is meant to work when nobody looks after what it needs."""

from collections.abc import Iterator

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.analysis.figures import TOLERANCE
from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.hours import Hours
from archkit.model.quantities import Duration
from archkit.model.solution import Solution
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_SHOWN = 3
_CRITICAL = 2
_HOURS = ("service_level", "hours")
_RTO = ("service_level", "rto")


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    parts = on.facts.support.parts(solution)
    if not parts:
        return NOT_APPLICABLE
    hours = solution.service_level.hours if solution.service_level else None
    if hours is None:
        return Unknown(Missing.field(solution, *_HOURS))
    return [*_uncovered(parts, hours, on), *_slow_vendors(solution, parts, on)]


def _uncovered(parts: list[Component], hours: Hours, on: Situation) -> Iterator[Fail | Unknown]:
    """The parts that are not looked after in all the hours, those of one team together."""
    lacking: dict[tuple[str | None, str | None], list[Component]] = {}
    for part in parts:
        covered = on.facts.support.cover(part).covers(hours)
        if isinstance(covered, Missing):
            yield Unknown(covered)
        elif not covered:
            vendor = None if part.vendor == "none" else part.vendor
            lacking.setdefault((part.team, vendor), []).append(part)
    for (team, vendor), group in lacking.items():
        yield _gap(team, vendor, group, hours, on)


def _gap(
    team: str | None, vendor: str | None, group: list[Component], hours: Hours, on: Situation
) -> Fail:
    cover = on.facts.support.cover(group[0])
    who = f"team `{team}`" + (f" and vendor `{vendor}`" if vendor else "")
    names = ", ".join(f"`{each.address}`" for each in group[:_SHOWN])
    more = f" and {len(group) - _SHOWN} more" if len(group) > _SHOWN else ""
    places = [Place(("teams", team), ("hours",))] if team and team in on.design.teams else []
    places += [Place(("vendors", vendor), ("support_hours",))] if vendor else []
    gap = hours.without(cover.hours).weekly
    return Fail(
        f"for {gap:g} of the {hours.weekly:g} hours a week in which it is meant to work, nobody"
        f" looks after {names}{more}: {who}",
        field=_HOURS,
        related=tuple((place, "looked after in these hours") for place in places),
        key=" ".join(each for each in (team, vendor) if each),
    )


def _slow_vendors(
    solution: Solution, parts: list[Component], on: Situation
) -> Iterator[Fail | Unknown]:
    """The vendors that run a part and answer later than it has to be back."""
    if solution.tier > _CRITICAL:
        return
    level = solution.service_level
    rto = level.rto if level else None
    for name in sorted({part.vendor for part in parts if part.kind in VENDOR_RUN and part.vendor}):
        vendor = on.design.vendors.get(name)
        if vendor is None:
            continue
        if rto is None:
            yield Unknown(Missing.field(solution, *_RTO))
        elif vendor.response is None:
            yield Unknown(Missing.field(vendor, "response"))
        elif vendor.response.value > rto.value + TOLERANCE:
            yield _slow(name, vendor.response, rto)
    for part in parts:
        if part.kind in VENDOR_RUN and part.vendor is None:
            yield Unknown(Missing.field(part, "vendor"))


def _slow(vendor: str, response: Duration, rto: Duration) -> Fail:
    return Fail(
        f"vendor `{vendor}` answers within {response}, and it has to be back within {rto}",
        field=_RTO,
        related=((Place(("vendors", vendor), ("response",)), "how soon it answers"),),
        key=vendor,
    )


RULE = Rule(
    id="OPS-001",
    name="support-hours-gap",
    summary="A solution is meant to work in hours in which nobody looks after what it needs.",
    why=(
        "A payment page that is open on Sunday and supported on Monday is down from Sunday to"
        " Monday. The hours that residents are promised have to be somebody's hours, for every"
        " part on the way."
    ),
    fix=(
        "Extend the team's hours or rota (`on_call:`), buy support hours from the vendor, make"
        " the dependency soft with a `fallback:`, or promise the hours that are covered."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 CP-2", "NIST CSF 2.0 GV.RR"),
    notes=(
        "A part is looked after in the `hours:` of its team, around the clock where the team has"
        " an `on_call:` rota, and in the `support_hours:` of its vendor. Judged is every part"
        " that the solution's journeys need, in whatever solution it stands, unless it has a"
        " `degraded_mode:`. In tiers 1 and 2 a"
        " vendor that runs a part (`saas`, `external-system`) must answer within the RTO. Hours"
        " in words that could be read in two ways are no value of the language at all."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: court-payments
department: clerk
stage: live
tier: 2
service_level:
  hours: 24x7 # <- OPS-001
  rto: 8 h
components:
  pages: {kind: web-app, team: office-hours}
teams:
  office-hours: {hours: mon-fri 08:00-17:00, on_call: none}
""",
        """
solution: court-payments
department: clerk
stage: live
tier: 2
service_level:
  hours: 24x7
  rto: 8 h # <- OPS-001
components:
  pages: {kind: saas, team: desk, vendor: slow}
vendors:
  slow: {support_hours: 24x7, response: 24 h}
""",
    ),
    quiet=(
        """
solution: court-payments
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, rto: 8 h}
components:
  pages: {kind: web-app, team: office-hours, vendor: acme}
  cases: {kind: service, team: rota}
  store: {kind: saas, team: desk, vendor: prompt}
  reports: {kind: service, team: part-time}
connections:
  pages -> cases: {protocol: https}
  cases -> store: {protocol: https}
  cases -> reports: {protocol: https, mode: async}
journeys:
  pay: {path: [pages, cases, store]}
teams:
  office-hours: {hours: mon-fri 08:00-17:00, on_call: none}
  rota: {hours: mon-fri 08:00-17:00, on_call: {people: 8, concurrent: 2}}
  part-time: {hours: mon-fri 08:00-12:00, on_call: none}
vendors:
  prompt: {support_hours: 24x7, response: 4 h}
""",
    ),
    unknown=(
        """
solution: court-payments
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7}
components:
  pages: {kind: web-app} # <- OPS-001 unknown
  cases: {kind: service, team: quiet}
  store: {kind: saas, team: desk} # <- OPS-001 unknown
teams:
  quiet: {hours: mon-fri 08:00-17:00} # <- OPS-001 unknown
""",
        """
solution: court-payments # <- OPS-001 unknown
department: clerk
stage: live
tier: 3
components:
  pages: {kind: web-app, team: desk}
""",
    ),
)
