"""SEC-015: nobody could show afterwards who did it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from archkit.analysis.entrances import PRIVILEGED, Entrance
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.operation import Log, LogEvent
from archkit.model.vocabulary import OPERATIONAL_TECHNOLOGY, Classification, Kind
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_GRAVE: Final = OPERATIONAL_TECHNOLOGY | {
    Kind.IDENTITY_PROVIDER,
    Kind.PRIVILEGED_ACCESS,
    Kind.BASTION,
    Kind.VAULT,
}
"""Kinds in which what people do has consequences, whatever the data."""


_EVENTS: Final = frozenset({LogEvent.ADMINISTRATION, LogEvent.CHANGE, LogEvent.READING})

Alike = tuple[object, ...]
"""What it depends on whether a log is all right."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.access == "none" or component.log == "none":
        return NOT_APPLICABLE
    grave = _grave(component, on)
    if grave is False:
        return NOT_APPLICABLE
    if grave is True and _spotless(component, on):
        return PASS
    ways = on.facts.entrances.of(component)
    if isinstance(ways, Missing):
        return list(settled(all_of(grave, ways)))
    return [*_shared(ways, grave), *_logged(component, ways, grave, on)] if ways else NOT_APPLICABLE


def _grave(component: Component, on: Situation) -> Truth:
    """Whether what people do there has consequences."""
    if component.kind in _GRAVE:
        return True
    return on.facts.information.at_least(Classification.CONFIDENTIAL, component)


def _spotless(component: Component, on: Situation) -> bool:
    """Whether all that may be asked for is there: then nobody need find out what is needed.

    Archetypes give many components the same log, so it is looked at once for all of them.
    """
    log, access = component.log, component.access
    if not isinstance(log, Log) or not isinstance(access, Mapping) or not access:
        return False
    collector = on.design.component(log.to, component.within)
    if collector is None or not all(each.individual for each in access.values()):
        return False
    known = on.once(_told_of_others)
    alike = (id(log), component.placed, component.zone, id(collector))
    if alike not in known:
        known[alike] = (
            isinstance(log.events, tuple)
            and _EVENTS.issubset(log.events)
            and on.facts.log_custody.out_of_reach(component, collector) is True
        )
    return known[alike]


def _told_of_others(_: Situation) -> dict[Alike, bool]:
    """Whether the logs of components that are alike are all right, as far as it was asked."""
    return {}


def _shared(ways: Sequence[Entrance], grave: Truth) -> Iterator[Fail | Unknown]:
    """Whether people of the city or a vendor share an account, so that no log can name them."""
    for way in ways:
        if way.population is not Population.PUBLIC:
            nameless = all_of(grave, opposite(way.states("individual")))
            yield from settled(nameless, partial(_account, way))


def _account(way: Entrance) -> Fail:
    return Fail(
        f"`{way.name}` ({way.population}) share an account: no log can tell who it was",
        way.field("individual"),
        fix="Give everyone an account of their own (`individual: true`).",
        key=f"{way.name}.individual",
    )


def _logged(
    component: Component, ways: Sequence[Entrance], grave: Truth, on: Situation
) -> Iterator[Fail | Unknown]:
    log = component.log
    if not isinstance(log, Log):
        yield from settled(all_of(grave, Missing.field(component, "log")))
        return
    yield from _told(component, log, _wanted(component, ways, on), grave)
    collector = on.design.component(log.to, component.within)
    if collector is not None and collector is not component:
        within_reach = opposite(on.facts.log_custody.out_of_reach(component, collector))
        yield from settled(all_of(grave, within_reach), lambda: _in_reach(component, collector))


def _wanted(
    component: Component, ways: Sequence[Entrance], on: Situation
) -> Mapping[LogEvent, Truth]:
    """What the log has to tell, by who gets in and what is there."""
    populations = {way.population for way in ways}
    staff = Population.STAFF in populations
    restricted = staff and on.facts.information.at_least(Classification.RESTRICTED, component)
    return {
        LogEvent.ADMINISTRATION: not PRIVILEGED.isdisjoint(populations),
        LogEvent.CHANGE: not populations <= PRIVILEGED,
        LogEvent.READING: restricted,
    }


def _told(
    component: Component, log: Log, wanted: Mapping[LogEvent, Truth], grave: Truth
) -> Iterator[Fail | Unknown]:
    if log.events is None:
        asked = any_of(*wanted.values())
        yield from settled(all_of(grave, asked, Missing.field(component, "log", "events")))
        return
    told = log.events if isinstance(log.events, tuple) else ()
    untold = {event: truth for event, truth in wanted.items() if event not in told}
    faulty = all_of(grave, any_of(*untold.values()))
    yield from settled(faulty, lambda: _untold(component, untold))


def _untold(component: Component, untold: Mapping[LogEvent, Truth]) -> Fail:
    names = [f"`{event}`" for event, truth in untold.items() if truth is True]
    listed = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    return Fail(
        f"the log of `{component.id}` does not tell who did what: {listed} missing",
        ("log", "events"),
        key="events",
    )


def _in_reach(component: Component, collector: Component) -> Fail:
    field = ("placed",) if collector.placed else ("backup",)
    return Fail(
        f"who administers `{component.id}` administers its log `{collector.address}` as well, and"
        " nobody keeps a copy that they cannot change",
        ("log", "to"),
        fix="Have the log collector administered by others, or copied at once to where nobody can"
        " change it (`immutable`, `separate_credentials`).",
        related=((Place(collector.where, field), "the log is kept here"),),
        key="reach",
    )


