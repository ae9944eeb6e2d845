"""Keep enough beside the caller to go on for longer without the other side."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.connection import Connection, Fallback
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each fallback that is good enough for too short a time, for as long as is asked for."""
    asked = getattr(aim.fit.at_least, "value", 0.0)
    short = [each for each in _calls(aim) if _serves_for(each) < asked]
    if short:
        lines: tuple[Line, ...] = tuple(
            aim.state(each, "fallback.for", str(aim.fit.at_least)) for each in short
        )
        names = ", ".join(f"`{each.address}`" for each in short)
        yield Remedy(f"keep enough for {aim.fit.at_least} without the other side: {names}", lines)


def _calls(aim: Aim) -> Iterator[Connection]:
    called: tuple[Connection, ...] = ()
    if isinstance(aim.subject, Connection):
        called = (aim.subject,)
    elif isinstance(aim.subject, Component):
        called = aim.facts.design.outgoing.get(aim.subject.address, ())
    for each in called:
        if isinstance(each.fallback, Fallback) and each.fallback.serve is not None:
            yield each


def _serves_for(call: Connection) -> float:
    fallback = call.fallback
    stated = fallback.for_ if isinstance(fallback, Fallback) else None
    return stated.value if stated is not None else 0.0


TACTIC = Tactic(
    id="keep-enough-for-longer",
    concern=Concern.OPERATIONS,
    summary="Keep enough beside the caller to go on for longer while the other side is away.",
    when="A caller goes on by itself, and not for as long as the work has to.",
    costs="Room on the device, and a test that lasts as long.",
    harms="Older data stand on more devices, and bringing them together is harder.",
    source="NIST SP 800-34 Rev. 1, section 3.2; ISO/IEC 25010, fault tolerance",
    metrics=frozenset({Metric.OFFLINE_TIME}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: operational
    statement: The tablet shall go on for 8 hours without the desk.
    fit: {metric: offline-time, at_least: 8 h, of: tablet -> desk}
components:
  tablet: {kind: mobile-app, placed: [office-1]}
  desk: {kind: service, placed: [office-2]}
connections:
  tablet -> desk: {protocol: https, fallback: {serve: what is on the tablet, for: 2 h}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: operational
    statement: The tablet shall go on for 8 hours without the desk.
    fit: {metric: offline-time, at_least: 8 h, of: tablet -> desk}
components:
  tablet: {kind: mobile-app, placed: [office-1]}
  desk: {kind: service, placed: [office-2]}
connections:
  tablet -> desk: {protocol: https, fallback: none}
""",
    ),
)
