"""Verdicts by record: what no design can tell, since it has to be measured or shown.

How fast a team delivers a change, or whether people can finish a form, follows from no
drawing. Such a requirement is judged by the record of its verification: the method, the
evidence, the day, and for a figure what was found.
"""

from datetime import date
from typing import Final

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.requirements import Standing as Part
from archkit.analysis.requirements import standing as standing_of
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import PER_SECOND, SECONDS, SHARE, Number, Unit
from archkit.analysis.verdicts.verdict import Basis, Standing, Verdict
from archkit.model.quality import Metric
from archkit.model.quantities import Duration, Quantity, Rate, Ratio
from archkit.model.requirement import Fit, Requirement
from archkit.source.place import Place

MEASURED: Final = {
    Metric.SUCCESS_RATE: "the share of attempts that succeed, counted in operation or in a test",
    Metric.ERROR_RATE: "the share of cases that go wrong, counted in operation or in a test",
    Metric.COVERAGE: "the share of all that should be covered which is, counted in operation",
    Metric.CHANGE_LEAD_TIME: "the time from an agreed change to its use (DORA metrics)",
    Metric.TASK_TIME: "the time that people take for a task, from a usability test (ISO 9241-11)",
}
"""Metrics that follow from no design, and how their figure is found."""

_UNITS: Final[dict[type[Quantity], Unit]] = {Ratio: SHARE, Duration: SECONDS, Rate: PER_SECOND}


def found_by(metric: Metric) -> str:
    """How the figure of a metric that follows from no design is found."""
    return MEASURED.get(metric, "a figure that is found by measuring")


def measured(requirement: Requirement, fit: Fit, metric: Metric, as_of: date) -> Verdict:
    """The verdict by the figure that was found when the requirement was verified."""
    record, missing = record_of(requirement, as_of)
    found = requirement.verify.measured if requirement.verify else None
    if found is None:
        absent = Missing.field(requirement, "verify", "measured")
        missing = absent if missing is None else missing | absent
    what = found_by(metric)
    if not isinstance(found, Quantity) or missing is not None:
        step = Step(f"{metric.value}: {what}", "not known", missing=missing, steps=record)
        return Verdict(requirement, Standing.UNKNOWN, Basis.MEASURED, step, missing=missing)
    figure = Number(Bounds.exactly(found.value), _UNITS[type(found)])
    place = Place(requirement.where, ("verify", "measured"))
    step = Step(f"{metric.value}: {what}", str(found), rests_on=(place,), steps=record)
    met = figure.meets(fit) is True
    standing = Standing.MET if met else Standing.UNMET
    return Verdict(requirement, standing, Basis.MEASURED, step, figure)


def shown(requirement: Requirement, facts: Facts) -> Verdict:
    """The verdict where there is no figure: by what meets it, and the record that it does."""
    traced, there = _traced(requirement, facts)
    if there is False:
        step = Step("nothing in the design meets it", steps=traced)
        return Verdict(requirement, Standing.UNMET, Basis.SHOWN, step)
    record, missing = record_of(requirement, facts.as_of)
    if isinstance(there, Missing):
        missing = there if missing is None else missing | there
    steps = (*traced, *record)
    if missing is not None:
        step = Step("nobody has shown it yet", missing=missing, steps=steps)
        return Verdict(requirement, Standing.UNKNOWN, Basis.SHOWN, step, missing=missing)
    step = Step("parts of the design meet it, and it has been shown", steps=steps)
    return Verdict(requirement, Standing.MET, Basis.SHOWN, step)


def _traced(requirement: Requirement, facts: Facts) -> tuple[tuple[Step, ...], bool | Missing]:
    """What is said to meet it, and whether any of it is there."""
    steps, there, lost = [], False, False
    for index, reference in enumerate(requirement.satisfied_by):
        part = standing_of(reference, requirement, facts.design)
        place = Place(requirement.where, ("satisfied_by", index))
        value = "meets it" if part is Part.PRESENT else part.value
        steps.append(Step(f"`{reference}`", value, rests_on=(place,)))
        there, lost = there or part is Part.PRESENT, lost or part is Part.ABSENT
    if lost and not there:
        return tuple(steps), Missing.field(requirement, "satisfied_by")
    return tuple(steps), there


def record_of(requirement: Requirement, as_of: date) -> tuple[tuple[Step, ...], Missing | None]:
    """The record of the verification, and what it lacks to prove anything by now."""
    verify = requirement.verify
    if verify is None:
        return (), Missing.field(requirement, "verify")
    gaps = [name for name in ("evidence", "date") if getattr(verify, name) is None]
    early = verify.date is not None and verify.date > as_of
    stated = [str(verify.date) if verify.date else "", verify.evidence or ""]
    step = Step(
        f"verified by {verify.method.value}"
        if not early
        else f"to be shown by {verify.method.value}",
        ", ".join(filter(None, stated)),
        rests_on=(Place(requirement.where, ("verify",)),),
    )
    lacking = [*gaps, *(["date"] if early else [])]
    if not lacking:
        return (step,), None
    places = (Missing.field(requirement, "verify", name).places for name in lacking)
    return (step,), Missing(frozenset().union(*places))
