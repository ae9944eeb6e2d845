"""Measures how long the design's site takes, and how much memory, by the number of solutions.

    python bench/site.py [SOLUTIONS …]

`validate` loads and judges the design. `pages` writes all pages as Markdown and draws all pictures,
`again` finds that nothing has changed and draws none. `alone` is MkDocs with its theme, which
builds the same pages as HTML, with pictures as images. `site` is `mkdocs build` with the plug-in,
which does all of it, and `rebuilt` does so where the pictures still stand; its ratio to `alone`, in
CPU seconds, has a budget for 500 solutions. `growth` is how much memory writing takes beyond the
judged design: at its first hundred pages, catalogues among them, and at the end.
"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import generate

from bench import ARCHKIT, COLD, SEED, Figure, measure

PARTS = 14
"""Components of a solution: the fewest that the benchmark's have."""
OF_THE_CITY = 26
"""The solutions of the reference city, which are among them."""
COMPONENTS_OF_THE_CITY = 187
BUDGET = {500: 4 / 3}
"""The most that the site may take, as a ratio to what MkDocs takes for that many pages."""
GROWTH = "--growth"
"""Asks this script for the growth of one workspace, in a process of its own."""
FIRST = 100
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
QUIET = {**COLD, "NO_MKDOCS_2_WARNING": "1"}
SETTINGS = """site_name: Bench
theme: {name: material, font: false, features: [navigation.prune]}
"""
WITH = "plugins: [search, {archkit: {folder: ''}}]\n"
ALONE = "markdown_extensions: [attr_list, md_in_html, tables]\nplugins: [search]\n"


def kinds_of_run(folder: Path) -> Iterator[tuple[str, Figure]]:
    """What a site is made of, each part with what it takes."""
    pages = folder / "alone/docs"
    writing = [*ARCHKIT, "site", "--workspace", str(folder), "--output", str(pages)]
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS + WITH, encoding="utf-8")
    yield "validate", measure([*ARCHKIT, "validate"], folder, COLD)
    yield "pages", measure(writing, folder, COLD)
    yield "again", measure(writing, folder, COLD)
    (folder / "alone/mkdocs.yml").write_text(SETTINGS + ALONE, encoding="utf-8")
    yield "alone", measure(MKDOCS, folder / "alone", QUIET)
    yield "site", measure(MKDOCS, folder, QUIET)
    yield "rebuilt", measure(MKDOCS, folder, QUIET)


def main(sizes: list[int]) -> None:
    """Measure every size and print a table."""
    print("solutions    pages        run   wall s    CPU s     MB   ratio  budget")
    for size in sizes:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            components = COMPONENTS_OF_THE_CITY + PARTS * (size - OF_THE_CITY)
            generate.write(folder, components, SEED, PARTS)
            figures: dict[str, Figure] = {}
            for name, figure in kinds_of_run(folder):
                figures[name] = figure
                pages = len(list((folder / "alone/docs").rglob("*.md")))
                ratio = ""
                if name in ("site", "rebuilt"):
                    budgeted = name == "rebuilt" and size in BUDGET
                    budget = f"{BUDGET[size]:.2f}" if budgeted else "-"
                    ratio = f"{figure.cpu / figures['alone'].cpu:>8.2f} {budget:>7}"
                print(
                    f"{size:>9} {pages:>8} {name:>10} {figure.wall:>8.2f} {figure.cpu:>8.2f}"
                    f" {figure.megabytes:>6.0f}{ratio}",
                    flush=True,
                )
            print(_told_growth(folder), flush=True)


def growth(folder: Path) -> None:
    """Judge a design and make its pages; print the peaks of memory on the way, in megabytes."""
    gc.disable()  # as the command does
    from datetime import date

    from archkit.diagrams.engine import Engine
    from archkit.model.vocabulary import Audience
    from archkit.model.workspace import open_workspace
    from archkit.site.book import open_book
    from archkit.site.build import built
    from archkit.site.pictures import Draughtsman

    book = open_book(open_workspace(folder), date(2026, 11, 24), Audience.STAFF)
    peaks = [_peak()]
    draughtsman = Draughtsman(Engine(), folder / "nothing stands here")
    for number, _ in enumerate(built(book, draughtsman), 1):
        if number == FIRST:
            peaks.append(_peak())
    print(json.dumps([*peaks, _peak()]))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told_growth(folder: Path) -> str:
    command = [sys.executable, __file__, GROWTH, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=COLD)
    judged, first, end = json.loads(done.stdout)
    return f"{'':>19}growth: {first - judged:.1f} MB, {end - judged:.1f} MB at the end"


if __name__ == "__main__" and sys.argv[1:2] == [GROWTH]:
    growth(Path(sys.argv[2]))
elif __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [100, 250, 500])
