"""AVL-003: placements that are meant to stand in for each other are lost together."""

from collections.abc import Iterator

from archkit.analysis.fate import Shared, domain_of
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Domain, Node
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    redundancy = component.redundancy
    if redundancy == "none" or (component.placed is not None and len(component.placed) <= 1):
        return NOT_APPLICABLE
    if redundancy is None:
        absent = Missing.field(component, "redundancy")
        return Unknown(absent) if component.placed else NOT_APPLICABLE
    if redundancy.mode is RedundancyMode.MANAGED:
        return NOT_APPLICABLE
    if not component.placed:
        return Unknown(Missing.field(component, "placed"))
    if redundancy.survives is None:
        return Unknown(Missing.field(component, "redundancy", "survives"))
    sound = on.facts.fate.outlives(component.placed, redundancy)
    return [] if sound else list(_judged(component, component.placed, redundancy, on))


def _judged(
    component: Component, placed: tuple[str, ...], redundancy: Redundancy, on: Situation
) -> Iterator[Fail | Unknown]:
    for domain in redundancy.survives or ():
        shared = on.facts.fate.shared(placed, domain)
        if shared.nodes <= 1:
            continue
        too_few = _too_few(component, redundancy, shared)
        if isinstance(too_few, Missing):
            yield Unknown(too_few)
        elif too_few:
            yield _fail(redundancy, shared, domain, on.design, placed)


def _too_few(component: Component, redundancy: Redundancy, shared: Shared) -> Truth:
    """Whether too few placements are left when the most common value is lost."""
    left = shared.left
    if left == 0:
        return True
    unstated: Truth = False if shared.missing is None else shared.missing
    if redundancy.needs is None and left < shared.nodes - 1:
        return any_of(unstated, Missing.field(component, "redundancy", "needs"))
    return any_of(redundancy.needs is not None and left < redundancy.needs, unstated)


def _fail(
    redundancy: Redundancy, shared: Shared, domain: Domain, design: Design, placed: tuple[str, ...]
) -> Fail:
    found = (design.nodes.get(name) for name in sorted(placed))
    together = [node for node in found if node and domain_of(node, domain) == shared.value]
    *most, last = (f"`{node.id}`" for node in together)
    names = f"{', '.join(most)} and {last}" if most else last
    left = shared.left
    rest = f"{left} of {redundancy.needs} needed placements remain" if left else "nothing remains"
    return Fail(
        f"it is meant to survive the loss of its {domain}, but {names} share `{shared.value}`:"
        f" {rest}",
        field=("redundancy", "survives"),
        related=tuple(
            (_where(node, domain), f"stands on {domain} `{shared.value}`") for node in together
        ),
        key=domain,
    )


def _where(node: Node, domain: Domain) -> Place:
    if domain in node.failure_domains:
        return Place(node.where, ("failure_domains", domain))
    return Place(node.where, (domain,))


