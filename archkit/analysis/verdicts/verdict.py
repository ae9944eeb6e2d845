"""A verdict: whether a requirement is met, how that is known, and why."""

from dataclasses import dataclass
from enum import StrEnum

from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Figure
from archkit.model.requirement import Fit, Requirement


class Standing(StrEnum):
    """Whether a requirement is met."""

    UNMET = "unmet"
    UNKNOWN = "unknown"
    MET = "met"
    NOT_APPLICABLE = "not applicable"


class Basis(StrEnum):
    """How a verdict is known."""

    COMPUTED = "computed from the design"
    MEASURED = "measured, by the record of its verification"
    SHOWN = "shown, by what meets it and the record of its verification"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a requirement.

    Attributes:
        requirement: The requirement.
        standing: Whether it is met.
        basis: How that is known; nothing where it is not judged.
        because: How it came about; its first sentence is the reason.
        figure: What was computed or measured, where there is a figure.
        missing: The fields that would settle it, where it is unknown.
    """

    requirement: Requirement
    standing: Standing
    basis: Basis | None
    because: Step
    figure: Figure | None = None
    missing: Missing | None = None

    @property
    def margin(self) -> str:
        """By how much the figure is better or worse than asked; empty where that is open."""
        fit = self.requirement.fit
        return self.figure.margin(fit) if self.figure and fit else ""


def bound(fit: Fit) -> str:
    """The figure that is asked for, in words: `at least 99.9 %`."""
    bounds = [
        f"{words} {figure}"
        for words, figure in (("at least", fit.at_least), ("at most", fit.at_most))
        if figure is not None
    ]
    if fit.one_of:
        bounds.append(f"one of {', '.join(fit.one_of)}")
    return " and ".join(bounds)


def target(fit: Fit) -> str:
    """The figure that is asked for, with its conditions: `at least 99.9 %, over month`."""
    asked = bound(fit)
    conditions = [
        f"{word} {stated}"
        for word, stated in (("as", fit.statistic), ("over", fit.over), ("under", fit.under))
        if stated is not None
    ]
    return ", ".join([asked, *conditions]) if asked else ""
