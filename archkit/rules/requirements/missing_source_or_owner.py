"""REQ-003: a requirement of which nobody can say whose it is, where it comes from, or why."""

import re
from typing import Final

from archkit.analysis.requirements import department_of, in_force
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementKind
from archkit.rules.rule import ERROR, NOT_APPLICABLE, Fail, Judgement, Rule, Situation
from archkit.source.place import Place

_EMPTY: Final = frozenset({"", "tba", "tbc", "tbd", "todo", "unknown", "none", "na"})
"""Texts that stand in a field and say nothing, in small letters and without punctuation."""

_ARCHITECT: Final = re.compile(
    r"(?:(?:the|our|city|city's|chief|lead|solution|solutions|enterprise|software|system|systems"
    r"|technical|it) )*architect(?:s|ure(?: team| office| board| group)?)?",
    re.IGNORECASE,
)
"""The people who design; not a landscape architect, who may well need something."""


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement."""
    if not in_force(requirement, on.design):
        return NOT_APPLICABLE
    found = []
    lacks = _lacks(requirement, on)
    if lacks:
        found.append(_incomplete(requirement, lacks, on))
    if requirement.kind is RequirementKind.OPERATIONAL and _from_architect(requirement):
        found.append(_self_made(requirement))
    return found


def _lacks(requirement: Requirement, on: Situation) -> list[str]:
    solution = on.design.solution_of(requirement)
    owners = solution.owners if solution else None
    stated = {
        "department": department_of(requirement, on.design),
        "source": _said(requirement.source),
        "owner": requirement.owner or (owners.business if owners else None),
        "priority": requirement.priority,
        "rationale": _said(requirement.rationale),
    }
    return [name for name, value in stated.items() if value is None]


def _said(text: str | None) -> str | None:
    if text is None or re.sub(r"[\W_]", "", text).lower() in _EMPTY:
        return None
    return text


def _from_architect(requirement: Requirement) -> bool:
    """Whether the source begins with the architect; a workshop or a name may follow."""
    first = re.split(r"[,;:(\n]", requirement.source or "", maxsplit=1)[0]
    return _ARCHITECT.fullmatch(" ".join(first.split())) is not None


def _incomplete(requirement: Requirement, lacks: list[str], on: Situation) -> Fail:
    words = ", ".join(f"`{name}`" for name in lacks)
    solution = on.design.solution_of(requirement)
    ownerless = "owner" in lacks and solution is not None
    return Fail(
        f"`{requirement.id}` does not state {words}",
        field=(lacks[0],) if len(lacks) == 1 else (),
        fix=" ".join(f"{_HOW[name]}." for name in lacks),
        related=(
            ((Place(solution.where, ("owners",)), "nor does the solution name a business owner"),)
            if ownerless and solution
            else ()
        ),
    )


def _self_made(requirement: Requirement) -> Fail:
    return Fail(
        f"the source of `{requirement.id}`, an operational requirement, is the architect"
        f" (`{requirement.source}`)",
        field=("source",),
        fix=(
            "Name who does the work and asked for it, or make it a technical requirement"
            " if it is one."
        ),
        key="architect",
    )


_HOW: Final = {
    "department": "Say whose need it is: `department:`",
    "source": "Say where it comes from: a role, a statute, a contract",
    "owner": "Give it an `owner:`, or its solution `owners: {business: {role: …}}`",
    "priority": "Give it a `priority:` (must, should, could, wont)",
    "rationale": "Say why it is needed: `rationale:`",
}


RULE = Rule(
    id="REQ-003",
    name="missing-source-or-owner",
    summary=(
        "A requirement lacks a source, owner, priority or reason, or only the architect asks for"
        " it."
    ),
    why=(
        "When money or time runs short, somebody has to say what may go. Without a source and"
        " a reason nobody knows what would be lost, and without an owner nobody may decide. An"
        " operational need that the architect wrote down alone may be nobody's."
    ),
    fix="State `source`, `priority` and `rationale`, and who owns it.",
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148", "MoJ Technical Design Authority: user need"),
    notes=(
        "The rule is about absence, so an absent field fails. The department is the solution's"
        " and the owner its business owner, where the requirement names no other. A text such"
        " as `TBD` or `n/a` counts as absent. A source is the architect's where it begins with"
        " that role; `Landscape architect` is another profession. Retired requirements, and"
        " those of retired solutions, are left alone."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
owners: {business: {role: Town clerk}}
requirements:
  R1: # <- REQ-003
    kind: operational
    statement: The permit desk shall confirm receipt.
    priority: must
    rationale: Counter staff answer 40 calls a day.
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- REQ-003
    kind: operational
    statement: The permit desk shall confirm receipt.
    source: Building inspection, workshop 2026-03-02
    priority: must
    rationale: Counter staff answer 40 calls a day.
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
owners: {business: {role: Town clerk}}
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
    source: Solution architect, design session 2026-03-02 # <- REQ-003
    priority: must
    rationale: Counter staff answer 40 calls a day.
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
owners: {business: {role: Town clerk}}
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
    source: Building inspection, workshop 2026-03-02
    priority: must
    rationale: Counter staff answer 40 calls a day.
  R2:
    kind: technical
    statement: The permit desk shall take parcels from the map service.
    source: Solution architect
    priority: should
    rationale: Two lists of parcels drift apart.
""",
    ),
)
