"""MNT-008: components made with something that nobody mends any more, or soon will not."""

from datetime import date, timedelta

from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.quantities import Duration
from archkit.model.settings import Severity
from archkit.model.technology import Technology
from archkit.model.vocabulary import RUN_BY_OTHERS, Stage
from archkit.rules.rule import (
    ERROR,
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
from archkit.source.place import Place


class EndOfLifeTechnologyParameters(Parameters):
    """How early the end of support is announced."""

    notice: Duration = Duration.parse("365 d")
    """How long before the end of support a component must be on its way to something newer."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind in RUN_BY_OTHERS or on.stage(component) is Stage.RETIRED:
        return NOT_APPLICABLE
    if component.technology is None:
        return Unknown(Missing.field(component, "technology"))
    technology = on.design.technologies.get(component.technology)
    if technology is None:
        return NOT_APPLICABLE
    if technology.end_of_life is None:
        return Unknown(Missing.field(technology, "end_of_life"))
    if not isinstance(technology.end_of_life, date):
        return PASS
    return _dated(component, technology, technology.end_of_life, on)


def _dated(component: Component, technology: Technology, end: date, on: Situation) -> Judgement:
    notice = timedelta(seconds=on.given(EndOfLifeTechnologyParameters).notice.value)
    days = (end - on.as_of).days
    if days <= 0:
        return _fail(technology, f"lost its support on {end}, {-days} days ago", ERROR)
    if end - on.as_of <= notice:
        return _fail(technology, f"loses its support on {end}, in {days} days", WARNING)
    solution = on.design.solution_of(component)
    if solution is None:
        return PASS
    if solution.live_until is None:
        return Unknown(Missing.field(solution, "live_until"))
    if end < solution.live_until:
        what = f"loses its support on {end}, but is to serve until {solution.live_until}"
        return _fail(technology, what, WARNING)
    return PASS


def _fail(technology: Technology, what: str, severity: Severity) -> Fail:
    return Fail(
        f"`{technology.id}` {what}",
        field=("technology",),
        severity=severity,
        related=((Place(technology.where, ("end_of_life",)), "its end of life"),),
    )


RULE = Rule(
    id="MNT-008",
    name="end-of-life-technology",
    summary=(
        "A component is made with a technology whose support has ended, ends within a year, or"
        " ends before the solution does."
    ),
    why=(
        "After the last day of support nobody mends security holes. A replacement takes a city"
        " a budget year and a project, so a warning on the last day comes too late."
    ),
    fix=(
        "Move to a supported version, or plan the move; until then keep the component away from"
        " other zones and have the risk accepted."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 SA-22", "NIST CSF 2.0 PR.PS-02", "NIST CSF 2.0 PR.PS-03"),
    notes=(
        "Support that has ended is an error in every tier; support that ends soon, or before"
        " `live_until`, is a warning. `end_of_life: none` says that the maker supports it"
        " without end. An absent technology or date is unknown in every tier: nothing shows"
        " that the component is supported. What others run (`saas`, `external-system`) is not"
        " judged by its technology, but by its vendor's evidence and contract; components of a"
        " retired solution run no more."
    ),
    subject=Component,
    judge=judge,
    parameters=EndOfLifeTechnologyParameters,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
live_until: 2028-01-01
components:
  desk:
    kind: service
    technology: windows-2012 # <- MNT-008
""",
        """
technologies:
  python-3.11: {end_of_life: 2027-10-31, ring: tolerate, capability: language}
solution: permits
department: clerk
stage: live
tier: 2
live_until: 2027-06-30
components:
  desk:
    kind: service
    technology: python-3.11 # <- MNT-008
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
live_until: 2031-12-31
components:
  desk:
    kind: service
    technology: python-3.13 # <- MNT-008
""",
    ),
    quiet=(
        """
technologies:
  python-3.11: {end_of_life: 2027-11-02, ring: tolerate, capability: language}
solution: permits
department: clerk
stage: live
tier: 2
live_until: 2027-11-02
components:
  desk: {kind: service, technology: python-3.11}
  mail: {kind: saas}
""",
    ),
    unknown=(
        """
solution: permits # <- MNT-008 unknown
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, technology: python-3.13}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service} # <- MNT-008 unknown
""",
    ),
)
