"""Changes of which data are where."""

from collections.abc import Iterator

from archkit.diff.changes import Kind
from archkit.diff.review import Review
from archkit.diff.side import Side
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.information import Data
from archkit.model.settings import DiffSettings
from archkit.model.vocabulary import Classification

_FIELDS = ("stores", "processes", "carries", "returns")


def _sensitive(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in review.changes:
        new = change.new
        if new is None or not isinstance(new, Component | Connection):
            continue
        if not any(change.field(each) for each in _FIELDS):
            continue
        old_class, old_regimes = _worst(change.old, review.base)
        new_class, new_regimes = _worst(new, review.head)
        if new_class > old_class or not new_regimes <= old_regimes:
            more = ", ".join(sorted(new_regimes - old_regimes))
            says = f"`{new.address}` gets data that are {new_class}{f' ({more})' if more else ''}"
            yield Match(says, change, _FIELDS)


def _worst(element: Element | None, side: Side) -> tuple[Classification, frozenset[str]]:
    """The highest class, and every regime, of what an element itself keeps or carries.

    What is not there yet counts as if it kept internal data: that much any part may.
    """
    if element is None:
        return Classification.INTERNAL, frozenset()
    names = {
        name
        for field in _FIELDS
        if isinstance(given := getattr(element, field, None), tuple)
        for name in given
    }
    found = [each for name in names if (each := side.loaded.design.data.get(name))]
    classes = [each.classification for each in found if each.classification]
    regimes = frozenset(str(regime) for each in found for regime in each.regimes or ())
    return max(classes, default=Classification.PUBLIC), regimes


def _classified(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in review.changes:
        if isinstance(change.element, Data) and change.kind is Kind.CHANGED:
            named = [each for each in ("classification", "regimes") if change.field(each)]
            if named:
                says = f"data `{change.element.id}`: other {' and '.join(named)}"
                yield Match(says, change, tuple(named))


def _recorded(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in review.changes:
        if change.kind is Kind.REMOVED or not isinstance(change.element, Data):
            continue
        if change.field("system_of_record"):
            says = f"data `{change.element.id}` has another system of record"
            yield Match(says, change, ("system_of_record",))


TRIGGERS = (
    Trigger("sensitive-data-added", Lane.BOARD, "more can be lost there", _sensitive),
    Trigger("data-reclassified", Lane.BOARD, "other rules hold for it everywhere", _classified),
    Trigger("system-of-record", Lane.BOARD, "the truth is kept elsewhere", _recorded),
)
