"""A declared rule's selectors and assertion, made something that can judge."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from archkit.analysis.conditions.condition import AnyCondition
from archkit.analysis.conditions.elements import of_components, of_connections, of_solutions
from archkit.analysis.conditions.relations import Way
from archkit.analysis.conditions.ways import Ways
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import all_of
from archkit.checking.own.assertions import Assertion, Counted, Led, Must, Partners
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.declared.rules import (
    ComponentRule,
    ConnectionRule,
    DeclaredRule,
    SolutionRule,
)
from archkit.model.declared.selectors import ComponentSelector, Selector
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind
from archkit.rules.rule import NOT_APPLICABLE, Fail, Judgement, judged
from archkit.source.place import Path

T = TypeVar("T", bound=Selector)

Selectors = Mapping[Path, tuple[type[Element], AnyCondition]]
"""What has to match something in a design for a rule to mean anything there, by its place."""


class Compiled(NamedTuple):
    """A declared rule that can judge.

    Attributes:
        subject: The class of the elements that it judges.
        assertion: What it asserts of them.
        selectors: The selectors that have to match something.
        message: What a finding says.
        kinds: The kinds of component that it is about; nothing where it may be about every.
    """

    subject: type[Element]
    assertion: Assertion
    selectors: Selectors
    message: str
    kinds: frozenset[Kind] | None

    def among(self, facts: Facts) -> Sequence[Element]:
        """The elements that it may be about: most are told by their kind, and at once."""
        design, kinds = facts.design, self.kinds
        if kinds is None:
            return tuple(design.elements(self.subject))
        components = [each for each in design.components.values() if each.kind in kinds]
        if not isinstance(self.assertion, Partners):
            return components
        ends = design.outgoing if self.assertion.way == "to" else design.incoming
        return [each for one in components for each in ends.get(one.address, ())]

    def judge(self, on: Element, facts: Facts) -> Judgement:
        """Judge one element."""
        about = self.assertion.about(on, facts)
        if about is False:
            return NOT_APPLICABLE
        faulty = all_of(about, self.assertion.faulty(on, facts))
        return judged(faulty, partial(self._fail, on, facts))

    def _fail(self, on: Element, facts: Facts) -> Fail:
        fault = self.assertion.fault(on, facts)
        return Fail(
            self.message.format_map(placeholders(on)),
            field=fault.field,
            evidence=fault.evidence,
            related=fault.related,
        )


def placeholders(on: Element) -> Mapping[str, str]:
    """What a message may name in braces."""
    found = {"element": on.id}
    if isinstance(on, Connection):
        own = f"{on.within}."
        found |= {"from": on.source.removeprefix(own), "to": on.target.removeprefix(own)}
    return found


def compiled(rule: DeclaredRule) -> Compiled:
    """Make a declared rule judge.

    Raises:
        FieldError: where a selector names a field that there is not.
        ValidationError: where it names a value that a field cannot have.
    """
    subject: type[Element]
    kinds: frozenset[Kind] | None = None
    if isinstance(rule, ComponentRule):
        assertion, selectors = _of_components(rule)
        if isinstance(rule.components, ComponentSelector) and rule.components.kind is not None:
            kinds = frozenset(rule.components.kind)
        subject = Connection if isinstance(assertion, Partners) else Component
    elif isinstance(rule, ConnectionRule):
        assertion, selectors = _of_connections(rule)
        subject = Connection
    elif isinstance(rule, SolutionRule):
        assertion, selectors = _of_solutions(rule)
        subject = Solution
    else:
        raise TypeError(f"there is no way to judge a {type(rule).__name__}")
    message = rule.message or _message(rule.summary)
    return Compiled(subject, assertion, selectors, message, kinds)


def _message(summary: str) -> str:
    """The summary as what is said of an element."""
    text = summary.rstrip(".").replace("{", "{{").replace("}", "}}")
    begins_a_word = text[1:2].islower() or text[1:2] == " "
    return f"`{{element}}`: {text[0].lower() if begins_a_word else text[0]}{text[1:]}"


def _of_connections(rule: ConnectionRule) -> tuple[Assertion, Selectors]:
    about = of_connections(rule.connections)
    return _must(about, rule.must, rule.must_not, of_connections), {
        ("connections",): (Connection, about)
    }


def _of_solutions(rule: SolutionRule) -> tuple[Assertion, Selectors]:
    about = of_solutions(rule.solutions)
    selectors: Selectors = {("solutions",): (Solution, about)}
    if (contents := rule.must_contain) is None:
        return _must(about, rule.must, rule.must_not, of_solutions), selectors
    counted = of_components(contents.components)
    at = ("must_contain", "components")
    return Counted(about, "inside", counted, contents), {**selectors, at: (Component, counted)}


def _of_components(rule: ComponentRule) -> tuple[Assertion, Selectors]:
    about = of_components(rule.components)
    selectors: Selectors = {("components",): (Component, about)}
    if rule.must is not None or rule.must_not is not None:
        return _must(about, rule.must, rule.must_not, of_components), selectors
    assertion, further = _between(rule, about)
    return assertion, {**selectors, **{at: (Component, part) for at, part in further.items()}}


def _between(
    rule: ComponentRule, about: AnyCondition
) -> tuple[Assertion, Mapping[Path, AnyCondition]]:
    """An assertion on components and others, with what it says of the others."""
    (name,) = rule.asserted
    if (counted := rule.neighbours) is not None:
        to, from_ = counted.to, counted.from_
        others = of_components(to if to is not None else from_ if from_ is not None else "any")
        direction: Way = "to" if to is not None else "from"
        return Counted(about, direction, others, counted), {(name, direction): others}
    if (through := rule.reached_only_through) is not None:
        start, guard = of_components(through.from_), of_components(through.through)
        led = Led(about, Ways(start, guard, toward=False), wanted=False)
        return led, {(name, "from"): start, (name, "through"): guard}
    if (onward := rule.reaches_only_through) is not None:
        goal, guard = of_components(onward.to), of_components(onward.through)
        led = Led(about, Ways(goal, guard, toward=True), wanted=False)
        return led, {(name, "to"): goal, (name, "through"): guard}
    part = of_components(getattr(rule, name))
    if rule.must_be_reached_from is not None:
        return Led(about, Ways(part, None, toward=False), wanted=True), {(name,): part}
    way: Way = "to" if name in ("may_connect_only_to", "may_not_connect_to") else "from"
    allowed = name in ("may_connect_only_to", "only_these_may_connect")
    return Partners(about, way, part, allowed), {(name,): part}


def _must(
    about: AnyCondition, must: T | None, must_not: T | None, of: Callable[[T], AnyCondition]
) -> Must:
    if must is not None:
        return Must(about, of(must), wanted=True)
    if must_not is not None:
        return Must(about, of(must_not), wanted=False)
    raise TypeError("a rule has one assertion: its class saw to that")
