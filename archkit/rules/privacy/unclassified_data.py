"""PRV-001: data of which nobody has said how sensitive they are."""

from archkit.model.information import Data
from archkit.rules.rule import ERROR, PASS, Fail, Judgement, Rule, Situation

_NEEDED = {
    "classification": "how sensitive it is",
    "owner": "which department answers for it",
    "regimes": "which laws govern it",
}


def judge(data: Data, _: Situation) -> Judgement:
    """Judge one kind of data."""
    absent = [field for field in _NEEDED if getattr(data, field) is None]
    if not absent:
        return PASS
    what = ", ".join(f"{_NEEDED[field]} (`{field}`)" for field in absent)
    return Fail(f"data `{data.id}` does not say {what}")


RULE = Rule(
    id="PRV-001",
    name="unclassified-data",
    summary="A kind of data has no classification, no owner, or no list of regimes.",
    why=(
        "Almost every rule on security and privacy asks how sensitive data are and which"
        " laws govern them. Where that is not said, nobody can tell whether they are safe."
    ),
    fix=(
        "Have the department that owns the data state `classification`, `owner` and `regimes`"
        " (`regimes: []` where no law asks for more)."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-53 RA-2", "NIST CSF 2.0 ID.AM-07"),
    notes=(
        "This rule is about absence itself, so an absent field is a finding and not an unknown."
        " Data that a component or a connection names and nobody declares are an error of the"
        " input already, before any rule runs."
    ),
    subject=Data,
    judge=judge,
    fires=(
        """
data:
  visitor-log: # <- PRV-001
    classification: internal
    owner: clerk
""",
    ),
    quiet=(
        """
data:
  visitor-log:
    classification: internal
    owner: clerk
    regimes: []
""",
    ),
)
