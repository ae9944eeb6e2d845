"""What a solution costs each year: licences, hosting, support and people."""

from archkit.analysis.verdicts.figure import money_a_year
from archkit.analysis.verdicts.measure import Answer, Measure, Question
from archkit.analysis.verdicts.spending import ONE_CURRENCY, WHOLE, currency_of, spent
from archkit.model.quality import Metric
from archkit.model.solution import Solution


def answer(question: Question) -> Answer:
    """The sum of what is paid again and again, in the first year."""
    unit = money_a_year(currency_of(question))
    return spent(question, lambda entry: entry.yearly, unit, "what is paid in the first year")


MEASURE = Measure(
    metric=Metric.YEARLY_COST,
    of=(Solution,),
    bound="at_most",
    summary="What running the solution costs each year, in the first year.",
    method="The sum of the `running:` amounts of the solution's cost lines, a month times twelve.",
    source="US CIO Council, Application Rationalization Playbook, total cost of ownership",
    assumptions=(
        WHOLE,
        ONE_CURRENCY,
        "the first year is meant: later ones cost more by `growth:`",
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
    licence: {running: 8000 USD / year, fund: general fund}
  growth: 0 %
  five_year_total: 200000 USD
requirements:
  R1: # <- met 20,000 USD / year
    kind: constraint
    statement: The permit desk shall cost at most 20,000 USD a year.
    fit: {metric: yearly-cost, at_most: 20000 USD / year}
  R2: # <- unmet 20,000 USD / year
    kind: constraint
    statement: The permit desk shall cost at most 1,500 USD a month.
    fit: {metric: yearly-cost, at_most: 1500 USD / month}
  R3: # <- unknown not known
    kind: constraint
    statement: The permit desk shall cost at most 50,000 EUR a year.
    fit: {metric: yearly-cost, at_most: 50000 EUR / year}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
cost:
  lines:
    hosting: {running: 1000 USD / month, fund: general fund}
  growth: 0 %
requirements:
  R1: # <- unknown at least 12,000 USD / year
    kind: constraint
    statement: The permit desk shall cost at most 20,000 USD a year.
    fit: {metric: yearly-cost, at_most: 20000 USD / year}
  R2: # <- unmet at least 12,000 USD / year
    kind: constraint
    statement: The permit desk shall cost at most 10,000 USD a year.
    fit: {metric: yearly-cost, at_most: 10000 USD / year}
""",
    ),
)
