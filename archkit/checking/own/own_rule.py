"""A rule of the workspace's own, with where it stands and what it names."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from archkit.checking.own.compiling import Selectors
from archkit.model.base import Element
from archkit.model.loading.sheet import Spot
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Parameters
from archkit.source.place import Path


@dataclass(frozen=True)
class Named:
    """An id of an element that a declared rule names.

    Attributes:
        at: Where it stands in the rule.
        id: The id.
        sections: The sections of which one must have it.
    """

    at: Path
    id: str
    sections: tuple[str, ...]


class Looks(Protocol):
    """What a declared rule looks for, which depends on its parameters."""

    def selectors(self, parameters: Parameters) -> Selectors:
        """What must match something in the design."""

    def names(self, parameters: Parameters) -> tuple[Named, ...]:
        """The ids that it names, which the design must have."""


@dataclass(frozen=True)
class OwnRule:
    """A rule of the workspace's own.

    Attributes:
        rule: The rule.
        spot: Where it stands.
        looks: What it looks for, if that is declared; nobody can tell of a rule in Python.
    """

    rule: AnyRule
    spot: Spot
    looks: Looks | None = None


class RuleItself(Element):
    """What a finding about a rule is about: the rule, which no design holds."""

    SECTION: ClassVar[str] = "rules"
    WORD: ClassVar[str] = "rule"
