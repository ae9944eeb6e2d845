"""Builds sites as a user does, and looks at what was built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parent.parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
"""Without what the theme has to say to who builds sites with it."""
_LOADS = {
    *(("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("embed", "src")),
    *(("source", "srcset"), ("img", "srcset"), ("object", "data"), ("image", "href")),
    *(("use", "href"), ("video", "src"), ("audio", "src"), ("image", "xlink:href")),
}
_LINKED = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"}


def project(folder: Path) -> Path:
    """A copy of what this project's site is built from."""
    for name in ("docs", "models"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("design"))
    for name in ("mkdocs.yml", "archkit.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def build(folder: Path, builder: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """Build a site with MkDocs or ProperDocs, into `site`."""
    return subprocess.run(  # noqa: S603 - a builder of sites
        [sys.executable, "-m", builder, "build", "--config-file", "mkdocs.yml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=QUIET,
    )


@dataclass
class Built(HTMLParser):
    """A page as it was built: its anchors, where it leads, and what it loads."""

    text: str
    anchors: set[str] = field(default_factory=set)
    ways: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        given = {name: value or "" for name, value in attrs}
        self.anchors.update(given[name] for name in ("id", "name") if name in given)
        if tag == "a" and "href" in given:
            self.ways.append(given["href"])
        self.loads += [given[name] for of, name in _LOADS if of == tag and name in given]
        if tag == "link" and _LINKED & set(given.get("rel", "").split()):
            self.loads.append(given.get("href", ""))


def pages(site: Path) -> dict[Path, Built]:
    """The pages of a site."""
    found = sorted(site.rglob("*.html"))
    return {path: Built(path.read_text(encoding="utf-8")) for path in found}


def dead_ways(site: Path, built: dict[Path, Built]) -> Iterator[tuple[str, str]]:
    """Each link to a page, file or anchor of the site that is not there, with its page."""
    for path, page in built.items():
        if path.name == "404.html":  # it is shown at any address: its links begin at the root
            continue
        for way in page.ways:
            parts = urlsplit(way)
            if parts.scheme or parts.netloc:
                continue
            there = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
            there = there / "index.html" if there.is_dir() else there
            anchors = built[there].anchors if there in built else set()
            if not there.is_file() or (parts.fragment and unquote(parts.fragment) not in anchors):
                yield path.relative_to(site).as_posix(), way
