"""AVL-003: placements that are meant to stand in for each other are lost together."""

from collections import Counter
from collections.abc import Iterator

from archkit.analysis.fate import NOT_THERE, domain_of
from archkit.analysis.knowledge import Missing, Truth, any_of
from archkit.model.component import Component
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.site import Domain, Node
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Outcome,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    claimed = _claimed(component)
    if not isinstance(claimed, tuple):
        return claimed
    nodes = [node for name in claimed if (node := on.design.nodes.get(name)) is not None]
    return list(_judged(component, nodes))


def _claimed(component: Component) -> tuple[str, ...] | Outcome | Unknown:
    """The nodes that are said to stand in for each other; else how the component fares."""
    redundancy, names = component.redundancy, tuple(sorted(set(component.placed or ())))
    single = component.placed is not None and len(names) <= 1
    if redundancy == "none" or single or (redundancy is None and not names):
        return NOT_APPLICABLE
    if redundancy is None:
        return Unknown(Missing.field(component, "redundancy"))
    if redundancy.mode is RedundancyMode.MANAGED:
        return NOT_APPLICABLE
    return names or Unknown(Missing.field(component, "placed"))


def _judged(component: Component, nodes: list[Node]) -> Iterator[Fail | Unknown]:
    redundancy = component.redundancy
    if not isinstance(redundancy, Redundancy):
        return
    if redundancy.survives is None:
        yield Unknown(Missing.field(component, "redundancy", "survives"))
    for domain in redundancy.survives or ():
        lost = _lost(component, redundancy, nodes, domain)
        if isinstance(lost, Missing):
            yield Unknown(lost)
        elif lost:
            yield _fail(redundancy, nodes, domain)


def _lost(component: Component, redundancy: Redundancy, nodes: list[Node], domain: Domain) -> Truth:
    """Whether losing one such domain leaves fewer placements than are needed."""
    values = [domain_of(node, domain) for node in nodes]
    stated = Counter(each for each in values if isinstance(each, str) and each != NOT_THERE)
    gaps = [value for value in values if isinstance(value, Missing)]
    return any_of(
        *(_too_few(component, redundancy, len(nodes), count) for count in stated.values()),
        *gaps,
    )


def _too_few(component: Component, redundancy: Redundancy, placements: int, lost: int) -> Truth:
    """Whether too few are left when some are lost."""
    left = placements - lost
    if left == 0:
        return True
    if redundancy.needs is None:
        return Missing.field(component, "redundancy", "needs") if left < placements - 1 else False
    return left < redundancy.needs


def _fail(redundancy: Redundancy, nodes: list[Node], domain: Domain) -> Fail:
    values = [(node, domain_of(node, domain)) for node in nodes]
    worst, count = Counter(
        each for _, each in values if isinstance(each, str) and each != NOT_THERE
    ).most_common(1)[0]
    together = [node for node, value in values if value == worst]
    names = ", ".join(f"`{node.id}`" for node in together)
    left = len(nodes) - count
    rest = f"{left} of {redundancy.needs} needed placements remain" if left else "nothing remains"
    return Fail(
        f"it is meant to survive the loss of a {domain}, but {names} share `{worst}`: {rest}",
        field=("redundancy", "survives"),
        related=tuple((_where(node, domain), f"stands on {domain} `{worst}`") for node in together),
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
    ),
)
