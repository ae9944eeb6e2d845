"""Options: the ways to go for a solution, and by what one chooses among them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    JsonValue,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from archkit.model.base import REQUIRED, Element, Maybe, Model, OrNone, Refers
from archkit.model.quality import Metric
from archkit.model.quantities import Count, Duration, Quantity, any_quantity
from archkit.model.requirement import insist_on_dimension
from archkit.model.settings import Price
from archkit.model.vocabulary import RiskLevel

Name = Annotated[str, Field(min_length=1)]


class Changes(Model):
    """Changes of a design that are made together."""

    add: Mapping[Name, Mapping[str, JsonValue]] = Field(default_factory=dict)
    """New elements by their names, such as `components.cache`."""
    set: Mapping[Name, JsonValue] = Field(default_factory=dict)
    """Fields by element and name, such as `portal.placed`, with what they state."""
    unset: tuple[Name, ...] = ()
    """Fields that state nothing any more."""
    merge: Mapping[Name, Name] = Field(default_factory=dict)
    """Elements that go, each with the one that takes its place."""
    remove: tuple[Name, ...] = ()
    """Elements that go, and with them what hangs on them."""


class Approach(StrEnum):
    """What sort of way an option is."""

    DO_NOTHING = "do-nothing"
    REUSE = "reuse"
    BUY = "buy"
    BUILD = "build"


LISTED: Final = "listed"
"""Instead of a price: the one that `archkit.toml` has under this name."""


def _listed_or_priced(given: object) -> str:
    return LISTED if given == LISTED else "priced"


OptionPrice = Annotated[
    Annotated[Literal["listed"], Tag(LISTED)] | Annotated[Price, Tag("priced")],
    Discriminator(_listed_or_priced),
]
"""What something costs: a price, or `listed` where `archkit.toml` has it."""


class Option(Element):
    """A way to go: an overlay over the design of its solution, and what only people can say."""

    SECTION: ClassVar[str] = "options"
    WORD: ClassVar[str] = "option"
    NEEDS: ClassVar[tuple[str, ...]] = ("changes",)

    approach: Maybe[Approach] = None
    """Whether nothing is done, or something is reused, bought or built."""
    changes: OrNone[Changes] = REQUIRED
    """What it makes of the design, elements of its own solution by their ids alone; `none` where
    the design stays as it is."""
    cost: Maybe[OrNone[Mapping[str, OptionPrice]]] = None
    """What it costs beside what the solution costs now, line by line; `none` where it costs nothing
    more. Where nothing is said, and no change is of the cost, nobody knows the cost."""
    lead_time: Maybe[Duration] = None
    """How long it takes from the decision until it serves."""
    exit_time: Maybe[Duration] = None
    """How long it takes to get out of it again, the data with it."""
    scores: Mapping[str, Annotated[float, Field(ge=0, le=5)]] = Field(default_factory=dict)
    """What people give it on criteria that are judged, from 0 to 5."""

    @model_validator(mode="after")
    def _does_what_it_says(self) -> Self:
        if self.approach is Approach.DO_NOTHING and isinstance(self.changes, Changes):
            raise _refused(
                "an option to do nothing has no changes: write `changes: none`", "changes"
            )
        return self


class Aspect(StrEnum):
    """What is told of an option beside the metrics of requirements."""

    LEAD_TIME = "lead-time"
    EXIT_TIME = "exit-time"
    RESIDUAL_RISK = "residual-risk"
    UNMET_REQUIREMENTS = "unmet-requirements"
    FINDINGS = "findings"


_WITHOUT_SCALE: Final = {Metric.SUPPORT_HOURS, Metric.RESIDENCY}
"""Metrics whose figures are no numbers: a requirement asks for them, and is met or not."""

Measured = StrEnum(  # type: ignore[misc]  # members come from the two, so that each stands once
    "Measured",
    {
        each.name: each.value
        for kind in (Metric, Aspect)
        for each in kind
        if each not in _WITHOUT_SCALE
    },
)
Measured.__doc__ = "What a criterion measures: a metric of requirements, or an aspect of an option."

_OF_ASPECT: Final[Mapping[str, tuple[type[Quantity] | type[RiskLevel], str]]] = {
    Aspect.LEAD_TIME: (Duration, "a length of time such as `6 months`"),
    Aspect.EXIT_TIME: (Duration, "a length of time such as `6 months`"),
    Aspect.RESIDUAL_RISK: (RiskLevel, "a level such as `moderate`"),
    Aspect.UNMET_REQUIREMENTS: (Count, "a number such as `3 requirements`"),
    Aspect.FINDINGS: (Count, "a number such as `10 findings`"),
}
"""What each aspect is measured in, and how that is written."""


def _level_or_quantity(given: object) -> Quantity | RiskLevel:
    if isinstance(given, str) and given.strip() in [*RiskLevel]:
        return RiskLevel(given.strip())
    return any_quantity(given)


Level = Annotated[
    RiskLevel | Quantity,  # in this order: a level is a text, and no quantity
    BeforeValidator(_level_or_quantity),
    WithJsonSchema({"type": "string", "examples": ["99.9 %", "120000 USD", "6 months", "low"]}),
]


class Criterion(Model):
    """By what options are compared: worked out from the design, or judged by people."""

    name: Maybe[str] = None
    """What people call it."""
    description: Maybe[str] = None
    """Why it counts."""
    measure: Maybe[Measured] = None
    """What archkit works out for each option; people give `scores` where nothing is said."""
    of: Maybe[Annotated[str, Refers(("components", "journeys", "connections", "data"))]] = None
    """What is measured, as in a fit criterion; else the solution."""
    weight: Maybe[Annotated[float, Field(gt=0)]] = None
    """How much the step from `worst` to `best` matters beside those of other criteria; one without
    a weight only knocks out."""
    worst: Maybe[Level] = None
    """The figure that counts nothing; one that is worse counts no less."""
    best: Maybe[Level] = None
    """The figure that counts in full; one that is better counts no more."""
    at_least: Maybe[Level] = None
    """An option with less is knocked out."""
    at_most: Maybe[Level] = None
    """An option with more is knocked out."""

    @property
    def is_judged(self) -> bool:
        """Whether people give scores, and archkit works nothing out."""
        return self.measure is None

    @property
    def metric(self) -> Metric | None:
        """The metric that is measured; nothing where it is an aspect, or people judge."""
        return Metric(str(self.measure)) if self.measure in [*Metric] else None

    @model_validator(mode="after")
    def _can_be_compared(self) -> Self:
        figures = {name: getattr(self, name) for name in ("worst", "best", "at_least", "at_most")}
        stated = {name: each for name, each in figures.items() if each is not None}
        if self.is_judged:
            self._insist_on_scores(stated)
            return self
        if self.metric is None and self.of is not None:
            raise _refused(f"`{self.measure}` is of the whole option: leave out `of`", "of")
        for name, figure in stated.items():
            self._insist_on_dimension(name, figure)
        if self.weight is not None and (self.worst is None or self.best is None):
            raise _refused("a weight needs a scale: state `worst` and `best`", "weight")
        if self.weight is not None and self.worst == self.best:
            raise _refused("`worst` and `best` are the same, so no option can do better", "best")
        if self.weight is None and self.at_least is None and self.at_most is None:
            raise _refused("this decides nothing: give it a `weight`, `at_least` or `at_most`")
        return self

    def _insist_on_scores(self, stated: Mapping[str, object]) -> None:
        """See that a criterion that people judge has a weight, and no figures."""
        for name in (*stated, *(["of"] if self.of is not None else [])):
            raise _refused(f"`{name}` needs a `measure`: what people judge has `scores`", name)
        if self.weight is None:
            raise _refused("this decides nothing: give it a `weight`, or say what it measures")

    def _insist_on_dimension(self, field: str, figure: Quantity | RiskLevel) -> None:
        if self.metric is not None and isinstance(figure, Quantity):
            insist_on_dimension(self.metric, figure, field)
            return
        if self.metric is not None:
            raise _refused(f"`{figure}` does not measure `{self.measure}`", field)
        kind, written = _OF_ASPECT[str(self.measure)]
        if not isinstance(figure, kind):
            raise _refused(f"`{figure}` does not measure `{self.measure}`: write {written}", field)


def _refused(message: str, field: str = "") -> PydanticCustomError:
    return PydanticCustomError("contradiction", "{message}", {"message": message, "field": field})
