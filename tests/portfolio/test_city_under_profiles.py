"""The reference city is a good design for every purpose and under every law."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from archkit.checking.check import check_loaded
from archkit.checking.profiles import shipped
from archkit.checking.verdict import fails
from archkit.model.loading.load import Loaded, load
from archkit.model.settings import FailOn
from archkit.model.workspace import Workspace, open_workspace
from archkit.rules.frameworks import FRAMEWORKS

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)


@cache
def read() -> tuple[Workspace, Loaded]:
    workspace = open_workspace(ROOT)
    return workspace, load(workspace)


@pytest.mark.parametrize("profile", shipped())
@pytest.mark.parametrize(
    "select", [(), *((framework.id,) for framework in FRAMEWORKS)], ids=" ".join
)
def test_it_has_no_error(profile: str, select: tuple[str, ...]) -> None:
    result = check_loaded(*read(), AS_OF, select, profile=profile)
    wrong = [
        (each.finding.page.id, each.finding.element.address)
        for each in result.findings
        if fails(each.finding, FailOn.ERROR)
    ]
    assert ((), (), []) == (result.diagnostics, result.crashes, wrong)
