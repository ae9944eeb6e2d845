"""Requirements: what a department needs, why, and how one can tell that it is met."""

import datetime as dt
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import (
    REQUIRED,
    DepartmentRef,
    Element,
    Maybe,
    Model,
    Refers,
)
from archkit.model.hours import DAYS, Hours
from archkit.model.organisation import Holder
from archkit.model.quality import Metric, Quality
from archkit.model.quantities import (
    Count,
    Duration,
    Money,
    MoneyRate,
    Quantity,
    Rate,
    Ratio,
    any_quantity,
)
from archkit.model.vocabulary import (
    Priority,
    RequirementKind,
    RequirementStatus,
    Statistic,
    Verification,
    Wording,
)

_DIMENSIONS: dict[Metric, tuple[type[Quantity] | type[Hours], ...]] = {
    Metric.AVAILABILITY: (Ratio,),
    Metric.RESPONSE_TIME: (Duration,),
    Metric.PROCESSING_TIME: (Duration,),
    Metric.BATCH_DURATION: (Duration,),
    Metric.THROUGHPUT: (Rate,),
    Metric.CAPACITY: (Count, Rate),
    Metric.UTILISATION: (Ratio,),
    Metric.DRAIN_TIME: (Duration,),
    Metric.RECOVERY_TIME: (Duration,),
    Metric.RECOVERY_POINT: (Duration,),
    Metric.YEARLY_COST: (MoneyRate,),
    Metric.ONE_OFF_COST: (Money,),
    Metric.FIVE_YEAR_COST: (Money,),
    Metric.SUPPORT_HOURS: (Hours,),
    Metric.SUPPORT_RESPONSE: (Duration,),
    Metric.ON_CALL_LOAD: (Ratio,),
    Metric.SUPPORT_LEFT: (Duration,),
    Metric.RETENTION: (Duration,),
    Metric.RESIDENCY: (),
    Metric.LOG_RETENTION: (Duration,),
    Metric.RESTORE_TEST_AGE: (Duration,),
    Metric.DATA_AGE: (Duration,),
    Metric.SUCCESS_RATE: (Ratio,),
    Metric.ERROR_RATE: (Ratio,),
    Metric.COVERAGE: (Ratio,),
    Metric.CHANGE_LEAD_TIME: (Duration,),
    Metric.REPLACEMENT_TIME: (Duration,),
    Metric.PATCH_TIME: (Duration,),
    Metric.OFFLINE_TIME: (Duration,),
    Metric.TASK_TIME: (Duration,),
    Metric.ATTACK_BARRIERS: (Count,),
    Metric.BLAST_RADIUS: (Count,),
    Metric.PROPAGATION_COST: (Ratio,),
    Metric.INSTABILITY: (Ratio,),
    Metric.DEPENDENCY_CYCLES: (Count,),
}
"""What each metric is measured in; `residency` takes `one_of` instead of a bound."""

DISTRIBUTED = frozenset({Metric.RESPONSE_TIME, Metric.PROCESSING_TIME, Metric.THROUGHPUT})
"""Metrics that vary from one case to the next: a target needs a statistic and a condition."""


def _bound(given: object) -> Quantity | Hours:
    if isinstance(given, Hours):
        return given
    if isinstance(given, str) and given.strip().startswith(("24x7", *DAYS)):
        return Hours.parse(given)
    return any_quantity(given)


Bound = Annotated[
    Quantity | Hours,
    BeforeValidator(_bound),
    WithJsonSchema({"type": "string", "examples": ["99.9 %", "2 s", "150 users", "24x7"]}),
]


class Fit(Model):
    """A fit criterion: the figure by which anyone can tell whether a requirement is met."""

    metric: Maybe[Metric] = None
    """What is measured."""
    at_least: Maybe[Bound] = None
    """The lowest figure that is good enough."""
    at_most: Maybe[Bound] = None
    """The highest figure that is good enough."""
    one_of: Maybe[tuple[str, ...]] = None
    """For `residency`: the countries allowed."""
    of: Maybe[Annotated[str, Refers(("components", "journeys", "connections", "data"))]] = None
    """What is measured: a component, journey, connection or kind of data; else the solution."""
    statistic: Maybe[Statistic] = None
    """Which figure of the distribution, such as `p95`."""
    over: Maybe[Annotated[str, Field(min_length=1)]] = None
    """The period it is measured over, such as `month`."""
    under: Maybe[Annotated[str, Field(min_length=1)]] = None
    """The condition it must hold under, such as `150 concurrent users`."""

    @property
    def bounded(self) -> bool:
        """Whether there is a figure to compare with."""
        return not (self.at_least is None and self.at_most is None and self.one_of is None)

    @model_validator(mode="after")
    def _same_dimension(self) -> Self:
        for field in ("at_least", "at_most"):
            insist_on_dimension(self.metric, getattr(self, field), field)
        if self.at_least is not None and self.at_most is not None:
            _insist_on_one_unit(self.at_least, self.at_most)
        return self


