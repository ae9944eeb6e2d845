"""MNT-002: a component that everything hangs on, or that does everything."""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.coupling import MEDIATORS
from archkit.analysis.knowledge import Missing
from archkit.analysis.sharing import KEEPERS
from archkit.model.base import NoneStated
from archkit.model.component import Component
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

_OTHERS: Final = KEEPERS | {Kind.EXTERNAL_SYSTEM}
"""Kinds whose job is to serve all, or which are not the city's to divide."""
_SUITES: Final = frozenset({Kind.SAAS})
"""Kinds that are bought whole."""


class Limits(Parameters):
    """How much may come together in one component."""

    neighbours: Annotated[int, Field(ge=1)] = 10
    """The most other components it may be connected with, however usual more are."""
    deviations: Annotated[float, Field(ge=0)] = 2
    """How many standard deviations above the mean of all components are still usual."""
    capabilities: Annotated[int, Field(ge=1)] = 7
    """The most capabilities it may have."""
    masters: Annotated[int, Field(ge=1)] = 7
    """The most kinds of data it may be the system of record of."""
    smallest: Annotated[int, Field(ge=1)] = 10
    """The fewest components of a design in which one can be too large."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    fans, masters, limits = on.facts.coupling.fans, on.facts.masters, on.given(Limits)
    fan = fans.get(component.address)
    if fan is None or len(fans) < limits.smallest or component.kind in _OTHERS:
        return NOT_APPLICABLE
    kept = len(masters.held_by.get(component.address, ())) + len(masters.undecided)
    if (
        fan.total <= limits.neighbours
        and kept <= limits.masters
        and component.capabilities is None
        and component.within not in on.once(_broad)
    ):
        return PASS
    return [*_connected(component, on), *_does(component, on), *_keeps(component, on)]


def _connected(component: Component, on: Situation) -> Iterator[Fail]:
    """Whether it has too many neighbours for one that all solutions are not meant to use."""
    if component.kind in MEDIATORS or component.enterprise:
        return
    limits, coupling = on.given(Limits), on.facts.coupling
    fan = coupling.fans[component.address]
    mean, deviation = coupling.usual_fan
    usual = max(limits.neighbours, mean + limits.deviations * deviation)
    if fan.total > usual:
        yield Fail(
            f"`{component.id}` hangs together with {fan.total} other components: {fan.into} call"
            f" it and it calls {fan.out}; up to {usual:.3g} are usual here",
            evidence=_neighbours(component, on),
            key="neighbours",
        )


def _neighbours(component: Component, on: Situation) -> tuple[str, ...]:
    into, out = on.facts.coupling.neighbours(component.address)
    lines = {"called by": sorted(into), "calls": sorted(out)}
    return tuple(f"{how} {', '.join(names)}" for how, names in lines.items() if names)


def _broad(on: Situation) -> frozenset[str]:
    """The solutions that claim too much for one component, or do not say what they claim."""
    limit = on.given(Limits).capabilities
    every = on.design.solutions.values()
    return frozenset(
        each.id for each in every if each.capabilities is None or _count(each.capabilities) > limit
    )


def _count(capabilities: NoneStated | tuple[str, ...]) -> int:
    return len(capabilities) if isinstance(capabilities, tuple) else 0


def _does(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether it does too much; it does no more than its solution claims, unless it says so."""
    if component.kind in _SUITES:
        return
    if component.capabilities is None:
        if component.within in on.once(_broad):
            solution = on.design.solutions[component.within]
            silent = solution if solution.capabilities is None else component
            yield Unknown(Missing.field(silent, "capabilities"))
        return
    limit, count = on.given(Limits).capabilities, _count(component.capabilities)
    if count > limit:
        yield Fail(
            f"`{component.id}` has {count} capabilities; up to {limit} are usual for one component",
            field=("capabilities",),
            key="capabilities",
        )


