"""SEC-004: a password alone opens what should take two keys."""

from archkit.analysis.entrances import PRIVILEGED, Entrance
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.model.access import Population
from archkit.model.component import Component
from archkit.model.vocabulary import GOVERNED_FROM_OUTSIDE, Classification
from archkit.rules.rule import ERROR, NOT_APPLICABLE, Fail, Judgement, Rule, Situation, Unknown


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    ways = on.facts.entrances.of(component)
    if isinstance(ways, Missing):
        return Unknown(ways)
    ours = [each for each in ways if each.population is not Population.PUBLIC]
    if not ours:
        return NOT_APPLICABLE
    found: list[Fail | Unknown] = []
    for way in ours:
        faulty = _single(way, on)
        if isinstance(faulty, Missing):
            found.append(Unknown(faulty))
        elif faulty:
            found.append(_fail(way, on))
    return found


def _single(way: Entrance, on: Situation) -> Truth:
    """Whether one factor opens what needs two."""
    if way.access.mfa:
        return False
    return all_of(opposite(way.states("mfa")), _needs_two(way, on))


def _needs_two(way: Entrance, on: Situation) -> Truth:
    if way.population in PRIVILEGED:
        return True
    sensitive = on.facts.information.at_least(Classification.CONFIDENTIAL, way.component)
    return any_of(way.states("remote"), sensitive)


def _fail(way: Entrance, on: Situation) -> Fail:
    return Fail(
        f"{_who(way)} get in with one factor only (`{way.name}`)",
        field=way.field("mfa"),
        key=way.name,
        waivable_by=on.authority(way.component, GOVERNED_FROM_OUTSIDE),
    )


def _who(way: Entrance) -> str:
    if way.population is Population.ADMINISTRATORS:
        return "administrators"
    if way.population is Population.VENDOR:
        return "a vendor's people"
    return "staff from outside" if way.access.remote else "staff with confidential data"


RULE = Rule(
    id="SEC-004",
    name="missing-mfa",
    summary=(
        "Administrators, a vendor's people, staff from outside or staff with confidential data"
        " get in with one factor."
    ),
    why=(
        "Passwords are guessed, sold and typed into the wrong page every day. A second factor"
        " is what a stolen password does not open."
    ),
    fix=(
        "Let the identity provider ask for a second factor, and state `mfa: true`; for a"
        " system that cannot, let people come in through a bastion or a page that can."
    ),
    severity=ERROR,
    traces_to=(
        "NIST SP 800-53 IA-2(1)",
        "NIST SP 800-53 IA-2(2)",
        "PCI DSS 8.4.2",
        "CJIS Security Policy IA-2",
        "NIST CSF 2.0 PR.AA-03",
    ),
    notes=(
        "Residents and other people of the public are left out, though they always come from"
        " outside: what proves a resident is another question than what proves an employee."
        " Confidential data are those that the component keeps, works on or exchanges. What PCI"
        " DSS and the CJIS policy ask for was read on secondary pages. Where criminal justice or"
        " cardholder data are there, or may be, only the authority outside the city may accept a"
        " finding. Who signs in to another party's system is not judged."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: service
    placed: [office-1]
    stores: none
    access:
      administrators:
        population: administrators
        mfa: false # <- SEC-004
        remote: false
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: web-app
    placed: [office-1]
    stores: none
    access:
      clerks:
        population: staff
        mfa: false # <- SEC-004
        remote: true
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: web-app
    placed: [office-1]
    stores: [permit]
    access:
      clerks:
        population: staff
        mfa: false # <- SEC-004
        remote: false
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: web-app
    placed: [office-1]
    stores: [memo]
    access:
      clerks: {population: staff, mfa: false, remote: false}
      administrators: {population: administrators, mfa: true}
      residents: {population: public, mfa: false, remote: true}
  county:
    kind: external-system
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: # <- SEC-004 unknown
    kind: web-app
    placed: [office-1]
    stores: [permit]
    access:
      clerks: {population: staff, remote: false}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: web-app, placed: [office-1], stores: [permit]} # <- SEC-004 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: # <- SEC-004 unknown
    kind: web-app
    placed: [office-1]
    stores: [memo]
    access:
      clerks: {population: staff, mfa: false}
""",
    ),
)
