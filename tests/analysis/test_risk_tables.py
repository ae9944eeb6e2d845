"""The tables of NIST SP 800-30: vectors, and the order that any risk table keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.risk_tables import overall_likelihood, risk_level
from archkit.model.vocabulary import RiskLevel

VERY_LOW, LOW, MODERATE, HIGH, VERY_HIGH = RiskLevel
levels = st.sampled_from(RiskLevel)


@pytest.mark.parametrize(
    ("likelihood", "impact", "expected"),
    [
        (HIGH, MODERATE, MODERATE),
        (VERY_HIGH, LOW, LOW),
        (MODERATE, HIGH, MODERATE),
        (LOW, VERY_HIGH, MODERATE),
        (VERY_LOW, VERY_HIGH, LOW),
        (VERY_HIGH, VERY_HIGH, VERY_HIGH),
        (VERY_HIGH, VERY_LOW, VERY_LOW),
    ],
)
def test_a_risk_is_looked_up(likelihood: RiskLevel, impact: RiskLevel, expected: RiskLevel) -> None:
    assert risk_level(likelihood, impact) == expected


@pytest.mark.parametrize(
    ("initiation", "success", "expected"),
    [
        (VERY_HIGH, VERY_LOW, LOW),
        (VERY_HIGH, HIGH, VERY_HIGH),
        (HIGH, MODERATE, MODERATE),
        (MODERATE, HIGH, MODERATE),
        (LOW, VERY_LOW, VERY_LOW),
        (VERY_LOW, VERY_HIGH, LOW),
    ],
)
def test_a_likelihood_is_looked_up(
    initiation: RiskLevel, success: RiskLevel, expected: RiskLevel
) -> None:
    assert overall_likelihood(initiation, success) == expected


@given(levels, levels, levels)
def test_more_of_one_is_never_less_of_the_other(
    one: RiskLevel, other: RiskLevel, fixed: RiskLevel
) -> None:
    low, high = sorted((one, other))
    for table in (risk_level, overall_likelihood):
        assert table(low, fixed) <= table(high, fixed)
        assert table(fixed, low) <= table(fixed, high)
