"""Send the security log of a system to the log collector."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.model.vocabulary import Kind
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic, is_ours


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Every system that keeps no log, to each log collector of the city."""
    components = aim.facts.design.components.values()
    collectors = [each for each in components if each.kind is Kind.LOG_COLLECTOR]
    silent = [each for each in aim.measured if each.log == "none" and is_ours(each)]
    for collector in collectors if silent else ():
        log = {"to": collector.address, "keep": str(aim.fit.at_least)}
        names = ", ".join(f"`{each.address}`" for each in silent)
        lines = tuple(aim.state(each, "log", log) for each in silent)
        yield Remedy(f"send the security log of {names} to `{collector.address}`", lines)


TACTIC = Tactic(
    id="collect-the-log",
    concern=Concern.SECURITY,
    summary="Send the security log of a system to the city's log collector.",
    when="A system keeps no security log, and the city has a log collector.",
    costs="An agent on the system, and its share of the collector.",
    harms="The collector becomes the place where what everyone did can be read.",
    source="NIST SP 800-53 AU-6(4); Bass, Clements and Kazman, maintain audit trail",
    metrics=frozenset({Metric.LOG_RETENTION}),
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
    statement: The log of the desk shall be kept for 400 days.
    fit: {metric: log-retention, at_least: 400 d, of: desk}
components:
  desk: {kind: service, placed: [office-1], log: none}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The log of the desk shall be kept for 400 days.
    fit: {metric: log-retention, at_least: 400 d, of: desk}
components:
  desk: {kind: service, placed: [office-1], log: {to: town.siem, keep: 30 d}}
""",
    ),
)
