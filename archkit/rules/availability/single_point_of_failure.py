"""AVL-002: one failure stops what people do with a critical solution."""

from typing import Final

from archkit.analysis.availability.parts import VENDOR_RUN
from archkit.analysis.dependencies import Reliance
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.component import Component
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.solution import Solution
from archkit.rules.rule import (
    ERROR,
    INFO,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    ByTier,
    Fail,
    Judgement,
    Rule,
    Situation,
    judged,
)
from archkit.source.place import Path

_SEVERITY = {1: ERROR, 2: WARNING}


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    reliance = on.facts.dependencies.reliance.get(component.address)
    if reliance is None:
        return NOT_APPLICABLE
    if component.degraded_mode not in (None, "none"):
        return PASS
    return judged(_single(component), lambda: _fail(component, reliance))


def _single(component: Component) -> Truth:
    """Whether one failure takes the function away."""
    redundancy, nodes = component.redundancy, len(set(component.placed or ()))
    if isinstance(redundancy, Redundancy):
        return _unspared(component, redundancy, nodes)
    if redundancy == "none":
        return True
    if component.kind in VENDOR_RUN or nodes > 1:
        return Missing.field(component, "redundancy")
    return True if nodes else Missing.field(component, "placed")


def _unspared(component: Component, redundancy: Redundancy, nodes: int) -> Truth:
    """Whether no placement is to spare, going by distinct nodes."""
    if redundancy.mode is RedundancyMode.MANAGED:
        return False
    if nodes == 0:
        return Missing.field(component, "placed")
    if nodes == 1:
        return True
    if redundancy.needs is None:
        return Missing.field(component, "redundancy", "needs")
    return nodes - redundancy.needs < 1


_NEEDS: Final = ("redundancy", "needs")


def _fail(component: Component, reliance: Reliance) -> Fail:
    cause, field = _cause(component)
    which = "one" if field == _NEEDS else "it"
    return Fail(
        f"{cause}: if {which} fails, {_stopped(reliance)}",
        field=field,
        severity=_SEVERITY.get(reliance.tier, INFO),
    )


def _cause(component: Component) -> tuple[str, Path]:
    """What makes it single, and the field that says so."""
    redundancy, nodes = component.redundancy, sorted(set(component.placed or ()))
    if redundancy == "none":
        return "nothing stands in for it (`redundancy: none`)", ("redundancy",)
    if len(nodes) == 1:
        return f"it runs on `{nodes[0]}` only", ("placed",)
    needs = redundancy.needs if redundancy else None
    return f"it needs {needs} placements and has {len(nodes)}", _NEEDS


def _stopped(reliance: Reliance) -> str:
    """Who stands still, the most critical first."""
    names = [
        f"solution `{each.id}`" if isinstance(each, Solution) else f"journey `{each.address}`"
        for each in reliance.users
    ]
    more = reliance.count - len(names)
    listed = ", ".join(names) + (f" and {more} more" if more else "")
    return f"{listed} (tier {reliance.tier}) {'stops' if reliance.count == 1 else 'stop'}"


RULE = Rule(
    id="AVL-002",
    name="single-point-of-failure",
    summary="A component that a journey cannot do without has nothing to stand in for it.",
    why=(
        "Machines fail, and they are patched, moved and rebooted. A journey that passes through"
        " one machine stops whenever that machine does, however well everything else is doubled."
    ),
    fix=(
        "Place the component on a second node and state how the two stand in for each other"
        " (`redundancy:`), give its callers a `fallback:`, or describe how the work goes on"
        " without it (`degraded_mode:`)."
    ),
    severity=ByTier(ERROR, INFO),
    traces_to=(
        "NIST SP 800-53 CP-7",
        "NIST SP 800-53 CP-8",
        "NIST SP 800-53 CP-9",
        "NIST CSF 2.0 PR.IR-03",
    ),
    notes=(
        "How much it matters follows from the most critical solution that cannot work without"
        " the component, wherever the component belongs: an error for tier 1, a warning for"
        " tier 2, for information below. A journey needs what it reaches by connections that"
        " are synchronous and have no fallback; a solution without journeys needs all its"
        " components. Placements count by distinct nodes. `mode: managed` is the vendor's word"
        " that it is doubled. Departure from the catalogue: the language has no cables, so a"
        " connection is no single point here; what placements share, such as a carrier, is a"
        " failure domain of their nodes and belongs to AVL-003."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal:
    kind: web-app
    placed: [dmz-1] # <- AVL-002
  hub:
    kind: integration-hub
    placed: [office-1, office-2]
    redundancy: none # <- AVL-002
  store:
    kind: database
    placed: [office-1, office-2]
    redundancy:
      mode: active-active
      needs: 2 # <- AVL-002
connections:
  resident -> portal: {protocol: https}
  portal -> hub: {protocol: https}
  hub -> store: {protocol: postgresql}
journeys:
  apply: {path: [resident, portal, hub, store]}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    placed: [dmz-1] # <- AVL-002
    redundancy: {mode: active-active}
    degraded_mode: none
  queue:
    kind: queue
    placed: [office-1, office-2]
    redundancy: none # <- AVL-002
connections:
  portal -> queue: {protocol: amqps, authentication: mtls}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk:
    kind: web-app
    placed: [office-1] # <- AVL-002
connections:
  clerk -> desk: {protocol: https}
journeys:
  apply: {path: [clerk, desk]}
  change: {path: [clerk, desk]}
  find: {path: [clerk, desk]}
  print: {path: [clerk, desk]}
  refuse: {path: [clerk, desk]}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person}
  portal:
    kind: web-app
    placed: [dmz-1, dmz-2]
    redundancy: {mode: active-active, needs: 1}
  hub:
    kind: integration-hub
    placed: [office-1]
    degraded_mode: {procedure: The counter takes paper forms.}
  maps: {kind: service, placed: [office-1]}
  payments: {kind: saas, redundancy: {mode: managed}}
connections:
  resident -> portal: {protocol: https}
  portal -> hub: {protocol: https}
  portal -> maps: {protocol: https, fallback: {serve: stored maps}}
  hub -> payments: {protocol: https}
journeys:
  apply: {path: [resident, portal, hub, maps]}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: # <- AVL-002 unknown
    kind: web-app
    placed: [dmz-1, dmz-2]
  hub: # <- AVL-002 unknown
    kind: integration-hub
    placed: [office-1, office-2]
    redundancy: {mode: active-active}
  store: {kind: database} # <- AVL-002 unknown
  payments: {kind: saas, placed: [dmz-1]} # <- AVL-002 unknown
connections:
  portal -> hub: {protocol: https}
  hub -> store: {protocol: postgresql}
  hub -> payments: {protocol: https}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, redundancy: {mode: active-active}} # <- AVL-002 unknown
""",
    ),
)
