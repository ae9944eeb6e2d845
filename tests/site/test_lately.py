"""What changed lately stands on the pages, within what their readers may see."""

from pathlib import Path

import pytest
from city_in_git import git
from growing_town import SUBJECT, grow
from test_editions import SECRETS, whole
from town_site import SITE


@pytest.fixture
def grown(town: Path) -> Path:
    grow(town)
    return town


def page(town: Path, name: str) -> str:
    return (town / "out" / name).read_text(encoding="utf-8")


def test_the_first_page_tells_what_changed_lately(grown: Path, site: SITE) -> None:
    site("staff")
    assert (
        "| 1 October 2026 | [Permit counter](solutions/counter.md) | No longer met: COUNT-001;"
        " Asked for otherwise: COUNT-002; Changed; Cost: 5,000 USD over five years; before: not said;"
        " New parts: Counter bell; Parts that changed: Front desk |"
    ) in page(grown, "index.md")


def test_the_page_of_a_system_has_its_history_by_day(grown: Path, site: SITE) -> None:
    site("staff")
    text = page(grown, "solutions/counter.md")
    history = text[text.index("## History") :]
    assert ["### 1 October 2026", "### 1 September 2026"] == [
        line for line in history.splitlines() if line.startswith("###")
    ]
    assert "- **New parts.** Counter bell\n" in history
    assert "### 1 September 2026\n\n- **New system.** Residents hand in forms.\n" in history
    assert "**Asked for.**" not in history


def test_where_there_is_no_git_there_is_no_history(town: Path, site: SITE) -> None:
    site("restricted")
    assert [] == [each for each in ("what changed lately", "## history") if each in whole(town)]


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_what_is_hidden_has_no_history(grown: Path, site: SITE, audience: str) -> None:
    site(audience)
    secrets = (*SECRETS, "steel safe", "fountain pen", "night watch")
    assert [] == [each for each in secrets if each in whole(grown)]


def test_the_public_history_has_no_part_and_nothing_of_security(grown: Path, site: SITE) -> None:
    site("public")
    text = whole(grown)
    assert "no longer met: count-001" in text
    assert [] == [each for each in ("counter bell", "thieves", "burglars") if each in text]


@pytest.mark.parametrize("audience", ["public", "staff", "restricted"])
def test_no_edition_tells_what_a_commit_is_called_or_whose_it_is(
    grown: Path, site: SITE, audience: str
) -> None:
    site(audience)
    told = (SUBJECT.casefold(), "lockhart", "eve ning", "eve@example.org", "t@example.org")
    assert [] == [each for each in told if each in whole(grown)]


def test_what_is_hidden_today_has_no_history_of_the_time_when_it_was_not(
    grown: Path, site: SITE
) -> None:
    counter = grown / "models/counter.yaml"
    text = counter.read_text(encoding="utf-8").replace("audience: public", "audience: restricted")
    counter.write_text(text, encoding="utf-8")
    site("public")
    assert "permit counter" not in whole(grown)


@pytest.mark.usefixtures("grown")
def test_a_build_of_the_same_commit_changes_nothing(site: SITE) -> None:
    site("staff")
    assert "wrote 0 of" in site("staff").stdout


def test_a_commit_that_changes_no_design_changes_no_page(grown: Path, site: SITE) -> None:
    site("staff")
    (grown / "notes.txt").write_text("Nothing of the design.\n", encoding="utf-8")
    git(grown, "add", "notes.txt")
    git(grown, "commit", "--quiet", "--message", "Take notes")
    assert "wrote 0 of" in site("staff").stdout


def test_a_shallow_clone_has_no_history(grown: Path, site: SITE) -> None:
    git(grown.parent, "clone", "--quiet", "--depth", "1", f"file://{grown}", "shallow")
    (grown / ".git").rename(grown / "whole")
    (grown.parent / "shallow/.git").rename(grown / ".git")
    site("staff")
    assert "what changed lately" not in whole(grown)
