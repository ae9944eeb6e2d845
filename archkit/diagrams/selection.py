"""What a picture is about: some components, those around them, and what joins them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Box, Edge, Frame, View
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.solution import Solution

Joined = tuple[Connection, Component, Component]
"""A connection with the components at its ends."""


@dataclass(frozen=True)
class Selection:
    """What a picture is about.

    Attributes:
        subject: The design, and the solution it is of; no solution where it is of several.
        name: The id of the picture.
        own: The components it is about, by their addresses.
        joined: The connections it shows, each with both ends.
        solutions: The solutions it is about, by their ids.
        title: Its heading; the kind of picture chooses one where it is empty.
        sentence: What it shows; the kind of picture says it where it is empty.
        left_out: What the selection leaves out, a sentence each.
    """

    subject: Subject
    name: str
    own: Mapping[str, Component]
    joined: tuple[Joined, ...]
    solutions: Mapping[str, Solution]
    title: str = ""
    sentence: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def design(self) -> Design:
        """The design."""
        return self.subject.design

    @property
    def connections(self) -> list[Connection]:
        """The connections it shows."""
        return [each for each, _, _ in self.joined]

    @property
    def called(self) -> str:
        """What its picture calls it."""
        return self.title or self.subject.title

    @cached_property
    def around(self) -> Mapping[str, Component]:
        """The components that are only there for their connections, in the order of addresses."""
        ends = {end.address: end for _, *ends in self.joined for end in ends}
        return {at: ends[at] for at in sorted(ends) if at not in self.own}

    def view(
        self,
        kind: str,
        title: str,
        sentence: str,
        *,
        boxes: Iterable[Box],
        edges: Iterable[Edge] = (),
        frames: Iterable[Frame] = (),
        left_out: Iterable[str] = (),
        counted: tuple[str, str] = ("element", "connection"),
    ) -> View:
        """A picture of it, under the title and sentence of its own where it has them."""
        return View(
            id=self.name,
            kind=kind,
            title=self.title or title,
            sentence=self.sentence or sentence,
            boxes=tuple(boxes),
            edges=tuple(edges),
            frames=tuple(frames),
            left_out=(*self.left_out, *left_out),
            model=self.subject.model,
            day=self.subject.day,
            counted=counted,
        )


def of_solution(subject: Subject, kind: str) -> Selection | None:
    """A solution with all that its parts work with; nothing where it has no parts."""
    solution = subject.solution
    if solution is None or not solution.components:
        return None
    return _of({solution.id: solution}, subject, subject.view_id(kind))


def of_solutions(solutions: Iterable[Solution], subject: Subject, name: str) -> Selection:
    """Several solutions with all that their parts work with."""
    return _of({each.id: each for each in solutions}, subject, name)


def _of(solutions: Mapping[str, Solution], subject: Subject, name: str) -> Selection:
    return Selection(
        subject,
        name,
        own={
            component.address: component
            for solution in solutions.values()
            for component in solution.components.values()
        },
        joined=tuple(
            each
            for each in subject.design.joined
            if each[1].within in solutions or each[2].within in solutions
        ),
        solutions=solutions,
    )
