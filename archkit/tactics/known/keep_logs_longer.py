"""Keep the security log as long as is asked for."""

from collections.abc import Iterator

from archkit.model.operation import Log
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Every log that is kept too shortly, as long as is asked for."""
    lines = tuple(_lines(aim))
    if lines:
        says = f"keep the security log for {aim.fit.at_least}"
        names = ", ".join(f"`{each.address}`" for each in aim.measured if _is_short(each.log, aim))
        yield Remedy(f"{says}: {names}", lines)


def _lines(aim: Aim) -> Iterator[Line]:
    for part in aim.measured:
        if _is_short(part.log, aim):
            yield aim.state(part, "log.keep", str(aim.fit.at_least))


def _is_short(log: object, aim: Aim) -> bool:
    asked = getattr(aim.fit.at_least, "value", 0.0)
    return isinstance(log, Log) and log.keep is not None and log.keep.value < asked


TACTIC = Tactic(
    id="keep-logs-longer",
    concern=Concern.SECURITY,
    summary="Keep the security log of a system as long as is asked for.",
    when="It goes to a log collector, and is deleted too early.",
    costs="Room in the log collector; much of it may be in an archive.",
    harms="A log tells what people did: it has to be protected for as long as it is kept.",
    source="NIST SP 800-53 AU-11; OMB M-21-31",
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
  desk: {kind: service, placed: [office-1], log: {to: town.siem, keep: 30 d}}
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
  desk: {kind: service, placed: [office-1], log: none}
""",
    ),
)
