"""A hidden name is withheld where a reader would recognise it, and ordinary words stay."""

from datetime import date
from pathlib import Path

import pytest
from city import SETTINGS

from archkit.model.vocabulary import Audience
from archkit.model.workspace import open_workspace
from archkit.site.book import open_book
from archkit.site.edition import Edition

CITY = """
departments:
  clerk: {name: Town clerk}
zones:
  office: {kind: corporate, trust: 3}
nodes:
  office-1: {zone: office}
data:
  permit: {name: Permit, classification: internal, regimes: []}
  book: {name: Book, classification: internal, regimes: [], audience: staff}
technologies:
  sql-server-2016: {name: SQL Server 2016, end_of_life: none}
solution: fee-desk
name: Fee desk
department: clerk
stage: live
tier: 3
requirements:
  FEE-001: {kind: operational, statement: The desk shall take fees.}
components:
  desk: {name: Contact centre, kind: service, placed: [office-1]}
  sign-in: {name: Sign-in, kind: service, placed: [office-1]}
"""


@pytest.fixture
def public(tmp_path: Path) -> Edition:
    (tmp_path / "models").mkdir()
    (tmp_path / "archkit.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "models/town.yaml").write_text(CITY, encoding="utf-8")
    book = open_book(open_workspace(tmp_path), date(2026, 11, 1), Audience.PUBLIC)
    assert book.result.diagnostics == ()
    return book.edition


@pytest.mark.parametrize(
    "text",
    [
        "Residents track each permit without sign-in.",
        "The contact centre answers within a day.",
        "The portal keeps `availability` in sight.",
    ],
)
def test_words_of_every_day_stay(public: Edition, text: str) -> None:
    assert public.text(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It needs FEE-001 first.", "It needs (withheld) first."),
        ("It needs fee-desk.desk first.", "It needs (withheld) first."),
        ("It runs on sql server 2016.", "It runs on (withheld)."),
        ("It asks the fee desk.", "It asks the (withheld)."),
        ("`sign-in` meets it.", "`(withheld)` meets it."),
        ("`permit` is kept.", "`(withheld)` is kept."),
    ],
)
def test_an_id_a_proper_name_and_the_name_of_a_solution_are_withheld(
    public: Edition, text: str, left: str
) -> None:
    assert public.text(text) == left


def test_what_is_said_to_be_for_fewer_is_withheld_whatever_its_name(public: Edition) -> None:
    assert public.text("Each book is kept.") == "Each (withheld) is kept."
