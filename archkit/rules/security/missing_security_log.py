"""SEC-012: nobody could tell afterwards what happened."""

from collections.abc import Iterable, Iterator

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.operation import Log
from archkit.model.quantities import Duration
from archkit.model.vocabulary import CARDHOLDER, CRIMINAL_JUSTICE, Classification, Kind
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    INFO,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_NOT_OURS = frozenset({Kind.PERSON, Kind.EXTERNAL_SYSTEM, Kind.LOG_COLLECTOR})
_GATEKEEPERS = frozenset({Kind.IDENTITY_PROVIDER, Kind.PRIVILEGED_ACCESS, Kind.BASTION})
_BY_LAW = {
    "cjis-log-retention": (CRIMINAL_JUSTICE, "criminal justice information"),
    "pci-log-retention": (CARDHOLDER, "card data"),
}
"""The facts that ask for longer logs, each with the regimes that it is about, and their name."""


_AT_HAND = "pci-log-at-hand"


class MissingSecurityLogParameters(Parameters):
    """How long security events are kept."""

    keep: Duration = Duration.parse("90 d")
    """The shortest time for any security log, by the city's policy."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind in _NOT_OURS:
        return NOT_APPLICABLE
    needed = _needed(component, on)
    if needed is False:
        return NOT_APPLICABLE
    return list(_each(component, needed, on))


def _needed(component: Component, on: Situation) -> Truth:
    """Whether the component's security events must be kept."""
    if component.kind in _GATEKEEPERS:
        return True
    sensitive = on.facts.information.at_least(Classification.CONFIDENTIAL, component)
    if sensitive is True:
        return True
    address = component.address
    incident = on.design.outgoing.get(address, ()) + on.design.incoming.get(address, ())
    return any_of(sensitive, *map(on.facts.topology.crosses_boundary, incident))


def _each(component: Component, needed: Truth, on: Situation) -> Iterator[Fail | Unknown]:
    log = component.log
    if log is None:
        yield from settled(all_of(needed, Missing.field(component, "log")))
    elif log == "none":
        fail = Fail(f"`{component.id}` keeps no security log", ("log",))
        yield from settled(needed, lambda: fail)
    else:
        yield from _target(component, log, needed, on)
        yield from _kept(component, log, needed, on)
        yield from _at_hand(component, log, needed, on)


def _target(
    component: Component, log: Log, needed: Truth, on: Situation
) -> Iterator[Fail | Unknown]:
    collector = on.design.component(log.to, component.within)
    if collector is None:
        return
    if collector.kind is not Kind.LOG_COLLECTOR:
        message = f"security events go to `{log.to}`, a {collector.kind} and no log collector"
        yield from settled(needed, lambda: Fail(message, ("log", "to"), key="target"))
        return
    lost = all_of(needed, on.facts.fate.falls_with(collector, component))
    yield from settled(lost, lambda: _lost_together(component, log, collector))


def _lost_together(component: Component, log: Log, collector: Component) -> Fail:
    return Fail(
        f"`{component.id}` and its log collector `{log.to}` are lost together",
        ("log", "to"),
        fix="Keep a copy of the log on a node with other failure domains.",
        severity=INFO,
        related=((Place(collector.where, ("placed",)), "the log collector stands here"),),
        key="fate",
    )


def _kept(component: Component, log: Log, needed: Truth, on: Situation) -> Iterator[Fail | Unknown]:
    if log.keep is None:
        yield from settled(all_of(needed, Missing.field(component, "log", "keep")))
        return
    if log.keep.value >= on.once(_longest):
        return
    policy = on.given(MissingSecurityLogParameters).keep
    short = list(_longer_asked(component, log.keep, policy, on))
    faulty = all_of(needed, any_of(*(asked for asked, _, _ in short)))
    yield from settled(faulty, lambda: _too_short(log.keep, short))


def _longest(on: Situation) -> float:
    """The seconds that logs need not be kept longer than, whatever they are about."""
    by_law = (on.facts.regulations.duration(fact).value for fact in _BY_LAW)
    return max(on.given(MissingSecurityLogParameters).keep.value, *by_law)


def _at_hand(
    component: Component, log: Log, needed: Truth, on: Situation
) -> Iterator[Fail | Unknown]:
    """Whether the newest events can be searched at once, where the law of some data asks for it."""
    least = on.facts.regulations.duration(_AT_HAND)
    short: Truth
    if log.online is None:
        short = Missing.field(component, "log", "online")
    else:
        short = log.online.value < least.value
    if short is False:
        return
    asked = on.facts.information.under(CARDHOLDER, component)
    message = f"security events are at hand for {log.online}, not {least}, the least for card data"
    fail = Fail(message, ("log", "online"), key="online")
    yield from settled(all_of(needed, asked, short), lambda: fail)


