"""TXT-004: a name that the model does not know."""

from archkit.model.requirement import Requirement
from archkit.rules.rule import INFO, Judgement, Rule, Situation
from archkit.rules.worded import words_found


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    search = on.facts.statements.unknown_names
    problem = "names what the model does not: {words}"
    return words_found(requirement, on, search, problem, only_if_whole=True)


RULE = Rule(
    id="TXT-004",
    name="undefined-name",
    summary="A requirement uses a name that neither the glossary nor the model knows.",
    why="A reader cannot look it up, and two readers may think of two things.",
    fix=(
        "Add it to the glossary (`glossary: {…: {means: …}}`), or call it by the name that"
        " the model has."
    ),
    severity=INFO,
    traces_to=("INCOSE Guide to Writing Requirements R4",),
    notes=(
        "A name is one or more words with capitals, not at the start of a sentence. Known are"
        " the words of the glossary, and of the names and ids of departments, teams, vendors,"
        " agreements, services, technologies, data, zones, sites, projects, solutions and"
        " components, the roles of owners, weekdays, months, languages, the states, and words such"
        " as `Internet`. Acronyms are TXT-037's."
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
    statement: When a permit expires, the permit desk shall tell the Zoning Board. # <- TXT-004
  R2:
    kind: operational
    statement: The permit desk shall send plans to Digital Plan Room. # <- TXT-004
""",
    ),
    quiet=(
        """
glossary:
  zoning-board: {means: The people who decide on land use., also: [Board of Zoning]}
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: When a permit expires, the permit desk shall tell the Zoning Board.
  R2:
    kind: operational
    statement: The permit desk shall show Public Works the plans of each Monday.
  R3:
    kind: operational
    statement: Permit staff shall sign plans.
""",
    ),
)
