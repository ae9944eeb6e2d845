"""What a solution costs over five years, as a board is asked to approve it."""

from archkit.analysis.verdicts.figure import money
from archkit.analysis.verdicts.measure import Answer, Measure, Question
from archkit.analysis.verdicts.spending import ONE_CURRENCY, WHOLE, currency_of, spent
from archkit.model.quality import Metric
from archkit.model.solution import Solution


def answer(question: Question) -> Answer:
    """What is paid once, and five years of what is paid again and again."""
    unit = money(currency_of(question))
    return spent(question, lambda entry: entry.five_years, unit, "what is paid over five years")


MEASURE = Measure(
    metric=Metric.FIVE_YEAR_COST,
    of=(Solution,),
    bound="at_most",
    summary="What the solution costs over five years, once and running together.",
    method=(
        "T = sum of once + sum over i = 0..4 of running * (1 + g)^i, with g the stated `growth:`"
        " of the cost. Nothing is discounted."
    ),
    source="US CIO Council, Application Rationalization Playbook, total cost of ownership",
    assumptions=(
        WHOLE,
        ONE_CURRENCY,
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 3
cost:
  lines:
    build: {once: 100000 USD, fund: capital projects}
    hosting: {running: 1000 USD / month, fund: general fund}
  growth: 3 %
  five_year_total: 164000 USD
requirements:
  R1: # <- met 163,710 USD
    kind: constraint
    statement: The permit desk shall cost at most 165,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 165000 USD}
  R2: # <- unmet 163,710 USD
    kind: constraint
    statement: The permit desk shall cost at most 150,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 150000 USD}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 3
cost:
  lines:
    build: {once: 100000 USD, fund: capital projects}
    hosting: {running: 1000 EUR / month, fund: general fund}
  growth: 0 %
  five_year_total: 164000 USD
requirements:
  R1: # <- unknown at least 100,000 USD
    kind: constraint
    statement: The permit desk shall cost at most 165,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 165000 USD}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- unknown not known
    kind: constraint
    statement: The permit desk shall cost at most 165,000 USD over five years.
    fit: {metric: five-year-cost, at_most: 165000 USD}
""",
    ),
)
