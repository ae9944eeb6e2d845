"""How a figure came about, as a tree: each step rests on fields, or on further steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from archkit.analysis.knowledge import Missing
from archkit.source.place import Place


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation.

    Attributes:
        says: What it is about, so that it reads well before its value: `journey "apply"`.
        value: What it comes to, written with its unit; nothing where it only groups others.
        rests_on: The fields that the value was read from.
        missing: The fields that nobody has stated and that would settle it.
        limits: Whether it is the part that decides the step above: the weakest, the longest.
        steps: What it follows from, the most telling first.
    """

    says: str
    value: str = ""
    rests_on: tuple[Place, ...] = ()
    missing: Missing | None = None
    limits: bool = False
    steps: tuple["Step", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Step"]]:
        """This step and all below it, each with its depth, from the top."""
        yield depth, self
        for step in self.steps:
            yield from step.walk(depth + 1)

    @property
    def limiting(self) -> "Step":
        """The step at the end of those that limit: what to mend first."""
        below = next((step for step in self.steps if step.limits), None)
        return self if below is None else below.limiting