RULE = Rule(
    id="AVL-003",
    name="redundancy-shares-fate",
    summary="Placements that are meant to stand in for each other are lost together.",
    why=(
        "A second server on the same storage array is a second server until the array fails."
        " Redundancy is bought for a certain loss; where the placements share what is lost, it"
        " was paid for and is not there. With a common-cause share of a tenth, a pair is hardly"
        " better than a single machine."
    ),
    fix=(
        "Place one of them where it does not share the domain, or take the domain out of"
        " `survives:` and say plainly that this loss is not covered."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 CP-6(1)",
        "NIST SP 800-53 CP-7(1)",
        "NIST SP 800-53 CP-8(3)",
    ),
    notes=(
        "It looks at each domain that `survives:` names, and counts the placements that are left"
        " when the most common value of that domain is lost: fewer than `needs:` is a failure."
        " A node's site is its `site:`; every other domain is in its `failure_domains:`, where"
        " `none` says that it has no such thing. `mode: managed` is the vendor's word. A component"
        " on one node is the matter of AVL-002."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [rack-1, rack-2]
    redundancy:
      mode: active-passive
      needs: 1
      survives: [site, storage] # <- AVL-003
nodes:
  rack-1: {zone: office, site: hall, failure_domains: {storage: array-1}}
  rack-2: {zone: office, site: station, failure_domains: {storage: array-1}}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [rack-1, rack-2, rack-3]
    redundancy:
      mode: active-active
      needs: 2
      survives: [site] # <- AVL-003
nodes:
  rack-1: {zone: office, site: hall}
  rack-2: {zone: office, site: hall}
  rack-3: {zone: office, site: station}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [rack-1, rack-2, rack-3]
    redundancy:
      mode: active-active
      survives: [power, storage] # <- AVL-003
nodes:
  rack-1: {zone: office, site: hall, failure_domains: {power: p1, storage: array-1}}
  rack-2: {zone: office, site: hall, failure_domains: {power: p2, storage: array-1}}
  rack-3: {zone: office, site: hall, failure_domains: {power: p3, storage: array-1}}
""",
    ),
    quiet=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [rack-1, rack-2]
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  maps:
    kind: service
    placed: [rack-1, rack-2, rack-3]
    redundancy: {mode: active-active, needs: 1, survives: [site, storage]}
  mail: {kind: saas, placed: [rack-1, rack-2], redundancy: {mode: managed}}
  notes: {kind: service, placed: [rack-1], redundancy: none}
  tablets:
    kind: mobile-app
    placed: [tablet-1, tablet-2]
    redundancy: {mode: active-active, needs: 1, survives: [storage]}
nodes:
  tablet-1: {zone: internet, site: hall, failure_domains: {storage: none}}
  tablet-2: {zone: internet, site: hall, failure_domains: {storage: none}}
  rack-1: {zone: office, site: hall, failure_domains: {storage: array-1}}
  rack-2: {zone: office, site: station, failure_domains: {storage: array-1}}
  rack-3: {zone: office, site: station, failure_domains: {storage: array-2}}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  mail:
    kind: service
    placed: [rack-1]
    redundancy: {mode: active-passive, needs: 1, survives: [storage]}
  notes: {kind: service, placed: [rack-1, rack-2], redundancy: none}
  pager: {kind: terminal, zone: office}
  lists:
    kind: service
    placed: [rack-1, rack-3]
    redundancy: {mode: active-active, survives: [storage]}
nodes:
  rack-1: {zone: office, site: hall, failure_domains: {storage: array-1}}
  rack-2: {zone: office, site: hall, failure_domains: {storage: array-1}}
  rack-3: {zone: office, site: hall, failure_domains: {storage: array-2}}
""",
    ),
    unknown=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls: # <- AVL-003 unknown
    kind: service
    placed: [rack-1, rack-2]
    redundancy: {mode: active-passive, needs: 1}
  maps: {kind: service, placed: [rack-1, rack-2]} # <- AVL-003 unknown
  alerts: # <- AVL-003 unknown
    kind: service
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  lists: # <- AVL-003 unknown
    kind: service
    placed: [rack-1, rack-2, rack-3]
    redundancy: {mode: active-active, survives: [site]}
  logs:
    kind: service
    placed: [rack-1, rack-2]
    redundancy: {mode: active-passive, needs: 1, survives: [power]}
nodes:
  rack-1: {zone: office, site: hall, failure_domains: {power: p1}}
  rack-2: # <- AVL-003 unknown
    zone: office
    site: station
  rack-3: {zone: office, site: hall}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  lists: # <- AVL-003 unknown
    kind: service
    placed: [rack-1, rack-2, rack-3, rack-4]
    redundancy: {mode: active-active, survives: [power]}
nodes:
  rack-1: {zone: office, site: hall, failure_domains: {power: p1}}
  rack-2: {zone: office, site: hall, failure_domains: {power: p1}}
  rack-3: {zone: office, site: hall, failure_domains: {power: p2}}
  rack-4: {zone: office, site: hall} # <- AVL-003 unknown
""",
    ),
)
