"""What a measure is: a page that explains a metric's figure, and a function that computes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Figure
from archkit.analysis.verdicts.verdict import Basis
from archkit.model.base import Element
from archkit.model.quality import Metric
from archkit.model.requirement import Fit, Requirement
from archkit.source.place import Place


class Question(NamedTuple):
    """What a requirement asks of a design.

    Attributes:
        requirement: The requirement.
        fit: Its fit criterion, with a metric and a bound.
        subject: What is measured.
        facts: The analyses of the design.
    """

    requirement: Requirement
    fit: Fit
    subject: Element
    facts: Facts


class Answer(NamedTuple):
    """What a measure found.

    Attributes:
        figure: The figure.
        because: How it came about.
        basis: How it is known.
    """

    figure: Figure
    because: Step
    basis: Basis = Basis.COMPUTED


class Unfit(NamedTuple):
    """The subject has no such figure, or an assumption of the method does not hold for it.

    Attributes:
        why: The reason, in one sentence without a full stop.
        rests_on: The fields that show it.
    """

    why: str
    rests_on: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Measure:
    """How the figure of a metric is computed from a design (a quality measure of ISO/IEC 25023).

    An example is YAML laid over the example town. The line of each requirement in it ends in
    the verdict and the figure: `R1: # <- unmet 99.7 %`.

    Attributes:
        metric: The metric.
        of: The classes of elements that have the figure. Where a requirement names none, it
            is about the whole solution; and where that has no figure, about the worst of its parts.
        bound: How a target bounds the figure.
        counted: The classes of a solution's parts that count where the whole solution is asked;
            all of `of` where nothing is said.
        summary: What the figure is, in one sentence for a department.
        method: How it is computed, with the formula.
        source: The standard or paper behind the method.
        assumptions: What must hold for the figure to be right.
        answer: Computes it.
        examples: Designs with requirements that are met, unmet and unknown.
    """

    metric: Metric
    of: tuple[type[Element], ...]
    bound: Literal["at_least", "at_most", "one_of"]
    summary: str
    method: str
    source: str
    assumptions: tuple[str, ...]
    counted: tuple[type[Element], ...] = field(kw_only=True, default=())
    answer: Callable[[Question], Answer | Unfit] = field(kw_only=True)
    examples: tuple[str, ...] = field(kw_only=True)
