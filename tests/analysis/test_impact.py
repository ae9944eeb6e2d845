"""The high-water mark of FIPS 199: a vector, and laws."""

from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.impact import OBJECTIVES, high_water, overall
from archkit.model.information import Data, Impact
from archkit.model.vocabulary import Level

levels = st.sampled_from(list(Level))
impacts = st.builds(Impact, confidentiality=levels, integrity=levels, availability=levels)
kinds = st.lists(st.builds(Data, impact=impacts), min_size=1, max_size=5)


def test_each_objective_takes_the_highest_of_all_data() -> None:
    a = Data(impact=Impact(confidentiality="moderate", integrity="low", availability="low"))
    b = Data(impact=Impact(confidentiality="low", integrity="high", availability="moderate"))
    marks = [high_water((a, b), objective).level for objective in OBJECTIVES]
    assert marks == [Level.MODERATE, Level.HIGH, Level.MODERATE]
    assert overall(
        Impact(confidentiality="moderate", integrity="high", availability="moderate")
    ) is (Level.HIGH)


@given(kinds, st.sampled_from(OBJECTIVES))
def test_further_data_never_lower_the_mark(data: list[Data], objective: str) -> None:
    fewer, more = high_water(data[1:], objective).level, high_water(data, objective).level
    assert more is not None
    assert fewer is None or more >= fewer


@given(kinds, st.sampled_from(OBJECTIVES))
def test_the_order_of_data_never_changes_the_level(data: list[Data], objective: str) -> None:
    assert high_water(data, objective).level == high_water(data[::-1], objective).level
