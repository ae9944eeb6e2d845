"""A design that is made anew of the files that are left is the one that those files make."""

from itertools import combinations
from pathlib import Path

import pytest

from archkit.model.loading.load import assemble, remade

FILES = {
    "city.yaml": "departments: {clerk: {name: Clerk}}\narchetypes: {components: {base: {kind: service}}}\n",
    "nodes.yaml": "zones: {office: {kind: corporate, trust: 3}}\nnodes: {office-1: {zone: office}}\n",
    "permits.yaml": (
        "solution: permits\ndepartment: clerk\nstage: live\ntier: 2\n"
        "components: {desk: {like: base, placed: [office-1]}}\n"
        "connections: {desk -> records.store: {protocol: https}}\n"
    ),
    "records.yaml": (
        "solution: records\ndepartment: clerk\nstage: live\ntier: 2\n"
        "components: {store: {like: base}}\n"
    ),
    "more-records.yaml": (
        "solution: records\ncomponents: {copy: {like: base}}\nzones: {annex: {kind: corporate, trust: 3}}\n"
    ),
}
EVERY_FEWER = [left for many in range(1, len(FILES)) for left in combinations(sorted(FILES), many)]


@pytest.mark.parametrize("left", EVERY_FEWER, ids=" ".join)
def test_it_says_the_same_of_what_is_named_and_is_there_no_more(left: tuple[str, ...]) -> None:
    whole = assemble((Path(file), file, text) for file, text in FILES.items())
    assert whole.diagnostics == ()
    short = remade(whole, [each for each in whole.sources.sheets if each.file in left])
    long = assemble((Path(file), file, FILES[file]) for file in FILES if file in left)
    assert (short.design, short.diagnostics) == (long.design, long.diagnostics)
    assert (short.faulty, short.broken) == (long.faulty, long.broken)
