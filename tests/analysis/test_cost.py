"""What solutions cost once, each year and over five years, alone and together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.cost import Account, Costs
from archkit.analysis.knowledge import Bounds, Missing

AMOUNTS = st.integers(0, 10**7)
LINES = st.lists(st.tuples(AMOUNTS, AMOUNTS, st.sampled_from("abc")), min_size=1, max_size=5)
PERCENT = st.integers(0, 30)

Line = tuple[int, int, str]


def lines_of(lines: list[Line]) -> str:
    return "".join(
        f"    l{number}: {{once: {once} USD, running: {running} USD / year, fund: {fund}}}\n"
        for number, (once, running, fund) in enumerate(lines)
    )


def body(lines: list[Line], growth: int = 0, total: str = "") -> str:
    return f"cost:\n  lines:\n{lines_of(lines)}  growth: {growth} %\n{total}"


def account(lines: list[Line], growth: int = 0, total: str = "") -> Account:
    found = facts(solution("s", body(lines, growth, total)))
    return found.costs.of(found.design.solutions["s"])


def by_hand(lines: list[Line], growth: int) -> float:
    """Year by year, the running costs rising from the second on."""
    paid = float(sum(once for once, _, _ in lines))
    yearly = float(sum(running for _, running, _ in lines))
    for _ in range(5):
        paid += yearly
        yearly *= 1 + growth / 100
    return paid


@given(LINES, PERCENT)
def test_five_years_are_those_counted_one_by_one(lines: list[Line], growth: int) -> None:
    found = account(lines, growth).stated("USD", lambda each: each.five_years)
    assert found.low == found.high == pytest.approx(by_hand(lines, growth))


@given(LINES, st.tuples(AMOUNTS, AMOUNTS, st.just("d")), PERCENT)
def test_a_further_line_never_lowers_a_total(lines: list[Line], more: Line, growth: int) -> None:
    before, after = account(lines, growth), account([*lines, more], growth)
    for respect in (
        lambda each: each.once,
        lambda each: each.yearly,
        lambda each: each.five_years,
    ):
        assert after.total("USD", respect).low >= before.total("USD", respect).low


@given(LINES, PERCENT)
def test_what_the_funds_pay_makes_the_whole(lines: list[Line], growth: int) -> None:
    found = account(lines, growth)
    paid = sum(each.low for each in found.by_fund(lambda each: each.five_years).values())
    assert paid == pytest.approx(found.stated("USD", lambda each: each.five_years).low)


def test_the_lines_are_all_of_it_where_they_make_the_total() -> None:
    whole = account([(100, 10, "a")], 0, "  five_year_total: 150 USD\n")
    assert whole.total("USD", lambda each: each.yearly) == Bounds.exactly(10)
    silent = account([(100, 10, "a")])
    other = account([(100, 10, "a")], 0, "  five_year_total: 200 USD\n")
    for each in (silent, other):
        found = each.total("USD", lambda entry: entry.yearly)
        assert (found.low, found.high) == (10, float("inf"))
        assert found.missing is not None
        assert {place.field for place in found.missing.places} == {("cost", "five_year_total")}


def test_currencies_are_never_added() -> None:
    text = """
cost:
  lines:
    build: {once: 100 USD}
    abroad: {once: 100 EUR}
  growth: 0 %
  five_year_total: 200 USD
"""
    found = facts(solution("s", text))
    cost = found.costs.of(found.design.solutions["s"])
    assert cost.currencies == ["EUR", "USD"]
    assert cost.stated("USD", lambda each: each.once) == Bounds.exactly(100)
    total = cost.total("USD", lambda each: each.once)
    assert (total.low, total.high) == (100, float("inf"))


def test_without_growth_the_running_costs_do_not_fall() -> None:
    text = "cost:\n  lines:\n    a: {running: 10 USD / year}\n"
    found = facts(solution("s", text))
    five = found.costs.of(found.design.solutions["s"]).stated("USD", lambda each: each.five_years)
    assert (five.low, five.high) == (50, float("inf"))
    assert isinstance(five.missing, Missing)


def priced(amount: int) -> str:
    return (
        f"cost:\n  lines:\n    a: {{once: {amount} USD, fund: general}}\n"
        f"  growth: 0 %\n  five_year_total: {amount} USD\n"
    )


def together() -> Costs:
    gone = solution("gone", priced(99)).replace("stage: live", "stage: retired")
    return facts(
        solution("one", "service: maps\n" + priced(10)),
        solution("two", priced(5)),
        gone,
        "services:\n  maps: {name: Maps}\n",
    ).costs


def test_a_department_pays_for_its_solutions_but_not_for_those_that_are_gone() -> None:
    found = together().of_department("clerk")
    assert found.stated("USD", lambda each: each.once) == Bounds.exactly(15)
    assert [each.solution.id for each in found.entries] == ["one", "two"]


def test_a_service_costs_what_the_solutions_behind_it_do() -> None:
    assert together().of_service("maps").total("USD", lambda each: each.once) == Bounds.exactly(10)


def test_nothing_is_known_of_a_cost_that_is_not_stated() -> None:
    found = facts(solution("s", ""))
    cost = found.costs.of(found.design.solutions["s"]).total("USD", lambda each: each.once)
    assert (cost.low, cost.high) == (0, float("inf"))
