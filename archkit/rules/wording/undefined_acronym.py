"""TXT-037: an acronym that nothing explains."""

from archkit.model.requirement import Requirement
from archkit.rules.rule import WARNING, Judgement, Rule, Situation
from archkit.rules.worded import words_found


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    search = on.facts.statements.unknown_acronyms
    return words_found(requirement, on, search, "does not explain {words}", only_if_whole=True)


RULE = Rule(
    id="TXT-037",
    name="undefined-acronym",
    summary="A requirement uses an acronym that neither it nor the model explains.",
    why=(
        "The department reads its own requirements; an acronym of the trade shuts it out, or"
        " means something else to it."
    ),
    fix="Add it to the glossary (`glossary: {…: {means: …}}`), or write it out.",
    severity=WARNING,
    traces_to=("INCOSE Guide to Writing Requirements R37",),
    notes=(
        "An acronym is a word of two or more capitals. Known are everyday ones such as `PDF` and"
        " `UTC`, units, those with a version behind (`TLS 1.3`), those in the names and ids of the"
        " model (see TXT-004), and those that the statement explains in parentheses."
    ),
    subject=Requirement,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall send forms over EDI. # <- TXT-037
  R2:
    kind: operational
    statement: The permit desk shall show GIS layers and CAD drawings to clerks. # <- TXT-037
""",
    ),
    quiet=(
        """
glossary:
  edi: {means: The exchange of forms between computers in a fixed layout.}
  geographic-information: {means: Maps with data behind them., also: [GIS]}
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk shall send forms over EDI.
  R2:
    kind: operational
    statement: The permit desk shall show GIS layers.
  R3:
    kind: operational
    statement: The permit desk shall show CAD (computer-aided design) drawings.
  R4:
    kind: operational
    statement: The permit desk shall print a PDF and meet WCAG 2.1 level AA over TLS 1.3.
  R5:
    kind: operational
    statement: The permit desk SHALL print forms of 5 MB AND mail receipts.
""",
    ),
)
