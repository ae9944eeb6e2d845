"""What rules ask about a single requirement: whether it counts, can be measured, and is met."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.journey import Journey
from archkit.model.quality import Metric
from archkit.model.requirement import Fit, Requirement
from archkit.model.vocabulary import RequirementStatus, Stage


class Standing(StrEnum):
    """What has become of an element that a requirement says meets it."""

    PRESENT = "present"
    RETIRED = "belongs to a retired solution"
    ABSENT = "is not in the design"


def in_force(requirement: Requirement, design: Design) -> bool:
    """Whether anybody still asks for it: neither it nor its solution is retired."""
    solution = design.solution_of(requirement)
    retired = solution is not None and solution.stage is Stage.RETIRED
    return requirement.status is not RequirementStatus.RETIRED and not retired


def department_of(requirement: Requirement, design: Design) -> str | None:
    """The department that needs it: its own word, or else the solution's department."""
    if requirement.department is not None:
        return requirement.department
    solution = design.solution_of(requirement)
    return solution.department if solution else None


def has_figure(fit: Fit) -> bool:
    """Whether there is a figure to compare with: countries for residency, else a bound."""
    if fit.metric is Metric.RESIDENCY:
        return bool(fit.one_of)
    return fit.at_least is not None or fit.at_most is not None


def measurable(fit: Fit | None) -> bool:
    """Whether a fit criterion says what is measured and which figure is good enough."""
    return fit is not None and fit.metric is not None and has_figure(fit)


def standing(reference: str, requirement: Requirement, design: Design) -> Standing:
    """What has become of one entry of `satisfied_by`.

    A local id wins over a name of the whole city, as everywhere in the language.
    """
    found = _find(reference, requirement.within, design)
    if found is None:
        return Standing.ABSENT
    solution = design.solution_of(found)
    if solution is not None and solution.stage is Stage.RETIRED:
        return Standing.RETIRED
    return Standing.PRESENT


def parts_of(requirement: Requirement, design: Design) -> Iterator[Component]:
    """The components that meet a requirement: named, on a named journey, or at an end."""
    for reference in requirement.satisfied_by:
        found = _find(reference, requirement.within, design)
        if isinstance(found, Component):
            yield found
        elif isinstance(found, Connection):
            ends = (design.components.get(at) for at in (found.source, found.target))
            yield from (end for end in ends if end is not None)
        elif isinstance(found, Journey):
            steps = ((each,) if isinstance(each, str) else each for each in found.path)
            parts = (design.component(at, found.within) for step in steps for at in step)
            yield from (part for part in parts if part is not None)


def _find(reference: str, within: str, design: Design) -> Element | None:
    solution, _, rest = reference.partition(".")
    return (
        _part(design, within, reference)
        or _part(design, solution, rest)
        or design.services.get(reference)
    )


def _part(design: Design, solution: str, name: str) -> Element | None:
    """A component, journey or connection of a solution; a component where ids coincide."""
    owner = design.solutions.get(solution)
    if owner is None:
        return None
    collections: tuple[Mapping[str, Element], ...] = (
        owner.components,
        owner.journeys,
        owner.connections,
    )
    return next((each[name] for each in collections if name in each), None)
