"""TXT-002: a requirement that does not say who acts."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Rule
from archkit.rules.worded import by_fault

RULE = Rule(
    id="TXT-002",
    name="passive-voice",
    summary="A requirement says what is to be done, and not who does it.",
    why=(
        "What shall be done by nobody in particular is done by nobody, and no test knows"
        " where to look."
    ),
    fix=("Put who acts first: `The case desk shall post the fees`, not `Fees shall be posted`."),
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R2",),
    notes=(
        "It looks behind the word that binds only, for `be` and a participle. Words that tell"
        " how something is, such as `available`, `licensed` or `located`, are known."
    ),
    subject=Requirement,
    judge=by_fault(Fault.PASSIVE, "hides who acts: {words}"),
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: Fees shall be posted to the ledger each night. # <- TXT-002
  R2:
    kind: operational
    statement: Each form shall not be kept after the visit. # <- TXT-002
  R3:
    kind: operational
    statement: When a form arrives, a receipt must then be automatically sent. # <- TXT-002
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall be available to residents each day.
  R2:
    kind: operational
    statement: The permit desk shall be able to post fees.
  R3:
    kind: operational
    statement: The permit desk shall show forms that are signed.
  R4:
    kind: operational
    statement: The archive shall be located in the vault.
""",
    ),
)
