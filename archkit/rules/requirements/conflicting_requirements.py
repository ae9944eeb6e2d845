"""REQ-007: two agreed requirements that nothing can meet together."""

from collections.abc import Iterator

from archkit.analysis.clashes import Bound, Clash, Side, qualifiers
from archkit.analysis.requirements import in_force
from archkit.model.requirement import Requirement
from archkit.model.vocabulary import RequirementKind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge one requirement against those before it."""
    if not (requirement.agreed and in_force(requirement, on.design)):
        return NOT_APPLICABLE
    measured = requirement.fit is not None or requirement.kind is RequirementKind.QUALITY
    if not measured and not requirement.conflicts_with:
        return NOT_APPLICABLE
    return list(_found(requirement, on))


def _found(requirement: Requirement, on: Situation) -> Iterator[Fail | Unknown]:
    conflicts = on.facts.conflicts
    clash = conflicts.clash(requirement)
    if clash is not None:
        yield _apart(clash)
    for index, other in conflicts.declared(requirement):
        if clash is None or clash.other.requirement is not other:
            yield _declared(requirement, index, other)
    missing = conflicts.undecided(requirement)
    if clash is None and missing is not None:
        yield Unknown(missing)


def _apart(clash: Clash) -> Fail:
    mine, other = clash.mine, clash.other
    metric = mine.requirement.fit.metric if mine.requirement.fit else ""
    return Fail(
        f"`{mine.requirement.id}` asks for {metric} {_asks(mine)},"
        f" `{other.requirement.id}` for {_asks(other)}: nothing meets both",
        field=("fit", mine.side),
        fix=(
            "Settle with both sources which figure holds; retire or change the other, or say in"
            " `of`, `under` or `statistic` where each holds."
        ),
        related=((Place(other.requirement.where, ("fit", other.side)), "the other bound"),),
        evidence=tuple(_left_open(mine.requirement, other.requirement)),
        key="figures",
    )


def _asks(bound: Bound) -> str:
    how = {Side.FLOOR: "at least", Side.CEILING: "at most", Side.CHOICE: "in one of"}
    return f"{how[bound.side]} `{bound.text}`"


def _left_open(one: Requirement, other: Requirement) -> Iterator[str]:
    """Why bounds are compared although only one of them says where it holds."""
    first, second = qualifiers(one), qualifiers(other)
    for field, stated in first.items():
        if (stated is None) != (second[field] is None):
            silent, precise = (one, other) if stated is None else (other, one)
            yield (
                f"`{silent.id}` states no `{field}`, so it also holds for"
                f" `{stated or second[field]}` of `{precise.id}`"
            )


def _declared(requirement: Requirement, index: int, other: Requirement) -> Fail:
    shown = other.id if other.within == requirement.within else other.address
    return Fail(
        f"`{requirement.id}` conflicts with `{shown}`, both are approved, and no accepted"
        " decision names either",
        field=("conflicts_with", index),
        fix=f"Decide which gives way, and record it: `elements: [{requirement.address}]`.",
        related=((Place(other.where), "the other requirement"),),
        key=other.address,
    )


RULE = Rule(
    id="REQ-007",
    name="conflicting-requirements",
    summary="Two approved requirements of a solution cannot be met together.",
    why=(
        "Whoever builds it will meet one of the two and break the other, and will choose without"
        " asking. It is cheap to settle before anything is built."
    ),
    fix="Settle which one holds, and change or retire the other, or record the decision.",
    severity=ERROR,
    traces_to=("ISO/IEC/IEEE 29148 consistent",),
    notes=(
        "Figures are compared for the same metric, of the same subject, under the same"
        " condition and for the same statistic; what a requirement leaves open it asks for in"
        " every case. A pair is reported once, at the requirement that comes later by its id. A"
        " declared conflict is settled by an accepted decision that names one of the two by its"
        " address, or by its id beside its solution; figures that exclude each other are not,"
        " since one of them then has to be changed. A requirement with half a fit criterion, and"
        " a quality requirement with none, is unknown where another could contradict it; a fit"
        " criterion with one bound is whole. Hours conflict where the most that is allowed does"
        " not cover the least that is asked. Months of 30 days and years of 365 are not held"
        " against each other."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: quality
    quality: accountability
    statement: The permit desk shall keep each permit for at least 5 years.
    fit: {metric: retention, at_least: 5 years, of: permit}
  R2:
    kind: quality
    quality: confidentiality
    statement: The permit desk shall delete each permit within 2 years.
    fit:
      metric: retention
      at_most: 2 years # <- REQ-007
      of: permit
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall show each permit to everyone.
  R2:
    kind: constraint
    statement: The permit desk shall show each permit to its holder only.
    conflicts_with:
      - R1 # <- REQ-007
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
    kind: constraint
    statement: The permit desk shall keep each permit for at least 5 years.
    fit: {metric: retention, at_least: 5 years, of: permit}
  R2:
    kind: constraint
    statement: The permit desk shall delete each memo within 2 years.
    fit: {metric: retention, at_most: 2 years, of: memo}
  R3:
    kind: constraint
    statement: The permit desk shall delete each permit within 5 years.
    fit: {metric: retention, at_most: 5 years, of: permit}
  R4:
    kind: constraint
    statement: The permit desk shall delete each permit within 1 year.
    status: draft
    fit: {metric: retention, at_most: 1 year, of: permit}
    conflicts_with: [R1]
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: constraint
    statement: The permit desk shall keep each permit for at least 5 years.
    fit: {metric: retention, at_least: 5 years, of: permit}
  R2: # <- REQ-007 unknown
    kind: constraint
    statement: The permit desk shall delete each permit within 2 years.
    fit: {metric: retention, of: permit}
""",
    ),
)
