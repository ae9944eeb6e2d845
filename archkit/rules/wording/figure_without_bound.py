"""TXT-033: a figure that is neither the least nor the most."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-033",
    name="figure-without-bound",
    summary="A requirement has an exact figure where the least or the most is meant.",
    why=(
        "`Keep for 365 days` is broken by keeping for 366, and by deleting a day early; which"
        " of them matters is not said."
    ),
    fix=(
        "Write `at least`, `at most`, `within` or `between … and …`, or add a fit criterion"
        " with its bound."
    ),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R33",),
    notes=(
        "Figures with a unit of measure are looked at, behind the word that binds. A"
        " measurable fit criterion excuses them: its bound says which way the figure counts. So"
        " does another figure that has its bound, for a share: `95 % of searches within 2 s`"
        " tells how often the bound holds. `100 %` is TXT-026's."
    ),
    subject=Requirement,
    judge=by_fault(
        Fault.NO_BOUND,
        "does not say whether {words} is the least or the most",
        unless_measured=True,
    ),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The archive shall keep permits for 365 days. # <- TXT-033
  R2:
    kind: operational
    statement: The permit desk shall answer 95 % of calls. # <- TXT-033
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R0:
    kind: operational
    statement: The permit desk shall answer 95 % of calls within 3 min.
  R1:
    kind: operational
    statement: The archive shall keep permits for at least 365 days.
  R2:
    kind: operational
    statement: The permit desk shall grant a pass of 4 h at most.
  R3:
    kind: operational
    statement: The permit desk shall print 20 ± 2 mm of margin.
  R4:
    kind: operational
    statement: While 20 % of clerks are ill, the permit desk shall print permits each 2 hours.
  R5:
    kind: quality
    fit: {metric: retention, at_least: 365 d}
    statement: The archive shall keep permits for 365 days.
""",
    ),
)
