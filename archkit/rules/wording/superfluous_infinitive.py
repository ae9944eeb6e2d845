"""TXT-010: an ability where a deed is meant."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-010",
    name="superfluous-infinitive",
    summary="A requirement asks that something be able to do what it shall do.",
    why="`Shall be able to print` is met by a printer that is never switched on.",
    fix="Say what it does: `shall print`, not `shall be able to print`.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R10",),
    notes=(
        "`Shall enable` and `shall allow` make a note only: they may be the very thing that is"
        f" asked for. {listed(Fault.ABILITY)}"
    ),
    subject=Requirement,
    judge=by_fault(
        Fault.ABILITY,
        "asks for an ability where it means a deed: {words}",
        otherwise=by_fault(
            Fault.ENABLING, "may ask for an ability where it means a deed: {words}", severity=INFO
        ),
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
    statement: The permit desk shall be able to print permits. # <- TXT-010
  R2:
    kind: operational
    statement: The permit desk shall be designed to take cards. # <- TXT-010
  R3:
    kind: operational
    statement: The kiosk must have the capability to read cards. # <- TXT-010
  R4:
    kind: operational
    statement: The permit desk shall allow a clerk to print permits. # <- TXT-010
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
    statement: The permit desk shall print permits.
  R2:
    kind: operational
    statement: The permit desk shall let a clerk print permits.
  R3:
    kind: operational
    statement: When a clerk is able to sign, the permit desk shall show the form.
  R4:
    kind: operational
    statement: The permit desk shall show what residents allow.
""",
    ),
)
