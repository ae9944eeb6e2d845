"""Axe finds no fault on any kind of page, on a desktop and on a phone, and none of dark colours."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import Served, standing_for_all
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")
STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
SIZES: Final = {"a desktop": (1280, 900), "a phone": (375, 740)}
RECORD: Final = Path(str(files("archkit.site"))) / "accessibility.json"
RENDERED: Final = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
COLOURS: Final = ("color-contrast", "link-in-text-block")
"""Axe's rules on colours: a dark page differs from a light one in nothing else."""
SCHEMES: Final[dict[str, dict[str, object]]] = {
    "light": {"resultTypes": ["violations"], "runOnly": list(STANDARDS)},
    "dark": {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": list(COLOURS)}},
}
"""What axe is asked for in each."""


@dataclass
class Run:
    """What axe was shown, and what it found."""

    browser: str
    axe: str = ""
    pages: list[str] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    fetched: set[str] = field(default_factory=set)

    def record(self) -> dict[str, object]:
        """What a reader is told of it."""
        return {
            "axe": self.axe,
            "browser": f"Chromium {self.browser}",
            "day": str(datetime.now(UTC).date()),
            **self.scope(),
        }

    def scope(self) -> dict[str, object]:
        """That of it which every run has to have in common."""
        return {
            "kinds": sorted(set(self.pages)),
            "pages": len(self.pages),
            "rules": len(self.rules),
            "rules_of_colours": list(COLOURS),
            "sizes": list(SIZES),
            "standards": list(STANDARDS),
        }


@pytest.fixture(scope="module")
def run(browser: Browser, served: Served) -> Run:
    """Shows axe the pages that stand for all, in each way."""
    done = Run(browser.version)
    with browser.new_context(reduced_motion="reduce") as context:
        context.route("**/search_index.json", lambda route: route.abort())  # read at each load
        page = context.new_page()
        page.on("request", lambda request: done.fetched.add(request.url))
        for kind, address in standing_for_all(served.folder):
            page.goto(served.url + address)
            page.evaluate(AXE_SCRIPT)
            done.pages.append(kind)
            for scheme, options in SCHEMES.items():
                page.get_by_title(f"Switch to {scheme} mode").dispatch_event("click")
                for size in SIZES:
                    _resize(page, size)
                    _judge(page, options, f"{address}, {scheme}, on {size}", done)
    return done


def _resize(page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(RENDERED)


def _judge(page: Page, options: dict[str, object], where: str, run: Run) -> None:
    told = page.evaluate("options => axe.run(options)", options)
    run.axe = told["testEngine"]["version"]
    run.rules.update(each["id"] for each in (*told["passes"], *told["violations"]))
    run.faults.extend(f"{where}: {fault}" for fault in _faults(told))


def _faults(told: Any) -> Iterator[str]:  # Any: axe's own account of a page
    for fault in told["violations"]:
        for node in fault["nodes"]:
            yield f"{fault['id']} at {node['target'][0]}: {node['failureSummary']}"


def test_axe_finds_no_fault(run: Run) -> None:
    assert run.faults == []


def test_no_page_fetches_anything_from_elsewhere(run: Run, served: Served) -> None:
    assert {each for each in run.fetched if not each.startswith(served.url)} == set()


def test_the_accessibility_page_claims_just_what_is_tested(
    run: Run, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--write-golden"):
        RECORD.write_text(json.dumps(run.record(), indent=2) + "\n", encoding="utf-8")
    told = json.loads(RECORD.read_text(encoding="utf-8"))
    claimed = {name: told[name] for name in run.scope()}
    assert claimed == run.scope(), "if it is meant: pytest --write-golden"
