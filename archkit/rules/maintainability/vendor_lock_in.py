"""MNT-010: the city could not leave a vendor, or could not take its data along."""

from collections.abc import Iterator
from functools import reduce
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.analysis.sharing import KEEPERS
from archkit.model.component import Component
from archkit.model.connection import Connection, Specification
from archkit.model.organisation import Exit, Vendor
from archkit.model.quantities import Duration
from archkit.model.vocabulary import NOT_OURS, Kind, Stage
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_LOWEST_TIER: Final = 2
_ASKED: Final = {
    "trigger": "what would set it off",
    "takes": "how long it takes",
    "costs": "what it costs",
}
"""What an exit plan has to tell beside the plan itself."""


class Limits(Parameters):
    """How soon the data have to come back."""

    export_within: Duration = Duration.parse("30 d")
    """The longest time that handing over all data may take."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component that somebody supplies."""
    if on.tier(component) > _LOWEST_TIER or component.kind in NOT_OURS:
        return NOT_APPLICABLE
    if on.stage(component) is Stage.RETIRED:
        return NOT_APPLICABLE
    if component.vendor is None:
        return Unknown(Missing.field(component, "vendor"))
    vendor = on.design.vendors.get(component.vendor)
    if vendor is None:
        return NOT_APPLICABLE  # `none`, or a reference that is an error of its own
    return [*_exit(component, vendor, on), *_interfaces(component, on)]


def _exit(component: Component, vendor: Vendor, on: Situation) -> Iterator[Fail | Unknown]:
    if vendor.exit is None:
        yield Unknown(Missing.field(vendor, "exit"))
    elif isinstance(vendor.exit, Exit):
        gaps = [Missing.field(vendor, "exit", each) for each in _ASKED if not _told(vendor, each)]
        if gaps:
            yield Unknown(reduce(Missing.__or__, gaps))
        yield from _data(component, vendor, vendor.exit, on)
    else:
        yield _fail(component, vendor, "and nobody has planned how the city would leave it", "exit")


def _told(vendor: Vendor, field: str) -> bool:
    return getattr(vendor.exit, field) is not None


def _data(
    component: Component, vendor: Vendor, plan: Exit, on: Situation
) -> Iterator[Fail | Unknown]:
    """Whether what the component keeps comes back, all of it and soon."""
    kept: Truth = component.stores != "none"
    if component.stores is None:
        kept = Missing.field(component, "stores")
    if kept is False:
        return
    limit = on.given(Limits).export_within
    if plan.export is None or plan.export == "none":
        absent = Missing.field(vendor, "exit", "export") if plan.export is None else True
        yield from settled(
            all_of(kept, absent),
            lambda: _fail(component, vendor, "which does not hand the data back", "exit", "export"),
        )
    elif plan.export_takes is None:
        yield from settled(all_of(kept, Missing.field(vendor, "exit", "export_takes")))
    elif plan.export_takes.value > limit.value:
        takes = plan.export_takes
        what = f"which takes {takes} to hand the data back, not {limit}"
        yield from settled(kept, lambda: _fail(component, vendor, what, "exit", "export_takes"))


def _fail(component: Component, vendor: Vendor, what: str, *stated: str) -> Fail:
    return Fail(
        f"`{component.id}` comes from `{vendor.id}`, {what}",
        field=("vendor",),
        related=((Place(vendor.where, stated), "stated here"),),
        key=stated[-1],
    )


