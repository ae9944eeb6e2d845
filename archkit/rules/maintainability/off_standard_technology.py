"""MNT-009: something new is made with what the city gives up, or has in another form already."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.analysis.standards import Diversity
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.solution import Solution
from archkit.model.technology import Ring, Technology
from archkit.model.vocabulary import NOT_OURS, Stage, Status
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_NEW: Final = frozenset({Status.NEW, None})
_NAMES: Final = ("MNT-009", "off-standard-technology")


def among(on: Situation) -> Sequence[Element]:
    """The solutions, and the components that are new or may be."""
    components = on.design.components.values()
    return [*on.design.solutions.values(), *(each for each in components if each.status in _NEW)]


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one new component, or what the parts of one solution are made with."""
    if on.stage(element) is Stage.RETIRED:
        return NOT_APPLICABLE
    if isinstance(element, Solution):
        return list(_diverse(element, on))
    if not isinstance(element, Component) or element.kind in NOT_OURS:
        return NOT_APPLICABLE
    return list(_choice(element, on)) if element.status in _NEW else NOT_APPLICABLE


def _choice(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether something new is made with what the city has adopted, or decided on."""
    new = True if component.status is Status.NEW else Missing.field(component, "status")
    if component.technology is None:
        yield from settled(all_of(new, Missing.field(component, "technology")))
        return
    technology = on.design.technologies.get(component.technology)
    if technology is None or on.facts.records.accepted(component.address, _NAMES):
        return
    if technology.ring is None:
        yield from settled(all_of(new, Missing.field(technology, "ring")))
    elif technology.ring is Ring.TOLERATE:
        yield from _tolerated(component, technology, new, on)
    elif technology.ring is not Ring.ADOPT:
        yield from settled(new, lambda: _given_up(component, technology))


def _given_up(component: Component, technology: Technology) -> Fail:
    retire = technology.ring is Ring.RETIRE
    stance = "is being retired" if retire else "is on hold"
    return Fail(
        f"`{component.id}` is new, and `{technology.id}` {stance}",
        field=("technology",),
        severity=ERROR if retire else None,
        related=((Place(technology.where, ("ring",)), "the city's stance"),),
    )


def _tolerated(
    component: Component, technology: Technology, new: Truth, on: Situation
) -> Iterator[Fail | Unknown]:
    """What is tolerated stays where it is; for something new the adopted one is there."""
    other = on.facts.standards.alternative(technology)
    if isinstance(other, Technology):
        fail = Fail(
            f"`{component.id}` is new, and made with `{technology.id}`, which is only tolerated;"
            f" the city has adopted `{other.id}` as its {technology.capability}",
            field=("technology",),
            related=((Place(other.where, ("ring",)), "adopted here"),),
        )
        yield from settled(new, lambda: fail)
    elif isinstance(other, Missing):
        yield from settled(all_of(new, other))


def _diverse(solution: Solution, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether a solution, or a subsystem of it, uses two technologies for one thing."""
    if on.facts.records.accepted(solution.id, _NAMES):
        return
    unclear = on.facts.coupling.undivided.get(solution.id)
    if unclear is not None:
        found, gap = on.facts.standards.diversity(solution.components.values())
        if found or isinstance(gap, Missing):
            yield Unknown(unclear)
        return
    for group in on.facts.coupling.groups_of.get(solution.id, ()):
        parts = [on.design.components[each] for each in group.parts]
        found, gap = on.facts.standards.diversity(parts)
        for each in found:
            yield from settled(each.surely, partial(_several, group.name, each))
        yield from settled(gap)


def _several(group: str, diversity: Diversity) -> Fail:
    made_with = (
        f"`{name}` ({', '.join(f'`{each.id}`' for each in parts)})"
        for name, parts in diversity.users.items()
    )
    return Fail(
        f"`{group}` uses {len(diversity.users)} technologies as its {diversity.capability}:"
        f" {', '.join(made_with)}",
        related=tuple(
            (Place(parts[0].where, ("technology",)), f"made with `{name}`")
            for name, parts in diversity.users.items()
        ),
        key=f"{group} {diversity.capability}",
    )


RULE = Rule(
    id="MNT-009",
    name="off-standard-technology",
    summary=(
        "Something new is made with a technology that the city gives up, or only tolerates beside"
        " one it has adopted; or a solution uses two technologies for one thing."
    ),
    why=(
        "Each further technology needs people who know it, updates, licences and a plan for its"
        " end. What is chosen anew today is what the city has to keep alive for ten years."
    ),
    fix=(
        "Use the adopted technology. Where there is a reason not to, write a decision record whose"
        " `elements` name the component (or the solution) and whose `rules` name this rule."
    ),
    severity=WARNING,
    traces_to=("UK Ministry of Justice: control technical diversity",),
    notes=(
        "`ring` is the city's stance. For something `new`, `retire` is an error, `hold` a warning,"
        " and `tolerate` a warning where another technology of the same `capability` is `adopt`."
        " What exists already may stay. Two technologies for one `capability` within a solution,"
        " or within a declared subsystem of it, are a warning on the solution, whatever their"
        " ring: two versions of one product are two technologies as well. What retires does not"
        " count, so that a migration is no fault. People, other parties' systems, and what looks"
        " after all alike (sign-in, logs, backup) are left out. An accepted decision that names"
        " the element and this rule settles the matter."
    ),
    subject=(Component, Solution),
    among=among,
    judge=judge,
    fires=(
        """
technologies:
  java-25: {end_of_life: 2033-09-30, ring: tolerate, capability: language}
  cobol: {end_of_life: 2031-12-31, ring: hold, capability: batch-language}
solution: permits
department: clerk
stage: proposed
tier: 2
components:
  desk:
    kind: service
    status: new
    technology: windows-2012 # <- MNT-009
  letters:
    kind: batch-job
    status: new
    technology: cobol # <- MNT-009
  fees:
    kind: service
    status: new
    technology: java-25 # <- MNT-009
""",
        """
technologies:
  postgresql-16: {end_of_life: 2028-11-09, ring: adopt, capability: database}
solution: permits # <- MNT-009
department: clerk
stage: live
tier: 3
components:
  cases: {kind: database, status: existing, technology: postgresql-16}
  fees: {kind: database, status: modified, technology: postgresql-17}
  desk: {kind: service, status: new, technology: python-3.13}
""",
    ),
    quiet=(
        """
technologies:
  java-25: {end_of_life: 2033-09-30, ring: tolerate, capability: language}
  map-kit: {end_of_life: none, ring: tolerate, capability: maps}
  cobol: {end_of_life: 2031-12-31, ring: hold, capability: batch-language}
  postgresql-16: {end_of_life: 2028-11-09, ring: adopt, capability: database}
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person}
  desk: {kind: service, status: new, technology: python-3.13}
  map: {kind: web-app, status: new, technology: map-kit}
  old-desk: {kind: service, status: retiring, technology: java-25}
  night-run: {kind: batch-job, status: existing, technology: cobol}
  cases: {kind: database, status: retiring, technology: postgresql-16}
  new-cases: {kind: database, status: new, technology: postgresql-17}
""",
        """
technologies:
  java-25: {end_of_life: 2033-09-30, ring: tolerate, capability: language}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, group: front, status: new, technology: python-3.13}
  fees: {kind: service, group: back, status: new, technology: java-25}
# file: 0001-fees.md
---
status: accepted
date: 2026-04-01
decision-makers: [CIO]
elements: [permits.fees]
rules: [MNT-009]
---
# Keep the fee library of the state
""",
        """
technologies:
  postgresql-16: {end_of_life: 2028-11-09, ring: adopt, capability: database}
solution: permits
department: clerk
stage: live
tier: 3
components:
  cases: {kind: database, status: existing, technology: postgresql-16}
  fees: {kind: database, status: modified, technology: postgresql-17}
# file: 0001-versions.md
---
status: accepted
date: 2026-04-01
decision-makers: [CIO]
elements: [permits]
rules: [off-standard-technology]
---
# Upgrade one database a year
""",
    ),
    unknown=(
        """
technologies:
  java-25: {end_of_life: 2033-09-30, ring: tolerate} # <- MNT-009 unknown
  lisp: {end_of_life: none, capability: macro-language} # <- MNT-009 unknown
solution: permits
department: clerk
stage: proposed
tier: 2
components:
  fees: {kind: service, group: a, status: new, technology: java-25}
  macros: {kind: service, group: b, status: new, technology: lisp}
  desk: {kind: service, group: c, technology: windows-2012} # <- MNT-009 unknown
  letters: {kind: saas, group: d, status: new} # <- MNT-009 unknown
""",
        """
technologies:
  map-kit: {end_of_life: none, ring: tolerate, capability: maps}
  map-server: {end_of_life: none, capability: maps} # <- MNT-009 unknown
solution: permits
department: clerk
stage: live
tier: 2
components:
  map: {kind: web-app, status: new, technology: map-kit}
""",
        """
technologies:
  postgresql-16: {end_of_life: 2028-11-09, ring: adopt, capability: database}
solution: permits
department: clerk
stage: live
tier: 3
components:
  cases: {kind: database, technology: postgresql-16} # <- MNT-009 unknown
  fees: {kind: database, status: modified, technology: postgresql-17}
# file: festivals.yaml
solution: festivals
department: clerk
stage: live
tier: 3
components:
  calendar: {kind: database, status: existing, technology: postgresql-16}
  stalls: {kind: database, status: existing} # <- MNT-009 unknown
# file: parks.yaml
solution: parks
department: works
stage: live
tier: 3
components:
  trees: {kind: database, group: trees, status: existing, technology: postgresql-16}
  paths: {kind: database, status: existing, technology: postgresql-17} # <- MNT-009 unknown
""",
    ),
)
