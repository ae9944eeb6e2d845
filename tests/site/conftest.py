"""What the tests of the site share: a city with something to hide."""

from pathlib import Path

import pytest
from city import SETTINGS
from click.testing import CliRunner, Result
from town_site import SITE

from archkit.cli import cli

MODELS = """
departments:
  clerk: {name: Town clerk, head: {role: City Clerk, name: Ada Byron}}
  guard: {name: Town guard, audience: restricted}
data:
  permit: {name: Permit form, classification: confidential, regimes: []}
zones:
  office: {kind: corporate, trust: 3}
nodes:
  office-1: {zone: office}
glossary:
  receipt: {name: Receipt, means: A paper that says that something has arrived.}
"""
OPEN = """
solution: counter
name: Permit counter
department: clerk
purpose: Residents hand in forms.
audience: public
stage: live
tier: 3
requirements:
  COUNT-001:
    kind: quality
    quality: availability
    statement: The counter shall give a receipt although the Watch book is down.
    fit: {metric: availability, at_least: 99 %, of: desk, over: month}
  COUNT-002:
    kind: quality
    quality: confidentiality
    statement: The counter shall keep burglars out.
  COUNT-003:
    kind: operational
    statement: "<script>alert(1)</script> [x](javascript:alert(1)) {{ y }} {: onclick=a }"
    status: draft
components:
  desk: {name: Front desk, kind: service, placed: [office-1], availability: 99.95 %}
  store: {name: Cupboard, kind: database, placed: [office-1], stores: [permit], availability: 99.99 %,
    audience: restricted}
connections:
  desk -> store: {protocol: postgresql, encryption: none, network: lan, carries: [permit]}
risks:
  flood: {statement: The cellar floods and forms are lost.}
"""
HIDDEN = """
solution: watch-book
name: Watch book
department: guard
audience: restricted
stage: live
tier: 3
components:
  clerk: {name: City, kind: person}
  quill: {name: Secret quill, kind: service, placed: [office-1]}
  ledger: {name: Night ledger, kind: database, placed: [office-1]}
connections:
  quill -> ledger: {protocol: postgresql, encryption: none, network: lan, carries: [permit]}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A workspace with a public and a restricted solution."""
    (tmp_path / "models").mkdir()
    (tmp_path / "archkit.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in (("city", MODELS), ("counter", OPEN), ("watch", HIDDEN)):
        (tmp_path / f"models/{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(town: Path) -> SITE:
    """Writes the site of the town into its `out`."""

    def write(audience: str = "staff") -> Result:
        given = ["--workspace", str(town), "--output", str(town / "out")]
        return CliRunner().invoke(
            cli, ["site", *given, "--audience", audience, "--as-of", "2026-11-01"]
        )

    return write
