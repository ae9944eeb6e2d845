"""A study of options has a page of its own, for staff."""

import re
from pathlib import Path

import pytest
from town_site import SITE

OPTIONS = """
solution: counter
criteria:
  cost: {name: What it costs, measure: five-year-cost, weight: 2, worst: 90000 USD, best: 0 USD}
  clerks: {name: What clerks say, description: Asked on a Monday., weight: 1}
  never: {name: Still there, measure: unmet-requirements, at_most: 0 requirements}
options:
  keep:
    name: Keep the counter
    description: It stays as it is.
    approach: do-nothing
    changes: none
    lead_time: 0 d
    exit_time: 1 month
    scores: {clerks: 2}
  kiosk:
    name: Buy a kiosk
    approach: buy
    changes: {set: {desk.name: Kiosk}}
    lead_time: 6 months
    exit_time: 1 month
    scores: {clerks: 4}
"""
PAGE = "out/options/counter.md"


@pytest.fixture
def studied(town: Path) -> Path:
    (town / "models/options.yaml").write_text(OPTIONS, encoding="utf-8")
    return town


def test_a_study_has_the_ways_the_figures_the_points_and_how_firm_they_are(
    studied: Path, site: SITE
) -> None:
    assert site().exit_code == 0, site().output
    text = (studied / PAGE).read_text(encoding="utf-8")
    assert re.findall(r"^## (.*?)(?: \{.*)?$", text, re.MULTILINE) == [
        "The options",
        "2 options by 3 criteria",
        "What each comes to",
        "What they are compared by",
        "Points",
        "What to know of it",
    ]
    assert "| Keep the counter | Do nothing | It stays as it is. |" in text
    assert "| What clerks say | Asked on a Monday. | - | - | - |" in text


def test_what_nobody_knows_is_unknown_and_never_nought(studied: Path, site: SITE) -> None:
    site()
    text = (studied / PAGE).read_text(encoding="utf-8")
    assert "| Cost over five years | not known | not known |" in text


def test_the_page_of_the_system_and_the_list_of_pages_lead_there(studied: Path, site: SITE) -> None:
    site()
    told = [
        (studied / "out" / page).read_text(encoding="utf-8")
        for page in ("solutions/counter.md", "contents.md")
    ]
    assert ["options/counter.md" in text for text in told] == [True, True]


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_whoever_may_not_see_an_option_does_not_see_the_study(
    studied: Path, site: SITE, audience: str
) -> None:
    if audience == "staff":
        told = OPTIONS.replace("approach: buy", "approach: buy\n    audience: restricted")
        (studied / "models/options.yaml").write_text(told, encoding="utf-8")
    assert site(audience).exit_code == 0
    told_of = [
        path.name
        for path in (studied / "out").rglob("*")
        if path.is_file() and re.search("kiosk", path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert ((studied / PAGE).exists(), told_of) == (False, [])


@pytest.mark.usefixtures("studied")
def test_a_site_that_is_written_again_is_the_same_and_draws_nothing(site: SITE) -> None:
    site()
    assert site().output.startswith("wrote 0 of ")
