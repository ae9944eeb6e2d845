"""A browser, and the documentation with the reference city's design for it to show."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browsing import Served
from built_site import build, project
from playwright.sync_api import Browser, sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where there is none a run by hand skips, and one for a change fails."""
    program = shutil.which("chromium")
    if program is None:
        says = "there is no Chromium to look at the pages with (on Debian: apt install chromium)"
        pytest.fail(says) if os.environ.get("CI") else pytest.skip(says)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation with the edition of the design that has most in it."""
    folder = project(tmp_path_factory.mktemp("documentation"))
    settings = folder / "mkdocs.yml"
    for_all = settings.read_text(encoding="utf-8")
    restricted = for_all.replace("  - archkit\n", "  - archkit: {audience: restricted}\n")
    settings.write_text(restricted, encoding="utf-8")
    done = build(folder)
    assert (done.returncode, restricted != for_all) == (0, True), done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    """The documentation behind an address of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield Served(built, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()
    thread.join()
