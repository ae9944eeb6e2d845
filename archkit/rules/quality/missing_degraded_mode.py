"""QUA-003: when the connection breaks, whoever stands at the roadside can do nothing."""

from datetime import timedelta

from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.quantities import Duration
from archkit.model.resilience import DegradedMode
from archkit.model.vocabulary import Kind, Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_IN_HAND = frozenset({Kind.MOBILE_APP, Kind.TERMINAL, Kind.OPERATOR_PANEL})
"""Kinds that people use in the field, at a counter or at a machine."""


class Trials(Parameters):
    """How often working without it is tried."""

    tried_within: Duration = Duration.read("365 d")
    """The longest time since the procedure was last tried."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind not in _IN_HAND or on.tier(component) > 1:
        return NOT_APPLICABLE
    if on.stage(component) is Stage.RETIRED:
        return NOT_APPLICABLE
    needed = [each for each in on.design.outgoing.get(component.address, ()) if each.hard]
    if not needed:
        return PASS
    mode = component.degraded_mode
    if mode is None:
        return Unknown(Missing.field(component, "degraded_mode"))
    if isinstance(mode, DegradedMode):
        return _tried(component, mode, on)
    return _fail(component, needed)


def _fail(component: Component, needed: list[Connection]) -> Fail:
    others = ", ".join(f"`{each.target}`" for each in needed)
    return Fail(
        f"`{component.id}` stops when {others} cannot be reached, and nothing says how the work"
        " then goes on",
        field=("degraded_mode",),
        related=tuple((Place(each.where), "it waits for this") for each in needed),
    )


def _tried(component: Component, mode: DegradedMode, on: Situation) -> Judgement:
    """The procedure is there: whether people still know it."""
    if mode.reviewed is None:
        return Unknown(Missing.field(component, "degraded_mode", "reviewed"))
    allowed = on.given(Trials).tried_within
    age = on.as_of - mode.reviewed
    if timedelta(0) <= age <= timedelta(seconds=allowed.value):
        return PASS
    when = f"{age.days} days ago" if age >= timedelta(0) else "in the future"
    return Fail(
        f"working without `{component.id}` was last tried on {mode.reviewed}, {when}; at least"
        f" once in {allowed} is asked for",
        field=("degraded_mode", "reviewed"),
        fix="Try the procedure with the people who need it, and state the day.",
        severity=WARNING,
    )


RULE = Rule(
    id="QUA-003",
    name="missing-degraded-mode",
    summary=(
        "A life-safety device in the field, at a counter or at a machine stops with what it"
        " calls, and nobody has said, or lately tried, how the work then goes on."
    ),
    why=(
        "Radio gaps, storms and outages come when the work is most urgent. People who have an"
        " offline mode, or a paper form that they have used before, go on; the others wait."
    ),
    fix=(
        "Let the device go on by itself (a `fallback` on each connection it waits for), or state"
        " the `degraded_mode`: the procedure, and the day it was last tried."
    ),
    severity=ERROR,
    traces_to=(
        "ISO/IEC 25010:2023 fault tolerance",
        "NIST SP 800-53 CP-2",
        "NIST SP 800-53 SI-17",
    ),
    notes=(
        "Only tier 1 is judged, and of it mobile applications, terminals and operator panels. An"
        " offline mode is a `fallback` on every connection that the device opens and waits for,"
        " or none that is synchronous. No procedure is an error; one that was last tried more"
        " than a year ago is a warning. How often it is tried is policy, not a quotation from a"
        " standard."
    ),
    subject=Component,
    judge=judge,
    parameters=Trials,
    fires=(
        """
solution: dispatch
department: works
stage: live
tier: 1
components:
  tablet:
    kind: mobile-app
    degraded_mode: none # <- QUA-003
  server: {kind: service}
connections:
  tablet -> server: {mode: sync, fallback: none}
""",
        """
solution: dispatch
department: works
stage: live
tier: 1
components:
  panel:
    kind: operator-panel
    degraded_mode:
      procedure: Valves are set by hand
      reviewed: 2025-10-31 # <- QUA-003
  server: {kind: service}
connections:
  panel -> server: {}
""",
    ),
    quiet=(
        """
solution: dispatch
department: works
stage: live
tier: 1
components:
  tablet: {kind: mobile-app, degraded_mode: none}
  radio: {kind: terminal, degraded_mode: {procedure: Run cards, reviewed: 2025-11-01}}
  console: {kind: web-app, degraded_mode: none}
  server: {kind: service}
connections:
  tablet -> server: {fallback: {serve: the last assignment, for: 4 h}}
  tablet -> server (position): {mode: async}
  radio -> server: {}
  console -> server: {}
""",
        """
solution: parking
department: works
stage: live
tier: 2
components:
  tablet: {kind: mobile-app, degraded_mode: none}
  server: {kind: service}
connections:
  tablet -> server: {}
""",
    ),
    unknown=(
        """
solution: dispatch
department: works
stage: live
tier: 1
components:
  tablet: {kind: mobile-app} # <- QUA-003 unknown
  panel: # <- QUA-003 unknown
    kind: operator-panel
    degraded_mode: {procedure: Valves are set by hand}
  server: {kind: service}
connections:
  tablet -> server: {}
  panel -> server: {}
""",
    ),
)