def insist_on_dimension(metric: Metric | None, figure: Bound | None, field: str) -> None:
    """Refuse a figure that does not measure a metric.

    Raises:
        PydanticCustomError: where its dimension is not one of the metric's.
    """
    if metric is None or figure is None or type(figure) in _DIMENSIONS[metric]:
        return
    raise PydanticCustomError(
        "dimension",
        "`{bound}` does not measure `{metric}`: write {wanted}",
        {
            "bound": str(figure),
            "metric": metric.value,
            "wanted": written_as(metric),
            "field": field,
        },
    )


def _insist_on_one_unit(least: Bound, most: Bound) -> None:
    """Refuse two bounds that no figure could lie between, since they count different things."""
    if type(least) is type(most) and _counted(least) == _counted(most):
        return
    raise PydanticCustomError(
        "dimension",
        "`{least}` and `{most}` do not bound the same figure: write both in one unit",
        {"least": str(least), "most": str(most), "field": "at_most"},
    )


def _counted(bound: Bound) -> str:
    """What is counted, where the kind of a quantity does not tell."""
    if isinstance(bound, Money):
        return bound.currency
    return bound.noun.removesuffix("s") if isinstance(bound, Count) else ""


def written_as(metric: Metric) -> str:
    """How a figure of a metric is written, with an example."""
    examples = [
        "hours such as `24x7`" if kind is Hours else f"{kind.WHAT} such as `{kind.EXAMPLE}`"  # type: ignore[union-attr]  # Hours has gone
        for kind in _DIMENSIONS[metric]
    ]
    return " or ".join(examples) or "`one_of: [US]`"


class Verify(Model):
    """How the requirement is shown to be met."""

    method: Verification
    """Inspection, analysis, demonstration or test."""
    evidence: Maybe[str] = None
    """The record: a file or URL."""
    date: Maybe[dt.date] = None
    """The day it was shown."""
    measured: Maybe[Bound] = None
    """The figure that was found, where the requirement has a fit criterion."""


class Requirement(Element):
    """Something a department needs."""

    SECTION: ClassVar[str] = "requirements"
    WORD: ClassVar[str] = "requirement"
    NEEDS: ClassVar[tuple[str, ...]] = ("kind", "statement")

    kind: RequirementKind = REQUIRED
    """Operational, technical, quality or constraint."""
    quality: Maybe[Quality] = None
    """For a quality requirement: the characteristic or sub-characteristic of ISO/IEC 25010."""
    statement: Annotated[str, Field(min_length=1)] = REQUIRED
    """What shall be, in one sentence."""
    wording: Maybe[Wording] = None
    """`quoted` where the statement is quoted from a law or a control catalogue, and so not the
    city's to reword; its own where nothing is said."""
    department: Maybe[DepartmentRef] = None
    """Who needs it; the solution's department where nothing is said."""
    source: Maybe[str] = None
    """Where it comes from: a role or person, a statute, a contract."""
    owner: Maybe[Holder] = None
    """Who answers for it; the solution's business owner where nothing is said."""
    priority: Maybe[Priority] = None
    """Must, should, could, or won't this time."""
    rationale: Maybe[str] = None
    """Why it is needed."""
    status: RequirementStatus = RequirementStatus.APPROVED
    """How far it has come. What stands in the model without a status counts as agreed."""
    fit: Maybe[Fit] = None
    """The figure by which anyone can tell whether it is met."""
    verify: Maybe[Verify] = None
    """How it is shown to be met."""
    satisfied_by: tuple[
        Annotated[str, Refers(("components", "journeys", "connections", "services"))], ...
    ] = ()
    """The parts of the design that meet it."""
    confirmed: Maybe[Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]] = None
    """The fingerprint of what it asked and of what meets it when somebody last looked at both;
    `archkit requirements confirm` writes it."""
    conflicts_with: tuple[Annotated[str, Refers(("requirements",))], ...] = ()
    """Requirements that cannot be met together with it."""

    @model_validator(mode="after")
    def _measured_alike(self) -> Self:
        if self.fit is not None and self.verify is not None:
            insist_on_dimension(self.fit.metric, self.verify.measured, "verify.measured")
        return self

    @property
    def agreed(self) -> bool:
        """Whether it binds the design: approved or baselined."""
        return self.status in (RequirementStatus.APPROVED, RequirementStatus.BASELINED)
