"""The content of a solution: what counts, and what does not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.content import fingerprint, parts_of
from archkit.model.loading.load import assemble
from archkit.model.solution import COLLECTIONS, Solution

REGISTRY = """
departments: {clerk: {name: Town clerk}, fire: {name: Fire department}}
data: {permit: {classification: confidential, regimes: []}}
zones: {office: {kind: corporate, trust: 3}}
nodes: {office-1: {zone: office}, office-2: {zone: office}}
archetypes:
  components: {web: {kind: web-app, public_facing: true}}
"""
PERMITS = """
solution: permits
name: Online permits
department: clerk
serves: [fire]
stage: live
tier: 2
review_due: 2027-01-31
service_level: {hours: mon-fri 08:00-17:00, availability: 99.9 %, rto: 4 h}
cost: {lines: {licences: {running: 1200 USD / year, fund: general}}}
requirements:
  R-1: {kind: operational, statement: The clerk shall see each permit., satisfied_by: [portal]}
components:
  portal: {like: web, placed: [office-1, office-2], links: {wiki: https://example.org, code: https://example.com}}
  store:
    kind: database
    stores: [permit]
    backup: {copies: {nightly: {method: backup, every: 24 h, restore_tested: 2026-03-01}}}
connections:
  portal -> store: {protocol: postgresql, encryption: tls-1.3, carries: [permit]}
journeys:
  look: {path: [portal, store], target: 2 s}
"""


def read(*texts: str) -> Solution:
    files = [(Path(f"{at}.yaml"), f"{at}.yaml", text) for at, text in enumerate([REGISTRY, *texts])]
    loaded = assemble(files)
    assert () == loaded.diagnostics
    return loaded.design.solutions["permits"]


def changed(old: str, new: str) -> str:
    assert 1 == PERMITS.count(old)
    return PERMITS.replace(old, new)


NOW = fingerprint(read(PERMITS))


def test_it_is_sixteen_hex_digits_and_stays_the_same_in_every_version() -> None:
    assert "2df66dedcab008a6" == NOW


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stage: live", "stage: approved"),
        ("review_due: 2027-01-31", "review_due: 2028-01-31"),
        ("restore_tested: 2026-03-01", "restore_tested: 2026-09-01"),
        ("rto: 4 h", "rto: 240 min"),
        ("1200 USD / year", "100 USD / month"),
        ("mon-fri 08:00-17:00", '"mon-fri 08:00-12:00, mon-fri 12:00-17:00"'),
        ("{like: web, placed", "{kind: web-app, public_facing: true, placed"),
        ("    kind: database", "    kind: database # a comment"),
        ("serves: [fire]", "serves: [fire]\ntags: []\nwaivers: {}\nrisks: {}"),
    ],
)
def test_it_stays_the_same(old: str, new: str) -> None:
    assert NOW == fingerprint(read(changed(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tier: 2", "tier: 1"),
        ("name: Online permits", "name: Permits online"),
        ("rto: 4 h", "rto: 5 h"),
        ("1200 USD / year", "1200 EUR / year"),
        ("shall see each permit", "shall find each permit"),
        ("encryption: tls-1.3", "encryption: none"),
        ("encryption: tls-1.3, ", ""),
        ("every: 24 h", "every: 12 h"),
        ("path: [portal, store]", "path: [store, portal]"),
        ("serves: [fire]\n", ""),
        ("{like: web, placed", "{like: web, public_facing: false, placed"),
    ],
)
def test_it_changes(old: str, new: str) -> None:
    assert NOW != fingerprint(read(changed(old, new)))


def test_a_change_of_an_archetype_changes_what_takes_it_over() -> None:
    other = REGISTRY.replace("public_facing: true", "public_facing: false")
    files = [(Path(name), name, text) for name, text in (("r.yaml", other), ("p.yaml", PERMITS))]
    assert NOW != fingerprint(assemble(files).design.solutions["permits"])


def test_a_change_of_a_registry_is_not_one_of_the_solution() -> None:
    other = REGISTRY.replace("trust: 3", "trust: 4")
    files = [(Path(name), name, text) for name, text in (("r.yaml", other), ("p.yaml", PERMITS))]
    assert NOW == fingerprint(assemble(files).design.solutions["permits"])


def test_an_approval_and_a_waiver_are_decisions_about_it() -> None:
    more = """
solution: permits
approvals: {board-1: {by: {role: Chair}, given: 2026-09-01, content: 0123456789abcdef}}
waivers:
  w: {rule: SEC-001, element: portal, reason: Old., approved_by: {role: CIO}, expires: 2027-01-01}
"""
    assert NOW == fingerprint(read(PERMITS, more))


def test_an_option_is_a_way_that_it_does_not_go_yet() -> None:
    more = """
solution: permits
criteria: {staff: {weight: 1}}
options: {leave: {changes: none}}
"""
    assert NOW == fingerprint(read(PERMITS, more))


def test_the_parts_tell_which_section_changed() -> None:
    before, after = parts_of(read(PERMITS)), parts_of(read(changed("every: 24 h", "every: 12 h")))
    assert ["components", "connections", "journeys", "requirements", "solution"] == list(before)
    assert {"components"} == {name for name in before if before[name] != after[name]}


def shuffled(value: Any, draw: st.DrawFn) -> Any:
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: shuffled(value[key], draw) for key in keys}
    return value


@st.composite
def rewritten(draw: st.DrawFn) -> list[str]:
    """The same solution, its keys in another order and its parts over several files."""
    data = shuffled(yaml.safe_load(PERMITS), draw)
    files: list[dict[str, Any]] = [{"solution": "permits"} for _ in range(draw(st.integers(1, 4)))]

    def somewhere() -> dict[str, Any]:
        return files[draw(st.integers(0, len(files) - 1))]

    for key, value in data.items():
        if key in COLLECTIONS:
            for name, element in value.items():
                somewhere().setdefault(key, {})[name] = element
        elif key != "solution":
            somewhere()[key] = value
    return [yaml.safe_dump(each, sort_keys=False) for each in files]


@given(texts=rewritten())
def test_whatever_the_order_of_keys_and_the_files_it_is_the_same(texts: list[str]) -> None:
    assert NOW == fingerprint(read(*texts))
