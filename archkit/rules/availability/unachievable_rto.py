"""AVL-004: a solution cannot be back as soon as it promises."""

from collections.abc import Iterator

from archkit.analysis.dependencies import Use
from archkit.analysis.figures import TOLERANCE, length
from archkit.analysis.knowledge import Missing
from archkit.analysis.recovery_time import Stage
from archkit.model.quantities import Duration
from archkit.model.solution import Solution
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_FIELD = ("service_level", "rto")


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    target = _rto(solution)
    if isinstance(target, Missing):
        return Unknown(target) if _may_be_late(solution, on) else ()
    stages = list(_stages(solution, on))
    if not stages:
        return PASS
    late = list(_late(max(stages, key=_at_least), target)) or list(
        _late(max(stages, key=_at_most), target)
    )
    return [*late, *_later_promises(solution, target, on)]


def _rto(solution: Solution) -> Duration | Missing:
    level = solution.service_level
    return Missing.field(solution, *_FIELD) if level is None or level.rto is None else level.rto


def _may_be_late(solution: Solution, on: Situation) -> bool:
    """Whether anything has to be brought back at all."""
    return next(_stages(solution, on), None) is not None


def _uses(solution: Solution, on: Situation) -> tuple[Use, ...]:
    return on.facts.dependencies.uses(solution)


def _stages(solution: Solution, on: Situation) -> Iterator[Stage]:
    """When each part comes back that somebody needs."""
    for use in _uses(solution, on):
        for part in use.parts:
            if (stage := on.facts.recovery_times.of(part)) is not None:
                yield stage


def _at_least(stage: Stage) -> tuple[float, str]:
    return stage.total.low, stage.members[0].address


def _at_most(stage: Stage) -> tuple[float, str]:
    return stage.total.high, stage.members[0].address


def _late(stage: Stage, target: Duration) -> Iterator[Fail | Unknown]:
    in_time = stage.total.at_most(target.value + TOLERANCE)
    if isinstance(in_time, Missing):
        yield Unknown(in_time)
    elif not in_time:
        least = "" if stage.total.missing is None else "at least "
        names = " and ".join(f"`{each.address}`" for each in stage.members)
        verb = "are" if len(stage.members) > 1 else "is"
        yield Fail(
            f"{names} {verb} back after {least}{length(stage.total.low)}; {target} is promised",
            field=_FIELD,
            evidence=tuple(map(_line, stage.chain())),
            related=tuple(
                (Place(member.where, ("recovers_in",)), f"takes {member.recovers_in}")
                for each in stage.chain()
                for member in each.members
                if member.recovers_in is not None
            )[:_SHOWN],
        )


_SHOWN = 4


def _line(stage: Stage) -> str:
    names = " and ".join(each.address for each in stage.members)
    together = ", which wait for each other" if len(stage.members) > 1 else ""
    own = length(stage.own.low) if stage.own.missing is None else "a time not stated"
    least = "" if stage.total.missing is None else "at least "
    after = f", back after {least}{length(stage.total.low)}" if stage.total.low else ""
    return f"{names}{together}: {own}{after}"


def _later_promises(solution: Solution, target: Duration, on: Situation) -> Iterator[Fail]:
    """The solutions it cannot do without that promise to be back later than it does."""
    used = {part for use in _uses(solution, on) for part in use.parts}
    others = sorted({on.design.components[part].within for part in used} - {solution.id})
    for name in others:
        other = on.design.solutions[name]
        theirs = _rto(other)
        if isinstance(theirs, Duration) and theirs.value > target.value + TOLERANCE:
            yield Fail(
                f"it needs `{name}`, which promises to be back within {theirs} only; {target}"
                " is promised here",
                field=_FIELD,
                related=((Place(other.where, _FIELD), "promised here"),),
                key=name,
            )


RULE = Rule(
    id="AVL-004",
    name="unachievable-rto",
    summary="A solution cannot be back as soon as it promises, given what it needs.",
    why=(
        "After a failure things come back one after the other: the store before the service that"
        " reads it, the sign-in before everything. A recovery time objective (RTO) that each part"
        " could keep alone may be out of reach for the chain, and that is found out on the worst"
        " day of the year."
    ),
    fix=(
        "Bring the slowest link back faster (a warm standby, a rehearsed script), make the"
        " dependency soft with a `fallback:`, or promise what can be kept."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 CP-2",
        "NIST SP 800-53 CP-10",
        "NIST SP 800-34 rev. 1",
        "NIST CSF 2.0 RC.RP",
    ),
    notes=(
        "A component is back its `recovers_in:` after the last of those it depends on by hard"
        " connections; components that wait for each other are brought back one after the other."
        " Judged are the parts that the solution's journeys need, all of them where it has no"
        " journey. The `rto:` of every solution that is needed must not be longer than its own."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  rto: 1 h # <- AVL-004
components:
  portal: {kind: web-app, recovers_in: 10 min}
  cases: {kind: service, recovers_in: 20 min}
  store: {kind: database, recovers_in: 45 min}
connections:
  portal -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  rto: 1 h # <- AVL-004
components:
  portal: {kind: web-app, recovers_in: 10 min}
connections:
  portal -> town.archive: {protocol: postgresql}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level:
  rto: 1 h # <- AVL-004
components:
  portal: {kind: web-app, recovers_in: 50 min}
  cases: {kind: service, recovers_in: 30 min}
  store: {kind: database}
connections:
  portal -> cases: {protocol: https}
  cases -> portal: {protocol: https}
  cases -> store: {protocol: postgresql}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rto: 8 h}
components:
  portal: {kind: web-app, recovers_in: 10 min}
  cases: {kind: service, recovers_in: 20 min}
  store: {kind: database, recovers_in: 45 min}
  maps: {kind: service, recovers_in: 10 d}
connections:
  portal -> cases: {protocol: https}
  cases -> store: {protocol: postgresql}
  cases -> maps: {protocol: https, fallback: {serve: stored maps}}
journeys:
  apply: {path: [portal, cases, store]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rto: 50 min}
components:
  portal: {kind: web-app, recovers_in: 20 min}
  cases: {kind: service, recovers_in: 30 min}
connections:
  portal -> cases: {protocol: https}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rto: 8 h}
components:
  portal: {kind: web-app, recovers_in: 10 min}
connections:
  portal -> town.archive: {protocol: postgresql, fallback: {serve: the last list}}
  portal -> maps.layers: {protocol: https}
# file: maps.yaml
solution: maps
department: works
stage: live
tier: 2
service_level: {rto: 8 h}
components:
  layers: {kind: service, recovers_in: 10 min}
# file: empty.yaml
solution: sketch
department: works
stage: proposed
tier: 4
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
service_level: {rto: 1 h}
components:
  portal: {kind: web-app, recovers_in: 10 min}
  store: {kind: database} # <- AVL-004 unknown
connections:
  portal -> store: {protocol: postgresql}
""",
        """
solution: permits # <- AVL-004 unknown
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, recovers_in: 10 min}
""",
    ),
)
