"""What the pages say."""

import re
from pathlib import Path

from town_site import SITE


def test_a_department_reads_whether_what_it_asked_for_is_met(town: Path, site: SITE) -> None:
    site()
    page = (town / "out/departments/clerk.md").read_text(encoding="utf-8")
    assert "✔ Met</span> 99.9 % expected, at least 99 % asked." in page
    assert "[receipt](../glossary.md#receipt)" in page


def test_a_draft_waits_for_agreement_on_the_first_page(town: Path, site: SITE) -> None:
    site()
    page = (town / "out/index.md").read_text(encoding="utf-8")
    assert "[COUNT-003](solutions/counter.md#count-003) of Permit counter waits" in page


def anchors(page: str, figures: Path) -> set[str]:
    """Those of its headings, and those in its pictures."""
    names = re.findall(r"pictures/([^)]+)\.svg\)", page)
    drawn = "".join((figures / f"{name}.html").read_text(encoding="utf-8") for name in names)
    return {*re.findall(r"\{ #(\S+) \}", page), *re.findall(r' id="([^"]+)"', drawn)}


def test_every_link_leads_to_a_page_and_an_anchor(town: Path, site: SITE) -> None:
    site("restricted")
    out = town / "out"
    pages = {path: path.read_text(encoding="utf-8") for path in out.rglob("*.md")}
    known = {path: anchors(page, out / ".figures") for path, page in pages.items()}
    links = [
        (path, *target.partition("#")[::2])
        for path, text in pages.items()
        for target in re.findall(r"\]\(([^)]+)\)", text)
    ]
    dead = [
        (path.name, page, anchor)
        for path, page, anchor in links
        if not (there := (path.parent / page if page else path).resolve()).is_file()
        or (anchor and anchor not in known[there])
    ]
    assert (len(links) > 0, dead) == (True, [])


def test_every_page_is_in_the_list_of_all_pages(town: Path, site: SITE) -> None:
    site()
    out = town / "out"
    listed = (out / "contents.md").read_text(encoding="utf-8")
    pages = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert {each for each in pages if f"({each})" not in listed} == {"contents.md"}