def _keeps(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    if component.kind in _SUITES:
        return
    limit, masters = on.given(Limits).masters, on.facts.masters
    mine = masters.held_by.get(component.address, ())
    if len(mine) > limit:
        names = ", ".join(f"`{each}`" for each in mine)
        yield Fail(
            f"`{component.id}` is the system of record of {len(mine)} kinds of data; up to"
            f" {limit} are usual for one component",
            field=("stores",),
            evidence=(names,),
            key="masters",
        )
    elif len(mine) + len(masters.undecided) > limit:
        perhaps = masters.perhaps_held_by(component)
        if len(mine) + len(perhaps.places) > limit:
            yield Unknown(perhaps)


RULE = Rule(
    id="MNT-002",
    name="god-component",
    summary=(
        "One component is connected with far more others than is usual, has many capabilities, or"
        " is the system of record of many kinds of data."
    ),
    why=(
        "Whatever is changed, this component has to be changed or tested with it: every project"
        " waits for the same few people, and nobody dares to replace it."
    ),
    fix=(
        "Divide it along its capabilities, let others reach it through a published interface or"
        " events, or state `enterprise: true` where all solutions are meant to use it."
    ),
    severity=WARNING,
    traces_to=("ISO/IEC 25010:2023 modularity",),
    notes=(
        "Neighbours are counted once each, in either direction, and are too many above 10 and"
        " above the mean of all components by two standard deviations. People, and what looks"
        " after all alike (sign-in, logs, backup and the like), count for nobody. Gateways,"
        " integration hubs and queues, and what is marked `enterprise: true`, are meant to have"
        " many neighbours; an absent `enterprise` counts as no. What is bought whole (`saas`) is"
        " judged by its neighbours alone, since its buyer cannot divide it. Designs of fewer than"
        " ten components are not judged. A component that states no `capabilities` has at most"
        " those of its solution, so that only a solution that claims many, or does not say, leaves"
        " it open. All limits are policy, not quotations from a standard."
        " The catalogue's limit of five systems of record is seven here: a database that serves"
        " one department well is the master of as many kinds of data as its retention schedule"
        " names."
    ),
    subject=Component,
    judge=judge,
    parameters=Limits,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
capabilities: [permits]
components:
  desk: {kind: service} # <- MNT-002
  intake: {kind: web-app}
  tracking: {kind: web-app}
  counter: {kind: desktop-app}
  review: {kind: service}
  fees: {kind: service}
  plans: {kind: service}
  letters: {kind: service}
  inspections: {kind: service}
  maps: {kind: service}
  reports: {kind: batch-job}
  store: {kind: database}
connections:
  intake -> desk: {}
  tracking -> desk: {}
  counter -> desk: {}
  review -> desk: {}
  reports -> desk: {}
  desk -> fees: {}
  desk -> plans: {}
  desk -> letters: {}
  desk -> inspections: {}
  desk -> maps: {}
  desk -> store: {}
""",
        """
data:
  form: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  plan: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  visit: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  fee: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  case: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  asset: {classification: internal, regimes: [], owner: works, system_of_record: permits.store}
  order: {classification: internal, regimes: [], owner: works, system_of_record: permits.store}
  route: {classification: internal, regimes: [], owner: works, system_of_record: permits.store}
solution: permits
department: clerk
stage: live
tier: 2
capabilities: [permits]
components:
  store:
    kind: database
    stores: [form, plan, visit, fee, case, asset, order, route] # <- MNT-002
  intake: {kind: web-app}
  tracking: {kind: web-app}
  counter: {kind: desktop-app}
  review: {kind: service}
  fees: {kind: service}
  plans: {kind: service}
  letters: {kind: service}
  maps: {kind: service}
""",
        """
solution: office
department: clerk
stage: live
tier: 3
capabilities: [ledger, payables, receivables, budgets, payroll, leave, hiring, buying]
components:
  office:
    kind: service
    capabilities:
      [ledger, payables, receivables, budgets, payroll, leave, hiring, buying] # <- MNT-002
  a: {kind: service, capabilities: none}
  b: {kind: service, capabilities: none}
  c: {kind: service, capabilities: none}
  d: {kind: service, capabilities: none}
  e: {kind: service, capabilities: none}
  f: {kind: service, capabilities: none}
  g: {kind: service, capabilities: none}
  h: {kind: service, capabilities: none}
  i: {kind: service, capabilities: none}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
capabilities: [permits]
components:
  clerk: {kind: person}
  desk: {kind: service}
  bus: {kind: queue}
  addresses: {kind: service, enterprise: true}
  intake: {kind: web-app}
  tracking: {kind: web-app}
  counter: {kind: desktop-app}
  review: {kind: service}
  fees: {kind: service}
  plans: {kind: service}
  letters: {kind: service}
  inspections: {kind: service}
  maps: {kind: service}
  reports: {kind: batch-job}
connections:
  clerk -> desk: {}
  desk -> town.idp: {}
  intake -> desk: {}
  tracking -> desk: {}
  counter -> desk: {}
  review -> desk: {}
  reports -> desk: {}
  desk -> fees: {}
  desk -> plans: {}
  desk -> letters: {}
  desk -> bus: {}
  desk -> addresses: {}
  intake -> bus: {}
  tracking -> bus: {}
  counter -> bus: {}
  review -> bus: {}
  fees -> bus: {}
  plans -> bus: {}
  letters -> bus: {}
  inspections -> bus: {}
  maps -> bus: {}
  reports -> bus: {}
  intake -> addresses: {}
  tracking -> addresses: {}
  counter -> addresses: {}
  review -> addresses: {}
  fees -> addresses: {}
  plans -> addresses: {}
  letters -> addresses: {}
  inspections -> addresses: {}
  maps -> addresses: {}
  reports -> addresses: {}
""",
        """
solution: town
components:
  suite:
    kind: saas
    capabilities: [ledger, payables, receivables, budgets, payroll, leave, hiring, buying]
  office-1: {kind: service, capabilities: [ledger, payables, receivables, budgets]}
  office-2: {kind: service, capabilities: [payroll, leave, hiring, buying]}
  a: {kind: service}
  b: {kind: service}
  c: {kind: service}
  d: {kind: service}
  e: {kind: service}
  f: {kind: service}
""",
    ),
    unknown=(
        """
data:
  form: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  plan: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  visit: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  fee: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  case: {classification: internal, regimes: [], owner: clerk, system_of_record: permits.store}
  asset: {classification: internal, regimes: [], owner: works, system_of_record: permits.store}
  order: {classification: internal, regimes: [], owner: works, system_of_record: permits.store}
  route: {classification: internal, regimes: [], owner: works} # <- MNT-002 unknown
solution: permits
department: clerk
stage: live
tier: 2
capabilities: [permits]
components:
  store: {kind: database, stores: [form, plan, visit, fee, case, asset, order, route]}
  intake: {kind: web-app}
  tracking: {kind: web-app}
  counter: {kind: desktop-app}
  review: {kind: service}
  fees: {kind: service}
  plans: {kind: service}
  letters: {kind: service}
  maps: {kind: service}
""",
        """
solution: office
department: clerk
stage: live
tier: 3
capabilities: [ledger, payables, receivables, budgets, payroll, leave, hiring, buying]
components:
  office: {kind: service} # <- MNT-002 unknown
  a: {kind: service, capabilities: none}
  b: {kind: service, capabilities: none}
  c: {kind: service, capabilities: none}
  d: {kind: service, capabilities: none}
  e: {kind: service, capabilities: none}
  f: {kind: service, capabilities: none}
  g: {kind: service, capabilities: none}
  h: {kind: service, capabilities: none}
  i: {kind: service, capabilities: none}
""",
        """
solution: office # <- MNT-002 unknown
department: clerk
stage: live
tier: 3
components:
  office: {kind: service}
  suite: {kind: saas}
  a: {kind: service}
  b: {kind: service}
  c: {kind: service}
  d: {kind: service}
  e: {kind: service}
  f: {kind: service}
  g: {kind: service}
  h: {kind: service}
  i: {kind: service}
""",
    ),
)
