"""TXT-001: a requirement that does not bind."""

from typing import Literal

from archkit.model.requirement import Requirement
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    PASS,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
)
from archkit.rules.worded import told


class NoBindingWordParameters(Parameters):
    """How the city words its requirements."""

    keyword: Literal["shall", "must", "will"] = "shall"
    """The word that marks what binds."""


def judge(requirement: Requirement, on: Situation) -> Judgement:
    """Judge the text of one requirement."""
    statement = on.facts.statements.judged.get(id(requirement))
    if statement is None:
        return NOT_APPLICABLE
    keyword = on.given(NoBindingWordParameters).keyword
    modals = statement.sentence.modals
    if not modals:
        return Fail(
            f"`{requirement.id}` does not say `{keyword}`, so nobody can tell that it binds",
            field=("statement",),
        )
    if any(word == keyword for word, _ in modals):
        return PASS
    problem = f"says {{words}}, and the word for what binds is `{keyword}`"
    return told(requirement, statement, [words for _, words in modals], problem)


RULE = Rule(
    id="TXT-001",
    name="no-binding-word",
    summary="A requirement does not say `shall`, or binds by another word.",
    why=(
        "In contracts and audits `shall` binds, `should` advises and `will` foretells. Where a"
        " department, a vendor and a tester each read another word, they read another duty."
    ),
    fix=(
        "Write `the <system> shall <response>`; how much it matters is the task of `priority`."
        " Where the statement quotes a law or control catalogue, say `wording: quoted`."
    ),
    severity=ERROR,
    traces_to=("INCOSE Guide to Writing Requirements R1", "EARS"),
    notes=(
        "A city that binds by `must` or `will` says so in `keyword`. Capitals do not matter."
        " Up to TXT-040, the numbers of this family are those of the INCOSE guide's rules, to which"
        " the credit is due; conditions, words and texts are archkit's own. A requirement with"
        " `wording: quoted` is left alone by every rule of this family: its words are not the"
        " city's to change."
    ),
    subject=Requirement,
    judge=judge,
    parameters=NoBindingWordParameters,
    fires=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1:
    kind: operational
    statement: The permit desk must confirm receipt. # <- TXT-001
  R2:
    kind: operational
    statement: Online payment of permits. # <- TXT-001
  R3:
    kind: operational
    wording: own
    statement: Residents will pay online, and staff should help. # <- TXT-001
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
    statement: The permit desk SHALL confirm receipt.
  R2:
    kind: operational
    statement: The permit desk shall list the forms that residents must sign.
  R3:
    kind: constraint
    wording: quoted
    source: Town Charter, article 4
    statement: The ledgers of the town are open to its people.
""",
    ),
)
