"""MNT-005: a call that goes up the layers, skips some, or reaches into a foreign store."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.knowledge import Missing, Truth
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.transport import Mode
from archkit.model.vocabulary import FRONT, Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_STORES: Final = frozenset({Kind.DATABASE, Kind.FILE_SHARE})


class Limits(Parameters):
    """How far down a call may go."""

    skipped: Annotated[int, Field(ge=0)] = 1
    """The most layers that a call may skip on its way down."""


def among(on: Situation) -> Sequence[Connection]:
    """Those with a layer or a front end at one of their ends."""
    directory = on.facts.directory
    return directory.touching([*directory.layered, *directory.of_kinds(FRONT)])


def judge(connection: Connection, on: Situation) -> Judgement:
    """Judge one connection."""
    counted = on.facts.coupling.group_at
    if connection.source not in counted or connection.target not in counted:
        return NOT_APPLICABLE
    source = on.design.components[connection.source]
    target = on.design.components[connection.target]
    layered = source.within == target.within and {source.layer, target.layer} != {None}
    foreign = _is_foreign_store(connection, source, target, on)
    if not layered and foreign is None:
        return NOT_APPLICABLE
    found = [
        *(_between_layers(connection, source, target, on) if layered else ()),
        *(_into_a_store(source, target, foreign)),
    ]
    return found or PASS


def _between_layers(
    connection: Connection, source: Component, target: Component, on: Situation
) -> Iterator[Fail | Unknown]:
    if source.layer is None or target.layer is None:
        yield Unknown(Missing.field(target if source.layer is not None else source, "layer"))
        return
    down = target.layer - source.layer
    where = f"from layer {source.layer} (`{source.id}`) to layer {target.layer} (`{target.id}`)"
    related = ((Place(each.where, ("layer",)), f"`{each.id}`") for each in (source, target))
    if down < 0 and connection.mode is Mode.SYNC:
        yield Fail(
            f"calls upward, {where}, and waits",
            fix="Let the lower layer publish an event, or answer only when it is asked.",
            severity=ERROR,
            related=tuple(related),
            key="upward",
        )
    elif down - 1 > on.given(Limits).skipped:
        yield Fail(
            f"skips {down - 1} layers, {where}",
            fix="Go through the layers between, or say by `layer` that there are none.",
            related=tuple(related),
            key="skips",
        )


def _is_foreign_store(
    connection: Connection, source: Component, target: Component, on: Situation
) -> Truth | None:
    """Whether a front end reaches into another group's store; nothing where it reaches none."""
    if source.kind not in FRONT or target.kind not in _STORES:
        return None
    if source.within != target.within:
        return True
    coupling = on.facts.coupling
    unclear = coupling.unclear(connection)
    if unclear is not None:
        return unclear
    return coupling.group_at[source.address] != coupling.group_at[target.address]


def _into_a_store(
    source: Component, target: Component, foreign: Truth | None
) -> Iterator[Fail | Unknown]:
    if isinstance(foreign, Missing):
        yield Unknown(foreign)
    elif foreign:
        yield Fail(
            f"`{source.id}`, which people use, reaches into `{target.address}`, a store of"
            " another group",
            fix="Ask the group that owns the store: let it publish an interface.",
            key="store",
        )


RULE = Rule(
    id="MNT-005",
    name="layering-violation",
    summary=(
        "A component waits for one in a layer above it, skips several layers, or reaches from a"
        " front end into the store of another group."
    ),
    why=(
        "Layers let a reader understand a design from the top, and a builder exchange one layer"
        " without the others. A call upward or past the layers takes both away."
    ),
    fix="Go from each layer to the next, and answer upward by events.",
    severity=WARNING,
    traces_to=("ISO/IEC 25010:2023 analysability",),
    notes=(
        "Layers (`layer`, 0 nearest to the user) are compared within one solution only, since each"
        " solution counts its own; a solution that states none is not judged by them, and one"
        " end without a layer is unknown where the other has one. A synchronous call upward is an"
        " error, and a call that skips more than one layer a warning. The catalogue's third case,"
        " a front end that reaches into another group's store, needs no layers: a group is a"
        " solution, or a subsystem (`group`) of one. People, external systems, and what looks after"
        " all alike (sign-in, logs, backup and the like) stand outside the layers and groups."
    ),
    subject=Connection,
    among=among,
    judge=judge,
    parameters=Limits,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, layer: 0}
  cases: {kind: service, layer: 1}
connections:
  cases -> portal: {mode: sync} # <- MNT-005
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, layer: 0}
  store: {kind: database, layer: 3}
connections:
  portal -> store: {} # <- MNT-005
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, group: intake}
  store: {kind: database, group: inspection}
connections:
  portal -> store: {} # <- MNT-005
  portal -> town.archive: {} # <- MNT-005
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, layer: 0, group: intake}
  cases: {kind: service, layer: 1, group: intake}
  rules: {kind: service, layer: 1, group: intake}
  store: {kind: database, layer: 2, group: intake}
  county: {kind: external-system}
  bank: {kind: external-system, layer: 9, group: money}
connections:
  portal -> cases: {}
  cases -> county: {}
  portal -> bank: {}
  portal -> store: {}
  cases -> rules: {}
  cases -> portal: {mode: async}
  cases -> town.archive: {}
  portal -> town.idp: {}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app}
  store: {kind: database}
connections:
  portal -> store: {}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, layer: 0}
  cases: {kind: service} # <- MNT-005 unknown
connections:
  portal -> cases: {}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  portal: {kind: web-app, group: intake}
  store: {kind: database} # <- MNT-005 unknown
connections:
  portal -> store: {}
""",
    ),
)
