"""TXT-024: a word that stands for another."""

from archkit.analysis.wording.fault import Fault
from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, WARNING, Rule
from archkit.rules.worded import by_fault, listed

RULE = Rule(
    id="TXT-024",
    name="pronoun",
    summary="A requirement uses a pronoun where it should name who or what is meant.",
    why=(
        "In `when the clerk returns the form to the holder, it shall …` nobody knows what"
        " `it` is; and a requirement is read alone, without those around it."
    ),
    fix="Repeat the name.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R24",),
    notes=(
        "Possessives make a note only, since the reader mostly sees whose is meant. A pronoun in"
        " a reason (TXT-020), an aside (TXT-021) or a further sentence (TXT-018) is not told"
        " beside them: it goes when they are moved."
        f" {listed(Fault.PRONOUN)}"
    ),
    subject=Requirement,
    judge=by_fault(
        Fault.PRONOUN,
        "leaves open who or what is meant: {words}",
        otherwise=by_fault(
            Fault.POSSESSIVE, "may leave open whose is meant: {words}", severity=INFO
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
    statement: When a clerk returns a form, it shall carry a stamp. # <- TXT-024
  R2:
    kind: operational
    statement: The permit desk shall tell everyone about a closure. # <- TXT-024
  R3:
    kind: operational
    statement: The permit desk shall show these forms. # <- TXT-024
  R4:
    kind: operational
    statement: The permit desk shall show each resident their forms. # <- TXT-024
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
    statement: When a clerk returns a form, the form shall carry a stamp.
  R2:
    kind: operational
    statement: The permit desk shall sign clerks in through the IT department.
  R3:
    kind: operational
    statement: The permit desk shall list the forms that residents must sign.
""",
    ),
)
