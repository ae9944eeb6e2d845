"""Changes of parts, of who talks to whom, and of where things stand."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.validity import is_over
from archkit.diff.changes import Change, Kind
from archkit.diff.review import Review
from archkit.diff.side import Side
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.obligations import AiRole
from archkit.model.settings import DiffSettings
from archkit.model.site import Node, Zone
from archkit.model.solution import Solution
from archkit.model.technology import Ring
from archkit.model.vocabulary import RUN_BY_OTHERS, Stage
from archkit.model.vocabulary import Kind as Sort

_OUTSIDE: Final = RUN_BY_OTHERS - {Sort.PERSON}


def _of(review: Review, *kinds: type[Element]) -> Iterator[Change]:
    return (each for each in review.changes if isinstance(each.element, kinds))


def _external(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Connection):
        if change.kind is Kind.ADDED and _leaves(change.element, review.head):
            yield Match(f"new connection to others `{change.element.address}`", change)
    for change in _of(review, Component):
        vendor = change.field("vendor")
        if vendor is not None and vendor.new not in (None, "none"):
            says = f"`{change.element.address}` comes from vendor `{vendor.new}`"
            yield Match(says, change, ("vendor",))


def _leaves(element: Element, side: Side) -> bool:
    if not isinstance(element, Connection):
        return False
    ends = (side.loaded.design.components.get(each) for each in (element.source, element.target))
    return any(each is not None and each.kind in _OUTSIDE for each in ends)


def _internal(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Connection):
        if change.kind is Kind.ADDED and not _leaves(change.element, review.head):
            yield Match(f"new connection `{change.element.address}`", change)


def _component(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Component):
        if change.kind is Kind.ADDED:
            yield Match(f"new component `{change.element.address}`", change)


def _technology(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    design, as_of = review.head.loaded.design, review.head.result.as_of
    for change in _of(review, Component):
        new = change.new
        if not isinstance(new, Component) or not change.field("technology"):
            continue
        used = design.technologies.get(new.technology or "")
        if used is None:
            continue
        end = used.end_of_life
        if used.ring not in (Ring.ADOPT, None) or (
            end is not None and end != "none" and is_over(end, as_of)
        ):
            says = f"`{new.address}` is made with `{used.id}`, which is off the standard"
            yield Match(says, change, ("technology",))


def _zone(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Zone):
        if change.kind is Kind.CHANGED and (change.field("trust") or change.field("kind")):
            yield Match(f"zone `{change.element.id}` is trusted otherwise", change)
    for change in _of(review, Node):
        if change.kind is Kind.CHANGED and change.field("zone"):
            yield Match(f"node `{change.element.id}` stands in another zone", change, ("zone",))
    for change in _of(review, Component):
        old, new = change.old, change.new
        if isinstance(old, Component) and isinstance(new, Component):
            before, after = _zones(old, review.base), _zones(new, review.head)
            if before != after and (change.field("placed") or change.field("zone")):
                says = f"`{new.address}` moves from {_words(before)} to {_words(after)}"
                yield Match(says, change, ("placed", "zone"))


def _zones(component: Component, side: Side) -> frozenset[str]:
    nodes = side.loaded.design.nodes
    if component.placed:
        return frozenset(str(nodes[each].zone) for each in component.placed if each in nodes)
    return frozenset({str(component.zone)})


def _words(zones: frozenset[str]) -> str:
    return ", ".join(f"`{each}`" for each in sorted(zones)) or "no zone"


def _allowed(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Zone):
        if change.kind is Kind.ADDED:
            yield Match(f"new zone `{change.element.id}`", change)
        elif any(each.path[0] == "may_reach" and each.new for each in change.fields):
            yield Match(f"zone `{change.element.id}` may reach more", change, ("may_reach",))


def _public(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Component):
        field = change.field("public_facing")
        if field is not None and field.new is True:
            says = f"`{change.element.address}` can be reached from the internet"
            yield Match(says, change, ("public_facing",))


def _mode(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Connection):
        if change.kind is Kind.CHANGED and change.field("mode"):
            says = f"`{change.element.address}` waits for its answer otherwise"
            yield Match(says, change, ("mode",))


def _solution(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Solution):
        if change.kind in (Kind.ADDED, Kind.REMOVED):
            yield Match(f"solution `{change.element.id}` is {change.kind}", change)
            continue
        stage, element = change.field("stage"), change.element
        if stage is not None and isinstance(element, Solution) and element.stage >= Stage.RETIRING:
            yield Match(f"solution `{element.id}` is {element.stage}", change, ("stage",))


def _ai(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _of(review, Component):
        found = [each.new for each in change.fields if each.path[0] == "ai"]
        if any(AiRole.CONSEQUENTIAL.value in repr(each) for each in found):
            says = f"`{change.element.address}` decides on people"
            yield Match(says, change, ("ai",))


TRIGGERS = (
    Trigger("external-connection", Lane.BOARD, "others come to hold the city's data", _external),
    Trigger("new-connection", Lane.ADVISORY, "two parts come to need each other", _internal),
    Trigger("new-component", Lane.ADVISORY, "there is more to run", _component),
    Trigger("off-standard-technology", Lane.BOARD, "the city has to support it", _technology),
    Trigger("zone-changed", Lane.BOARD, "what protects it is another", _zone),
    Trigger("allow-list-entry", Lane.BOARD, "a wall gets a door", _allowed),
    Trigger("public-facing", Lane.BOARD, "anybody can try to get in", _public),
    Trigger("mode-changed", Lane.ADVISORY, "what waits for what is other", _mode),
    Trigger("solution-comes-or-goes", Lane.BOARD, "the portfolio is another", _solution),
    Trigger("consequential-ai", Lane.BOARD, "it decides on people", _ai),
)
