"""Changes of what the city accepts, of what it judges by, and what a change makes worse."""

from collections.abc import Iterator

from archkit.diff.changes import Change
from archkit.diff.deltas import WaiverFate, errors
from archkit.diff.review import HIDDEN, Review
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.settings import DiffSettings

_MORE = (WaiverFate.ADDED, WaiverFate.EXTENDED)


def _waived(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    changes: dict[object, Change] = {each.where: each for each in review.changes}
    for each in review.waivers:
        if each.fate in _MORE and each.new is not None:
            says = f"waiver `{each.new.address}` is {each.fate}, until {each.new.expires}"
            yield Match(says, changes.get(each.where))


def _less(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    changes: dict[object, Change] = {each.where: each for each in review.changes}
    for each in review.waivers:
        waiver = each.new or each.old
        if each.fate in (WaiverFate.REMOVED, WaiverFate.SHORTENED) and waiver is not None:
            change = changes.get(each.where)
            fields = None if each.fate is WaiverFate.REMOVED else ("expires",)
            yield Match(f"waiver `{waiver.address}` is {each.fate}", change, fields)


def _dropped(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    changes: dict[object, Change] = {each.where: each for each in review.changes}
    for each in review.conditions:
        if each.is_dropped:
            says = f"open condition `{each.address}` is {each.fate}"
            yield Match(says, changes.get(each.approval), ("conditions", each.name))


def _policy(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for each in review.policy:
        if each.of != HIDDEN:
            yield Match(f"{each.of}: `{each.field.name}` in {each.file} changed")
        elif each.field.new is not None:
            yield Match(f"the baseline hides {each.field.new} as well")


def _worse(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for each in review.verdicts:
        if each.turn < 0 and each.old is not None and each.new is not None:
            name = each.new.requirement.address
            says = f"requirement `{name}`: {each.old.standing} -> {each.new.standing}"
            yield Match(says, solution=each.new.requirement.within)


def _errors(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for each in errors(review.findings.new):
        element = each.finding.element
        yield Match(
            f"new error {each.finding.page.id} on `{element.address}`",
            solution=element.within or element.id,
        )


TRIGGERS = (
    Trigger("waiver-added-or-extended", Lane.BOARD, "somebody answers for a fault", _waived),
    Trigger("waiver-removed-or-shortened", Lane.AUTO, "less is accepted", _less),
    Trigger(
        "open-condition-dropped",
        Lane.BOARD,
        "an approval was given on it",
        _dropped,
        ("open condition dropped", "open conditions dropped"),
    ),
    Trigger("policy-changed", Lane.BOARD, "what the design is judged by is another", _policy),
    Trigger("verdict-worse", Lane.BOARD, "a department gets less than it asked for", _worse),
    Trigger("new-error", Lane.BOARD, "a fault comes in with it", _errors),
)
