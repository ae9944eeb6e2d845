"""A model in Python is the same design as one in YAML, and every part of it has a place."""

from pathlib import Path
from textwrap import dedent

import pytest

from archkit.model.design import Design
from archkit.model.loading.load import Loaded, assemble
from archkit.source.place import Path as Steps
from archkit.source.place import Place

IN_YAML = """
solution: permits
name: Online permits
department: clerk
stage: live
tier: 2
service_level: {hours: 24x7, availability: 99.9 %, rto: 4 h}
live_until: 2035-12-31
requirements:
  R-1:
    kind: quality
    statement: The portal shall be there.
    fit: {metric: availability, at_least: 99.9 %, of: portal}
    satisfied_by: [portal]
components:
  portal:
    like: web
    placed: [office-1]
    access: {staff: {population: staff, mfa: true}}
    backup: {copies: {nightly: {method: backup, every: 24 h, encryption: aes-256}}}
  store: {kind: database, at_rest: {algorithm: aes-256, keys: city}, log: none}
connections:
  portal -> store:
    protocol: postgresql
    encryption: tls-1.3
    carries: [permit]
    fallback: {serve: the last answer, for: 24 h}
journeys:
  apply: {path: [portal, [store, store]], target: 2 s}
waivers:
  w1:
    rule: SEC-001
    element: portal -> store
    reason: Why not.
    approved_by: {role: CIO}
    expires: 2027-01-01
departments: {clerk: {name: Clerk}}
data: {permit: {classification: confidential, regimes: [SPI]}}
zones: {office: {kind: corporate, trust: 3, may_reach: {office: [any]}}}
nodes: {office-1: {zone: office, failure_domains: {power: p1}}}
archetypes: {components: {web: {kind: web-app, public_facing: true}}}
"""
IN_PYTHON = """
import datetime as dt

from archkit.model import (
    Access, Archetypes, Backup, Component, Connection, Copy, Data, Department, Fit, Journey, Node,
    Registry, Requirement, Solution, Waiver, Zone,
)

city = Registry(
    departments={"clerk": Department(name="Clerk")},
    data={"permit": Data(classification="confidential", regimes=["SPI"])},
    zones={"office": Zone(kind="corporate", trust=3, may_reach={"office": ["any"]})},
    nodes={"office-1": Node(zone="office", failure_domains={"power": "p1"})},
    archetypes=Archetypes(components={"web": Component(kind="web-app", public_facing=True)}),
)
permits = Solution(
    id="permits",
    name="Online permits",
    department="clerk",
    stage="live",
    tier=2,
    service_level={"hours": "24x7", "availability": "99.9 %", "rto": "4 h"},
    live_until=dt.date(2035, 12, 31),
    requirements={
        "R-1": Requirement(
            kind="quality",
            statement="The portal shall be there.",
            fit=Fit(metric="availability", at_least="99.9 %", of="portal"),
            satisfied_by=["portal"],
        ),
    },
    components={
        "portal": Component(
            like="web",
            placed=["office-1"],
            access={"staff": Access(population="staff", mfa=True)},
            backup=Backup(
                copies={"nightly": Copy(method="backup", every="24 h", encryption="aes-256")}
            ),
        ),
        "store": Component(
            kind="database", at_rest={"algorithm": "aes-256", "keys": "city"}, log="none"
        ),
    },
    connections={
        "portal -> store": Connection(
            protocol="postgresql",
            encryption="tls-1.3",
            carries=["permit"],
            fallback={"serve": "the last answer", "for": "24 h"},
        ),
    },
    journeys={"apply": Journey(path=["portal", ["store", "store"]], target="2 s")},
    waivers={
        "w1": Waiver(
            rule="SEC-001",
            element="portal -> store",
            reason="Why not.",
            approved_by={"role": "CIO"},
            expires=dt.date(2027, 1, 1),
        ),
    },
)
"""


def load_yaml(text: str) -> Loaded:
    return assemble([(Path("m.yaml"), "m.yaml", text)])


def load_python(folder: Path, text: str) -> Loaded:
    path = folder / "m.py"
    path.write_text(text, encoding="utf-8")
    return assemble([(path, "m.py", text)])


@pytest.fixture
def in_python(tmp_path: Path) -> Loaded:
    return load_python(tmp_path, IN_PYTHON)


def sound(loaded: Loaded) -> Design:
    assert loaded.diagnostics == ()
    return loaded.design


def test_yaml_and_python_give_equal_designs(in_python: Loaded) -> None:
    assert sound(load_yaml(IN_YAML)) == sound(in_python)


def test_a_design_in_python_is_built_with_all_that_python_can(tmp_path: Path) -> None:
    written = load_python(
        tmp_path,
        dedent(
            """
            from archkit.model import Component, Solution

            def server(number):
                return Component(kind="service", name=f"Server {number}")

            permits = Solution(id="permits", department="clerk", stage="live", tier=2,
                components={f"server-{number}": server(number) for number in (1, 2, 3)})
            """
        ),
    )
    assert list(written.design.solutions["permits"].components) == [
        "server-1",
        "server-2",
        "server-3",
    ]


@pytest.mark.parametrize(
    ("element", "field", "line", "underlined"),
    [
        ((), (), "permits = Solution(", "Solution("),
        ((), ("tier",), "    tier=2,", "2"),
        ((), ("service_level", "rto"), '    service_level={"hours"', '"4 h"'),
        (("components", "portal"), (), '        "portal": Component(', "Component("),
        (("components", "portal"), ("placed", 0), '            placed=["office-1"],', '"office-1"'),
        (
            ("components", "portal"),
            ("access", "staff", "mfa"),
            '            access={"staff"',
            "True",
        ),
        (
            ("components", "portal"),
            ("backup", "copies", "nightly", "every"),
            '                copies={"nightly"',
            '"24 h"',
        ),
        (
            ("connections", "portal -> store"),
            ("encryption",),
            '            encryption="tls-1.3",',
            '"tls-1.3"',
        ),
        (
            ("requirements", "R-1"),
            ("fit", "at_least"),
            "            fit=Fit(",
            '"99.9 %"',
        ),
    ],
)
def test_a_place_is_the_argument_or_the_call_that_made_the_element(
    in_python: Loaded, element: Steps, field: Steps, line: str, underlined: str
) -> None:
    span = in_python.origins.locate(Place(("solutions", "permits", *element), field)).span
    text = IN_PYTHON.split("\n")[span.line - 1]
    assert text.startswith(line)
    assert text[span.column - 1 : span.end_column - 1] == underlined


def test_an_inherited_value_is_found_at_the_archetypes_argument(in_python: Loaded) -> None:
    element = ("solutions", "permits", "components", "portal")
    located = in_python.origins.locate(Place(element, ("public_facing",)))
    text = IN_PYTHON.split("\n")[located.span.line - 1]
    assert located.archetype == "web"
    assert text[located.span.column - 1 : located.span.end_column - 1] == "True"


def test_an_absent_field_is_found_at_the_call_of_its_element(in_python: Loaded) -> None:
    element = ("solutions", "permits", "components", "store")
    located = in_python.origins.locate(Place(element, ("team",)))
    assert IN_PYTHON.split("\n")[located.span.line - 1].startswith('        "store": Component(')


def test_yaml_and_python_may_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text(IN_PYTHON, encoding="utf-8")
    more = "solution: permits\ncomponents: {more: {kind: queue}}\n"
    together = assemble([(Path("a.yaml"), "a.yaml", more), (path, "m.py", IN_PYTHON)])
    assert together.diagnostics == ()
    assert set(together.design.solutions["permits"].components) == {"more", "portal", "store"}
