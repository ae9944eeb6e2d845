"""What a reader may not see is not in the output."""

import re
from pathlib import Path

import pytest
from town_site import SITE

SECRETS = ("watch book", "watch-book", "secret quill", "night ledger", "town guard", "cupboard")


def whole(town: Path, pattern: str = "*") -> str:
    files = sorted(path for path in (town / "out").rglob(pattern) if path.is_file())
    return "\n".join(f"{path}\n{path.read_text(encoding='utf-8')}" for path in files).casefold()


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_no_name_of_what_is_restricted_is_in_another_edition(
    town: Path, site: SITE, audience: str
) -> None:
    assert site(audience).exit_code == 0
    assert [name for name in SECRETS if name in whole(town)] == []


def test_the_restricted_edition_has_them_all(town: Path, site: SITE) -> None:
    site("restricted")
    assert [name for name in SECRETS if name not in whole(town)] == []


def test_a_name_that_a_statement_mentions_is_withheld(town: Path, site: SITE) -> None:
    site("staff")
    assert "although the (withheld) is down" in whole(town)


def test_the_role_of_a_hidden_person_is_a_word_of_every_day(town: Path, site: SITE) -> None:
    site("staff")
    assert "city clerk (ada byron)" in whole(town)


def test_the_public_edition_has_no_finding_risk_or_requirement_of_security(
    town: Path, site: SITE
) -> None:
    site("public")
    text = whole(town)
    told = (
        "sec-001",
        "encrypt",
        "cellar",
        "burglars",
        "ada byron",
        "front desk",
        "what the checks",
    )
    assert [each for each in told if each in text] == []


def test_the_same_are_in_the_restricted_edition(town: Path, site: SITE) -> None:
    site("restricted")
    told = ("encrypt", "cellar", "burglars", "ada byron", "front desk", "what the checks")
    assert [each for each in told if each not in whole(town)] == []


def test_an_edition_for_fewer_leaves_nothing_of_the_one_before(town: Path, site: SITE) -> None:
    site("restricted")
    site("public")
    assert [name for name in SECRETS if name in whole(town)] == []


def test_texts_of_models_become_no_structure(town: Path, site: SITE) -> None:
    site("staff")
    assert "<script" not in whole(town)
    text = whole(town, "*.md")
    assert "](javascript" not in text
    assert re.findall(r"\{\{|\{: ", text) == []
