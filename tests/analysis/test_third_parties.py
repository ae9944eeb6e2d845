"""A vendor's evidence counts from its day to its last, and not beyond."""

import pytest
from laid import facts

from archkit.analysis.knowledge import Missing
from archkit.model.organisation import EvidenceType

LAPSED = "{type: cjis-addendum, date: 2026-01-01, expires: 2026-10-31}"


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("{}", False),
        ("{a: {type: soc-2-type-2, date: 2026-01-01, expires: none}}", False),
        ("{a: {type: cjis-addendum, date: 2026-01-01, expires: none}}", True),
        ("{a: {type: cjis-addendum, date: 2026-01-01, expires: 2026-11-01}}", True),
        ("{a: {type: cjis-addendum, date: 2026-01-01, expires: 2026-10-31}}", False),
        ("{a: {type: cjis-addendum, date: 2026-11-02, expires: none}}", False),
        ("{a: {type: cjis-addendum, date: 2026-11-02}}", False),
        ("{a: {type: cjis-addendum, date: 2026-01-01}}", None),
        (f"{{a: {LAPSED}, b: {{type: cjis-addendum, date: 2026-10-31, expires: none}}}}", True),
    ],
)
def test_evidence_counts_from_its_day_to_its_last(evidence: str, expected: object) -> None:
    found = facts(f"vendors:\n  late: {{evidence: {evidence}}}\n")
    vendor = found.design.vendors["late"]
    answer = found.third_parties.shows(vendor, EvidenceType.CJIS_ADDENDUM)
    assert (None if isinstance(answer, Missing) else answer) is expected
