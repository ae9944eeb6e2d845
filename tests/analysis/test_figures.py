"""Figures are written in the unit in which they read best."""

import pytest

from archkit.analysis.figures import length
from archkit.analysis.verdicts.figure import KEPT
from archkit.model.quantities import Duration


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("10 years", "10 years"),
        ("2 years", "2 years"),
        ("912.5 d", "2.5 years"),
        ("400 d", "400 d"),
        ("365 d", "365 d"),
        ("12 months", "360 d"),
        ("36 h", "36 h"),
        ("90 s", "1.5 min"),
    ],
)
def test_a_length_reads_in_the_unit_that_suits_it(stated: str, written: str) -> None:
    assert length(Duration.parse(stated).value) == written


@pytest.mark.parametrize(
    ("seconds", "written"), [(0.0, "no time"), (float("inf"), "without end"), (86400.0 * 3, "3 d")]
)
def test_what_is_kept_may_be_kept_without_end(seconds: float, written: str) -> None:
    assert KEPT.write(seconds) == written
