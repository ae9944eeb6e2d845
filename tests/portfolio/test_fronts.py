"""Each point of a front, once it is written into the files, comes to what the front says."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from archkit.cli import cli

ROOT = Path(__file__).parent.parent.parent
AS_OF = ("--as-of", "2026-11-24")
FRONTS = {
    "PERMIT-021": ("development-services/online-permits", "online-permits.portal.placed=[dmz-a]"),
    "BILLING-022": ("utilities/utility-billing", ""),
    "WATER-021": ("utilities/water-scada", ""),
}
"""Requirements of three solutions, each with its file and what is changed before."""


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--workspace", str(root), *AS_OF])


def five_years(root: Path, file: str) -> float:
    """What the solution costs over five years, worked out from its file alone."""
    text = (root / f"models/{file}.yaml").read_text(encoding="utf-8")
    cost: dict[str, Any] = yaml.safe_load(text)["cost"]
    growth = 1 + float(cost["growth"].split()[0]) / 100
    once = sum(amount(each.get("once")) for each in cost["lines"].values())
    yearly = sum(amount(each.get("running")) for each in cost["lines"].values())
    return once + yearly * sum(growth**year for year in range(5))


def amount(written: str | None) -> float:
    if written is None:
        return 0.0
    return float(written.split()[0]) * (12 if written.endswith("month") else 1)


@pytest.mark.parametrize("name", FRONTS)
def test_each_point_of_a_front_is_what_the_files_then_say(name: str, tmp_path: Path) -> None:
    file, seeded = FRONTS[name]
    root = tmp_path / "as-it-is"
    shutil.copytree(ROOT / "models", root / "models")
    shutil.copy(ROOT / "archkit.toml", root)
    if seeded:
        assert run(root, "whatif", "--set", seeded, "--apply").exit_code == 0
    found = json.loads(run(root, "propose", name, "--pareto", "--format", "json").stdout)
    assert (found["gave_up"], found["points"][0]["patch"]) == (False, "")
    assert len(found["points"]) > 1
    for at, point in enumerate(found["points"][1:]):
        copy = tmp_path / str(at)
        shutil.copytree(root, copy)
        patch = tmp_path / f"{at}.yaml"
        patch.write_text(point["patch"], encoding="utf-8")
        assert run(copy, "whatif", str(patch), "--apply").exit_code == 0
        why = json.loads(run(copy, "why", name, "--format", "json").stdout)
        assert (why["verdict"], why["found"]) == (point["verdict"], point["figure"])
        more = five_years(copy, file) - five_years(root, file)
        assert point["cost_over_five_years"] == pytest.approx(more)
        validated = CliRunner().invoke(cli, ["validate", str(copy), *AS_OF])
        assert ("error[" in validated.stdout) == ("error[" in as_it_is(root))


def as_it_is(root: Path) -> str:
    return CliRunner().invoke(cli, ["validate", str(root), *AS_OF]).stdout
