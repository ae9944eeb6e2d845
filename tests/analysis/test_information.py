"""Which laws govern what a component keeps, works on and exchanges."""

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.vocabulary import CARDHOLDER, CRIMINAL_JUSTICE

DESIGN = solution(
    "cases",
    """
components:
  keeper: {kind: database, stores: [case-file]}
  reader: {kind: service, stores: none}
  worker: {kind: service, stores: none, processes: [case-file]}
  idle: {kind: service, stores: none}
  unsaid: {kind: database}
  silent: {kind: service, stores: none}
connections:
  reader -> keeper: {carries: none, returns: [case-file]}
  silent -> idle: {carries: [permit]}
  silent -> unsaid: {}
""",
)


def plain(answer: Truth) -> bool | None:
    return None if isinstance(answer, Missing) else answer


def governed(known: Facts, name: str) -> bool | None:
    component = known.design.components[f"cases.{name}"]
    return plain(known.information.under(CRIMINAL_JUSTICE, component))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("keeper", True),
        ("reader", True),
        ("worker", True),
        ("idle", False),
        ("unsaid", None),
        ("silent", None),
    ],
)
def test_a_component_is_governed_by_what_it_keeps_works_on_and_exchanges(
    name: str, expected: object
) -> None:
    assert governed(facts(DESIGN), name) is expected


def test_only_what_a_component_keeps_counts_as_kept() -> None:
    known = facts(DESIGN)
    answers = {
        name: plain(
            known.information.stores_under(
                CRIMINAL_JUSTICE, known.design.components[f"cases.{name}"]
            )
        )
        for name in ("keeper", "reader", "unsaid")
    }
    assert answers == {"keeper": True, "reader": False, "unsaid": None}


def test_where_no_data_are_governed_nobody_has_to_say_what_is_kept() -> None:
    known = facts(DESIGN)
    unsaid = known.design.components["cases.unsaid"]
    assert known.information.under(CARDHOLDER, unsaid) is False
    assert known.information.stores_under(CARDHOLDER, unsaid) is False


def test_data_whose_laws_nobody_has_stated_may_be_governed_by_any() -> None:
    known = facts(DESIGN, "data:\n  parcel: {classification: internal}\n")
    unsaid = known.design.components["cases.unsaid"]
    assert plain(known.information.under(CARDHOLDER, unsaid)) is None


def test_the_first_governed_data_are_the_first_by_id() -> None:
    known = facts(DESIGN, "data:\n  arrest: {regimes: [CJI]}\n")
    first = known.information.first_under(CRIMINAL_JUSTICE, ["permit", "case-file", "arrest"])
    assert first is known.design.data["arrest"]
    assert known.information.first_under(CRIMINAL_JUSTICE, ["permit"]) is None
