"""What to fill in next: the fields that nobody has stated, the most awaited first."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from archkit.analysis.facts import Facts
from archkit.checking.amendments import amended
from archkit.checking.engine import Undecided, run_rules
from archkit.checking.rule_set import rule_set
from archkit.checking.selection import parameters_of
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.load import Loaded, load
from archkit.model.loading.sheet import Problems
from archkit.model.requirement import Requirement
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, Span


@dataclasses.dataclass(frozen=True, order=True)
class Owner:
    """Where a field would be stated: an element, or the archetype that several are like."""

    word: str
    name: str


@dataclasses.dataclass
class Gap:
    """A field that nobody has stated.

    Attributes:
        owner: The element or archetype to state it on.
        field: The field.
        at: Where that stands.
        elements: The addresses of the elements that lack it.
        waiting: How many elements each rule cannot judge for it.
        requirements: The addresses of the requirements that rest on these elements.
    """

    owner: Owner
    field: str
    at: Span
    elements: set[str] = dataclasses.field(default_factory=set)
    waiting: dict[str, set[str]] = dataclasses.field(default_factory=lambda: defaultdict(set))
    requirements: set[str] = dataclasses.field(default_factory=set)

    @property
    def judgements(self) -> int:
        """How many judgements wait for it: each of a rule on an element."""
        return sum(len(each) for each in self.waiting.values())

    @property
    def rank(self) -> tuple[int, Owner, str]:
        """What is awaited most comes first; then the order of names."""
        return -(self.judgements + len(self.requirements)), self.owner, self.field


@dataclasses.dataclass(frozen=True)
class Survey:
    """What a workspace leaves open.

    Attributes:
        gaps: The fields, the most awaited first.
        diagnostics: What is wrong with the input.
        texts: The files' texts.
        crashed: The rules that failed themselves, and could not be asked.
    """

    gaps: tuple[Gap, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    crashed: tuple[str, ...]


def survey(workspace: Workspace, as_of: date) -> Survey:
    """Find what nobody has stated, and who waits for it."""
    loaded, problems, there = load(workspace), Problems(), rule_set(workspace)
    parameters = parameters_of(workspace, there.rules, problems)
    there.check_names(loaded, parameters, problems)
    facts = Facts(loaded.design, as_of, amended(workspace, problems))
    with there.printing_aside():
        run = run_rules(facts, there.rules, parameters)
    gaps = _gaps(loaded, run.undecided)
    return Survey(
        gaps=tuple(sorted(gaps, key=lambda gap: gap.rank)),
        diagnostics=tuple(sorted([*loaded.diagnostics, *there.told(problems)])),
        texts={**loaded.texts, **there.texts},
        crashed=tuple(sorted({crash.rule for crash in run.crashes})),
    )


def _gaps(loaded: Loaded, undecided: Iterable[Undecided]) -> Iterable[Gap]:
    elements = {element.where: element for element in loaded.design.all_elements()}
    resting = _resting(loaded.design)
    found: dict[tuple[Owner, str], Gap] = {}
    for each in undecided:
        for place in each.unknown.missing.places:
            element = elements.get(place.element)
            if element is None or loaded.told(place):
                continue
            owner, at = _owner(loaded, element, place.field)
            name = ".".join(map(str, place.field))
            gap = found.setdefault((owner, name), Gap(owner, name, at))
            gap.elements.add(element.address)
            gap.waiting[each.rule.id].add(each.element.address)
            gap.requirements |= resting.get(element.address, set())
    return found.values()


def _owner(loaded: Loaded, element: Element, field: Path) -> tuple[Owner, Span]:
    """An element, or the archetype that would give the field to all that are like it."""
    archetype = loaded.origins.archetype_for(element.where, field)
    if archetype is not None:
        name, at = archetype
        return Owner("archetype", name), at
    return Owner(element.WORD, element.address), loaded.origins.spot(element.where, ()).span()


def _resting(design: Design) -> Mapping[str, set[str]]:
    """The requirements that name each component, connection or journey, by its address."""
    found: dict[str, set[str]] = defaultdict(set)
    for requirement in design.elements(Requirement):
        if isinstance(requirement, Requirement):
            of = requirement.fit.of if requirement.fit else None
            for ref in {*requirement.satisfied_by, *([of] if of else [])}:
                local = f"{requirement.within}.{ref}"
                found[local if local in design.components or "." not in ref else ref].add(
                    requirement.address
                )
    return found
