"""What the pages say."""

import re
from pathlib import Path

from town_site import SITE


def test_a_department_reads_whether_what_it_asked_for_is_met(town: Path, site: SITE) -> None:
    site()
    page = (town / "out/departments/clerk.md").read_text(encoding="utf-8")
    assert "✔ Met</span> 99.94 % expected, at least 99 % asked." in page
    assert "[receipt](../glossary.md#receipt)" in page


def test_a_draft_waits_for_agreement_on_the_first_page(town: Path, site: SITE) -> None:
    site()
    page = (town / "out/index.md").read_text(encoding="utf-8")
    assert "[COUNT-003](solutions/counter.md#count-003) of Permit counter waits" in page


def test_every_link_leads_to_a_page_and_an_anchor(town: Path, site: SITE) -> None:
    site("restricted")
    pages = {path: path.read_text(encoding="utf-8") for path in (town / "out").rglob("*.md")}
    links = [
        (path, *target.partition("#")[::2])
        for path, text in pages.items()
        for target in re.findall(r"\]\(([^)]+)\)", text)
    ]
    dead = [
        (path.name, page, anchor)
        for path, page, anchor in links
        if (path.parent / page).resolve() not in pages
        or (anchor and f"{{ #{anchor} }}" not in pages[(path.parent / page).resolve()])
    ]
    assert (len(links) > 0, dead) == (True, [])


def test_every_page_is_in_the_list_of_all_pages(town: Path, site: SITE) -> None:
    site()
    out = town / "out"
    listed = (out / "contents.md").read_text(encoding="utf-8")
    pages = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert {each for each in pages if f"({each})" not in listed} == {"contents.md"}
