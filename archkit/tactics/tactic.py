"""What a tactic is: a page that explains it, and the changes by which it may mend a requirement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from archkit.analysis.dependencies import Use
from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.measure import Question
from archkit.analysis.verdicts.parts import uses_of
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.names import ElementNames, full_name
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.requirement import Fit, Requirement
from archkit.model.site import Node
from archkit.model.solution import Solution
from archkit.model.vocabulary import Kind
from archkit.source.yaml_text import in_line


class Concern(StrEnum):
    """What a tactic is for, as architects sort them."""

    AVAILABILITY = "availability"
    RECOVERY = "recovery"
    RESPONSE_TIME = "response time"
    CAPACITY = "capacity"
    SECURITY = "security"
    MODIFIABILITY = "modifiability"
    COST = "cost"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to apply a tactic.

    Attributes:
        says: What is done, as an order: "place `desk` on `office-2` as well".
        lines: The patch.
    """

    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Aim:
    """What a tactic is asked to mend.

    Attributes:
        requirement: The requirement.
        fit: Its fit criterion, with a metric.
        subject: What is measured.
        facts: The analyses of the design as it is.
    """

    requirement: Requirement
    fit: Fit
    subject: Element
    facts: Facts

    @property
    def question(self) -> Question:
        """What the requirement asks of the design."""
        return Question(self.requirement, self.fit, self.subject, self.facts)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """What people do with what is measured."""
        if isinstance(self.subject, Connection) or not self.subject.within:
            return () if not isinstance(self.subject, Solution) else uses_of(self.question)
        return uses_of(self.question)

    @cached_property
    def parts(self) -> Sequence[Component]:
        """The components that what is measured needs: those first from which there is most to gain.

        Where availability is asked for, that is told by how much the whole would gain; else the
        requirement's own solution comes first.
        """
        components = self.facts.design.components
        if self.fit.metric is Metric.AVAILABILITY:
            accounts = (self.facts.availability.account(use) for use in self.uses)
            gains = [part for account in accounts for part in account.parts]
            ranked = sorted(gains, key=lambda each: -each.potential)
            return tuple({each.component.address: each.component for each in ranked}.values())
        own = self.requirement.within
        addresses = {part for use in self.uses for part in use.parts}
        return tuple(
            components[each]
            for each in sorted(addresses, key=lambda each: (components[each].within != own, each))
        )

    @cached_property
    def measured(self) -> Sequence[Component]:
        """The components whose own figure counts: the subject, or all of its solution's."""
        if isinstance(self.subject, Component):
            return (self.subject,)
        if isinstance(self.subject, Solution):
            return tuple(self.subject.components.values())
        return ()

    @cached_property
    def waits(self) -> Sequence[Connection]:
        """The hard connections on which what is measured waits, in the order of the design."""
        parts = {each.address for each in self.parts}
        return tuple(
            each
            for each in self.facts.design.connections
            if each.hard and each.source in parts and each.target in parts
        )

    def state(self, element: Element, field: str, value: object) -> Line:
        """The line of a patch by which a field of an element states something."""
        return Line("set", "", f"{self._called(element)}.{field}", in_line(value))

    def spare_nodes(self, component: Component) -> Iterator[Node]:
        """The nodes like a component's own that would not be lost together with them."""
        nodes, placed = self.facts.design.nodes, component.placed or ()
        own = [nodes[each] for each in placed if each in nodes]
        for node in nodes.values():
            if own and node not in own and all(_is_alike(node, each) for each in own):
                yield node

    def _called(self, element: Element) -> str:
        """The address of an element, or its full name where another is called the same."""
        alone = len(self._names.all_named(element.address)) == 1
        return element.address if alone else full_name(element)

    @cached_property
    def _names(self) -> ElementNames:
        return ElementNames(self.facts.design)


def _is_alike(one: Node, other: Node) -> bool:
    """Whether a node could stand in for another: the same zone and use, another fate."""
    apart = one.site != other.site or any(
        one.failure_domains.get(domain) not in (None, value)
        for domain, value in other.failure_domains.items()
    )
    return one.zone == other.zone and one.environment == other.environment and apart


def is_ours(component: Component) -> bool:
    """Whether a component is a system that the city places and runs."""
    return component.kind not in (Kind.PERSON, Kind.SAAS, Kind.EXTERNAL_SYSTEM)


@dataclass(frozen=True)
class Tactic:
    """A page with the changes by which a requirement may be mended, and the examples that prove it.

    An example is YAML laid over the example town (`archkit/rules/town.yaml`). Its requirements
    are unmet; the line of each ends in `# <- met` where the tactic mends it, or in `# <- unmet`
    where it has nothing to offer.

    Attributes:
        id: Its name, as that of its file; prices are given by it.
        concern: What it is for.
        summary: What is done, in one sentence.
        when: When it applies.
        costs: What it costs to do and to keep.
        harms: What it makes worse.
        source: Where it is described.
        metrics: The metrics that it may mend.
        remedies: The ways to apply it, the most promising first.
        examples: Designs with unmet requirements.
    """

    id: str
    concern: Concern
    summary: str
    when: str
    costs: str
    harms: str
    source: str
    metrics: frozenset[Metric]
    remedies: Callable[[Aim], Iterator[Remedy]]
    examples: tuple[str, ...]
