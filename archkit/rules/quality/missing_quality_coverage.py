"""QUA-001: a solution of which nobody asked how good one of its qualities must be."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.analysis.requirements import measurable
from archkit.model.quality import CHARACTERISTIC_OF, Characteristic
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind, RequirementKind, Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

_GRAVE = frozenset(
    {
        Characteristic.PERFORMANCE_EFFICIENCY,
        Characteristic.SECURITY,
        Characteristic.MAINTAINABILITY,
        Characteristic.FUNCTIONAL_SUITABILITY,
    }
)
"""What the architecture team answers for: a gap here is an error, elsewhere a warning."""

_SCREENS = frozenset(
    {Kind.WEB_APP, Kind.MOBILE_APP, Kind.DESKTOP_APP, Kind.TERMINAL, Kind.OPERATOR_PANEL}
)
"""Kinds of components that people look at."""


class MissingQualityCoverageParameters(Parameters):
    """The characteristics of ISO/IEC 25010 that need a requirement, from each tier on."""

    tier_4: tuple[Characteristic, ...] = (
        Characteristic.FUNCTIONAL_SUITABILITY,
        Characteristic.SECURITY,
    )
    """Asked of every solution."""
    tier_3: tuple[Characteristic, ...] = (
        Characteristic.RELIABILITY,
        Characteristic.MAINTAINABILITY,
        Characteristic.PERFORMANCE_EFFICIENCY,
    )
    """Asked of tiers 1 to 3 as well."""
    tier_2: tuple[Characteristic, ...] = (
        Characteristic.COMPATIBILITY,
        Characteristic.INTERACTION_CAPABILITY,
    )
    """Asked of tiers 1 and 2 as well."""
    tier_1: tuple[Characteristic, ...] = (Characteristic.FLEXIBILITY, Characteristic.SAFETY)
    """Asked of tier 1 as well."""

    def required(self, tier: int) -> tuple[Characteristic, ...]:
        """Everything asked of a solution of a tier, in the order of the standard."""
        levels = {4: self.tier_4, 3: self.tier_3, 2: self.tier_2, 1: self.tier_1}
        asked = {each for level, added in levels.items() if tier <= level for each in added}
        return tuple(each for each in Characteristic if each in asked)


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if solution.stage is Stage.RETIRED:
        return NOT_APPLICABLE
    return list(_gaps(solution, on))


def _gaps(solution: Solution, on: Situation) -> Iterator[Fail | Unknown]:
    asked = on.given(MissingQualityCoverageParameters).required(solution.tier)
    measured = [each for each in solution.requirements.values() if _counts(each)]
    for characteristic in asked:
        if _excused(solution, characteristic, on):
            continue
        covered = any_of(*(_covers(each, characteristic) for each in measured))
        if isinstance(covered, Missing):
            yield Unknown(covered)
        elif not covered:
            yield _fail(solution, characteristic)


def _counts(requirement: Requirement) -> bool:
    quality = requirement.kind is RequirementKind.QUALITY
    return quality and requirement.agreed and measurable(requirement.fit)


def _covers(requirement: Requirement, characteristic: Characteristic) -> Truth:
    if requirement.quality is None:
        return Missing.field(requirement, "quality")
    return CHARACTERISTIC_OF[requirement.quality] is characteristic


def _excused(solution: Solution, characteristic: Characteristic, on: Situation) -> bool:
    """Whether there is a reason why nobody asks for it, or nobody to ask."""
    if characteristic in solution.quality_not_applicable:
        return True
    return characteristic is Characteristic.INTERACTION_CAPABILITY and not _has_users(solution, on)


def _has_users(solution: Solution, on: Situation) -> bool:
    """Whether people look at a part of the solution, or a person is connected to one."""
    return any(
        component.kind in _SCREENS
        or any(
            (caller := on.design.components.get(connection.source)) is not None
            and caller.kind is Kind.PERSON
            for connection in on.design.incoming.get(component.address, ())
        )
        for component in solution.components.values()
    )


def _fail(solution: Solution, characteristic: Characteristic) -> Fail:
    return Fail(
        f"`{solution.id}` (tier {solution.tier}) has no approved requirement with a figure"
        f" for `{characteristic}`",
        fix=(
            f"Agree on a figure for `{characteristic}` with the department, or say why none is"
            f" needed: `quality_not_applicable: {{{characteristic}: …}}`."
        ),
        severity=ERROR if characteristic in _GRAVE else WARNING,
        key=characteristic,
        only_if_whole=True,
    )


RULE = Rule(
    id="QUA-001",
    name="missing-quality-coverage",
    summary="No requirement with a figure covers a quality that a solution of its tier needs.",
    why=(
        "A quality that nobody asked for is one that nobody builds, tests or pays for. Which"
        " ones have to be discussed depends on how much the city leans on the solution."
    ),
    fix="Agree on a figure with the department, or give the reason why none is needed.",
    severity=ERROR,
    traces_to=("ISO/IEC 25010:2023",),
    notes=(
        "Performance, security, maintainability and functional suitability are errors, the"
        " others warnings. A requirement counts if it is approved, of kind quality, and has a"
        " fit criterion with a figure; if it does not say which quality it is about, the"
        " coverage is unknown. Interaction capability is asked for where people use the"
        " solution: it has a screen, or a person is connected to it. Whether lives depend on a"
        " solution stands nowhere in the model, so safety is asked of all of tier 1; a solution"
        " on which none depends says so in `quality_not_applicable`."
    ),
    subject=Solution,
    judge=judge,
    parameters=MissingQualityCoverageParameters,
    fires=(
        """
solution: permits # <- QUA-001
department: clerk
stage: proposed
tier: 4
requirements:
  Q1:
    kind: quality
    quality: functional-completeness
    statement: The permit desk shall cover 95 % of the permit types.
    fit: {metric: coverage, at_least: 95 %}
""",
        """
solution: permits # <- QUA-001
department: clerk
stage: proposed
tier: 3
quality_not_applicable:
  functional-suitability: Bought as it is.
  security: Holds public data only.
  maintainability: The vendor maintains it.
  performance-efficiency: Used once a year by one person.
requirements:
  Q1:
    kind: quality
    quality: availability
    statement: The permit desk shall be available in each month.
    fit: {metric: availability, over: month}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 4
quality_not_applicable: {security: Holds public data only.}
requirements:
  Q1:
    kind: quality
    quality: functional-completeness
    statement: The permit desk shall cover 95 % of the permit types.
    fit: {metric: coverage, at_least: 95 %}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 2
quality_not_applicable:
  functional-suitability: Bought as it is.
  security: Holds public data only.
  maintainability: The vendor maintains it.
  performance-efficiency: Runs at night.
  reliability: Runs again the next night.
  compatibility: Exchanges nothing.
components:
  copier: {kind: batch-job}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: proposed
tier: 4
quality_not_applicable: {functional-suitability: Bought as it is.}
requirements:
  Q1: # <- QUA-001 unknown
    kind: quality
    statement: The permit desk shall keep each permit secret.
    fit: {metric: coverage, at_least: 95 %}
""",
    ),
)
