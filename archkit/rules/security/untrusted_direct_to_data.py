"""SEC-006: a way from where nobody is trusted to data or machines, with no guard on it."""

from collections.abc import Sequence
from dataclasses import replace

from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.paths import hop
from archkit.model.component import Component
from archkit.model.vocabulary import CARDHOLDER, OPERATIONAL_TECHNOLOGY, Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Path, Place

_GUARDED = OPERATIONAL_TECHNOLOGY | {Kind.DATABASE, Kind.FILE_SHARE}


def among(on: Situation) -> Sequence[Component]:
    """The stores and devices."""
    return on.facts.directory.of_kinds(_GUARDED)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one store or one device."""
    if component.kind not in _GUARDED:
        return NOT_APPLICABLE
    reached = on.facts.exposure.reached(component)
    if reached is True:
        return _reached(component, on)
    if component.public_facing:
        message = f"`{component.id}` can be reached from the internet (`public_facing: true`)"
        return _fail(component, on, message, ("public_facing",))
    missing = [each for each in (reached, _facing(component)) if isinstance(each, Missing)]
    return [Unknown(each) for each in missing] or PASS


def _facing(component: Component) -> Truth:
    if component.public_facing is None:
        return Missing.field(component, "public_facing")
    return component.public_facing


def _reached(component: Component, on: Situation) -> Fail:
    path = on.facts.exposure.path(component)
    field = _standing(component)
    if not path:
        message = f"`{component.id}` stands itself where nobody is trusted"
        return _fail(component, on, message, field)
    between = len(path) - 1
    how = f"through {between} components, none of them a guard" if between else "directly"
    if between == 1:
        how = "through one component, which is no guard"
    message = f"`{component.id}` can be reached from `{path[0].source}`, which nobody trusts, {how}"
    return replace(
        _fail(component, on, message, field),
        related=((Place(path[0].where), "the way in begins here"),),
        evidence=tuple(hop(each, on.facts.topology) for each in path),
    )


def _fail(component: Component, on: Situation, message: str, field: Path) -> Fail:
    return Fail(message, field, waivable_by=on.authority(component, CARDHOLDER))


def _standing(component: Component) -> Path:
    """The field that says where the component stands."""
    if component.zone is not None:
        return ("zone",)
    return ("placed",) if component.placed is not None else ("kind",)


RULE = Rule(
    id="SEC-006",
    name="untrusted-direct-to-data",
    summary=(
        "A database, a file share or a machine can be reached from an untrusted zone without"
        " passing a gateway, web application or service in a DMZ."
    ),
    why=(
        "Whoever gets to a store's port needs one password, or one hole in the product, to have"
        " everything in it. A guard in between sees each request and can refuse it."
    ),
    fix=(
        "Put a gateway, web application or service in a DMZ in between, and let only it open"
        " connections further in."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 SC-7", "PCI DSS 1.4.4", "NIST CSF 2.0 PR.IR-01"),
    notes=(
        "It follows whole paths, over connections in the direction they are opened, from every"
        " component in a zone of trust 0 or outside every zone (`zone: none`). An external or"
        " hosted system that states no zone is outside the city's network, and so untrusted;"
        " anything else that states neither nodes nor zone makes the paths through it unknown. A"
        " component that stands in several zones is a guard only if all of them are a DMZ (that of"
        " operational technology included). Bastions and privileged-access systems in a DMZ count"
        " as guards too, since they are the way in that other rules ask for. Paths begin at people"
        " but do not go through them. Where cardholder data are there, or may be, only the"
        " acquiring bank may accept a finding."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  proxy: {kind: queue, placed: [dmz-1]}
  desk: {kind: service, placed: [office-1]}
  store:
    kind: database
    placed: [office-2] # <- SEC-006
    public_facing: false
connections:
  resident -> proxy: {protocol: https}
  proxy -> desk: {protocol: https}
  desk -> store: {protocol: postgresql}
""",
        """
solution: plans
department: works
stage: live
tier: 3
components:
  surveyor: {kind: external-system}
  plans:
    kind: file-share
    placed: [office-2] # <- SEC-006
    public_facing: false
connections:
  surveyor -> plans: {protocol: sftp}
""",
        """
solution: plans
department: works
stage: live
tier: 3
components:
  tablet: {kind: terminal, zone: none}
  plans:
    kind: file-share
    placed: [office-2] # <- SEC-006
    public_facing: false
connections:
  tablet -> plans: {protocol: sftp}
""",
        """
solution: plans
department: works
stage: live
tier: 3
components:
  plans:
    kind: file-share
    placed: [office-2]
    public_facing: true # <- SEC-006
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  resident: {kind: person, zone: internet}
  proxy: {kind: gateway, placed: [dmz-1]}
  desk: {kind: service, placed: [office-1]}
  store:
    kind: database
    placed: [office-2]
    public_facing: false
connections:
  resident -> proxy: {protocol: https}
  proxy -> desk: {protocol: https}
  desk -> store: {protocol: postgresql}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  clerk: {kind: person} # <- SEC-006 unknown
  desk: {kind: service, placed: [office-1]}
  store:
    kind: database
    placed: [office-2]
    public_facing: false
connections:
  clerk -> desk: {protocol: https}
  desk -> store: {protocol: postgresql}
""",
    ),
)
