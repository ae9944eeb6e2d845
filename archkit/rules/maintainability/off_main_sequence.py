"""MNT-004: many depend on it, and on nothing that it has published."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archkit.analysis.coupling import Group
from archkit.model.solution import Solution
from archkit.rules.rule import (
    INFO,
    NOT_APPLICABLE,
    WARNING,
    ByTier,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


class Limits(Parameters):
    """How stable a group may be without interfaces."""

    distance: Annotated[float, Field(ge=0, le=1)] = 0.7
    """The longest distance from the main sequence."""
    smallest: Annotated[int, Field(ge=1)] = 5
    """The least coupling (Ca + Ce) of a group whose distance says anything."""


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution, each of its groups by itself."""
    coupling, smallest = on.facts.coupling, on.given(Limits).smallest
    if (unclear := coupling.undivided.get(solution.id)) is not None:
        return Unknown(unclear) if coupling.most(solution.id) >= smallest else NOT_APPLICABLE
    groups = [each for each in coupling.groups_of.get(solution.id, ()) if each.size >= smallest]
    if not groups:
        return NOT_APPLICABLE
    return [fail for group in groups for fail in _judged(group, on)]


def _judged(group: Group, on: Situation) -> Iterator[Fail]:
    """A finding where it is stable, and most of its users depend on what publishes nothing."""
    abstract, unstable = group.abstractness, group.instability or 0
    if abstract + unstable >= 1 - on.given(Limits).distance:
        return
    users = {each: found for each in group.parts if (found := _users(each, group, on))}
    bare = [at for at in users if not on.design.components[at].contracts]
    exposed = set[str]().union(*(users[each] for each in bare))
    if 2 * len(exposed) > group.afferent:
        yield Fail(
            f"{group.afferent} components outside depend on `{group.name}`, {len(exposed)} of them"
            f" on what publishes no interface ({', '.join(f'`{each}`' for each in bare)})",
            related=tuple(
                (Place(on.design.components[at].where), f"used by {', '.join(sorted(users[at]))}")
                for at in bare
            ),
            evidence=(
                f"instability {group.efferent} / {group.size} = {unstable:.2f}",
                _abstractness(group),
                f"distance |{abstract:.2f} + {unstable:.2f} - 1| = {group.distance or 0:.2f}",
            ),
            key=group.name,
        )


def _abstractness(group: Group) -> str:
    published, parts = group.contracts, len(group.parts)
    return f"abstractness {published} / ({published} + {parts}) = {group.abstractness:.2f}"


def _users(address: str, group: Group, on: Situation) -> frozenset[str]:
    """The components outside a group that depend on one of its components."""
    callers, _ = on.facts.coupling.neighbours(address)
    return callers.difference(group.parts)


RULE = Rule(
    id="MNT-004",
    name="off-main-sequence",
    summary=(
        "Many components of other solutions or subsystems depend on parts that publish no"
        " interface."
    ),
    why=(
        "What many depend on cannot be changed freely; without an interface that is written down"
        " and versioned, each of them knows its inside, and any change may break any of them."
    ),
    fix=(
        "Publish the interface that the others use, and state it in the `contracts` of the"
        " component that offers it."
    ),
    severity=ByTier(WARNING, INFO),
    traces_to=("Stable abstractions principle (Martin)", "ISO/IEC 25010:2023 modifiability"),
    notes=(
        "A group is a solution, or a subsystem (`group`) of one. Its distance from the main"
        " sequence is D = |A + I - 1|, where I = Ce / (Ca + Ce) is its instability (Ca: the"
        " components outside that depend on it, Ce: those outside that it depends on) and"
        " A = contracts / (contracts + components) its abstractness. It is looked at where D is"
        " above 0.7 on the side of what is stable and concrete, and Ca + Ce is at least 5. It is a"
        " finding only where most of those who depend on it depend on a component without"
        " `contracts`: unlike in a package of classes, one interface may be enough for a solution"
        " of seven components, so A alone would blame sound designs."
        " The other corner, interfaces that nobody uses, is left out for the same reason: those"
        " who use the city's open data stand in no model. No `contracts` counts as none, since the"
        " rule is about what is not published; there is nothing unknown but a subsystem."
    ),
    subject=Solution,
    judge=judge,
    parameters=Limits,
    fires=(
        """
solution: maps # <- MNT-004
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  streets: {kind: service, group: core, contracts: [street interface 2]}
  store: {kind: database, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app, group: front}
  permits: {kind: service, group: front}
  orders: {kind: service, group: front}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  permits -> streets: {}
  orders -> streets: {}
  parcels -> store: {}
""",
    ),
    quiet=(
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core, contracts: [parcel interface 3]}
  streets: {kind: service, group: core}
  store: {kind: database, group: core}
  history: {kind: database, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app, group: front}
  permits: {kind: service, group: front}
  orders: {kind: service, group: front}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  permits -> streets: {}
  orders -> streets: {}
  parcels -> store: {}
  parcels -> history: {}
""",
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  clerk: {kind: person}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app, group: front}
  orders: {kind: service, group: front}
connections:
  clerk -> parcels: {}
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  orders -> parcels: {}
""",
    ),
    unknown=(
        """
solution: maps
department: works
stage: live
tier: 2
components:
  parcels: {kind: service, group: core}
  portal: {kind: web-app, group: front}
  tablet: {kind: mobile-app, group: front}
  counter: {kind: desktop-app} # <- MNT-004 unknown
  permits: {kind: service, group: front}
  orders: {kind: service, group: front}
connections:
  portal -> parcels: {}
  tablet -> parcels: {}
  counter -> parcels: {}
  permits -> parcels: {}
  orders -> parcels: {}
""",
    ),
)
