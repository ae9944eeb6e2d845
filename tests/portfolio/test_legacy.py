"""A city with two in five of its optional fields blank: less is known of it, and nothing is better."""

from collections import Counter

import pytest
from goes_without_saying import told
from legacy import THE_FAULT_ITSELF, blanked, forgiven
from oracle import AS_OF, Case, cases
from trial import changed, judged

from archkit.rules.catalogue import rules

NO_FIGURE = "a constraint need not have a figure, and one without it sets no bound to clash with"
ALLOWED = {("REQ-007", "online-permits.PERMIT-901"): NO_FIGURE}
"""What may be forgiven, and why."""


@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_that_fails_in_the_city_passes_once_fields_are_blank(seed: int) -> None:
    assert forgiven(changed(()), AS_OF, rules(), seed) == frozenset()


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.name.startswith("B")], ids=lambda case: case.name
)
def test_no_seeded_fault_passes_once_fields_are_blank(case: Case) -> None:
    wanted = [rule for rule in rules() if rule.id in case.rules]
    assert forgiven(changed(case.edits), case.as_of, wanted) - ALLOWED.keys() == frozenset()


def test_an_inherited_city_can_be_read_and_has_one_finding_for_all_that_an_element_lacks() -> None:
    result = judged(blanked(changed(())))
    lacking = Counter(
        each.finding.element.where for each in result.findings if each.finding.page.id == "CMP-001"
    )
    assert set(lacking.values()) == {1}
    assert len(lacking) < sum(result.size.values())


def test_the_same_fields_are_blank_each_time_and_two_in_five_of_them() -> None:
    texts = changed(())
    assert blanked(texts) == blanked(texts)
    sizes = [sum(map(len, blanked(texts, share=share).values())) for share in (0.0, 0.4, 1.0)]
    assert 0.3 < (sizes[0] - sizes[1]) / (sizes[0] - sizes[2]) < 0.5


def test_the_page_of_the_language_tells_which_fields_are_not_blanked() -> None:
    assert THE_FAULT_ITSELF.keys() <= told()
