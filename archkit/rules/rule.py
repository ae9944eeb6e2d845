"""What a rule is: a page that explains it, and a pure predicate over a design."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final, Generic, TypeVar, cast

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.base import Element, Model
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.settings import Severity
from archkit.model.vocabulary import Regime, RiskLevel, Stage
from archkit.source.place import Path, Place
from archkit.source.words import Words

LOWEST_TIER: Final = 4


class Outcome(StrEnum):
    """How an element fares under a rule."""

    PASS = "pass"  # noqa: S105 - an outcome, no secret
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"


class WaivableBy(StrEnum):
    """Who may accept a finding for a time."""

    CITY = "the city, by the residual risk"
    OUTSIDE = "an outside authority only"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ByTier:
    """A severity that depends on how critical the solution is."""

    critical: Severity
    """For tiers 1 and 2."""
    other: Severity
    """For tiers 3 and 4."""


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING
INFO: Final = Severity.INFO
ERROR_IF_CRITICAL: Final = ByTier(Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Fail:
    """The condition of a rule holds.

    Attributes:
        message: What is wrong with this element, in one line, with its figures.
        field: The field of the element to point at.
        words: The part of that field's text to point at, where it is a text.
        fix: What to do here, where the page's general advice can be made exact.
        severity: Where it differs from the rule's own.
        related: Further places, each with a note.
        evidence: The steps of a path, the terms of a sum: one line each.
        key: Tells several findings of the rule on one element apart.
        risk: How bad it is on the scale of SP 800-30, where the rule works that out, with what
            the design has against it counted: a waiver may not state less.
        waivable_by: Who may accept it, where that differs from the rule's own.
        only_if_whole: Whether it says that there is no more of something, and so says nothing
            where part of the design could not be read.
    """

    message: str
    field: Path = ()
    fix: str | None = None
    severity: Severity | None = None
    related: tuple[tuple[Place, str], ...] = ()
    evidence: tuple[str, ...] = ()
    key: str = ""
    risk: RiskLevel | None = None
    waivable_by: WaivableBy | None = None
    words: Words | None = None
    only_if_whole: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """The condition could not be decided: these fields are missing."""

    missing: Missing


PASS: Final = Outcome.PASS
NOT_APPLICABLE: Final = Outcome.NOT_APPLICABLE
Judgement = Outcome | Fail | Unknown | Sequence[Fail | Unknown]
"""What a rule says of one element; an empty sequence is a pass."""


class Parameters(Model):
    """The figures of a rule that a workspace may set; subclasses declare them."""


P = TypeVar("P", bound=Parameters)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Situation:
    """What a rule may look at beside the element: nothing else, so it stays pure.

    Attributes:
        facts: The analyses of the design.
        parameters: The rule's parameters.
    """

    facts: Facts
    parameters: Parameters
    _done: dict[Callable[["Situation"], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def design(self) -> Design:
        """The whole design."""
        return self.facts.design

    @cached_property
    def as_of(self) -> date:
        """The day on which the design is judged."""
        return self.facts.as_of

    def given(self, kind: type[P]) -> P:
        """The rule's parameters, as the class that the rule declares.

        Raises:
            TypeError: where the rule declares another.
        """
        if not isinstance(self.parameters, kind):
            raise TypeError(f"the rule declares no {kind.__name__}")
        return self.parameters

    def once(self, work: Callable[["Situation"], Answer]) -> Answer:
        """What some work on the whole design comes to, done when an element first asks for it.

        The work is a function of the rule's module and looks at nothing but the situation.
        """
        if work not in self._done:
            self._done[work] = work(self)
        return cast(Answer, self._done[work])

    def tier(self, element: Element) -> int:
        """The tier of the element's solution; the lowest for what belongs to none."""
        solution = self.facts.design.solution_of(element)
        return solution.tier if solution else LOWEST_TIER

    def stage(self, element: Element) -> Stage:
        """The stage of the element's solution."""
        solution = self.design.solution_of(element)
        return solution.stage if solution else Stage.LIVE

    def authority(self, element: Component | Connection, regimes: frozenset[Regime]) -> WaivableBy:
        """Who may accept a finding on what some regimes reserve to an outside authority.

        Where nobody has stated the regimes of the data there, they may be these.
        """
        reserved = self.facts.information.under(regimes, element)
        return WaivableBy.CITY if reserved is False else WaivableBy.OUTSIDE


