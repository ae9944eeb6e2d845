"""When somebody looks after everything that people need."""

from functools import reduce
from operator import and_

from archkit.analysis.knowledge import Missing
from archkit.analysis.support import Cover
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Timetable
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.verdicts.parts import supported_parts
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.hours import Hours
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.requirement import Fit
from archkit.model.solution import Solution
from archkit.source.place import Place

_SHOWN = 3


def answer(question: Question) -> Answer | Unfit:
    """The hours in which every part is looked after."""
    parts = supported_parts(question)
    if not parts:
        return Unfit("nothing in it needs support, or all of it can be done without for a time")
    covers = [(each, question.facts.support.cover(each)) for each in parts]
    asked = _asked(question.fit)
    hours = _together([cover for _, cover in covers])
    gaps = [cover.missing.places for _, cover in covers if cover.missing is not None]
    never = not _together([each for _, each in covers if each.missing is None]).covers(asked)
    missing = None if never or not gaps else Missing(frozenset().union(*gaps))
    timetable = Timetable(hours, missing)
    steps = _steps(covers, asked, question.facts.design)
    says = f"all {len(parts)} parts are looked after" if len(parts) > 1 else "it is looked after"
    return Answer(timetable, Step(says, str(timetable), missing=missing, steps=steps))


def _asked(fit: Fit) -> Hours:
    return fit.at_least if isinstance(fit.at_least, Hours) else Hours(0, "no hours")


def _together(covers: list[Cover]) -> Hours:
    """The hours that each of some covers has."""
    minutes = reduce(and_, (each.hours.minutes for each in covers), Hours.parse("24x7").minutes)
    hours = Hours(minutes, "")
    return Hours(minutes, hours.spelled() or "never")


def _steps(covers: list[tuple[Component, Cover]], asked: Hours, design: Design) -> tuple[Step, ...]:
    """The parts that the same people look after together, the weakest first."""
    groups: dict[tuple[str | None, str | None], list[tuple[Component, Cover]]] = {}
    for part, cover in covers:
        groups.setdefault((part.team, part.vendor), []).append((part, cover))
    ranked = sorted(
        groups.values(),
        key=lambda group: (-asked.without(group[0][1].hours).weekly, group[0][0].address),
    )
    weakest = ranked[0][0][1]
    limited = not weakest.hours.covers(asked)
    return tuple(
        _step(group, asked, design, limits=limited and group is ranked[0]) for group in ranked
    )


def _step(
    group: list[tuple[Component, Cover]], asked: Hours, design: Design, *, limits: bool
) -> Step:
    part, cover = group[0]
    names = ", ".join(f"`{each.address}`" for each, _ in group[:_SHOWN])
    more = f" and {len(group) - _SHOWN} more" if len(group) > _SHOWN else ""
    gap = asked.without(cover.hours)
    lacking = f", without {gap.spelled()}" if gap.minutes else ""
    return Step(
        f"{_who(part)}: {names}{more}",
        f"{Hours(cover.hours.minutes, '').spelled() or 'never'}{lacking}",
        _places(part, design),
        cover.missing,
        limits=limits,
    )


def _who(part: Component) -> str:
    team = f"team `{part.team}`" if part.team else "no team"
    return team if part.vendor in (None, "none") else f"{team} and vendor `{part.vendor}`"


def _places(part: Component, design: Design) -> tuple[Place, ...]:
    team = design.teams.get(part.team) if part.team else None
    vendor = design.vendors.get(part.vendor) if part.vendor else None
    found = []
    if team is not None:
        found = [Place(team.where, (each,)) for each in ("hours", "on_call") if getattr(team, each)]
    if vendor is not None and vendor.support_hours is not None:
        found.append(Place(vendor.where, ("support_hours",)))
    return tuple(found)


MEASURE = Measure(
    metric=Metric.SUPPORT_HOURS,
    of=(Solution, Journey, Component),
    bound="at_least",
    summary="The hours of a week in which somebody looks after everything that people need.",
    method=(
        "A part is looked after in the hours of its team, around the clock where the team has a"
        " rota, and in those of its vendor. The hours are those that all parts have in common."
    ),
    source="ISO/IEC 20000-1, service level management; NIST SP 800-53 CP-2",
    assumptions=(
        "a team with a rota (`on_call:`) answers at any hour",
        "what has a `degraded_mode:` can be done without until somebody is there",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met mon-fri 08:00-17:00
    kind: operational
    statement: The permit desk shall be looked after in office hours.
    fit: {metric: support-hours, at_least: "mon-fri 08:00-17:00", of: desk}
  R2: # <- unmet mon-fri 08:00-17:00
    kind: operational
    statement: The permit desk shall be looked after from seven to six.
    fit: {metric: support-hours, at_least: "mon-fri 07:00-18:00", of: desk}
  R3: # <- unknown mon-fri 08:00-17:00
    kind: operational
    statement: The permit counter shall be looked after around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: counter}
  R4: # <- met 24x7
    kind: operational
    statement: The archive of permits shall be looked after around the clock.
    fit: {metric: support-hours, at_least: 24x7, of: store}
components:
  desk: {kind: service, team: days}
  counter: {kind: service, team: quiet}
  store: {kind: database, team: nights}
connections:
  desk -> store: {protocol: postgresql}
teams:
  days: {hours: "mon-fri 08:00-17:00", on_call: none}
  quiet: {hours: "mon-fri 08:00-17:00"}
  nights: {hours: "mon-fri 08:00-17:00", on_call: {people: 8, concurrent: 2}}
""",
    ),
)
