"""Until when something counts: to the end of its last day, and never before its first."""

from datetime import date, timedelta

import pytest

from archkit.analysis.validity import is_over, is_recent

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(("after", "expected"), [(-1, False), (0, False), (1, True)])
def test_a_last_day_counts_to_its_end(after: int, *, expected: bool) -> None:
    assert expected == is_over(DAY, DAY + timedelta(days=after))


@pytest.mark.parametrize(("age", "expected"), [(-1, False), (0, True), (30, True), (31, False)])
def test_what_is_too_old_or_still_to_come_proves_nothing(age: int, *, expected: bool) -> None:
    assert expected == is_recent(DAY, DAY + timedelta(days=age), 30)
