"""Move data to a place where they may be."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.model.resilience import Backup
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each placement and copy in a country that is not allowed, on a node where it is."""
    lines = tuple(line for each in _holders(aim) for line in _lines(each, aim))
    if lines:
        countries = " or ".join(aim.fit.one_of or ())
        yield Remedy(f"move all that is elsewhere to {countries}", lines)


def _holders(aim: Aim) -> list[Component]:
    holders = aim.facts.holders
    stored = [*holders.stored.get(aim.subject.id, ()), *holders.processed.get(aim.subject.id, ())]
    found = {each.address: each for each in (*aim.measured, *stored)}
    return [found[address] for address in sorted(found)]


def _lines(component: Component, aim: Aim) -> Iterator[Line]:
    placed = [_moved(each, aim) for each in component.placed or ()]
    if tuple(placed) != (component.placed or ()):
        yield aim.state(component, "placed", list(dict.fromkeys(placed)))
    copies = component.backup.copies if isinstance(component.backup, Backup) else {}
    for name, copy in copies.items():
        if copy.at is not None and (at := _moved(copy.at, aim)) != copy.at:
            yield aim.state(component, f"backup.copies.{name}.at", at)


def _moved(name: str, aim: Aim) -> str:
    """The node itself where it may be, else the first like it that is in an allowed country."""
    nodes = aim.facts.design.nodes
    node = nodes.get(name)
    if node is None or _country(name, aim) in (None, *(aim.fit.one_of or ())):
        return name
    alike = (
        each.id
        for each in nodes.values()
        if (each.zone, each.environment) == (node.zone, node.environment)
        and _country(each.id, aim) in (aim.fit.one_of or ())
    )
    return next(alike, name)


def _country(name: str, aim: Aim) -> str | None:
    node = aim.facts.design.nodes[name]
    site = aim.facts.design.sites.get(node.site or "")
    return node.country or (site.country if site else None)


TACTIC = Tactic(
    id="move-to-an-allowed-country",
    concern=Concern.SECURITY,
    summary="Move data, and their copies, to nodes in a country where they may be.",
    when="Something stands in another country, and there is a node like it in an allowed one.",
    costs="A move, with its outage, and perhaps a dearer region.",
    harms="Two places in one country are nearer to each other, and are lost together more easily.",
    source="NIST SP 800-53 SA-9(5), processing, storage and service location",
    metrics=frozenset({Metric.RESIDENCY}),
    remedies=remedies,
    examples=(
        """
nodes:
  abroad-1: {zone: office, country: IE, environment: production}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: constraint
    statement: The store shall stand in the United States.
    fit: {metric: residency, one_of: [US], of: store}
components:
  store: {kind: database, placed: [abroad-1], stores: [permit], backup: none}
""",
        """
nodes:
  abroad-1: {zone: internet, country: IE, environment: production}
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: constraint
    statement: The store shall stand in the United States.
    fit: {metric: residency, one_of: [US], of: store}
components:
  store: {kind: database, placed: [abroad-1], stores: [permit], backup: none}
""",
    ),
)
