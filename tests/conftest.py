"""What the tests share."""

import gc
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from city import RECORDS, REGISTRY, SETTINGS, City
from hypothesis import HealthCheck, settings
from own_rules import UseRules

from archkit.checking import rule_set
from archkit.rules.catalogue import AnyRule

# A law holds on a slow machine too.
settings.register_profile("archkit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("archkit")


Golden = Callable[[str, str], None]
"""Compares a text with the golden file of a name."""


def pytest_configure() -> None:
    """What runs in the background ignores Ctrl-C, and so would each program that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: to search it for garbage again and again takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` takes what is said now for golden: read what it changes."""
    parser.addoption("--write-golden", action="store_true")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text that people read to the file of a name in `golden/`, beside the test."""

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        if request.config.getoption("--write-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8"), "if it is meant: pytest --write-golden"

    return compare


@pytest.fixture(autouse=True)
def _without_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test puts other rules in place, and would be given the answer of the real ones."""
    monkeypatch.setenv("ARCHKIT_NO_CACHE", "1")


@pytest.fixture
def city(tmp_path: Path) -> City:
    """A city with one finding, in `models/records.yaml`."""
    made = City(tmp_path)
    made.write("archkit.toml", SETTINGS)
    made.write("models/city.yaml", REGISTRY)
    made.write("models/records.yaml", RECORDS)
    return made


@pytest.fixture
def use_rules(monkeypatch: pytest.MonkeyPatch) -> UseRules:
    """Puts other rules in the place of archkit's."""

    def use(*rules: AnyRule) -> None:
        monkeypatch.setattr(rule_set, "rules", lambda: rules)

    return use
