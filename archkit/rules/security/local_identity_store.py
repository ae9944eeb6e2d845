"""SEC-010: an application that keeps its own list of the city's staff."""

from collections.abc import Iterator, Sequence

from archkit.analysis.entrances import Entrance
from archkit.analysis.knowledge import Missing
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.vocabulary import Classification, Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_WITH_A_SCREEN = frozenset(
    {
        Kind.WEB_APP,
        Kind.MOBILE_APP,
        Kind.DESKTOP_APP,
        Kind.TERMINAL,
        Kind.OPERATOR_PANEL,
        Kind.SAAS,
    }
)
_ID, _NAME = "SEC-010", "local-identity-store"


def among(on: Situation) -> Sequence[Component]:
    """Those that people sign in to."""
    return on.facts.directory.of_kinds(_WITH_A_SCREEN)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind not in _WITH_A_SCREEN:
        return NOT_APPLICABLE
    ways = on.facts.entrances.of(component)
    if isinstance(ways, Missing):
        return Unknown(ways)
    staff = [each for each in ways if each.population is Population.STAFF]
    if not staff or on.facts.records.accepted(component.address, (_ID, _NAME)):
        return NOT_APPLICABLE
    return [found for way in staff for found in _each(way, on)]


def _each(way: Entrance, on: Situation) -> Iterator[Fail | Unknown]:
    named = way.access.identity_provider
    if named is None:
        yield Unknown(way.lacks("identity_provider"))
        return
    provider = None if named == "none" else on.design.component(named, way.component.within)
    if provider is None:
        yield _fail(
            way,
            on,
            f"staff sign in at a list that `{way.component.id}` keeps itself (`{way.name}`)",
        )
    elif provider.kind is not Kind.IDENTITY_PROVIDER:
        yield _fail(way, on, f"staff sign in at `{named}`, a {provider.kind}", provider, "kind")
    elif provider.enterprise is None:
        yield Unknown(Missing.field(provider, "enterprise"))
    elif not provider.enterprise:
        message = f"staff sign in at `{named}`, which is not the one for the whole city"
        yield _fail(way, on, message, provider, "enterprise")


def _fail(
    way: Entrance, on: Situation, message: str, provider: Component | None = None, why: str = ""
) -> Fail:
    confidential = on.facts.information.at_least(Classification.CONFIDENTIAL, way.component)
    return Fail(
        message,
        field=way.field("identity_provider"),
        severity=ERROR if confidential is True else WARNING,
        related=((Place(provider.where, (why,)), "as said here"),) if provider else (),
        key=way.name,
    )


RULE = Rule(
    id=_ID,
    name=_NAME,
    summary=(
        "Staff sign in to an application by a list of its own, or at an identity provider that"
        " is not the city's, and no decision record says why."
    ),
    why=(
        "Whoever leaves the city is struck off one list on the same day. On every other list"
        " the account stays open, with a password that nobody asks to be changed."
    ),
    fix=(
        "Let staff sign in at the city's identity provider (the one with `enterprise: true`),"
        " or record the decision with this element and this rule."
    ),
    severity=WARNING,
    traces_to=("NIST SP 800-53 IA-2", "NIST SP 800-53 AC-2", "NIST CSF 2.0 PR.AA-01"),
    notes=(
        "It is an error where confidential data are there. It looks at what staff use with a"
        " screen: applications, terminals, operator panels and software as a service. The city's"
        " identity provider is a component of kind `identity-provider` with `enterprise: true`;"
        " there may be several. An accepted decision counts that names the component under"
        " `elements` and this rule under `rules`; the component is then not judged."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  kiosk:
    kind: terminal
    placed: [office-1]
    stores: none
    access:
      clerks:
        population: staff
        identity_provider: none # <- SEC-010
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  people: {kind: identity-provider, placed: [office-1], enterprise: false}
  desk:
    kind: web-app
    placed: [office-1]
    stores: [permit]
    access:
      clerks:
        population: staff
        identity_provider: people # <- SEC-010
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  accounts: {kind: database, placed: [office-1]}
  desk:
    kind: web-app
    placed: [office-1]
    access:
      clerks:
        population: staff
        identity_provider: accounts # <- SEC-010
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  people: {kind: identity-provider, placed: [office-1], enterprise: true}
  desk:
    kind: web-app
    placed: [office-1]
    stores: [permit]
    access:
      clerks: {population: staff, identity_provider: people}
      residents: {population: public, identity_provider: none}
  jobs:
    kind: batch-job
    placed: [office-1]
    access:
      operators: {population: staff, identity_provider: none}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  kiosk:
    kind: terminal
    placed: [office-1]
    stores: none
    access:
      clerks: {population: staff, identity_provider: none}
# file: 0001-kiosk.md
---
status: accepted
date: 2026-03-01
elements: [permits.kiosk]
rules: [SEC-010]
---
# The kiosk keeps a list of its own
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  people: {kind: identity-provider, placed: [office-1]} # <- SEC-010 unknown
  desk:
    kind: web-app
    placed: [office-1]
    access:
      clerks: {population: staff, identity_provider: people}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk: # <- SEC-010 unknown
    kind: web-app
    placed: [office-1]
    access:
      clerks: {population: staff}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk: {kind: web-app, placed: [office-1]} # <- SEC-010 unknown
""",
    ),
)