S = TypeVar("S", bound=Element)


@dataclass(frozen=True)
class Page:
    """What a reader learns of a rule; `archkit explain` and the site show it.

    Attributes:
        id: Family and number, such as `SEC-001`.
        name: The fault, so that it reads well after "waive".
        summary: What it checks, in one sentence.
        why: Why that matters.
        fix: What to do about a finding.
        severity: How much a finding matters.
        traces_to: The standards and laws behind it.
        waivable_by: Who may accept a finding.
        notes: Where the condition departs from its source, and other remarks.
        regulations: The ids of the facts of law and policy that it rests on or asks for.
        optional: Whether it runs only where its id, name or family is selected: `ALL` leaves
            it out, since on sound designs it would speak too often.
    """

    id: str
    name: str
    summary: str
    why: str
    fix: str
    severity: Severity | ByTier
    traces_to: tuple[str, ...]
    waivable_by: WaivableBy = WaivableBy.CITY
    notes: str = ""
    regulations: tuple[str, ...] = ()
    optional: bool = field(kw_only=True, default=False)

    @property
    def family(self) -> str:
        """The letters of the id."""
        return self.id.partition("-")[0]

    def severity_at(self, tier: int) -> Severity:
        """How much a finding matters in a solution of a tier."""
        if isinstance(self.severity, Severity):
            return self.severity
        return self.severity.critical if tier <= 2 else self.severity.other  # noqa: PLR2004 - tiers 1 and 2 are the critical ones


@dataclass(frozen=True)
class Rule(Page, Generic[S]):
    """A page with a predicate and the examples that prove it.

    An example is YAML laid over the example town (`archkit/rules/town.yaml`).
    The line that a finding points at ends in a comment `# <- ID`; in an example
    of the unknown, the element that lacks a field is marked `# <- ID unknown`.

    Attributes:
        subject: The class of the elements it judges, or several; `Solution` for whole designs.
        judge: Judges one element.
        among: Tells the only elements to which the rule may apply, where these are few and
            quickly told; it is not applicable to all others, which are then not looked at.
        fires: Designs with the fault.
        quiet: Designs that look like it and are sound: the near misses.
        unknown: Designs that do not say enough.
        parameters: The figures that a workspace may set.
        condition: What it looks for, where a workspace declares that instead of writing code.
        origin: The file or package that it comes from, where that is not archkit.
    """

    subject: type[S] | tuple[type[S], ...] = field(kw_only=True)
    judge: Callable[[S, Situation], Judgement] = field(kw_only=True)
    fires: tuple[str, ...] = field(kw_only=True)
    quiet: tuple[str, ...] = field(kw_only=True)
    unknown: tuple[str, ...] = field(kw_only=True, default=())
    parameters: type[Parameters] = field(kw_only=True, default=Parameters)
    among: Callable[[Situation], Sequence[S]] | None = field(kw_only=True, default=None)
    condition: str = field(kw_only=True, default="")
    origin: str = field(kw_only=True, default="")

    @property
    def subjects(self) -> tuple[type[S], ...]:
        """The classes of the elements it judges, in the order it judges them."""
        return self.subject if isinstance(self.subject, tuple) else (self.subject,)


def settled(faulty: Truth, fail: Callable[[], Fail] | None = None) -> Iterator[Fail | Unknown]:
    """Turn one of several conditions into what it adds to a judgement.

    True fails, missing is unknown, false adds nothing. A condition that can only be
    missing or false needs no failure.
    """
    if isinstance(faulty, Missing):
        yield Unknown(faulty)
    elif faulty and fail is not None:
        yield fail()


def judged(faulty: Truth, fail: Callable[[], Fail]) -> Judgement:
    """Turn a condition into a judgement: true fails, false passes, missing is unknown."""
    if isinstance(faulty, Missing):
        return Unknown(faulty)
    return fail() if faulty else PASS
