"""Changes of what a solution promises, and of what it costs."""

from collections.abc import Iterator

from archkit.analysis.cost import Account
from archkit.diff.changes import Change, FieldChange, Kind
from archkit.diff.plain import higher
from archkit.diff.review import Review
from archkit.diff.trigger import Match, Trigger
from archkit.model.approval import Lane
from archkit.model.settings import DiffSettings
from archkit.model.solution import Solution

_LEVEL = "service_level"


def _solutions(review: Review) -> Iterator[Change]:
    for each in review.changes:
        if isinstance(each.element, Solution) and each.kind in (Kind.CHANGED, Kind.RENAMED):
            yield each


def _weaker(field: FieldChange) -> bool:
    """Whether a promise is worth less; hours that differ count as less."""
    if field.old is None:
        return False
    change = higher(field.old, field.new)
    if change is None:
        return True
    return not change if field.path[-1] == "availability" else change


def _weakened(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _solutions(review):
        for each in change.fields:
            if each.path[0] == _LEVEL and _weaker(each):
                now = "nothing" if each.new is None else each.new
                says = f"solution `{change.element.id}`: `{each.path[-1]}` {each.old} -> {now}"
                yield Match(says, change, (each.name,))


def _raised(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _solutions(review):
        for each in change.fields:
            if each.path[0] == _LEVEL and not _weaker(each):
                was = "nothing" if each.old is None else each.old
                says = f"solution `{change.element.id}`: `{each.path[-1]}` {was} -> {each.new}"
                yield Match(says, change, (each.name,))


def _tier(review: Review, settings: DiffSettings) -> Iterator[Match]:
    del settings
    for change in _solutions(review):
        if field := change.field("tier"):
            says = f"solution `{change.element.id}`: tier {field.old} -> {field.new}"
            yield Match(says, change, ("tier",))


def _cost(review: Review, least: float, most: float) -> Iterator[Match]:
    """The solutions whose cost over five years changes by a share within two bounds."""
    for change in _solutions(review):
        old, new = change.old, change.new
        if not (isinstance(old, Solution) and isinstance(new, Solution)):
            continue
        if not any(each.path[0] == "cost" for each in change.fields):
            continue
        before = _five_years(review.base.facts.costs.of(old))
        after = _five_years(review.head.facts.costs.of(new))
        share = abs(after - before) / before if before else float("inf")
        if least <= share < most:
            told = f"{before:,.0f} -> {after:,.0f} over five years"
            yield Match(f"solution `{new.id}` costs {told}", change, ("cost",))


def _five_years(account: Account) -> float:
    """What is stated of the cost over five years; in several currencies, all of them added up."""
    return sum(
        account.stated(each, lambda entry: entry.five_years).low for each in account.currencies
    )


def _much(review: Review, settings: DiffSettings) -> Iterator[Match]:
    yield from _cost(review, settings.cost_board.value, float("inf"))
    for change in _solutions(review):
        field = change.field("cost")
        if field is not None and field.path == ("cost",):
            yield Match(f"solution `{change.element.id}`: cost comes or goes", change, ("cost",))


def _some(review: Review, settings: DiffSettings) -> Iterator[Match]:
    yield from _cost(review, settings.cost_advisory.value, settings.cost_board.value)


def _little(review: Review, settings: DiffSettings) -> Iterator[Match]:
    yield from _cost(review, 0.0, settings.cost_advisory.value)


TRIGGERS = (
    Trigger(
        "promise-weakened",
        Lane.BOARD,
        "a department is promised less",
        _weakened,
        loss=("promise weakened", "promises weakened"),
    ),
    Trigger("promise-raised", Lane.ADVISORY, "the design has to hold it", _raised),
    Trigger("tier-changed", Lane.BOARD, "other rules and budgets hold", _tier),
    Trigger("cost-much", Lane.BOARD, "the budget is another", _much),
    Trigger("cost-some", Lane.ADVISORY, "the budget is touched", _some),
    Trigger("cost-little", Lane.AUTO, "the budget holds it", _little),
)