def _interfaces(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    """Whether most of what leads out of the vendor's own products is known to the vendor alone.

    Surely so where the proprietary ones that surely lead out outnumber all others; surely
    not where the documented ones that surely lead out are at least as many as all others.
    """
    ways = list(_ways(component, on))
    surely = [each for each, outside in ways if outside is True]
    closed = [each for each in surely if each.specification is Specification.PROPRIETARY]
    public = [each for each in surely if each.specification is Specification.OPEN]
    if len(closed) > sum(each.specification is not Specification.PROPRIETARY for each, _ in ways):
        yield _closed(component, closed, len(surely))
    elif len(public) < sum(each.specification is not Specification.OPEN for each, _ in ways):
        yield Unknown(_unsettled(ways))


def _unsettled(ways: list[tuple[Connection, Truth]]) -> Missing:
    gaps = [outside for _, outside in ways if isinstance(outside, Missing)]
    gaps += [Missing.field(each, "specification") for each, _ in ways if each.specification is None]
    return reduce(Missing.__or__, gaps)


def _closed(component: Component, closed: list[Connection], of: int) -> Fail:
    publishes = "" if component.contracts else ", and it publishes no interface of its own"
    return Fail(
        f"{len(closed)} of the {of} connections of `{component.id}` with what others supply speak"
        f" what only vendor `{component.vendor}` documents{publishes}",
        field=("vendor",),
        related=tuple((Place(each.where, ("specification",)), "proprietary") for each in closed),
        key="interfaces",
    )


def _ways(component: Component, on: Situation) -> Iterator[tuple[Connection, Truth]]:
    """Its connections, each with whether it leads out of what its vendor supplies.

    Those with people and with what looks after all alike are left out, and so are those
    that surely stay within the vendor's products.
    """
    design, at = on.design, component.address
    for each in (*design.outgoing.get(at, ()), *design.incoming.get(at, ())):
        other = design.components.get(each.target if each.source == at else each.source)
        if other is None or other.kind in KEEPERS:
            continue
        if other.kind is Kind.EXTERNAL_SYSTEM:
            yield each, True
        elif other.vendor is None:
            yield each, Missing.field(other, "vendor")
        elif other.vendor != component.vendor:
            yield each, True


RULE = Rule(
    id="MNT-010",
    name="vendor-lock-in",
    summary=(
        "A critical component comes from a vendor that the city could not leave: no exit plan, no"
        " way to get the data back, or mostly interfaces that only the vendor documents."
    ),
    why=(
        "Vendors are bought, raise their prices and give products up. A city that has not asked"
        " beforehand how it gets its data back learns the answer when it has no choice any more."
    ),
    fix=(
        "Agree on the export of all data in an open format, plan the exit (`exit:` of the vendor,"
        " with what sets it off, how long it takes and what it costs), and connect the component"
        " by interfaces that are documented for everyone."
    ),
    severity=WARNING,
    traces_to=(
        "NIST SP 800-53 SA-9",
        "NIST CSF 2.0 GV.SC-10",
        "GOV.UK Technology Code of Practice: make use of open standards",
    ),
    notes=(
        "It judges tiers 1 and 2. A component with a `vendor` is supplied; `vendor: none` says"
        " that it is the city's own, or open-source software that the city runs itself, and an"
        " absent vendor is unknown. The export of data is asked for only where the component"
        " keeps some; handing it over may take 30 days. Interfaces are counted over the"
        " connections of the component, in both directions; those with people, with what looks"
        " after all alike (sign-in, logs, backup) and with other products of the same vendor are"
        " left out. More than half with `specification: proprietary` is a fault. The catalogue asks"
        " for a documented interface as well; where no connection speaks one, all of them are"
        " proprietary, so that this is the same fault. Other parties' systems are not the city's"
        " to leave. Both limits are policy, not quotations from a standard."
    ),
    subject=Component,
    judge=judge,
    parameters=Limits,
    fires=(
        """
vendors:
  soft: {exit: none}
  hold:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: none}
  slow:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: CSV,
      export_takes: 31 d}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk:
    kind: saas
    stores: none
    vendor: soft # <- MNT-010
  cases:
    kind: saas
    stores: [permit]
    vendor: hold # <- MNT-010
  plans:
    kind: saas
    stores: [permit]
    vendor: slow # <- MNT-010
""",
        """
vendors:
  open:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD}
solution: permits
department: clerk
stage: live
tier: 1
components:
  desk:
    kind: service
    stores: none
    vendor: open # <- MNT-010
  store: {kind: database, vendor: none}
  county: {kind: external-system}
  letters: {kind: service, vendor: none}
  clerk: {kind: person}
connections:
  clerk -> desk: {}
  desk -> store: {specification: proprietary}
  county -> desk: {specification: proprietary}
  desk -> letters: {specification: open}
""",
    ),
    quiet=(
        """
vendors:
  open:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: CSV,
      export_takes: 30 d}
  held:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: none}
solution: permits
department: clerk
stage: live
tier: 2
components:
  cases: {kind: saas, stores: [permit], vendor: open}
  store: {kind: database, stores: [permit], vendor: open}
  pages: {kind: saas, stores: none, vendor: held}
  desk: {kind: service, stores: none, vendor: none}
  county: {kind: external-system}
connections:
  cases -> store: {specification: proprietary}
  cases -> desk: {specification: proprietary}
  cases -> pages: {specification: open}
  cases -> town.idp: {specification: proprietary}
""",
        """
vendors:
  soft: {exit: none}
solution: festivals
department: clerk
stage: live
tier: 3
components:
  calendar: {kind: saas, stores: [notice], vendor: soft}
""",
    ),
    unknown=(
        """
vendors:
  soft: {country: US} # <- MNT-010 unknown
  bare: {exit: {plan: Buy another}} # <- MNT-010 unknown
  late: # <- MNT-010 unknown
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: CSV}
  hold:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD, export: none}
solution: permits
department: clerk
stage: live
tier: 2
components:
  letters: {kind: service, stores: none} # <- MNT-010 unknown
  desk: {kind: saas, stores: none, vendor: soft}
  pages: {kind: saas, stores: [permit], vendor: bare}
  cases: {kind: saas, stores: [permit], vendor: late}
  plans: {kind: saas, vendor: hold} # <- MNT-010 unknown
connections:
  plans -> letters: {specification: open}
""",
        """
vendors:
  open:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none, vendor: open}
  map: {kind: service, vendor: none}
  letters: {kind: service, vendor: none}
connections:
  desk -> map: {specification: proprietary}
  letters -> desk: {} # <- MNT-010 unknown
""",
        """
vendors:
  open:
    exit: {plan: Buy another, trigger: Price, takes: 180 d, costs: 50000 USD}
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none, vendor: open}
# file: festivals.yaml
solution: festivals
department: clerk
stage: live
tier: 3
components:
  calendar: {kind: service} # <- MNT-010 unknown
connections:
  calendar -> permits.desk: {specification: proprietary}
""",
    ),
)