RULE = Rule(
    id="SEC-015",
    name="deniable-act",
    summary=(
        "What people do with consequences is not logged under their own name, or only in a log that"
        " they can change themselves."
    ),
    why=(
        "When money is gone, a record was changed or a valve opened, somebody has to show who did"
        " it, and everybody else that they did not. A shared account names nobody, and a log that"
        " its own subject administers proves nothing."
    ),
    fix=(
        "Give everyone an account of their own, and log what they do with who and when:"
        " `log: {events: [administration, change]}`."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 AU-3",
        "NIST SP 800-53 AU-9",
        "NIST SP 800-53 AU-10",
        "NIST SP 800-53 IA-2",
        "PCI DSS 10.2.1",
        "45 CFR 164.312(b)",
        "STRIDE repudiation",
    ),
    notes=(
        "Consequences have acts in a component with confidential data, a controller or panel, an"
        " identity provider, a vault, and whatever grants privileged access, if people get into it"
        " (`access`). Administrators' and vendors' acts are `administration`; staff and the public"
        " `change` things; and of restricted data it is logged too which staff have been `reading`"
        " them. Everyone but the public needs an account of their own. A log is in others' hands if"
        " a node of its collector has another `administration` domain than all nodes of the"
        " component, or if a copy of it is immutable or offline and kept with other credentials."
        " What stands on no node of the model is administered by others. A component with no log at"
        " all is for SEC-012. Which events to log is archkit's own reading of the standards; PCI"
        " DSS 10.2.1 was not compared."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
nodes:
  desk-1: {zone: office, site: hall, failure_domains: {administration: clerks}}
  log-1: {zone: management, site: hall, failure_domains: {administration: officers}}
solution: permits
department: clerk
stage: live
tier: 2
components:
  events: {kind: log-collector, placed: [log-1], stores: none, log: none}
  desk:
    kind: web-app
    placed: [desk-1]
    stores: [permit]
    log:
      to: events
      events: [sign-in, change] # <- SEC-015
    access:
      administrators: {population: administrators, individual: true}
""",
        """
nodes:
  desk-1: {zone: office, site: hall, failure_domains: {administration: clerks}}
  log-1: {zone: management, site: hall, failure_domains: {administration: officers}}
solution: cases
department: clerk
stage: live
tier: 2
components:
  events: {kind: log-collector, placed: [log-1], stores: none, log: none}
  desk:
    kind: web-app
    placed: [desk-1]
    stores: [case-file]
    log:
      to: events
      events: none # <- SEC-015
    access:
      clerks:
        population: staff
        individual: false # <- SEC-015
""",
        """
nodes:
  desk-1: {zone: office, site: hall, failure_domains: {administration: clerks}}
  log-1: {zone: management, site: hall, failure_domains: {administration: clerks}}
solution: permits
department: clerk
stage: live
tier: 2
components:
  events:
    kind: log-collector
    placed: [log-1]
    stores: none
    log: none
    backup:
      copies:
        nightly: {method: backup, at: vault-1, immutable: true, separate_credentials: false}
        replica:
          method: async-replica
          at: vault-1
          immutable: false
          offline: false
          separate_credentials: true
  bastion:
    kind: bastion
    placed: [desk-1]
    stores: none
    log:
      to: events # <- SEC-015
      events: [administration]
    access:
      makers: {population: vendor, individual: true}
""",
    ),
    quiet=(
        """
nodes:
  desk-1: {zone: office, site: hall, failure_domains: {administration: clerks}}
  log-1: {zone: management, site: hall, failure_domains: {administration: clerks}}
  log-2: {zone: management, site: hall, failure_domains: {administration: officers}}
solution: permits
department: clerk
stage: live
tier: 2
components:
  events: {kind: log-collector, placed: [log-1, log-2], stores: none, log: none}
  kept:
    kind: log-collector
    placed: [log-1]
    stores: none
    log: none
    backup:
      copies:
        vault: {method: log-shipping, at: vault-1, immutable: true, separate_credentials: true}
  desk:
    kind: web-app
    placed: [desk-1]
    stores: [permit]
    log: {to: events, events: [change]}
    access:
      clerks: {population: staff, individual: true}
      residents: {population: public, individual: false}
  cases:
    kind: web-app
    placed: [desk-1]
    stores: [case-file]
    log: {to: kept, events: [reading, change]}
    access:
      clerks: {population: staff, individual: true}
  memos:
    kind: web-app
    placed: [desk-1]
    stores: [memo]
    log: {to: kept, events: none}
    access:
      clerks: {population: staff, individual: false}
  robot:
    kind: service
    placed: [desk-1]
    stores: [permit]
    access: none
  silent:
    kind: web-app
    placed: [desk-1]
    stores: [permit]
    log: none
    access:
      clerks: {population: staff, individual: true}
""",
    ),
    unknown=(
        """
nodes:
  desk-1: {zone: office, site: hall, failure_domains: {administration: clerks}}
  log-1: {zone: management, site: hall} # <- SEC-015 unknown
solution: permits
department: clerk
stage: live
tier: 2
components:
  events: {kind: log-collector, placed: [log-1], stores: none, log: none, backup: none}
  desk: # <- SEC-015 unknown
    kind: web-app
    placed: [desk-1]
    stores: [permit]
    log: {to: events}
    access:
      clerks: {population: staff}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: # <- SEC-015 unknown
    kind: web-app
    placed: [office-1]
    stores: [permit]
    access:
      clerks: {population: staff, individual: true}
  vault: {kind: vault, placed: [office-1], stores: none} # <- SEC-015 unknown
""",
    ),
)
