"""REQ-001: a quality requirement without a figure by which anyone can tell that it is met."""

from functools import reduce

from archkit.analysis.knowledge import Missing
from archkit.analysis.requirements import has_figure, in_force
from archkit.model.quality import Metric
from archkit.model.requirement import DISTRIBUTED, Fit, Requirement
from archkit.model.vocabulary import RequirementKind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    if not in_force(requirement, on.design):
        return NOT_APPLICABLE
    fit, quality = requirement.fit, requirement.kind is RequirementKind.QUALITY
    if fit is None:
        return _no_fit(requirement) if quality else NOT_APPLICABLE
    gaps = _gaps(fit)
    if not gaps:
        return PASS
    if quality:
        return _incomplete(requirement, gaps)
    absent = (Missing.field(requirement, "fit", field) for field in gaps)
    return Unknown(reduce(Missing.__or__, absent))


def _gaps(fit: Fit) -> dict[str, str]:
    """The fields that a fit criterion lacks, each with its name in a sentence."""
    gaps: dict[str, str] = {}
    if fit.metric is None:
        gaps["metric"] = "a metric"
    if not has_figure(fit):
        residency = fit.metric is Metric.RESIDENCY
        gaps["one_of" if residency else "at_most"] = (
            "the countries allowed" if residency else "a figure"
        )
    if fit.metric in DISTRIBUTED:
        if fit.statistic is None:
            gaps["statistic"] = "a statistic"
        if fit.under is None:
            gaps["under"] = "the load it holds under"
    return gaps


def _no_fit(requirement: Requirement) -> Fail:
    what = f"`{requirement.quality}`" if requirement.quality else "a quality"
    return Fail(f"`{requirement.id}` asks for {what} and has no fit criterion")


def _incomplete(requirement: Requirement, gaps: dict[str, str]) -> Fail:
    lacks = " and ".join(gaps.values())
    metric = requirement.fit.metric if requirement.fit else None
    of = f" for `{metric}`" if metric else ""
    return Fail(
        f"the fit criterion{of} of `{requirement.id}` lacks {lacks}",
        field=("fit",),
        fix=" ".join(f"{_HOW[field]}." for field in gaps),
    )


_HOW = {
    "metric": "Say what is measured, such as `metric: response-time`",
    "at_most": "Give a figure with its unit, as `at_least:` or `at_most:`",
    "one_of": "List the countries, such as `one_of: [US]`",
    "statistic": "Say which cases count, such as `statistic: p95`",
    "under": "Say under which load, such as `under: 150 concurrent users`",
}


RULE = Rule(
    id="REQ-001",
    name="missing-fit-criterion",
    summary="A quality requirement has no figure by which anyone can tell whether it is met.",
    why=(
        "Nobody can test, buy or promise a quality that has no figure. Response times and"
        " throughput differ from one case to the next, so their figure also has to say which"
        " cases count, and under which load."
    ),
    fix="Add a metric and a figure: `fit: {metric: availability, at_least: 99.9 %}`.",
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148 verifiable", "ISO/IEC 25010:2023"),
    notes=(
        "Response time, processing time and throughput need a statistic and a condition; other"
        " metrics are one figure. An operational, technical or constraint requirement needs no"
        " fit criterion; one that has begun to state one is unknown until it is complete."
        " Retired requirements, and those of retired solutions, are left alone."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- REQ-001
    kind: quality
    quality: availability
    statement: The permit desk shall be available to residents.
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    quality: time-behaviour
    statement: The permit desk shall answer a search within 2 s.
    fit: {metric: response-time, at_most: 2 s, statistic: p95} # <- REQ-001
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    quality: time-behaviour
    statement: The permit desk shall answer a search within 2 s.
    fit: {metric: response-time, at_most: 2 s, statistic: p95, under: 150 concurrent users}
  R2:
    kind: operational
    statement: The permit desk shall record each visit.
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- REQ-001 unknown
    kind: operational
    statement: The permit desk shall confirm receipt.
    fit: {metric: response-time, at_most: 5 min, under: 150 concurrent users}
""",
    ),
)
