"""What a solution costs once: building, buying and moving."""

from archkit.analysis.verdicts.figure import money
from archkit.analysis.verdicts.measure import Answer, Measure, Question
from archkit.analysis.verdicts.spending import ONE_CURRENCY, WHOLE, currency_of, spent
from archkit.model.quality import Metric
from archkit.model.solution import Solution


def answer(question: Question) -> Answer:
    """The sum of what is paid once."""
    unit = money(currency_of(question))
    return spent(question, lambda entry: entry.once, unit, "what is paid once")


MEASURE = Measure(
    metric=Metric.ONE_OFF_COST,
    of=(Solution,),
    bound="at_most",
    summary="What the solution costs once: to build, buy and move to it.",
    method="The sum of the `once:` amounts of the solution's cost lines.",
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
    training: {once: 20000 USD, fund: general fund}
    hosting: {running: 1000 USD / month, fund: general fund}
  growth: 0 %
  five_year_total: 180000 USD
requirements:
  R1: # <- met 120,000 USD
    kind: constraint
    statement: The permit desk shall cost at most 120,000 USD once.
    fit: {metric: one-off-cost, at_most: 120000 USD}
  R2: # <- unmet 120,000 USD
    kind: constraint
    statement: The permit desk shall cost at most 100,000 USD once.
    fit: {metric: one-off-cost, at_most: 100000 USD}
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 3
cost:
  lines:
    build: {once: 100000 USD, fund: capital projects}
    training: {fund: general fund}
  growth: 0 %
  five_year_total: 115000 USD
requirements:
  R1: # <- unknown at least 100,000 USD
    kind: constraint
    statement: The permit desk shall cost at most 120,000 USD once.
    fit: {metric: one-off-cost, at_most: 120000 USD}
""",
    ),
)
