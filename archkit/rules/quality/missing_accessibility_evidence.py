"""QUA-002: nobody has shown that everyone can use it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.obligations import Accessibility
from archkit.model.quantities import Duration
from archkit.model.vocabulary import Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)

_SEEN_BY_PEOPLE: Final = frozenset({Kind.WEB_APP, Kind.MOBILE_APP, Kind.SAAS})
_GUIDELINES: Final = re.compile(r"WCAG (\d+)\.(\d+) (?:level )?(A{1,3})", re.IGNORECASE)
_DAY: Final = 86400
_FOR_CITIES: Final = "ada-web-compliance-date"
_FOR_SMALL_CITIES: Final = "ada-web-compliance-date-small"


class MissingAccessibilityEvidenceParameters(Parameters):
    """What a report must be, and which day counts."""

    report_age: Duration = Duration.parse("730 d")
    """How old a report may be."""
    small_city: bool = False
    """Whether the city has fewer than 50,000 residents, and so a later day."""


def among(on: Situation) -> Sequence[Component]:
    """Those that people see."""
    return on.facts.directory.of_kinds(_SEEN_BY_PEOPLE)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind not in _SEEN_BY_PEOPLE or component.public_facing is False:
        return NOT_APPLICABLE
    faults = list(_faults(component, on))
    if component.public_facing is None and faults:
        return Unknown(Missing.field(component, "public_facing"))
    return faults


def _faults(component: Component, on: Situation) -> Iterator[Fail | Unknown]:
    shown = component.accessibility
    if shown is None:
        yield Unknown(Missing.field(component, "accessibility"))
        return
    if shown == "none":
        what = f"nothing shows that people with disabilities can use `{component.id}`"
        yield _fail(what, on)
        return
    wanted = on.facts.regulations.word("ada-web-standard")
    if not _reaches(shown.standard, wanted):
        yield _fail(f"`{component.id}` meets {shown.standard}, not {wanted}", on, "standard")
    yield from _report(component, shown, on)


def _report(component: Component, shown: Accessibility, on: Situation) -> Iterator[Fail | Unknown]:
    if shown.evidence == "none":
        yield _fail(f"no report shows that `{component.id}` meets {shown.standard}", on, "evidence")
        return
    for field in ("evidence", "date"):
        if getattr(shown, field) is None:
            yield Unknown(Missing.field(component, "accessibility", field))
    if shown.date is None:
        return
    limit = on.given(MissingAccessibilityEvidenceParameters).report_age
    age = (on.as_of - shown.date).days
    if age < 0:
        yield _fail(
            f"the report on `{component.id}` is of {shown.date}, a day still to come", on, "date"
        )
    elif age * _DAY > limit.value:
        what = f"the report on `{component.id}` is of {shown.date}, older than {limit}"
        yield _fail(what, on, "date")


def _reaches(given: str, wanted: str) -> bool:
    """Whether a standard is the one wanted, or a later version or stricter level of it."""
    least = _levels(wanted)
    return given == wanted or any(
        version >= least_version and level >= least_level
        for version, level in _levels(given)
        for least_version, least_level in least
    )


def _levels(text: str) -> list[tuple[tuple[int, int], str]]:
    """The versions of the guidelines that a text names, each with its level, `A` to `AAA`."""
    found = _GUIDELINES.finditer(text)
    return [((int(each[1]), int(each[2])), each[3].upper()) for each in found]


def _fail(message: str, on: Situation, field: str = "") -> Fail:
    small = on.given(MissingAccessibilityEvidenceParameters).small_city
    day = on.facts.regulations.day(_FOR_SMALL_CITIES if small else _FOR_CITIES)
    return Fail(
        message,
        ("accessibility", field) if field else ("accessibility",),
        severity=ERROR if on.as_of >= day else WARNING,
        evidence=(f"from {day} on it is an error",) if on.as_of < day else (),
        key=field,
    )


RULE = Rule(
    id="QUA-002",
    name="missing-accessibility-evidence",
    summary=(
        "A website, mobile app or bought service for the public has no recent report that it meets"
        " the accessibility standard."
    ),
    why=(
        "Whoever cannot see the screen or hold a mouse has the same right to the city's services."
        " The law sets a day from which it holds the city to a standard, also for what a vendor"
        " provides."
    ),
    fix=(
        "Have it tested, or ask the vendor for a report, and state it:"
        " `accessibility: {standard: WCAG 2.1 AA, evidence: records/report.pdf, date: 2026-05-12}`."
    ),
    severity=ERROR,
    traces_to=("28 CFR part 35, subpart H (ADA Title II)",),
    notes=(
        "It is a warning before the day from which the law holds the city to the standard, and an"
        " error from then on. Web apps, mobile apps and bought services are judged where they are"
        " `public_facing`. A later version (WCAG 2.2) or a stricter level (AAA) is as good;"
        " another standard is not, even where it contains this one: name the one that was tested."
        " The age of a report is a policy default. The city should waive a finding only under one"
        " of the exceptions in 28 CFR 35.201."
    ),
    regulations=("ada-web-standard", _FOR_CITIES, _FOR_SMALL_CITIES, "ada-web-vendors"),
    subject=Component,
    among=among,
    judge=judge,
    parameters=MissingAccessibilityEvidenceParameters,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    placed: [dmz-1]
    stores: none
    public_facing: true
    accessibility: none # <- QUA-002
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    public_facing: true
    accessibility:
      standard: WCAG 2.0 AA # <- QUA-002
      evidence: records/portal.pdf
      date: 2026-05-12
  payments:
    kind: saas
    vendor: acme
    public_facing: true
    accessibility:
      standard: Section 508 # <- QUA-002
      evidence: records/payments.pdf
      date: 2026-05-12
  app:
    kind: mobile-app
    public_facing: true
    accessibility:
      standard: WCAG 2.2 A # <- QUA-002
      evidence: records/app.pdf
      date: 2026-05-12
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    public_facing: true
    accessibility:
      standard: WCAG 2.1 AA
      evidence: none # <- QUA-002
  app:
    kind: mobile-app
    public_facing: true
    accessibility:
      standard: WCAG 2.1 AA
      evidence: records/app.pdf
      date: 2024-10-31 # <- QUA-002
  map:
    kind: saas
    public_facing: true
    accessibility:
      standard: WCAG 2.1 AA
      evidence: records/map.pdf
      date: 2026-12-01 # <- QUA-002
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    public_facing: true
    accessibility: {standard: WCAG 2.1 AA, evidence: records/portal.pdf, date: 2024-11-01}
  app:
    kind: mobile-app
    public_facing: true
    accessibility: {standard: WCAG 2.2 level AAA, evidence: records/app.pdf, date: 2026-11-01}
  desk: {kind: web-app, public_facing: false, accessibility: none}
  gateway: {kind: gateway, public_facing: true}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal:
    kind: web-app
    accessibility: {standard: WCAG 2.1 AA, evidence: records/portal.pdf, date: 2026-05-12}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal: {kind: web-app, public_facing: true} # <- QUA-002 unknown
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  portal: # <- QUA-002 unknown
    kind: web-app
    public_facing: true
    accessibility: {standard: WCAG 2.1 AA}
  app: {kind: mobile-app, accessibility: none} # <- QUA-002 unknown
""",
    ),
)
