"""PRV-014: data that are not for everyone get to where everyone can read them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.analysis.paths import flow_hop
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.vocabulary import Audience, Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
)
from archkit.source.place import Place


class ConfidentialToPublicParameters(Parameters):
    """What makes an aggregate safe to publish."""

    smallest_group: Annotated[int, Field(ge=1)] = 11
    """The people or cases that every group of an aggregate must count at least."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component: what gets to it, and whether everyone can read it there."""
    if component.kind is Kind.PERSON:
        return NOT_APPLICABLE
    published = _published(component)
    if published is False:
        return NOT_APPLICABLE
    smallest = on.given(ConfidentialToPublicParameters).smallest_group
    data, unstated = _shown(component, on.design)
    terms = {
        name: all_of(published, on.facts.lineage.sensitive(name, smallest)) for name in sorted(data)
    }
    fails = [_fail(component, name, on) for name, faulty in terms.items() if faulty is True]
    unsettled = (each for each in terms.values() if each is not True)
    rest = any_of(*unsettled, *(all_of(published, each) for each in unstated))
    return [*fails, Unknown(rest)] if isinstance(rest, Missing) else fails


def _published(component: Component) -> Truth:
    if component.publication is None:
        return Missing.field(component, "publication")
    return component.publication is Audience.PUBLIC


def _shown(component: Component, design: Design) -> tuple[set[str], list[Missing]]:
    """The data that a component keeps, gets from others or shows to people; and what is missing.

    What people hand in does not count: taking a form is not publishing it.
    """
    data = set(component.stores) if isinstance(component.stores, tuple) else set()
    missing = [Missing.field(component, "stores")] if component.stores is None else []
    for connection, carried in _exchanges(component, design):
        if not carried:
            data.update(connection.returned)
        else:
            data.update(connection.sent)
        field = "carries" if carried else "returns"
        if field in connection.unsaid:
            missing.append(Missing.field(connection, field))
    return data, missing


def _exchanges(component: Component, design: Design) -> Iterator[tuple[Connection, bool]]:
    """Each connection of a component, and whether what it carries counts, or what it returns."""
    for connection in design.incoming.get(component.address, ()):
        yield connection, not _is_person(connection.source, design)
    for connection in design.outgoing.get(component.address, ()):
        yield connection, _is_person(connection.target, design)


def _is_person(address: str, design: Design) -> bool:
    component = design.components.get(address)
    return component is not None and component.kind is Kind.PERSON


def _fail(component: Component, name: str, on: Situation) -> Fail:
    data = on.design.data[name]
    smallest = on.given(ConfidentialToPublicParameters).smallest_group
    descent = on.facts.lineage.descent(name, smallest)
    path = on.facts.data_paths.path(name, component.address)
    marks = ", ".join(filter(None, (data.classification, *(data.regimes or ()))))
    arrival = [(Place(path[-1].connection.where), f"`{name}` gets there here")] if path else []
    origin = (Place(on.design.data[descent[0]].where), f"`{descent[0]}` is not for everyone")
    made = (
        f"`{other}` is made from `{one}` without an approved transform"
        for one, other in pairwise(descent)
    )
    return Fail(
        f"`{name}` ({marks}) gets to `{component.id}`, where everyone can read it",
        field=("publication",),
        related=(*arrival, origin),
        evidence=(*made, *(flow_hop(flow, on.facts.topology) for flow in path)),
        key=name,
    )


RULE = Rule(
    id="PRV-014",
    name="confidential-to-public",
    summary=(
        "Data that are not public get to a component whose publications everyone can read,"
        " without an approved transform."
    ),
    why=(
        "What has once been published cannot be called back. For utility customers, library"
        " patrons, juveniles and network security, statutes forbid it."
    ),
    fix=(
        "Do not send the data there; or publish data made from them by `deidentify`,"
        " `aggregate`, `tokenise` or `redact`, with an approval."
    ),
    severity=ERROR,
    traces_to=(
        "Tex. Util. Code 182.052",
        "Tex. Gov't Code ch. 552",
        "NIST CSF 2.0 PR.DS",
    ),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "It judges the component that publishes, so that the finding stands in the solution that"
        " can mend it, one for each kind of data. `publication: public` says that everyone can"
        " read whatever gets there: a website, open data, a public map. A portal where each"
        " sees only what is his own faces the public, but does not publish. Data count"
        " that the component keeps, gets from other components or shows to people; what people"
        " hand in through a form does not. Data are not for everyone if they are classified"
        " above public, governed by UTIL, LIB, JUV or NETSEC, or made from such data without an"
        " approved transform, however they are classified. The way is shown from the nearest"
        " store of the data, or from whoever sends them first."
    ),
    subject=Component,
    judge=judge,
    parameters=ConfidentialToPublicParameters,
    fires=(
        """
solution: open-data
department: clerk
stage: live
tier: 3
components:
  store: {kind: database, stores: [permit], publication: restricted}
  export: {kind: batch-job, stores: none, publication: staff}
  map:
    kind: web-app
    stores: none
    publication: public # <- PRV-014
connections:
  export -> store: {carries: none, returns: [permit]}
  export -> map: {carries: [permit]}
""",
        """
data:
  permit-list:
    classification: public
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: redact}
solution: open-data
department: clerk
stage: live
tier: 3
components:
  map:
    kind: web-app
    stores: [permit-list]
    publication: public # <- PRV-014
""",
    ),
    quiet=(
        """
data:
  permit-list:
    classification: public
    regimes: []
    owner: clerk
    derived_from:
      permit: {method: redact, approved_by: {role: Records officer}}
solution: open-data
department: clerk
stage: live
tier: 3
components:
  resident: {kind: person, zone: internet}
  desk: {kind: service, stores: [permit], publication: staff}
  site: {kind: web-app, stores: [permit-list], publication: public}
connections:
  resident -> site: {carries: [permit], returns: [permit-list]}
  site -> desk: {carries: [permit], returns: [notice]}
""",
    ),
    unknown=(
        """
solution: open-data
department: clerk
stage: live
tier: 3
components:
  export: {kind: batch-job, stores: none, publication: staff}
  map: {kind: web-app, stores: none, publication: public}
connections:
  export -> map: {} # <- PRV-014 unknown
""",
        """
solution: open-data
department: clerk
stage: live
tier: 3
components:
  map: {kind: web-app, stores: [permit]} # <- PRV-014 unknown
""",
    ),
)
