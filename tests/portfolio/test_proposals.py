"""What is proposed for an unmet requirement of the city, once it is written, mends it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archkit.cli import cli

ROOT = Path(__file__).parent.parent.parent
AS_OF = ("--as-of", "2026-11-24")

SEEDED = {
    "PERMIT-021": "online-permits.portal.placed=[dmz-a]",
    "PERMIT-022": "online-permits.PERMIT-022.fit.at_most=20 min",
    "WATER-026": "water-scada.WATER-026.fit.at_most=30 d",
    "DISPATCH-026": "computer-aided-dispatch.DISPATCH-026.fit.at_most=7 d",
    "DISPATCH-051": "computer-aided-dispatch.DISPATCH-051.fit.at_most=10 min",
    "DISPATCH-052": "computer-aided-dispatch.DISPATCH-052.fit.at_most=20 %",
    "DISPATCH-054": "computer-aided-dispatch.DISPATCH-054.fit.at_most=3 components",
    "IDENT-012": "identity.IDENT-012.fit.at_most=20 min",
    "BILLING-021": "utility-billing.BILLING-021.fit.at_most=1 s",
    "BILLING-025": "utility-billing.BILLING-025.fit.at_least=800 d",
    "RECORDS-040": "city-records.RECORDS-040.fit.at_least=24x7",
    "METER-021": "metering.METER-021.fit.at_least=200 / s",
    "BACK-006": "backup.BACK-006.fit.at_most=8 %",
    "BACK-009": "backup.BACK-009.fit.at_most=30 d",
    "PARKS-040": "parks-registration.PARKS-040.fit.at_most=380000 USD",
    "REQUEST-026": "resident-requests.REQUEST-026.fit.at_least=48 h",
    "VIDEO-011": "digital-evidence.VIDEO-011.fit.at_most=1 s",
}
"""Requirements of the city, each with one fact that makes it unmet."""


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--workspace", str(root), *AS_OF])


def standing(root: Path, name: str) -> tuple[str, str]:
    found = json.loads(run(root, "why", name, "--format", "json").stdout)
    return found["verdict"], found["found"]


@pytest.mark.parametrize("name", SEEDED)
def test_a_proposal_that_is_applied_mends_the_requirement_and_adds_no_error(
    name: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    assert run(tmp_path, "whatif", "--set", SEEDED[name], "--apply").exit_code == 0

    proposed = run(tmp_path, "propose", name, "--most", "1", "--apply", "--format", "json")
    assert (proposed.exit_code, proposed.stderr[:8]) == (0, "Written:")

    (mended,) = json.loads(proposed.stdout)
    (proposal,) = mended["proposals"]
    assert mended["verdict"] == "unmet"
    assert standing(tmp_path, name) == ("met", proposal["figure"])
    validated = CliRunner().invoke(cli, ["validate", str(tmp_path), *AS_OF])
    assert validated.exit_code == 0, validated.stdout