Asked = tuple[Truth, Duration, str]
"""Whether logs must be kept so long, the time, and who asks for it."""


def _longer_asked(
    component: Component, kept: Duration, policy: Duration, on: Situation
) -> Iterator[Asked]:
    """Who may ask for more time than the logs are kept."""
    if kept.value < policy.value:
        yield True, policy, ""
    for fact, (regimes, what) in _BY_LAW.items():
        least = on.facts.regulations.duration(fact)
        if kept.value < least.value:
            asked = on.facts.information.under(regimes, component)
            yield asked, least, f", the least for {what}"


def _too_short(kept: Duration | None, short: Iterable[Asked]) -> Fail:
    sure = [(least, who) for asked, least, who in short if asked is True]
    least, who = max(sure, key=lambda each: each[0].value)
    message = f"security events are kept for {kept}, not {least}{who}"
    return Fail(message, ("log", "keep"), key="keep")


RULE = Rule(
    id="SEC-012",
    name="missing-security-log",
    summary=(
        "A component that holds confidential data, stands at a zone's edge or decides who gets in"
        " keeps no security log, keeps it too short, cannot search it at once, or sends it"
        " elsewhere than to a log collector."
    ),
    why=(
        "After a break-in the first question is who saw what. Without a log that the intruder"
        " cannot reach and that goes back far enough, everyone has to be told the worst."
    ),
    fix="Send security events to the city's log collector: `log: {to: ..., keep: 400 d}`.",
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 AU-2",
        "NIST SP 800-53 AU-6",
        "NIST SP 800-53 AU-9",
        "NIST SP 800-53 AU-11",
        "NIST SP 800-53 AU-12",
        "PCI DSS 10.5.1",
        "45 CFR 164.312(b)",
        "NIST CSF 2.0 DE.CM",
    ),
    notes=(
        "It does not apply to people, to external systems, whose logs are another party's, nor to"
        " log collectors themselves. That a log collector is lost together with what it watches is"
        " for information: it is told from the nodes both stand on and the failure domains both"
        " nodes state, and does not apply to what stands on no node of the model. 90 days is a"
        " policy default. Where card data are, the last three months of the log are to be at hand"
        " (`log.online`), as PCI DSS 10.5.1 is understood: that text was not compared."
    ),
    regulations=("cjis-log-retention", "pci-log-retention", _AT_HAND),
    subject=Component,
    judge=judge,
    parameters=MissingSecurityLogParameters,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    log: none # <- SEC-012
""",
        """
solution: cases
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-2]
    stores: [case-file]
    log:
      to: town.siem
      keep: 180 d # <- SEC-012
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  spool: {kind: file-share, placed: [office-2], stores: none}
  store:
    kind: database
    placed: [office-2]
    stores: [permit]
    log:
      to: spool # <- SEC-012
      keep: 180 d
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  events: {kind: log-collector, placed: [office-2], stores: none}
  store:
    kind: database
    placed: [office-2]
    stores: [permit]
    log:
      to: events # <- SEC-012
      keep: 180 d
""",
        """
data:
  payment: {classification: confidential, regimes: [CHD]}
solution: payments
department: clerk
stage: live
tier: 2
components:
  till:
    kind: database
    placed: [office-2]
    stores: [payment]
    log:
      to: town.siem
      keep: 400 d
      online: 30 d # <- SEC-012
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-2]
    stores: [permit]
    log: {to: town.siem, keep: 180 d}
  cache:
    kind: database
    placed: [office-2]
    stores: [memo]
    log: none
""",
        """
data:
  payment: {classification: confidential, regimes: [CHD]}
solution: payments
department: clerk
stage: live
tier: 2
components:
  till:
    kind: database
    placed: [office-2]
    stores: [payment]
    log: {to: town.siem, keep: 400 d, online: 90 d}
  permits:
    kind: database
    placed: [office-2]
    stores: [permit]
    log: {to: town.siem, keep: 400 d, online: 30 d}
""",
    ),
    unknown=(
        """
data:
  payment: {classification: confidential, regimes: [CHD]}
solution: payments
department: clerk
stage: live
tier: 2
components:
  till: # <- SEC-012 unknown
    kind: database
    placed: [office-2]
    stores: [payment]
    log: {to: town.siem, keep: 400 d}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: # <- SEC-012 unknown
    kind: database
    placed: [office-2]
    stores: [permit]
    log: {to: town.siem}
""",
    ),
)
