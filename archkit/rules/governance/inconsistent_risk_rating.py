"""GOV-006: a risk is rated or treated in a way that contradicts itself."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing
from archkit.analysis.risk_tables import overall_likelihood, risk_level
from archkit.model.risk import Risk, Treatment
from archkit.model.vocabulary import RiskLevel
from archkit.rules.rule import ERROR, Fail, Judgement, Rule, Situation, Unknown, WaivableBy

_RATINGS = ("likelihood", "impact", "level", "residual", "treatment", "owner")


def judge(risk: Risk, on: Situation) -> Judgement:
    """Judge one risk."""
    del on
    return [*_unstated(risk), *_likelihood(risk), *_level(risk), *_residual(risk), *_treated(risk)]


def _unstated(risk: Risk) -> Iterator[Unknown]:
    for field in _RATINGS:
        if getattr(risk, field) is None:
            yield Unknown(Missing.field(risk, field))


def _likelihood(risk: Risk) -> Iterator[Fail | Unknown]:
    """The likelihood follows from its two parts, where these are stated (table G-5)."""
    if risk.initiation is None and risk.success is None:
        return
    if risk.initiation is None or risk.success is None:
        absent = "initiation" if risk.initiation is None else "success"
        yield Unknown(Missing.field(risk, absent))
    elif risk.likelihood is not None:
        right = overall_likelihood(risk.initiation, risk.success)
        if risk.likelihood is not right:
            yield _wrong("likelihood", risk.likelihood, right, risk.initiation, risk.success, "G-5")


def _level(risk: Risk) -> Iterator[Fail]:
    if risk.likelihood is not None and risk.impact is not None and risk.level is not None:
        right = risk_level(risk.likelihood, risk.impact)
        if risk.level is not right:
            yield _wrong("level", risk.level, right, risk.likelihood, risk.impact, "I-2")


def _wrong(
    field: str, stated: RiskLevel, right: RiskLevel, row: RiskLevel, column: RiskLevel, table: str
) -> Fail:
    return Fail(
        f"its {field} is {stated}; {row} and {column} make {right} (SP 800-30 table {table})",
        field=(field,),
        key=field,
    )


def _residual(risk: Risk) -> Iterator[Fail]:
    if risk.residual is None or risk.level is None:
        return
    if risk.residual > risk.level:
        yield Fail(
            f"what remains ({risk.residual}) is more than there was ({risk.level})",
            field=("residual",),
            key="residual",
        )
    if risk.treatment is Treatment.ACCEPT and risk.residual < risk.level:
        yield Fail(
            f"it is accepted as it is, and yet falls from {risk.level} to {risk.residual}",
            field=("residual",),
            key="accepted",
        )


def _treated(risk: Risk) -> Iterator[Fail | Unknown]:
    if risk.treatment is Treatment.ACCEPT and risk.waiver is None and risk.accepted_by is None:
        yield Fail("it is accepted, and nobody says by whom", field=("treatment",), key="who")
    if risk.treatment is Treatment.MITIGATE:
        if not risk.controls:
            yield Fail("it is mitigated, and no control is named", field=("treatment",), key="none")
        if risk.due is None:
            yield Unknown(Missing.field(risk, "due"))


RULE = Rule(
    id="GOV-006",
    name="inconsistent-risk-rating",
    summary="A risk is rated or treated in a way that contradicts itself.",
    why=(
        "Boards rank risks by their level. Where one author multiplies and another looks it up,"
        " or a risk is accepted that nobody has signed for, the list says nothing any more."
    ),
    fix=(
        "Look the level up in the tables of SP 800-30, name the controls and the day by which"
        " they are in place, or who accepted it (`accepted_by:`, or a"
        " finding's `waiver:`)."
    ),
    severity=ERROR,
    traces_to=("NIST SP 800-30 rev. 1, tables G-5 and I-2", "NIST CSF 2.0 ID.RA"),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "The level is looked up by likelihood and impact, never multiplied. Where `initiation:`"
        " and `success:` are stated, the likelihood follows from them. The tables were compared"
        " with published implementations, not with the document itself: of table I-2 four agree"
        " and a fifth differs in one cell, of table G-5 there was one."
    ),
    subject=Risk,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
risks:
  forged:
    statement: Somebody forges a permit.
    initiation: high
    success: moderate
    likelihood: high # <- GOV-006
    impact: moderate
    level: high # <- GOV-006
    residual: very-high # <- GOV-006
    treatment: mitigate # <- GOV-006
    owner: {role: Town clerk}
    due: 2027-03-31
  lost:
    statement: A tablet is lost.
    likelihood: very-high
    impact: low
    level: low
    residual: very-low # <- GOV-006
    treatment: accept # <- GOV-006
    owner: {role: Town clerk}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
risks:
  forged:
    statement: Somebody forges a permit.
    initiation: high
    success: moderate
    likelihood: moderate
    impact: high
    level: moderate
    residual: low
    treatment: mitigate
    controls: [desk]
    owner: {role: Town clerk}
    due: 2027-03-31
  lost:
    statement: A tablet is lost.
    likelihood: very-high
    impact: low
    level: low
    residual: low
    treatment: accept
    waiver: lost-tablets
    owner: {role: Town clerk}
  late:
    statement: A permit is a day late.
    likelihood: moderate
    impact: low
    level: low
    residual: low
    treatment: accept
    accepted_by: {role: Information Security Officer}
    owner: {role: Town clerk}
waivers:
  lost-tablets:
    rule: SEC-005
    element: desk
    reason: Tablets hold a day's work only.
    approved_by: {role: Information Security Officer}
    expires: 2027-03-31
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service, stores: none}
risks:
  forged: # <- GOV-006 unknown
    statement: Somebody forges a permit.
    likelihood: moderate
    impact: high
  lost: # <- GOV-006 unknown
    statement: A tablet is lost.
    likelihood: very-high
    success: high
    impact: low
    level: low
    residual: low
    treatment: mitigate
    controls: [desk]
    owner: {role: Town clerk}
""",
    ),
)
