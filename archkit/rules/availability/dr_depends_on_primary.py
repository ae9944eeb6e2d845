"""AVL-008: what is meant to go on at the other site needs something that is lost with this one."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing
from archkit.analysis.survival import Needed
from archkit.model.component import Component
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    survival = on.facts.survival
    claims = survival.claims(component)
    if claims is False:
        return NOT_APPLICABLE
    sites = survival.sites(component)
    if isinstance(sites, Missing):
        return Unknown(sites)
    if len(sites) == 1:
        return PASS  # It stands at one site whatever it claims: the matter of AVL-003.
    return Unknown(claims) if isinstance(claims, Missing) else list(_lost(component, sites, on))


def _lost(component: Component, sites: frozenset[str], on: Situation) -> Iterator[Fail | Unknown]:
    """What is needed and stands at one of several sites only."""
    for needed in on.facts.survival.needs(component):
        if isinstance(needed.sites, Missing):
            yield Unknown(needed.sites)
        elif len(needed.sites) == 1 and (site := min(needed.sites)) in sites:
            yield _fail(needed, site, sorted(sites - {site}))


def _fail(needed: Needed, site: str, others: list[str]) -> Fail:
    last = needed.component
    elsewhere = ", ".join(f"`{each}`" for each in others)
    return Fail(
        f"it is meant to go on at {elsewhere} when `{site}` is lost, but needs"
        f" `{last.address}`, which stands at `{site}` only",
        field=("redundancy", "survives"),
        evidence=(" -> ".join(each.address for each in needed.path),),
        related=((Place(last.where, ("placed",)), f"stands at `{site}` only"),),
        key=last.address,
    )


RULE = Rule(
    id="AVL-008",
    name="dr-depends-on-primary",
    summary="What is meant to survive the loss of a site needs something that is lost with it.",
    why=(
        "The standby is up, and nobody can sign in to it, for the identity provider stood in the"
        " building that burns. Disaster recovery fails on what everybody took for granted:"
        " sign-in, names, keys, the jump host, the licence server."
    ),
    fix=(
        "Place what is needed at a second site too, make the connection soft with a `fallback:`"
        " such as break-glass accounts, or take `site` out of `survives:`."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 CP-7", "NIST SP 800-53 CP-8"),
    notes=(
        "It follows the hard connections of every component whose `redundancy:` claims to survive"
        " the loss of a site, as far as components that make the same claim, for those are judged"
        " themselves. Where another component stands in (`fallback: {use: ...}`), one site has to"
        " take both. What has a `degraded_mode:` can be done without; what a vendor doubles"
        " (`mode: managed`) is taken at its word. What stands at one site where the component has"
        " no placement is not lost with the component's own sites, and is the matter of AVL-002."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [office-1, office-2]
    redundancy:
      mode: active-passive
      needs: 1
      survives: [site] # <- AVL-008
  sign-in: {kind: service, placed: [office-1, office-2], redundancy: none}
  directory: {kind: identity-provider, placed: [office-1]}
connections:
  calls -> sign-in: {protocol: https}
  sign-in -> directory: {protocol: ldaps}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [office-1, office-2]
    redundancy:
      mode: active-passive
      needs: 1
      survives: [site] # <- AVL-008
  directory: {kind: identity-provider, placed: [office-1]}
  spare-directory: {kind: identity-provider, placed: [office-1]}
connections:
  calls -> directory: {protocol: ldaps, fallback: {use: spare-directory}}
""",
    ),
    quiet=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  reports:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-passive, needs: 1, survives: [power]}
  sign-in: {kind: service, placed: [office-1, office-2], redundancy: none}
  directory: {kind: identity-provider, placed: [office-1]}
  maps: {kind: saas, redundancy: {mode: managed}}
  officer: {kind: mobile-app, zone: internet}
  run-cards:
    kind: service
    placed: [office-1]
    degraded_mode: {procedure: Printed run-cards stand beside each desk.}
connections:
  calls -> run-cards: {protocol: https}
  calls -> sign-in: {protocol: https}
  calls -> maps: {protocol: https}
  calls -> officer: {protocol: https}
  calls -> directory: {protocol: ldaps, fallback: {serve: break-glass accounts}}
  reports -> directory: {protocol: ldaps}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  directory: {kind: identity-provider, placed: [office-1]}
  spare-directory: {kind: identity-provider, placed: [office-2]}
  keys: {kind: vault, placed: [office-1]}
  spare-keys:
    kind: vault
    placed: [office-1]
    degraded_mode: {procedure: Sealed keys lie in the safe.}
connections:
  calls -> directory: {protocol: ldaps, fallback: {use: spare-directory}}
  calls -> keys: {protocol: https, fallback: {use: spare-keys}}
""",
    ),
    unknown=(
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls: # <- AVL-008 unknown
    kind: service
    placed: [office-1, office-2]
  lists:
    kind: service
    placed: [office-1, office-2]
    redundancy: {mode: active-passive, needs: 1, survives: [site]}
  directory: {kind: identity-provider, placed: [office-1]}
  keys: {kind: vault} # <- AVL-008 unknown
  first: {kind: service} # <- AVL-008 unknown
  second: {kind: service}
  maps: {kind: service, placed: [office-1]}
  spare-maps: {kind: service} # <- AVL-008 unknown
connections:
  lists -> first: {protocol: https, fallback: {use: second}}
  lists -> maps: {protocol: https, fallback: {use: spare-maps}}
  calls -> directory: {protocol: ldaps}
  lists -> keys: {protocol: https}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 1
components:
  calls: # <- AVL-008 unknown
    kind: service
    redundancy: {mode: active-active, needs: 1, survives: [site]}
""",
    ),
)
