"""Keep a further copy of a store at another site, where nobody can change it."""

from collections.abc import Iterator
from typing import Final

from archkit.model.quality import Metric
from archkit.model.resilience import Backup
from archkit.model.site import Node
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic
from archkit.tactics.times import nice

_NAME: Final = "shipped-logs"


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each store, with logs shipped to a node at another site."""
    asked = getattr(aim.fit.at_most, "value", 0.0)
    every = asked / 2
    for store in aim.measured:
        if not isinstance(store.stores, tuple) or every < 1:
            continue
        for node in _elsewhere(store.placed or (), aim):
            copy = {
                "method": "log-shipping",
                "at": node.id,
                "every": nice(every),
                "takes": nice(max(every / 10, 1.0)),
                "keep": "30 d",
                "immutable": True,
                "offline": False,
                "separate_credentials": True,
            }
            says = f"ship the logs of `{store.address}` to `{node.id}` every {nice(every)}"
            if isinstance(store.backup, Backup):
                line = aim.state(store, f"backup.copies.{_NAME}", copy)
            else:
                line = aim.state(store, "backup", {"copies": {_NAME: copy}})
            yield Remedy(says, (line,))


def _elsewhere(placed: tuple[str, ...], aim: Aim) -> list[Node]:
    """The nodes at other sites, those first on which copies are kept already."""
    nodes = aim.facts.design.nodes
    sites = {nodes[each].site for each in placed if each in nodes}
    used = {
        copy.at
        for component in aim.facts.design.components.values()
        if component.backup is not None and component.backup != "none"
        for copy in component.backup.copies.values()
    }
    apart = [each for each in nodes.values() if each.site is not None and each.site not in sites]
    return sorted(apart, key=lambda each: (each.id not in used, each.id))[:2]


TACTIC = Tactic(
    id="copy-elsewhere",
    concern=Concern.RECOVERY,
    summary="Ship the logs of a store to another site, where nobody can change them.",
    when="The copies of a store are lost with it, can be changed, or are made too seldom.",
    costs="Room at the other site, and the line to it.",
    harms=(
        "What is deleted at one site stays in the copy for its time: records that have to go are"
        " there until then."
    ),
    source="NIST SP 800-53 CP-9(3) and CP-9(8); CISA, 3-2-1 rule",
    metrics=frozenset({Metric.RECOVERY_POINT}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: quality
    statement: If the store is lost, at most 1 hour of work shall be lost.
    fit: {metric: recovery-point, at_most: 1 h, of: store}
components:
  store: {kind: database, placed: [office-1], stores: [permit], backup: none}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: If the store is lost, no work shall be lost.
    fit: {metric: recovery-point, at_most: 0 s, of: store}
components:
  store: {kind: database, placed: [office-1], stores: [permit], backup: none}
""",
    ),
)
