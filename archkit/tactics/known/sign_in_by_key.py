"""Let systems sign in to each other by keys that cannot be copied."""

from collections.abc import Iterator
from typing import Final

from archkit.model.quality import Metric
from archkit.model.transport import Authentication
from archkit.model.vocabulary import Kind
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic

_BOUND: Final = frozenset({Authentication.MTLS})


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each call between systems on the easiest way, signed in by a key."""
    components = aim.facts.design.components
    for part in aim.measured:
        way = aim.facts.attack_paths.perhaps(part)
        for hop in way.hops if way is not None else ():
            call = hop.connection
            caller = components.get(call.source)
            if caller is None or caller.kind is Kind.PERSON or call.authentication in _BOUND:
                continue
            says = f"let `{call.source}` sign in to `{call.target}` by a key of its own"
            yield Remedy(says, (aim.state(call, "authentication", "mtls"),))


TACTIC = Tactic(
    id="sign-in-by-key",
    concern=Concern.SECURITY,
    summary="Let a system sign in to another by a key that is bound to it, not by a shared secret.",
    when="On the easiest way a system shows nothing, a password or a token that can be copied.",
    costs="Certificates, and somebody who renews them before they end.",
    harms="A certificate that has run out stops the call at once.",
    source="NIST SP 800-207 (zero trust), section 3.4; NIST SP 800-53 IA-3",
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
    statement: At least 2 barriers shall stand between the internet and the store.
    fit: {metric: attack-barriers, at_least: 2 barriers, of: store}
components:
  kiosk: {kind: service, zone: internet, stores: none}
  store: {kind: service, placed: [office-1], stores: [permit]}
connections:
  kiosk -> store: {protocol: https, authentication: none, network: lan}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: At least 2 barriers shall stand between the internet and the store.
    fit: {metric: attack-barriers, at_least: 2 barriers, of: store}
components:
  driver: {kind: person, zone: internet}
  store: {kind: service, placed: [office-1], stores: [permit], access: none}
connections:
  driver -> store: {protocol: https, authentication: none, network: internet}
""",
    ),
)
