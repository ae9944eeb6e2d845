"""Writing the site touches what has changed, and nothing else."""

import os
from pathlib import Path

from town_site import SITE


def test_what_has_not_changed_is_not_touched(town: Path, site: SITE) -> None:
    site()
    pages = [path for path in (town / "out").rglob("*") if path.is_file()]
    for path in pages:
        os.utime(path, (1, 1))
    again = site()
    assert "wrote 0 of" in again.stdout
    assert {path.stat().st_mtime for path in pages} == {1}


def test_a_page_that_is_no_more_goes_and_a_file_of_the_users_stays(town: Path, site: SITE) -> None:
    site("restricted")
    (town / "out/solutions/own.md").write_text("mine", encoding="utf-8")
    (town / "models/watch.yaml").unlink()
    assert site("restricted").exit_code == 0
    left = sorted(path.name for path in (town / "out/solutions").iterdir())
    assert left == ["counter.md", "own.md"]


def test_a_file_of_the_users_is_not_replaced(town: Path, site: SITE) -> None:
    (town / "out").mkdir()
    (town / "out/index.md").write_text("mine", encoding="utf-8")
    assert site().exit_code == 2
    assert [path.name for path in (town / "out").iterdir()] == ["index.md"]


def test_a_broken_model_leaves_the_last_good_site(town: Path, site: SITE) -> None:
    site()
    before = {path: path.read_bytes() for path in (town / "out").rglob("*") if path.is_file()}
    (town / "models/counter.yaml").write_text("solution: [", encoding="utf-8")
    said = site()
    assert (said.exit_code, "nothing was written" in said.stderr) == (2, True)
    after = {path: path.read_bytes() for path in (town / "out").rglob("*") if path.is_file()}
    assert after == before
