"""REQ-008: a solution of which only one side has been heard."""

from collections.abc import Iterator

from archkit.analysis.requirements import department_of
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import RequirementKind, Stage
from archkit.rules.rule import NOT_APPLICABLE, WARNING, Fail, Judgement, Rule, Situation
from archkit.source.place import Path

_SIDES = {
    RequirementKind.OPERATIONAL: "what people must be able to do",
    RequirementKind.TECHNICAL: "what it must fit in with",
}


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if solution.stage is Stage.RETIRED:
        return NOT_APPLICABLE
    agreed = [each for each in solution.requirements.values() if each.agreed]
    if not agreed:
        return Fail(f"`{solution.id}` has no approved requirement at all", only_if_whole=True)
    return [*_unheard_sides(solution, agreed), *_unheard_departments(solution, agreed, on)]


def _unheard_sides(solution: Solution, agreed: list[Requirement]) -> Iterator[Fail]:
    heard = {each.kind for each in agreed}
    for kind, asks in _SIDES.items():
        if kind not in heard:
            which = f"none of the {len(agreed)} approved requirements of `{solution.id}` is {kind}"
            if len(agreed) == 1:
                which = f"the only approved requirement of `{solution.id}` is not {kind}"
            yield Fail(
                which,
                fix=f"Add a requirement of `kind: {kind}`: {asks}.",
                key=kind,
                only_if_whole=True,
            )


def _unheard_departments(
    solution: Solution, agreed: list[Requirement], on: Situation
) -> Iterator[Fail]:
    heard = {department_of(each, on.design) for each in agreed}
    for department, field in _in_scope(solution).items():
        if department not in heard:
            yield Fail(
                f"`{department}` is served by `{solution.id}` and has no approved requirement",
                field=field,
                fix=f"Ask `{department}` what it needs, or take it off the departments served.",
                key=department,
                only_if_whole=True,
            )


def _in_scope(solution: Solution) -> dict[str, Path]:
    """The departments served, each with the field that says so."""
    found: dict[str, Path] = {solution.department: ("department",)}
    for index, department in enumerate(solution.serves):
        found.setdefault(department, ("serves", index))
    return found


RULE = Rule(
    id="REQ-008",
    name="one-sided-requirements",
    summary="A solution has no operational or no technical requirement, or forgets a department.",
    why=(
        "A design that starts from technology alone does not help those who use it, and one"
        " that starts from wishes alone does not fit the city's systems. A department that was"
        " not asked finds out when the solution is live."
    ),
    fix="Hear the side that is missing, and write down what it needs.",
    severity=WARNING,
    traces_to=("The team's line of business: operational and technical requirements",),
    notes=(
        "Approved and baselined requirements count, and a requirement without a status counts"
        " as approved. One without a department is the solution's own. The departments in"
        " scope are `department` and `serves`. A solution without any approved requirement"
        " makes one finding. Retired solutions are left alone."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits # <- REQ-008
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
""",
        """
solution: permits
department: clerk
serves:
  - works # <- REQ-008
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
  R2:
    kind: technical
    statement: The permit desk shall take parcels from the map service.
""",
        """
solution: permits # <- REQ-008
department: clerk
serves: [works]
stage: proposed
tier: 3
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
serves: [works]
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall confirm receipt.
  R2:
    kind: technical
    department: works
    statement: The permit desk shall take parcels from the map service.
""",
    ),
)
