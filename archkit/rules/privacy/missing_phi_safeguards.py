"""PRV-010: health information without the safeguards of the HIPAA Security Rule."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.settings import Severity
from archkit.model.transport import Scheme
from archkit.model.vocabulary import NOT_OURS, Regime
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)

_HEALTH: Final = frozenset({Regime.PHI})
_WHAT: Final = "protected health information"
Case = tuple[Truth, Fail | None]
"""Whether something is wrong, and what to say if it is; nothing where it can only be missing."""


class Limits(Parameters):
    """How long a reason for not encrypting counts."""

    rationale_days: Annotated[int, Field(ge=1)] = 365
    """The days since it was written or last confirmed."""


def among(on: Situation) -> Sequence[Component | Connection]:
    """What has the information."""
    information = on.facts.information
    return [*information.handlers(_HEALTH), *information.carriers(_HEALTH)]


def judge(element: Component | Connection, on: Situation) -> Judgement:
    """Judge one component or connection."""
    there = on.facts.information.under(_HEALTH, element)
    if there is False:
        return NOT_APPLICABLE
    if isinstance(element, Component) and element.kind in NOT_OURS:
        return NOT_APPLICABLE
    cases = _connection(element, on) if isinstance(element, Connection) else _component(element, on)
    return [part for faulty, fail in cases for part in _said(all_of(there, faulty), fail)]


def _said(faulty: Truth, fail: Fail | None) -> Iterator[Fail | Unknown]:
    return settled(faulty, (lambda: fail) if fail else None)


def _component(component: Component, on: Situation) -> Iterator[Case]:
    yield from _accounts(component)
    if component.log is None:
        yield Missing.field(component, "log"), None
    elif component.log == "none":
        yield True, Fail(f"`{component.id}` has {_WHAT} and keeps no log", ("log",), key="log")
    if on.tier(component) == 1:
        yield from _emergency(component)
    kept = on.facts.information.stores_under(_HEALTH, component)
    plain: Truth = Missing.field(component, "at_rest")
    if component.at_rest is not None:
        plain = component.at_rest.none
    message = f"`{component.id}` keeps {_WHAT} in clear text"
    yield _addressable(all_of(kept, plain), message, "at_rest", [component], on)


def _accounts(component: Component) -> Iterator[Case]:
    if not component.access:
        yield Missing.field(component, "access"), None
    elif component.access != "none":
        for name, access in component.access.items():
            path = ("access", name, "individual")
            if access.individual is None:
                yield Missing.field(component, *path), None
            elif not access.individual:
                message = f"`{name}` ({access.population}) share an account that opens {_WHAT}"
                yield True, Fail(message, path, key=f"individual.{name}")


def _emergency(component: Component) -> Iterator[Case]:
    if component.emergency_access is None:
        yield Missing.field(component, "emergency_access"), None
    elif component.emergency_access == "none":
        message = f"nobody gets to the {_WHAT} in `{component.id}` while sign-in is down"
        yield True, Fail(message, ("emergency_access",), key="emergency")


def _connection(connection: Connection, on: Situation) -> Iterator[Case]:
    plain: Truth = connection.scheme is Scheme.NONE
    if connection.scheme is None:
        plain = Missing.field(connection, "encryption")
    found = (on.design.components.get(at) for at in (connection.source, connection.target))
    ends = [each for each in found if each is not None and each.kind not in NOT_OURS]
    field = "encryption" if connection.encryption else "protocol"
    yield _addressable(plain, f"{_WHAT} goes over this in clear text", field, ends, on)


def _addressable(
    plain: Truth, message: str, field: str, reasoned: Sequence[Component], on: Situation
) -> Case:
    """What may be left undone for a reason that somebody wrote down, as long as HIPAA allows it."""
    if on.facts.regulations.in_force("hipaa-encryption-required"):
        return plain, _clear(message, field, ERROR)
    reason = any_of(*(_reason(each, on) for each in reasoned)) if plain is not False else False
    says = f"{message}, and in the last {on.given(Limits).rationale_days} d nobody wrote down why"
    return all_of(plain, opposite(reason)), _clear(says, field, WARNING)


def _clear(message: str, field: str, severity: Severity) -> Fail:
    return Fail(message, (field,), severity=severity, key="encryption")


def _reason(component: Component, on: Situation) -> Truth:
    rationale = component.addressable_rationale
    if rationale is None:
        return Missing.field(component, "addressable_rationale")
    oldest = on.as_of - timedelta(days=on.given(Limits).rationale_days)
    return rationale != "none" and oldest <= rationale.date <= on.as_of


RULE = Rule[Component | Connection](
    id="PRV-010",
    name="missing-phi-safeguards",
    summary=(
        "What has protected health information lets people share accounts, keeps no log, cannot be"
        " opened in an emergency, or is in clear text without a reason of this year."
    ),
    why=(
        "A patient cannot take a diagnosis back once it is out. After a breach the city has to show"
        " who saw what, and every safeguard that it left out without a written reason is a"
        " violation of its own."
    ),
    fix=(
        "Give everyone an account (`individual: true`), send the log to a collector, encrypt what"
        " is kept and sent, and for tier 1 write down how people get in when sign-in fails"
        " (`emergency_access`). Where encryption cannot be had, write down why:"
        " `addressable_rationale: {record: records/ems/drop.pdf, date: 2026-06-12}`."
    ),
    severity=ERROR,
    traces_to=("45 CFR 164.312", "90 FR 898"),
    notes=(
        "Encryption is addressable: a reason that is at most `rationale_days` old makes up for it,"
        " and a fault is a warning. Once encryption is required (see the regulations), no reason"
        " counts and it is an error; the proposal was not final when this was written, so a"
        " workspace gives it its day. A connection may rest on the reason of either end. Emergency"
        " access is asked of tier 1 only, which is archkit's reading. People and other parties'"
        " systems are not judged. The length of a year is a policy."
    ),
    regulations=("hipaa-safeguards", "hipaa-encryption-required"),
    subject=(Component, Connection),
    among=among,
    judge=judge,
    parameters=Limits,
    fires=(
        """
