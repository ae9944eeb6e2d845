"""What it costs to apply tactics: by the workspace's prices, written into the solution's cost."""

from collections.abc import Collection, Sequence
from itertools import count

from archkit.analysis.cost import YEARS, Costs
from archkit.model.overlay.spoken import Line
from archkit.model.quantities import Money
from archkit.model.settings import Price
from archkit.model.solution import Cost, Solution
from archkit.source.yaml_text import in_line

Priced = Sequence[tuple[str, Price]]
"""Prices, each with what it is for, such as a tactic; one may be paid several times."""


def over_five_years(prices: Sequence[Price], growth: float = 0.0) -> float:
    """What some prices come to over five years, the running part growing each year."""
    grown = sum((1 + growth) ** year for year in range(YEARS))
    once = sum(each.once.value for each in prices if each.once)
    return once + grown * sum(each.running.value for each in prices if each.running)


def cost_lines(solution: Solution, costs: Costs, priced: Priced) -> list[Line]:
    """The lines of a patch that write prices into the cost of a solution.

    Each becomes a cost line under its own name, and the total that was presented grows by
    it; nothing is written where the solution states no cost.

    Args:
        solution: The solution that pays.
        costs: What solutions cost in the design as it is.
        priced: The prices.
    """
    cost = solution.cost
    if cost is None or not priced:
        return []
    before = f"{Solution.SECTION}.{solution.id}.cost"
    named = _named(priced, cost)
    lines = [
        Line(
            "set",
            "",
            f"{before}.lines.{line}",
            in_line(_written(price, name, solution, costs)),
        )
        for line, name, price in named
    ]
    total = cost.five_year_total
    prices = [price for _, price in priced]
    if total is not None and cost.growth is not None and _one_currency(prices, total):
        more = over_five_years(prices, cost.growth.value)
        written = f"{total.value + more:.0f} {total.currency}"
        lines.append(Line("set", "", f"{before}.five_year_total", written))
    return lines


def _named(priced: Priced, cost: Cost) -> list[tuple[str, str, Price]]:
    """Each price with a name for its cost line that no other has, and what it is for."""
    taken = {*cost.lines}
    found = []
    for name, price in sorted(priced, key=lambda each: each[0]):
        line = _free(name, taken)
        taken.add(line)
        found.append((line, name, price))
    return found


def _free(name: str, taken: Collection[str]) -> str:
    if name not in taken:
        return name
    return next(each for number in count(2) if (each := f"{name}-{number}") not in taken)


def _written(price: Price, name: str, solution: Solution, costs: Costs) -> dict[str, object]:
    amounts = {"once": price.once, "running": price.running}
    written: dict[str, object] = {
        key: str(amount) for key, amount in amounts.items() if amount is not None
    }
    entries = costs.of(solution).entries
    funds = (each.fund for each in entries if each.field in written and each.fund is not None)
    if (fund := price.fund or next(funds, None)) is not None:
        written["fund"] = fund
    return {**written, "basis": f"{name.replace('-', ' ')}: {price.basis}"}


def _one_currency(prices: Sequence[Price], total: Money) -> bool:
    amounts = [amount for each in prices for amount in (each.once, each.running) if amount]
    return all(each.currency == total.currency for each in amounts)
