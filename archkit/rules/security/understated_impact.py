"""SEC-013: a solution is rated less harmful to lose than the data it handles."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.impact import OBJECTIVES, overall
from archkit.analysis.knowledge import Missing
from archkit.analysis.validity import is_recent
from archkit.model.information import Impact
from archkit.model.obligations import Record
from archkit.model.solution import Solution
from archkit.model.vocabulary import Level, Stage
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_LOWEST_TIER: Final = 3


class Limits(Parameters):
    """How old a threat model may be."""

    days: Annotated[int, Field(ge=1)] = 365
    """The days since the last one."""


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if solution.tier > _LOWEST_TIER or not solution.components:
        return NOT_APPLICABLE
    if solution.impact is None:
        return Unknown(Missing.field(solution, "impact"))
    return [
        *(
            part
            for objective in OBJECTIVES
            for part in _understated(solution, solution.impact, objective, on)
        ),
        *_threats(solution, solution.impact, on),
    ]


def _understated(
    solution: Solution, impact: Impact, objective: str, on: Situation
) -> Iterator[Fail | Unknown]:
    stated: Level | str | None = getattr(impact, objective)
    if stated is Level.HIGH:
        return
    mark = on.facts.impacts.mark(solution, objective)
    if stated is None:
        yield Unknown(Missing.field(solution, "impact", objective))
    elif (
        mark.level is not None
        and mark.data is not None
        and (not isinstance(stated, Level) or mark.level > stated)
    ):
        yield Fail(
            f"its {objective} is rated {stated}, and that of `{mark.data.id}` is {mark.level}",
            field=("impact", objective),
            related=((Place(mark.data.where, ("impact", objective)), "rated here"),),
            key=objective,
        )
    elif mark.missing is not None:
        yield Unknown(mark.missing)


def _threats(solution: Solution, impact: Impact, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether somebody has thought through who might attack it."""
    level = overall(impact)
    if solution.stage < Stage.APPROVED or level is None or level < Level.MODERATE:
        return
    model = solution.threat_model
    if model is None:
        yield Unknown(Missing.field(solution, "threat_model"))
    elif not isinstance(model, Record):
        yield Fail(f"its impact is {level}, and it has no threat model", field=("threat_model",))
    elif not is_recent(model.date, on.as_of, on.given(Limits).days):
        yield Fail(_out_of_date(model, on), field=("threat_model", "date"))


def _out_of_date(model: Record, on: Situation) -> str:
    age = (on.as_of - model.date).days
    if age < 0:
        return f"its threat model is of {model.date}, a day still to come"
    return f"its threat model is {age} days old; {on.given(Limits).days} is the limit"


RULE = Rule(
    id="SEC-013",
    name="understated-impact",
    summary="A solution is rated less harmful to lose than the data it handles.",
    why=(
        "The rating decides how much protection a system gets. A system that handles the calls of"
        " the 911 centre and is rated like the lunch menu is protected like the lunch menu."
    ),
    fix=(
        "Raise the rating to that of the most sensitive data, or keep those data out of the"
        " solution. From moderate on, think through who might attack it, once a year."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "FIPS 199",
        "FIPS 200",
        "NIST SP 800-53 RA-2",
        "NIST SP 800-53 RA-3",
    ),
    notes=(
        "For each objective the rating must reach the highest among the data that the solution"
        " keeps, works on or exchanges. `none` is a rating of public data only, never of a"
        " solution. A threat model is asked for from `approved` on. FIPS 199 and 200 are cited"
        " from general knowledge; their text was not compared. Departure from the catalogue:"
        " tier 4 is left out."
    ),
    parameters=Limits,
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
impact:
  confidentiality: moderate
  integrity: moderate # <- SEC-013
  availability: low # <- SEC-013
threat_model:
  record: records/threats.pdf
  date: 2025-06-30 # <- SEC-013
data:
  calls: {impact: {confidentiality: moderate, integrity: low, availability: low}}
  plans: {impact: {confidentiality: low, integrity: high, availability: moderate}}
components:
  desk: {kind: database, stores: [calls, plans]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
impact: {confidentiality: moderate, integrity: low, availability: low}
threat_model: none # <- SEC-013
data:
  calls: {impact: {confidentiality: none, integrity: low, availability: low}}
components:
  desk: {kind: service, stores: [calls]}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
impact: {confidentiality: moderate, integrity: low, availability: low}
threat_model:
  record: records/threats.pdf
  date: 2026-12-01 # <- SEC-013
data:
  calls: {impact: {confidentiality: moderate, integrity: low, availability: low}}
components:
  desk: {kind: service, stores: [calls]}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
impact: {confidentiality: moderate, integrity: high, availability: moderate}
threat_model: {record: records/threats.pdf, date: 2025-11-02}
data:
  calls: {impact: {confidentiality: moderate, integrity: low, availability: low}}
  plans: {impact: {confidentiality: low, integrity: high, availability: moderate}}
components:
  desk: {kind: service, stores: [calls], processes: [plans]}
""",
        """
solution: ideas
department: clerk
stage: proposed
tier: 2
impact: {confidentiality: high, integrity: high, availability: high}
data:
  calls: {classification: internal}
components:
  desk: {kind: service, stores: [calls]}
""",
    ),
    unknown=(
        """
solution: permits # <- SEC-013 unknown
department: clerk
stage: live
tier: 2
impact: {confidentiality: moderate, integrity: moderate, availability: moderate}
data:
  calls: {impact: {confidentiality: moderate, integrity: low}} # <- SEC-013 unknown
  plans: {classification: internal} # <- SEC-013 unknown
components:
  desk: {kind: service, stores: [calls, plans]}
""",
        """
solution: permits # <- SEC-013 unknown
department: clerk
stage: live
tier: 2
data:
  calls: {impact: {confidentiality: moderate, integrity: low, availability: low}}
components:
  desk: {kind: service, stores: [calls]}
""",
    ),
)
