"""What is proposed for an unmet requirement of the city, once it is written, mends it."""

import json
import shutil
from pathlib import Path

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


def applied(root: Path, name: str) -> str:
    """The figure that the first proposal promises; it is written into the files."""
    done = run(root, "propose", name, "--most", "1", "--apply", "--format", "json")
    assert (done.exit_code, done.stderr[:8]) == (0, "Written:"), name
    (mended,) = json.loads(done.stdout)
    (proposal,) = mended["proposals"]
    assert mended["verdict"] == "unmet"
    return str(proposal["figure"])


def test_each_proposal_that_is_applied_mends_its_requirement_and_adds_no_error(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "models", tmp_path / "models")
    shutil.copy(ROOT / "archkit.toml", tmp_path)
    wrong = [word for fact in SEEDED.values() for word in ("--set", fact)]
    assert run(tmp_path, "whatif", *wrong, "--apply").exit_code == 0

    promised = {name: applied(tmp_path, name) for name in SEEDED}

    rows = json.loads(run(tmp_path, "requirements", "list", "--format", "json").stdout)["rows"]
    found = {each["id"]: (each["verdict"], each["found"]) for each in rows}
    assert {name: found[name] for name in SEEDED} == {
        name: ("met", figure) for name, figure in promised.items()
    }
    validated = CliRunner().invoke(cli, ["validate", str(tmp_path), *AS_OF])
    assert validated.exit_code == 0, validated.stdout
