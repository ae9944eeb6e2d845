"""The plug-in of MkDocs and ProperDocs: pages before each build, and no half-built site."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import QUIET, build, pages
from served import Served, serve

SETTINGS = """
site_name: Town
theme: {name: material, font: false}
strict: true
plugins:
  - archkit: {models: ., audience: AUDIENCE, folder: about/design}
"""
KILLED = """
import os, signal, sys
from mkdocs.__main__ import cli
left = int(sys.argv.pop(1))
def watch(event, arguments):
    global left
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
sys.argv[0] = "mkdocs"
cli()
"""
"""Runs MkDocs, and has it killed before it writes its n-th file."""


def settle(town: Path, audience: str = "staff", further: str = "") -> None:
    (town / "docs").mkdir(exist_ok=True)
    (town / "docs/index.md").write_text("# Town\n\n[Design](about/design/index.md)\n")
    settings = SETTINGS.replace("AUDIENCE", audience) + further
    (town / "mkdocs.yml").write_text(settings, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def break_models(town: Path) -> str:
    file = town / "models/counter.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace("purpose:", "<purpose>:"), encoding="utf-8")
    return sound


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_build_has_the_design_in_its_folder(town: Path, builder: str) -> None:
    settle(town)
    done = build(town, builder)
    assert (done.returncode, "of the design" in done.stderr) == (0, True), done.stderr
    page = (town / "site/about/design/departments/clerk/index.html").read_text(encoding="utf-8")
    assert "99.9 % expected, at least 99 % asked." in page
    assert (town / "site/about/design/archkit.css").is_file()
    assert 'href="../../archkit.css"' in page
    assert [path.name for path in (town / "docs").iterdir()] == ["index.md"]


def test_the_public_site_has_nothing_that_is_not_public(town: Path) -> None:
    settle(town, "public")
    build(town)
    text = b"\n".join(contents(town / "site").values()).decode("utf-8", "replace").casefold()
    told = ("watch book", "secret quill", "sec-001", "ada byron", "cupboard")
    assert [each for each in told if each in text] == []
    assert "residents hand in forms" in text


def test_what_archkit_site_has_written_there_is_no_hindrance(town: Path) -> None:
    settle(town)
    given = ("--workspace", str(town), "--output", str(town / "docs/about/design"))
    subprocess.run([sys.executable, "-m", "archkit", "site", *given], check=True)  # noqa: S603 - archkit itself
    done = build(town)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr


def test_a_page_of_somebody_else_is_not_replaced(town: Path) -> None:
    settle(town)
    (town / "docs/about/design").mkdir(parents=True)
    (town / "docs/about/design/index.md").write_text("# Mine\n", encoding="utf-8")
    done = build(town)
    told = "`about/design/index.md` stands where a page of the design belongs"
    assert (done.returncode, told in done.stderr) == (1, True)


def test_a_build_of_broken_models_says_where_and_leaves_the_old_site(town: Path) -> None:
    settle(town)
    build(town)
    before = contents(town / "site")
    break_models(town)
    done = build(town)
    told = ("`<purpose>` is no section of a model", "models/counter.yaml:5:1", "nothing was built")
    assert (done.returncode, [each for each in told if each not in done.stderr]) == (1, [])
    assert contents(town / "site") == before


def test_a_build_that_is_killed_leaves_the_old_site(town: Path) -> None:
    settle(town)
    build(town)
    before = contents(town / "site")
    settle(town, "restricted")
    for point in (5, 25, 45):
        killed = subprocess.run(  # noqa: S603 - MkDocs
            [sys.executable, "-c", KILLED, str(point), "build"],
            cwd=town,
            capture_output=True,
            check=False,
            env=QUIET,
        )
        assert (killed.returncode, contents(town / "site") == before) == (-signal.SIGKILL, True)
    build(town)
    assert contents(town / "site") != before
    assert [path.name for path in town.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize(
    ("navigation", "titles"),
    [
        ("", ["Town", "Design"]),
        ("nav: [index.md, {Ours: about/design/}]", ["Town", "Ours"]),
        ("nav: [{All: [about/design/, index.md]}]", ["All"]),
        ("nav: [index.md, {First: about/design/index.md}]", ["Town", "First"]),
    ],
)
def test_the_pages_stand_where_the_navigation_names_their_folder(
    town: Path, navigation: str, titles: list[str]
) -> None:
    settle(town, further=navigation)
    assert build(town).returncode == 0
    page = next(iter(pages(town / "site").values())).text
    top = re.findall(r'<li class="md-nav__item[^"]*">(?:(?!</?li).)*', page, re.DOTALL)
    shown = [re.findall(r'class="md-ellipsis">\s*(.*?)\s*<', each, re.DOTALL) for each in top]
    assert [each[0] for each in shown if each and each[0] in titles][: len(titles)] == titles


@pytest.fixture
def served(town: Path) -> Iterator[Served]:
    """A preview of the town."""
    settle(town)
    with serve([sys.executable, "-m", "mkdocs", "serve", "--no-strict"], town) as preview:
        yield preview


PAGE = "about/design/solutions/counter/"


def test_a_preview_follows_the_models_with_one_build_for_each_change(
    town: Path, served: Served
) -> None:
    file = town / "models/counter.yaml"
    sound = file.read_text(encoding="utf-8")
    assert "Permit counter" in served.page(PAGE)
    file.write_text(sound.replace("Permit counter", "Permit window"), encoding="utf-8")
    served.wait_for("Permit window", PAGE)
    break_models(town)
    served.wait_for("`&lt;purpose&gt;` is no section of a model", PAGE)
    shown = served.page(PAGE)
    assert ("What follows is as it was before" in shown, "Permit window" in shown) == (True, True)
    file.write_text(sound, encoding="utf-8")
    served.wait_for("Permit counter", PAGE)
    assert "no section of a model" not in served.page(PAGE)
    said = served.end()
    assert "`<purpose>` is no section of a model" in said
    assert said.count("Detected file changes") == 3
