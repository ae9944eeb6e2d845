"""One command reaches over a network, and nothing else of archkit could."""

import re
from pathlib import Path

import pytest

import archkit

ROOT = Path(archkit.__file__).parent
IMPORTED = re.compile(r"^\s*(?:from|import) ([\w.]+)", re.MULTILINE)
REACHING = {"http", "socket", "ssl", "urllib.request", "ftplib", "smtplib", "requests", "httpx"}


@pytest.fixture(scope="module")
def imports() -> dict[str, list[str]]:
    texts = {path: path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    return {
        path.relative_to(ROOT).as_posix(): IMPORTED.findall(text) for path, text in texts.items()
    }


def naming(imports: dict[str, list[str]], words: set[str]) -> set[str]:
    return {
        file
        for file, names in imports.items()
        if any(f"{name}.".startswith(f"{word}.") for name in names for word in words)
    }


def test_only_the_client_of_services_can_reach_over_a_network(
    imports: dict[str, list[str]],
) -> None:
    """The preview asks this machine which of its ports is free."""
    assert {"cli/serve.py", "forges/client.py"} == naming(imports, REACHING)


def test_only_the_review_command_asks_services(imports: dict[str, list[str]]) -> None:
    asking = naming(imports, {"archkit.forges"})
    assert {"cli/review.py"} == {each for each in asking if not each.startswith("forges/")}
