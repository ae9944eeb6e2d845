"""The project's own site: strict, whole, and without anything from outside."""

import re
from pathlib import Path

import pytest
from built_site import Built, build, dead_ways, pages, project

pytestmark = pytest.mark.xdist_group("project-site")  # what is built is shared
FROM_OUTSIDE_BY_THE_THEME = {
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js",  # only where a page has such a picture
    "https://unpkg.com/resize-observer-polyfill",  # only in browsers of before 2020
}
"""What the theme's script would load, and when; no page gives it reason to."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as MkDocs builds it."""
    folder = project(tmp_path_factory.mktemp("project"))
    done = build(folder)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def built(site: Path) -> dict[Path, Built]:
    """Its pages."""
    return pages(site)


def test_no_link_and_no_anchor_is_broken(site: Path, built: dict[Path, Built]) -> None:
    assert len(built) > 200
    assert list(dead_ways(site, built)) == []


def test_no_page_loads_anything_from_outside(built: dict[Path, Built]) -> None:
    loads = {load for page in built.values() for load in page.loads}
    assert len(loads) > 10
    assert [load for load in loads if re.match(r"(https?:)?//", load)] == []


def test_no_style_sheet_loads_anything_from_outside(site: Path) -> None:
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    styles += [page for path in site.rglob("*.html") for page in _styles(path)]
    assert len(styles) > 2
    loads = r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')]+)"""
    assert [each for style in styles for each in re.findall(loads, style)] == []


def test_no_script_loads_anything_from_outside(site: Path) -> None:
    scripts = [path.read_text(encoding="utf-8") for path in site.rglob("*.js")]
    assert len(scripts) > 3
    loads = r"""["'`](https?://(?!www\.w3\.org/|bit\.ly/)[^"'`\s]+)["'`]"""
    found = {each for script in scripts for each in re.findall(loads, script)}
    of_code = {each for each in found if "${" not in each and "github.com" not in each}
    assert of_code == FROM_OUTSIDE_BY_THE_THEME


def test_no_page_gives_the_theme_reason_to_load_anything(built: dict[Path, Built]) -> None:
    reasons = ('class="mermaid"', 'data-md-component="source"', "data-md-source")
    assert [page for page in built.values() if any(each in page.text for each in reasons)] == []


def test_the_design_is_in_the_navigation_with_its_parts(site: Path) -> None:
    page = (site / "design/index.html").read_text(encoding="utf-8")
    parts = ("Departments", "Services and delivery", "Risk and security", "Planning and governance")
    navigation = page.partition('data-md-type="navigation"')[2].partition("</nav>\n")[0]
    assert [part for part in parts if part not in navigation] == []


def test_properdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    done = build(project(tmp_path), "properdocs")
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    other = tmp_path / "site"
    assert _names(other) == _names(site)
    assert _articles(other) == _articles(site)


def _styles(path: Path) -> list[str]:
    return re.findall(r"<style.*?</style>", path.read_text(encoding="utf-8"), re.DOTALL)


def _names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _articles(site: Path) -> dict[str, list[str]]:
    article = re.compile(r"<article.*?</article>", re.DOTALL)
    return {
        name: article.findall((site / name).read_text(encoding="utf-8")) for name in _names(site)
    }
