"""GOV-007: what a solution costs is not worked out, or does not add up."""

from collections.abc import Iterator

from archkit.analysis.cost import Account, adds_up
from archkit.analysis.knowledge import Missing
from archkit.model.solution import Cost, Solution
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    if not Stage.APPROVED <= solution.stage < Stage.RETIRED:
        return NOT_APPLICABLE
    if solution.cost is None:
        return Unknown(Missing.field(solution, "cost"))
    account = on.facts.costs.of(solution)
    return [*_lines(solution, solution.cost), *_total(solution, solution.cost, account)]


def _lines(solution: Solution, cost: Cost) -> Iterator[Fail | Unknown]:
    if not cost.lines:
        yield Fail("its cost has no lines", field=("cost", "lines"), key="lines")
    for name, line in cost.lines.items():
        if line.once is None and line.running is None:
            yield Unknown(Missing.field(solution, "cost", "lines", name, "running"))
        for field in ("fund", "basis"):
            if getattr(line, field) is None:
                yield Unknown(Missing.field(solution, "cost", "lines", name, field))


def _total(solution: Solution, cost: Cost, account: Account) -> Iterator[Fail | Unknown]:
    stated = cost.five_year_total
    if stated is None:
        yield Unknown(Missing.field(solution, "cost", "five_year_total"))
        return
    known = sorted({*account.currencies, stated.currency})
    if len(known) > 1:
        yield Fail(
            f"its cost is stated in {' and '.join(known)}: a sum needs one currency",
            field=("cost",),
            key="currency",
        )
        return
    total = account.stated(stated.currency, lambda each: each.five_years)
    if total.missing is not None:
        yield Unknown(total.missing)
    elif not adds_up(total.low, stated.value):
        yield Fail(
            f"its total over five years is {stated.value:,.0f} {known[0]}; the lines make"
            f" {total.low:,.0f} {known[0]}",
            field=("cost", "five_year_total"),
            evidence=tuple(_evidence(cost)),
            key="total",
        )


def _evidence(cost: Cost) -> Iterator[str]:
    for name, line in cost.lines.items():
        terms = [str(figure) for figure in (line.once, line.running) if figure is not None]
        yield f"{name}: {' and '.join(terms)}"
    yield f"running costs rise {cost.growth} a year"


RULE = Rule(
    id="GOV-007",
    name="incomplete-cost",
    summary="What a solution costs over five years is not worked out, or does not add up.",
    why=(
        "The price on the offer is a third of what it will cost. A board that approves the first"
        " year buys the other four unseen, and the fund that has to pay them learns of it late."
    ),
    fix=(
        "State each line's `once:` or `running:` cost with the `fund:` that pays and the quote or"
        " working behind it (`basis:`), the yearly `growth:`, and the total that these make."
    ),
    severity=WARNING,
    traces_to=("US CIO Council, Application Rationalization Playbook, total cost of ownership",),
    notes=(
        "It judges solutions from `approved` on. The total is what is paid once and five years of"
        " the running costs, these growing each year from the second on; half a percent is left"
        " to rounding. Nothing is discounted. The playbook's own text was not read."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
cost:
  lines:
    build: {once: 100000 USD, fund: capital projects, basis: quote 17}
    hosting: {running: 1000 USD / month, fund: general fund, basis: price list 2026}
  growth: 0 %
  five_year_total: 112000 USD # <- GOV-007
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
cost: # <- GOV-007
  lines:
    build: {once: 100000 EUR, fund: capital projects, basis: quote 17}
  growth: 0 %
  five_year_total: 100000 USD
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
cost:
  lines:
    build: {once: 100000 USD, fund: capital projects, basis: quote 17}
    hosting: {running: 1000 USD / month, fund: general fund, basis: price list 2026}
  growth: 3 %
  five_year_total: 164000 USD
""",
        """
solution: ideas
department: clerk
stage: proposed
tier: 2
""",
    ),
    unknown=(
        """
solution: permits # <- GOV-007 unknown
department: clerk
stage: approved
tier: 2
cost:
  lines:
    build: {fund: capital projects}
""",
        """
solution: permits # <- GOV-007 unknown
department: clerk
stage: approved
tier: 2
cost:
  lines:
    hosting: {running: 1000 USD / month, fund: general fund, basis: price list 2026}
  five_year_total: 60000 USD
""",
    ),
)
