"""REQ-002: a requirement worded so that two people can read it in two ways."""

from collections.abc import Iterator
from typing import Literal

from archkit.analysis.requirements import in_force, measurable
from archkit.analysis.wording.checks import CHECKS, Fault, faults
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementStatus
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
)

_WEAK = frozenset(fault for fault, check in CHECKS.items() if check.weak)


class AmbiguousWordingParameters(Parameters):
    """How the city words its requirements."""

    keyword: Literal["shall", "must", "will"] = "shall"
    """The word that marks what binds."""
    skip: tuple[Fault, ...] = ()
    """The checks that are not made, such as `clause-order`."""


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    if not in_force(requirement, on.design):
        return NOT_APPLICABLE
    return list(_found(requirement, on.given(AmbiguousWordingParameters)))


def _found(requirement: Requirement, given: AmbiguousWordingParameters) -> Iterator[Fail]:
    skipped = {*given.skip}
    if measurable(requirement.fit):
        skipped |= _WEAK
    if requirement.status is RequirementStatus.DRAFT:
        skipped.add(Fault.UNFINISHED)
    for match in faults(requirement.statement, given.keyword, skipped):
        yield Fail(
            f"`{requirement.id}` {match.message}",
            field=("statement",),
            fix=match.fix,
            severity=ERROR if match.fault is Fault.UNFINISHED else None,
            key=match.fault,
        )


RULE = Rule(
    id="REQ-002",
    name="ambiguous-wording",
    summary="A requirement can be read in more than one way, or asks for several things at once.",
    why=(
        "The department, the vendor and the tester each read a loose sentence in their own"
        " favour, and find out when the bill comes. One sentence of a fixed form (who shall do"
        " what, and when) can be agreed on, met and tested."
    ),
    fix="Write `When <trigger>, the <system> shall <response>`, with figures for words of degree.",
    severity=WARNING,
    traces_to=(
        "ISO/IEC/IEEE 29148 unambiguous, singular",
        "INCOSE Guide to Writing Requirements R1, R6-R9, R15, R17, R19",
        "EARS",
    ),
    notes=(
        "Each check has a name, by which `skip` switches it off: "
        + ", ".join(f"`{fault}`" for fault in Fault)
        + ". Vague words, ways out and open lists are excused where a fit criterion gives the"
        " figure. A mark such as `TBD` is an error once the requirement has left `draft`. Words"
        " that are mostly exact (`any`, `all`, a slash between words, `not`, the passive) and"
        " conditions behind the verb are left to the reader: too many alarms would be false."
        " Terms of art such as `reasonable accommodation` are known. Retired requirements, and"
        " those of retired solutions, are left alone."
    ),
    subject=Requirement,
    judge=judge,
    parameters=AmbiguousWordingParameters,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall be fast and user-friendly. # <- REQ-002
  R2:
    kind: operational
    statement: The permit desk shall print the permit and shall mail it. # <- REQ-002
  R3:
    kind: operational
    statement: The permit desk must confirm receipt. # <- REQ-002
  R4:
    kind: technical
    statement: If the map service is down, the permit desk shall show saved parcels. # <- REQ-002
  R5:
    kind: constraint
    statement: The permit desk shall keep each permit for TBD years. # <- REQ-002
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: Shall confirm receipt of each application. # <- REQ-002
  R2:
    kind: operational
    statement: The permit desk shall confirm receipt within 5. # <- REQ-002
  R3:
    kind: operational
    statement: The permit desk shall notify the holder where possible. # <- REQ-002
  R4:
    kind: operational
    statement: The permit desk shall take cash, cards, etc. # <- REQ-002
  R5:
    kind: operational
    statement: The permit desk shall notify the holder and/or the owner. # <- REQ-002
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    statement: The permit desk shall be fast and user-friendly.
    fit: {metric: task-time, at_most: 3 min}
  R2:
    kind: operational
    statement: When a resident applies, the permit desk shall print the permit and mail it.
  R3:
    kind: technical
    statement: If the map service is down, then the permit desk shall show saved parcels.
  R4:
    kind: constraint
    status: draft
    statement: The permit desk shall keep each permit for TBD years.
  R5:
    kind: quality
    statement: The permit desk shall be available 24x7 and meet WCAG 2.1 AA by 2027.
""",
    ),
)
