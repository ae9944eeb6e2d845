"""B29: a missing accessibility report is a warning until the day that the law names."""

from datetime import date

import pytest
from maintainability_faults import REQUESTS
from oracle import Put
from trial import changed, judged

from archkit.model.settings import Severity


@pytest.mark.parametrize(
    ("day", "severity"),
    [(date(2027, 4, 25), Severity.WARNING), (date(2027, 4, 26), Severity.ERROR)],
)
def test_a_page_without_a_report_is_an_error_from_that_day_on(
    day: date, severity: Severity
) -> None:
    texts = changed([Put(REQUESTS, "components/status-page/accessibility", value="none")])
    found = [
        each.finding.severity
        for each in judged(texts, day).findings
        if each.finding.page.id == "QUA-002"
        and each.finding.element.address == "resident-requests.status-page"
    ]
    assert found == [severity]
