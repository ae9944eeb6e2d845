"""A solution's page shows who approved it, and what must still be done by whom and by when."""

from pathlib import Path

import pytest
from town_site import SITE

APPROVALS = """
solution: counter
approvals:
  board-1:
    by: {role: Board chair, name: Ann Lee}
    given: 2026-04-08
    lane: board
    content: 0123456789abcdef
    expires: 2027-06-30
    conditions:
      fence: {text: The forms lie behind a fence., done: 2026-05-01, due: 2026-06-01}
      drill: {text: Try the restore., owner: {role: Operator}, due: 2026-12-01}
      load-test: {text: Test it under load., owner: {role: Architect, name: Al}, due: 2026-10-31}
      handbook: {text: Write it down.}
"""


@pytest.fixture
def page(town: Path, site: SITE) -> str:
    (town / "models/approvals.yaml").write_text(APPROVALS, encoding="utf-8")
    site()
    text = (town / "out/solutions/counter.md").read_text(encoding="utf-8")
    return text.partition("## Approvals")[2].partition("\n## ")[0]


def test_it_says_who_approved_it_how_until_when_and_that_it_changed_since(page: str) -> None:
    assert (
        "Board chair (Ann Lee) approved it on 8 April 2026, by the architecture board."
        " It counts until 30 June 2027. The design has changed since." in page
    )


def test_it_says_who_acts_next_and_by_when_the_open_first(page: str) -> None:
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert [
        "| Test it under load. | Architect (Al) | 31 October 2026 | ✘ Late |",
        "| Try the restore. | Operator | 1 December 2026 | ○ Open |",
        "| Write it down. | Nobody named yet | no day named yet | ○ Open |",
        "| The forms lie behind a fence. | - | 1 June 2026 | ✔ Done on 1 May 2026 |",
    ] == rows[2:]


def test_the_public_reads_of_no_approval(town: Path, site: SITE) -> None:
    (town / "models/approvals.yaml").write_text(APPROVALS, encoding="utf-8")
    site("public")
    told = "".join(path.read_text(encoding="utf-8") for path in (town / "out").rglob("*.md"))
    assert "Try the restore" not in told
