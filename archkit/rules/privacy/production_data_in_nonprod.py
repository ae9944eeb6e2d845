"""PRV-015: confidential data of production in a test system."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.information import Data, Method
from archkit.model.vocabulary import GOVERNED_FROM_OUTSIDE, Classification
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_HARMLESS: Final = frozenset({Method.MASK, Method.SYNTHESISE})
"""Methods after which nobody is recognised in data, however they are classified."""


def among(on: Situation) -> Sequence[Connection]:
    """The connections of what runs for tests, or may."""
    tested = on.facts.whereabouts.tested
    if not tested:
        return ()
    return [each for each in on.design.connections if not tested.isdisjoint(_ends(each))]


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    source, target = (on.design.components.get(address) for address in _ends(connection))
    if source is None or target is None:
        return NOT_APPLICABLE
    there, back = _leaves(source, target, on), _leaves(target, source, on)
    if there is back is False:
        return NOT_APPLICABLE
    return [
        *_data(connection, "carries", connection.sent, there, target, on),
        *_data(connection, "returns", connection.returned, back, source, on),
    ]


def _ends(connection: Connection) -> tuple[str, str]:
    return connection.source, connection.target


def _leaves(giver: Component, taker: Component, on: Situation) -> Truth:
    """Whether what goes from one component to another leaves production for a test system."""
    used_for = on.facts.whereabouts.used_for
    return all_of(used_for(giver).production, used_for(taker).test)


def _data(
    connection: Connection,
    field: str,
    names: tuple[str, ...],
    leaves: Truth,
    taker: Component,
    on: Situation,
) -> Iterator[Fail | Unknown]:
    if field in connection.unsaid:
        yield from settled(all_of(leaves, Missing.field(connection, field)))
    for data in (on.design.data[name] for name in names if name in on.design.data):
        if not _made_harmless(data):
            fail = partial(_fail, connection, field, data, taker, on)
            yield from settled(all_of(leaves, _confidential(data)), fail)


def _confidential(data: Data) -> Truth:
    if data.classification is None:
        return Missing.field(data, "classification")
    return data.classification >= Classification.CONFIDENTIAL


def _made_harmless(data: Data) -> bool:
    made = data.derived_from.values()
    return bool(made) and all(each.method in _HARMLESS for each in made)


def _fail(connection: Connection, field: str, data: Data, taker: Component, on: Situation) -> Fail:
    return Fail(
        f"`{data.id}` ({data.classification}) goes from production to the test system"
        f" `{taker.address}`",
        (field,),
        related=((Place(taker.where, ("placed",)), "placed on nodes for tests"),),
        key=f"{field}.{data.id}",
        waivable_by=on.authority(connection, GOVERNED_FROM_OUTSIDE),
    )


RULE = Rule(
    id="PRV-015",
    name="production-data-in-nonprod",
    summary=(
        "Confidential data go from production to a test system without being masked or replaced by"
        " made-up ones."
    ),
    why=(
        "Test systems are open to developers and vendors, are patched late and watched by nobody."
        " Real people in test data are the breach that nobody thought of."
    ),
    fix=(
        "Mask the data on the way or make some up, and model what arrives as data of its own:"
        " `derived_from: {employee-record: {method: synthesise}}`. For what proves fit for"
        " production, place it on a node with `environment: production`."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=("NIST SP 800-53 SA-3(2)", "NIST SP 800-53 SA-11", "PCI DSS 6.5.5"),
    notes=(
        "A component runs for tests where a node it is placed on has `environment: test`. Data made"
        " by `mask` or `synthesise` alone may go there, however they are classified; those that are"
        " redacted, aggregated or only renamed may not, since people are often recognised in them."
        " Where criminal justice or cardholder data go over the connection, or may, only the"
        " authority outside the city may accept a finding. Flows are judged; what a test system"
        " keeps without a flow has no known origin."
    ),
    regulations=("pci-test-data",),
    subject=Connection,
    among=among,
    judge=judge,
    fires=(
        """
nodes:
  lab-1: {zone: office, site: hall, environment: test}
solution: staff
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, placed: [office-1], stores: [permit]}
  trial: {kind: saas, placed: [lab-1], stores: [permit]}
connections:
  store -> trial:
    protocol: sftp
    carries: [permit] # <- PRV-015
  trial -> store:
    carries: [permit]
    access: read-write
    returns: [case-file] # <- PRV-015
""",
    ),
    quiet=(
        """
data:
  made-up: {classification: confidential, derived_from: {permit: {method: synthesise}}}
nodes:
  lab-1: {zone: office, site: hall, environment: test}
  lab-2: {zone: office, site: hall, environment: test}
solution: staff
department: clerk
stage: live
tier: 2
components:
  tester: {kind: person}
  phone: {kind: mobile-app, zone: internet}
  store: {kind: database, placed: [office-1], stores: [permit]}
  desk: {kind: service, placed: [office-2]}
  trial: {kind: saas, placed: [lab-1], stores: [made-up]}
  other: {kind: database, placed: [lab-2], stores: [permit]}
connections:
  store -> trial: {carries: [made-up, memo]}
  trial -> store (checks): {carries: none}
  other -> trial: {carries: [permit]}
  tester -> trial: {carries: [permit]}
  phone -> trial: {carries: [permit]}
  store -> desk: {carries: [permit]}
""",
    ),
    unknown=(
        """
data:
  badge: {owner: clerk} # <- PRV-015 unknown
nodes:
  lab-1: {zone: office, site: hall, environment: test}
  lab-2: {zone: office, site: hall} # <- PRV-015 unknown
solution: staff
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, placed: [office-1], stores: [permit]}
  trial: {kind: saas, placed: [lab-1], stores: [permit]}
  other: {kind: saas, placed: [lab-2], stores: [permit]}
  lost: {kind: service} # <- PRV-015 unknown
connections:
  store -> trial: {carries: [badge]}
  store -> trial (nightly): {} # <- PRV-015 unknown
  store -> other: {carries: [permit]}
  lost -> trial: {carries: [permit]}
""",
    ),
)
