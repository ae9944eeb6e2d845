"""Declared rules: a page, the elements that a rule is about, and one assertion on them."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from archkit.model.base import Maybe, Model
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    OrAny,
    Range,
    SolutionSelector,
    Some,
)
from archkit.model.rule_ids import RULE_ID
from archkit.model.settings import Severity


class SeverityByTier(Model):
    """A severity that depends on how critical the solution is."""

    critical: Severity
    """For tiers 1 and 2."""
    other: Severity
    """For tiers 3 and 4."""


def _word_or_tiers(given: object) -> str:
    return "tiers" if isinstance(given, dict | SeverityByTier) else "word"


class Parameter(Model):
    """A figure, a word or words of a rule that a workspace may set."""

    default: bool | int | float | str | tuple[str, ...]
    """What it is where nobody sets it."""
    description: str
    """What it means."""


class Examples(Model):
    """Designs that show the rule at work; each is YAML that is laid over the example town."""

    fires: Some[str]
    """Designs with the fault; the line of each finding ends in `# <- ID`."""
    quiet: Some[str]
    """Designs that look like it and are sound: the near misses."""
    unknown: tuple[str, ...] = ()
    """Designs that do not say enough; the element that lacks a field ends in `# <- ID unknown`."""


class DeclaredRule(Model):
    """The page of a declared rule, which it has whatever it is about."""

    SUBJECT: ClassVar[str]
    """The key that says what the rule is about."""
    ASSERTIONS: ClassVar[tuple[str, ...]]
    """The keys of which one says what must hold."""

    name: str
    """The fault in words with hyphens between, so that it reads well after "waive"."""
    summary: str
    """What it checks, in one sentence that states the fault."""
    message: Maybe[str] = None
    """What a finding says; `{element}`, `{from}` and `{to}` stand for the ids there."""
    why: str
    """Why that matters."""
    fix: str
    """What to do about a finding."""
    severity: Annotated[
        Annotated[Severity, Tag("word")] | Annotated[SeverityByTier, Tag("tiers")],
        Discriminator(_word_or_tiers),
    ]
    """How much a finding matters."""
    traces_to: tuple[str, ...] = ()
    """The standards, laws and policies behind it."""
    waivable_by: Literal["city", "outside", "nobody"] = "city"
    """Who may accept a finding: the city, an outside authority only, or nobody."""
    notes: Maybe[str] = None
    """Further remarks for its page."""
    optional: bool = False
    """Whether it runs only where it is selected by its id, name or family."""
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    """What a workspace may set; the condition names each as `$name`."""
    examples: Examples
    """What proves it."""

    @model_validator(mode="after")
    def _asserts_one_thing(self) -> Self:
        given = self.asserted
        if len(given) != 1:
            listed = ", ".join(f"`{each}`" for each in given or self.ASSERTIONS)
            says = f"a rule says one thing, not {listed}" if given else f"give one of {listed}"
            raise PydanticCustomError(
                "contradiction",
                "{says}: what must hold for the {subject}",
                {"says": says, "subject": self.SUBJECT},
            )
        return self

    @property
    def asserted(self) -> list[str]:
        """The keys of the assertions that are there; in a sound rule, one."""
        return [each for each in self.ASSERTIONS if getattr(self, each) is not None]


class Through(Model):
    """What every way to a component leads through."""

    from_: OrAny[ComponentSelector] = Field(alias="from")
    """Where the ways begin."""
    through: ComponentSelector
    """What one component on each way, its beginning included, must be like."""


class Onward(Model):
    """What every way from a component leads through."""

    to: OrAny[ComponentSelector]
    """Where the ways end."""
    through: ComponentSelector
    """What one component on each way, its end included, must be like."""


class Count(Range):
    """How many components there must be."""

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        for name, limit in (("at_least", self.at_least), ("at_most", self.at_most)):
            if limit is not None and limit < 0:
                raise PydanticCustomError(
                    "contradiction", "`{field}` must be 0 or more", {"field": name}
                )
        return self


class Neighbours(Count):
    """How many components of a sort a component is connected with."""

    to: Maybe[OrAny[ComponentSelector]] = None
    """Those that it opens a connection to."""
    from_: Maybe[OrAny[ComponentSelector]] = Field(default=None, alias="from")
    """Those that open a connection to it."""

    @model_validator(mode="after")
    def _looks_one_way(self) -> Self:
        if (self.to is None) == (self.from_ is None):
            raise PydanticCustomError("contradiction", "give either `to` or `from`")
        return self


class Contents(Count):
    """How many components of a sort a solution has."""

    components: OrAny[ComponentSelector]
    """Those that count."""


class ComponentRule(DeclaredRule):
    """A rule about components."""

    SUBJECT: ClassVar[str] = "components"
    ASSERTIONS: ClassVar[tuple[str, ...]] = (
        "must",
        "must_not",
        "may_connect_only_to",
        "may_not_connect_to",
        "only_these_may_connect",
        "these_may_not_connect",
        "must_be_reached_from",
        "reached_only_through",
        "reaches_only_through",
        "neighbours",
    )

    components: OrAny[ComponentSelector]
    """Which components it is about."""
    must: Maybe[ComponentSelector] = None
    """What they must be like."""
    must_not: Maybe[ComponentSelector] = None
    """What they must not be like."""
    may_connect_only_to: Maybe[ComponentSelector] = None
    """The only components that they may open connections to."""
    may_not_connect_to: Maybe[ComponentSelector] = None
    """Components that they must open no connection to."""
    only_these_may_connect: Maybe[ComponentSelector] = None
    """The only components that may open connections to them."""
    these_may_not_connect: Maybe[ComponentSelector] = None
    """Components that must open no connection to them."""
    must_be_reached_from: Maybe[OrAny[ComponentSelector]] = None
    """Components from one of which a way must lead to them, at whatever remove."""
    reached_only_through: Maybe[Through] = None
    """What every way to them must lead through."""
    reaches_only_through: Maybe[Onward] = None
    """What every way from them must lead through."""
    neighbours: Maybe[Neighbours] = None
    """How many components of a sort they are connected with."""


class ConnectionRule(DeclaredRule):
    """A rule about connections."""

    SUBJECT: ClassVar[str] = "connections"
    ASSERTIONS: ClassVar[tuple[str, ...]] = ("must", "must_not")

    connections: OrAny[ConnectionSelector]
    """Which connections it is about."""
    must: Maybe[ConnectionSelector] = None
    """What they must be like."""
    must_not: Maybe[ConnectionSelector] = None
    """What they must not be like."""


class SolutionRule(DeclaredRule):
    """A rule about solutions."""

    SUBJECT: ClassVar[str] = "solutions"
    ASSERTIONS: ClassVar[tuple[str, ...]] = ("must", "must_not", "must_contain")

    solutions: OrAny[SolutionSelector]
    """Which solutions it is about."""
    must: Maybe[SolutionSelector] = None
    """What they must be like."""
    must_not: Maybe[SolutionSelector] = None
    """What they must not be like."""
    must_contain: Maybe[Contents] = None
    """How many components of a sort they must have."""


SUBJECTS: Final[Mapping[str, type[DeclaredRule]]] = {
    kind.SUBJECT: kind for kind in (ComponentRule, ConnectionRule, SolutionRule)
}
"""The class of a rule, by the key that says what it is about."""


def _subject(given: object) -> str | None:
    if isinstance(given, DeclaredRule):
        return given.SUBJECT
    keys = given if isinstance(given, dict) else {}
    return next((each for each in SUBJECTS if each in keys), None)


class RuleFile(Model):
    """A file of declared rules."""

    rules: Mapping[
        Annotated[str, Field(pattern=f"^{RULE_ID.pattern}$")],
        Annotated[
            Annotated[ComponentRule, Tag("components")]
            | Annotated[ConnectionRule, Tag("connections")]
            | Annotated[SolutionRule, Tag("solutions")],
            Discriminator(_subject),
        ],
    ]
    """The rules by their ids, such as `CITY-001`; a family of archkit's own is not free."""
