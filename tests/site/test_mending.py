"""An unmet requirement tells what would mend it, or that nothing would; never to the public."""

from pathlib import Path

import pytest
from town_site import SITE

from archkit.site import mending

UNMET = """
solution: desks
name: Desks
department: clerk
audience: public
stage: live
tier: 3
requirements:
  DESK-001:
    kind: quality
    quality: availability
    statement: The desk shall work 99.9 % of each month.
    priority: must
    fit: {metric: availability, at_least: 99.9 %, of: desk, over: month}
  DESK-002:
    kind: quality
    quality: time-behaviour
    statement: The desk shall cost 1 USD at most.
    priority: must
    fit: {metric: five-year-cost, at_most: 1 USD}
components:
  desk: {name: Front desk, kind: service, placed: [office-1], availability: 99.5 %, redundancy: none}
cost:
  lines:
    rent: {once: 900 USD, fund: general fund, basis: quote of 2026-10-01}
"""
PAGE = "out/solutions/desks.md"
LEAD = "What would mend it:"


@pytest.fixture
def desks(town: Path) -> Path:
    (town / "models/desks.yaml").write_text(UNMET, encoding="utf-8")
    (town / "models/nodes.yaml").write_text(
        "sites: {hall: {name: Town hall}, barn: {name: Barn}}\n"
        "nodes: {barn-1: {zone: office, site: barn}}\n",
        encoding="utf-8",
    )
    return town


def told(root: Path, requirement: str) -> list[str]:
    """What stands below a requirement as what would mend it."""
    text = (root / PAGE).read_text(encoding="utf-8")
    own = text.partition(f"### {requirement} ")[2].partition("\n### ")[0]
    return [line for line in own.partition(LEAD)[2].splitlines() if line.startswith("- ")]


def test_what_mends_it_is_told_with_the_figure_then_and_what_it_costs(
    desks: Path, site: SITE
) -> None:
    assert site().exit_code == 0
    first, *_ = told(desks, "DESK-001")
    assert ("“Front desk”" in first, "Expected then: 99." in first) == (True, True)
    assert "What it costs: nobody has said." in first


def test_where_nothing_helps_it_says_so(desks: Path, site: SITE) -> None:
    site()
    (only,) = told(desks, "DESK-002")[:1]
    assert "Nothing" in only


@pytest.mark.parametrize("name", ["", "name: Cellar lift, "])
def test_who_may_not_see_a_part_is_not_told_its_name(desks: Path, site: SITE, name: str) -> None:
    hidden = UNMET.replace("of: desk,", "of: lift,").replace(
        "  desk: {name: Front desk, ",
        (f"  desk: {{kind: web-app, placed: [office-1]}}\n  lift: {{{name}audience: restricted, "),
    )
    (desks / "models/desks.yaml").write_text(hidden, encoding="utf-8")
    assert site().exit_code == 0
    found = "\n".join(told(desks, "DESK-001"))
    assert ("(withheld)" in found, "lift" in found.lower()) == (True, False)


def test_the_public_is_not_told(desks: Path, site: SITE) -> None:
    site("public")
    assert LEAD not in (desks / PAGE).read_text(encoding="utf-8")


def test_what_is_too_much_to_search_for_is_left_to_the_command(
    desks: Path, site: SITE, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "_SEARCHED", 1)
    site()
    assert told(desks, "DESK-002") == [
        "- “archkit propose desks.DESK-002” looks for what would mend it."
    ]