data:
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
solution: ambulance
department: clerk
stage: live
tier: 1
components:
  charts:
    kind: database
    stores: [chart]
    at_rest: none # <- PRV-010
    addressable_rationale: {record: records/drop.pdf, date: 2025-10-31}
    log: none # <- PRV-010
    emergency_access: none # <- PRV-010
    access:
      medics:
        population: staff
        individual: false # <- PRV-010
  hospital: {kind: external-system, stores: [chart]}
  billing:
    kind: service
    stores: none
    log: {to: town.siem}
    access: none
    emergency_access: {record: records/emergency.pdf, date: 2026-03-02}
    addressable_rationale: none
connections:
  billing -> hospital:
    protocol: ftp # <- PRV-010
    carries: [chart]
  charts -> billing:
    protocol: sftp
    encryption: ssh
    carries: [chart]
""",
    ),
    quiet=(
        """
data:
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
solution: ambulance
department: clerk
stage: live
tier: 1
components:
  medic: {kind: person}
  charts:
    kind: database
    stores: [chart]
    at_rest: none
    addressable_rationale: {record: records/drop.pdf, date: 2025-11-01}
    log: {to: town.siem}
    emergency_access: {record: records/emergency.pdf, date: 2026-03-02}
    access:
      medics: {population: staff, individual: true}
  hospital: {kind: external-system, stores: [chart], log: none}
  rota: {kind: service, stores: none, log: none, access: none}
connections:
  medic -> charts: {protocol: https, carries: [chart]}
  charts -> hospital: {protocol: ftp, carries: [chart]}
  charts -> rota: {protocol: http, carries: none}
""",
        """
data:
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
solution: clinic
department: clerk
stage: live
tier: 2
components:
  charts:
    kind: database
    stores: [chart]
    at_rest: aes-256
    log: {to: town.siem}
    emergency_access: none
    access: none
""",
    ),
    unknown=(
        """
data:
  chart: {classification: restricted, regimes: [PHI], owner: clerk, retention: none}
solution: ambulance
department: clerk
stage: live
tier: 1
components:
  charts: {kind: database, stores: [chart]} # <- PRV-010 unknown
  drop: # <- PRV-010 unknown
    kind: file-share
    stores: [chart]
    at_rest: none
    log: {to: town.siem}
    emergency_access: {record: records/emergency.pdf, date: 2026-03-02}
    access: {medics: {population: staff}}
connections:
  charts -> drop: {carries: [chart]} # <- PRV-010 unknown
""",
    ),
)
