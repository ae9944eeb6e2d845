"""Ask for a second factor where people sign in."""

from collections.abc import Iterator

from archkit.model.component import Component
from archkit.model.overlay.spoken import Line
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each component on the easiest way whose people sign in with one factor."""
    components = aim.facts.design.components
    for part in aim.measured:
        way = aim.facts.attack_paths.perhaps(part)
        ends = [each.connection for each in way.hops] if way is not None else []
        on_way = dict.fromkeys(name for each in ends for name in (each.source, each.target))
        for name in on_way:
            lines = tuple(_lines(components[name], aim)) if name in components else ()
            if lines:
                yield Remedy(f"ask everyone who signs in to `{name}` for a second factor", lines)


def _lines(component: Component, aim: Aim) -> Iterator[Line]:
    if component.access is None or component.access == "none":
        return
    for name, access in component.access.items():
        if access.mfa is not True:
            yield aim.state(component, f"access.{name}.mfa", value=True)


TACTIC = Tactic(
    id="second-factor",
    concern=Concern.SECURITY,
    summary="Ask everyone who signs in for a second factor.",
    when="People sign in with a password alone on the easiest way to what is to be protected.",
    costs="Keys or an app for everyone, and a help desk for those who lose them.",
    harms="Signing in takes longer; who has lost the second factor is locked out.",
    source="NIST SP 800-63B; CISA, Implementing Phishing-Resistant MFA",
    metrics=frozenset({Metric.ATTACK_BARRIERS}),
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
    statement: At least 3 barriers shall stand between the internet and the desk.
    fit: {metric: attack-barriers, at_least: 3 barriers, of: desk}
components:
  resident: {kind: person, zone: internet}
  desk:
    kind: web-app
    placed: [dmz-1]
    access: {all: {population: public, mfa: false, identity_provider: town.idp}}
connections:
  resident -> desk: {protocol: https, authentication: oidc, network: internet}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: At least 3 barriers shall stand between the internet and the desk.
    fit: {metric: attack-barriers, at_least: 3 barriers, of: desk}
components:
  resident: {kind: person, zone: internet}
  desk:
    kind: web-app
    placed: [dmz-1]
    access: {all: {population: public, mfa: true, identity_provider: town.idp}}
connections:
  resident -> desk: {protocol: https, authentication: none, network: internet}
""",
    ),
)
