"""MNT-013: the city pays twice for one thing, and nobody has decided which of the two goes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.model.solution import Disposition, Solution
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_LEAVING: Final = frozenset({Stage.RETIRING, Stage.RETIRED})
_GOES: Final = frozenset({Disposition.MIGRATE, Disposition.ELIMINATE})


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution: whether it claims what an older one claims for the same people."""
    if solution.stage in _LEAVING or solution.disposition in _GOES:
        return NOT_APPLICABLE
    return [*_unsettled(solution, on), *_twice(solution, on)]


def _unsettled(solution: Solution, on: Situation) -> Iterator[Unknown]:
    """Whether it, or another that serves the same department, does not say what it is for."""
    if solution.capabilities is None:
        claiming = on.once(_claiming)
        if any(claiming[each] > 1 for each in _served(solution)):
            yield Unknown(Missing.field(solution, "capabilities"))
    elif _claimed(solution):
        silent = on.once(_silent)
        found = sorted({silent[each].id for each in _served(solution) if each in silent})
        for other in found:
            yield Unknown(Missing.field(on.design.solutions[other], "capabilities"))


def _twice(solution: Solution, on: Situation) -> Iterator[Fail | Unknown]:
    claims = on.once(_claims)
    for index, name in enumerate(_claimed(solution)):
        for other, at in claims[_plain(name)]:
            shared = _served(solution) & _served(other)
            if shared and _newer(solution, other):
                yield from settled(
                    all_of(_stays(solution), _stays(other)),
                    partial(_fail, solution, index, other, at, on),
                )


def _fail(solution: Solution, index: int, other: Solution, at: int, on: Situation) -> Fail:
    name = _claimed(solution)[index]
    served = sorted(_served(solution) & _served(other))
    named = ((on.design.departments.get(each), each) for each in served)
    titles = " and ".join(found.title if found else each for found, each in named)
    return Fail(
        f"`{solution.id}` and `{other.id}` both offer {name} to {titles}, and both"
        f" are to stay: their dispositions are `{solution.disposition}` and `{other.disposition}`",
        field=("capabilities", index),
        related=((Place(other.where, ("capabilities", at)), "offered here already"),),
        key=f"{_plain(name)} {other.id}",
    )


def _newer(one: Solution, other: Solution) -> bool:
    """Whether it came later: of two that are as far, the one whose id is later."""
    return (other.stage.rank, one.id) > (one.stage.rank, other.id)


def _stays(solution: Solution) -> Truth:
    return Missing.field(solution, "disposition") if solution.disposition is None else True


def _claimed(solution: Solution) -> tuple[str, ...]:
    return solution.capabilities if isinstance(solution.capabilities, tuple) else ()


def _served(solution: Solution) -> frozenset[str]:
    return frozenset({solution.department, *solution.serves})


def _plain(capability: str) -> str:
    """A capability without case and hyphens: `Permit-intake` is `permit intake`."""
    return capability.casefold().replace("-", " ")


def _staying(on: Situation) -> Iterator[Solution]:
    for each in on.design.solutions.values():
        if each.stage not in _LEAVING and each.disposition not in _GOES:
            yield each


def _claims(on: Situation) -> Mapping[str, list[tuple[Solution, int]]]:
    """Who claims each capability, with its position in their lists."""
    found: dict[str, list[tuple[Solution, int]]] = {}
    for solution in _staying(on):
        for index, name in enumerate(_claimed(solution)):
            found.setdefault(_plain(name), []).append((solution, index))
    return found


def _claiming(on: Situation) -> Mapping[str, int]:
    """How many solutions that claim something, or may, serve each department."""
    return Counter(
        department
        for each in _staying(on)
        if each.capabilities is None or _claimed(each)
        for department in _served(each)
    )


def _silent(on: Situation) -> Mapping[str, Solution]:
    """By department, the first solution that serves it and does not say what it is for."""
    found: dict[str, Solution] = {}
    for each in _staying(on):
        if each.capabilities is None:
            for department in _served(each):
                found.setdefault(department, each)
    return found


RULE = Rule(
    id="MNT-013",
    name="duplicate-capability",
    summary=(
        "Two solutions offer the same capability to the same department, and the portfolio plans"
        " to keep both."
    ),
    why=(
        "Two systems for one thing are paid, secured, supported and connected twice, and hold two"
        " truths about one resident. Most were never decided on: somebody bought what was there"
        " already."
    ),
    fix=(
        "Use the one that is there. Where the new one is to take over, say so: `disposition:"
        " migrate` or `eliminate` on the other. Where they do different things, name those."
    ),
    severity=WARNING,
    traces_to=(
        "Application portfolio rationalisation (TIME)",
        "Reuse before buy, buy before build",
    ),
    notes=(
        "Capabilities are compared without case and hyphens, over the `department` and `serves`"
        " of both. A solution that is retiring, or whose `disposition` is `migrate` or"
        " `eliminate`, is on its way out, and duplicates nothing. The finding is on the one that"
        " is less far (`stage`); of two that are as far, on the one whose id is later. Absent"
        " `capabilities` are unknown, and asked for only where another solution serves the same"
        " department; `none` says that it offers nothing by itself."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: forms
department: clerk
stage: live
tier: 3
capabilities: [permit intake, surveys]
disposition: invest
# file: new-forms.yaml
solution: new-forms
department: works
serves: [clerk]
stage: proposed
tier: 4
capabilities:
  - street parties
  - Permit-intake # <- MNT-013
disposition: tolerate
""",
        """
solution: forms
department: clerk
stage: live
tier: 3
capabilities: [permit intake]
disposition: invest
# file: other-forms.yaml
solution: other-forms
department: clerk
stage: live
tier: 4
capabilities: [permit intake] # <- MNT-013
disposition: invest
""",
    ),
    quiet=(
        """
solution: forms
department: clerk
stage: live
tier: 3
capabilities: [permit intake]
disposition: eliminate
# file: new-forms.yaml
solution: new-forms
department: clerk
stage: proposed
tier: 4
capabilities: [permit intake]
disposition: invest
# file: street-forms.yaml
solution: street-forms
department: works
stage: live
tier: 4
capabilities: [permit intake]
disposition: invest
# file: old-forms.yaml
solution: old-forms
department: works
stage: retiring
tier: 4
capabilities: [permit intake]
# file: helper.yaml
solution: helper
department: works
stage: live
tier: 4
capabilities: none
""",
        """
solution: parks
department: works
stage: proposed
tier: 4
""",
    ),
    unknown=(
        """
solution: forms # <- MNT-013 unknown
department: clerk
stage: live
tier: 3
capabilities: [permit intake]
# file: new-forms.yaml
solution: new-forms
department: clerk
stage: proposed
tier: 4
capabilities: [permit intake]
disposition: invest
""",
        """
solution: forms # <- MNT-013 unknown
department: works
stage: live
tier: 3
# file: new-forms.yaml
solution: new-forms
department: works
stage: proposed
tier: 4
capabilities: [permit intake]
disposition: invest
""",
    ),
)
