"""Agree on a price that does not rise for as long as the agreement runs."""

from collections.abc import Iterator

from archkit.model.quality import Metric
from archkit.model.quantities import Money
from archkit.model.solution import Solution
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """The cost without growth, and the total over five years that follows."""
    solution = aim.subject
    if not isinstance(solution, Solution) or solution.cost is None:
        return
    account = aim.facts.costs.of(solution)
    rising = solution.cost.growth is not None and solution.cost.growth.value > 0
    total = solution.cost.five_year_total
    if rising and isinstance(total, Money) and account.currencies == [total.currency]:
        flat = sum(each.once.low + 5 * each.yearly.low for each in account.entries)
        lines = (
            aim.state(solution, "cost.growth", "0 %"),
            aim.state(solution, "cost.five_year_total", f"{flat:.0f} {total.currency}"),
        )
        yield Remedy(f"agree on prices for `{solution.id}` that do not rise for five years", lines)


TACTIC = Tactic(
    id="fix-the-price",
    concern=Concern.COST,
    summary="Agree on prices that do not rise for five years.",
    when="What is paid again and again rises each year, and an agreement can be made anew.",
    costs="A longer term, and so less freedom to leave.",
    harms="A price that is fixed high stays high; leaving early may cost a penalty.",
    source="US CIO Council, Application Rationalization Playbook, total cost of ownership",
    metrics=frozenset({Metric.FIVE_YEAR_COST}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
cost:
  lines: {hosting: {running: 10000 USD / year, fund: general}}
  growth: 10 %
  five_year_total: 61051 USD
requirements:
  R1: # <- met
    kind: constraint
    statement: The permit system shall cost at most 55,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 55000 USD}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
cost:
  lines: {hosting: {running: 12000 USD / year, fund: general}}
  growth: 0 %
  five_year_total: 60000 USD
requirements:
  R1: # <- unmet
    kind: constraint
    statement: The permit system shall cost at most 55,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 55000 USD}
""",
    ),
)
