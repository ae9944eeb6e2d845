"""How the measures of cost answer: the entries of a solution's cost, in one respect."""

from math import inf
from typing import Final

from archkit.analysis.cost import Account, Entry, Respect
from archkit.analysis.knowledge import Bounds
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, Unit
from archkit.analysis.verdicts.measure import Answer, Question
from archkit.model.quantities import Money

WHOLE: Final = (
    "the lines are all of the cost where they make the stated `five_year_total`, within half a"
    " percent; else they are the least that it costs"
)
ONE_CURRENCY: Final = "all of it is in the currency asked for, since currencies are never added"


def spent(question: Question, respect: Respect, unit: Unit, what: str) -> Answer:
    """The cost of the solution in one respect, its entries by the fund that pays them.

    Args:
        question: The question; its subject is a solution.
        respect: In which respect the cost is looked at.
        unit: How amounts are written in the target's currency.
        what: What the figure is, in words.
    """
    account = _account(question)
    number = Number(account.total(currency_of(question), respect), unit)
    steps = _funds(account, respect)
    return Answer(number, Step(what, str(number), missing=number.missing, steps=steps))


def currency_of(question: Question) -> str:
    """The currency of the target; where there is none, that of the cost, if it has but one."""
    fit = question.fit
    bound = fit.at_most if isinstance(fit.at_most, Money) else fit.at_least
    if isinstance(bound, Money):
        return bound.currency
    stated = _account(question).currencies
    return stated[0] if len(stated) == 1 else ""


def _account(question: Question) -> Account:
    solution = question.facts.design.solution_of(question.subject)
    return question.facts.costs.of(solution) if solution else Account((), None)


def _funds(account: Account, respect: Respect) -> tuple[Step, ...]:
    """What each fund pays, the most first; the first is what limits."""
    paying = [
        (fund, currency, amount)
        for (fund, currency), amount in account.by_fund(respect).items()
        if amount.high
    ]
    paying.sort(key=lambda each: -each[2].low)
    return tuple(
        Step(
            f"{fund}" if fund else "no fund is named",
            _written(amount, currency),
            missing=amount.missing,
            limits=position == 0,
            steps=_lines(account, respect, fund, currency),
        )
        for position, (fund, currency, amount) in enumerate(paying)
    )


def _lines(account: Account, respect: Respect, fund: str | None, currency: str) -> tuple[Step, ...]:
    entries = [
        each
        for each in account.entries
        if each.fund == fund and each.amount.currency == currency and respect(each).high
    ]
    return tuple(
        _line(each, respect(each), limits=position == 0) for position, each in enumerate(entries)
    )


def _line(entry: Entry, amount: Bounds, *, limits: bool) -> Step:
    value = _written(amount, entry.amount.currency)
    says = f"line `{entry.line}`, {entry.amount} {entry.field}"
    return Step(says, value, (entry.place,), amount.missing, limits=limits)


def _written(amount: Bounds, currency: str) -> str:
    least = "" if amount.low == amount.high else "at least " if amount.high == inf else "about "
    return f"{least}{amount.low:,.0f} {currency}"
