"""A design is what all files say together, in whatever order they say it."""

import json
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.facts import Facts
from archkit.checking.completeness import completeness
from archkit.checking.engine import run_rules
from archkit.checking.examples import AS_OF
from archkit.model.loading.load import Loaded, assemble
from archkit.rules.catalogue import rules

Data = dict[str, Any]
RULES = [rule for rule in rules() if rule.id in ("SEC-001", "SEC-003")]
SOLUTION: Data = {
    "solution": "permits",
    "department": "clerk",
    "stage": "live",
    "tier": 2,
    "components": {
        "desk": {"kind": "service", "placed": ["office-1"]},
        "store": {"kind": "database", "placed": ["office-2"]},
        "queue": {"like": "waiting"},
    },
    "connections": {
        "desk -> store": {
            "protocol": "postgresql",
            "encryption": "none",
            "network": "lan",
            "carries": ["permit"],
        },
        "desk -> queue": {"like": "plain", "carries": ["permit"]},
        "queue -> store": {"protocol": "https", "authentication": "none", "carries": ["permit"]},
    },
}
CITY: Data = {
    "departments": {"clerk": {"name": "Town clerk"}},
    "data": {"permit": {"classification": "confidential"}, "notice": {}},
    "zones": {"office": {"kind": "corporate", "trust": 3}, "dmz": {"kind": "dmz", "trust": 1}},
    "nodes": {"office-1": {"zone": "office"}, "office-2": {"zone": "dmz"}},
    "archetypes": {
        "components": {"waiting": {"like": "quiet"}, "quiet": {"kind": "queue"}},
        "connections": {"plain": {"protocol": "http", "network": "internet"}},
    },
}
BROKEN: Data = {
    "solution": "broken",
    "componets": {},
    "stage": "live",
    "components": {"a": {"like": "ring"}, "b": {"placed": ["office-3"], "kind": "service"}},
    "archetypes": {"components": {"ring": {"like": "rang"}, "rang": {"like": "ring"}}},
}


def shuffled(value: Any, by: Random) -> Any:
    """The same data with the keys of every mapping in another order."""
    if not isinstance(value, dict):
        return value
    return {key: shuffled(value[key], by) for key in by.sample(list(value), len(value))}


def split(solution: Data, by: Random) -> list[Data]:
    """The same solution over two files."""
    files: list[Data] = [{"solution": solution["solution"]} for _ in range(2)]
    for key, value in solution.items():
        if key != "solution":
            by.choice(files)[key] = value
    return files


def workspace(seed: int) -> list[Data]:
    """The same documents, split and in another order."""
    by = Random(seed)  # noqa: S311 - no secret
    documents = [*split(SOLUTION, by), CITY, BROKEN]
    return [shuffled(each, by) for each in by.sample(documents, len(documents))]


WORKSPACES = st.integers(0, 2**32).map(workspace)


def load(documents: list[Data]) -> Loaded:
    """Load documents as files; JSON is YAML too."""
    files = [
        (Path(f"{at}.yaml"), f"{at}.yaml", json.dumps(each)) for at, each in enumerate(documents)
    ]
    return assemble(files)


def findings(loaded: Loaded) -> list[tuple[str, ...]]:
    """What the rules say, without the lines."""
    parameters = {rule.id: rule.parameters() for rule in RULES}
    run = run_rules(Facts(loaded.design, AS_OF), RULES, parameters)
    assert run.crashes == []
    return [
        (
            each.page.id,
            each.outcome,
            each.severity,
            each.element.address,
            each.message,
            *each.evidence,
            each.fingerprint,
        )
        for each in [*run.findings, *completeness(loaded.design, run.undecided)]
    ]


PLAIN = load([SOLUTION, CITY, BROKEN])


@given(WORKSPACES)
def test_the_order_of_files_and_keys_does_not_matter_to_the_design(documents: list[Data]) -> None:
    assert PLAIN.design == load(documents).design


@given(WORKSPACES)
def test_the_order_of_files_and_keys_does_not_matter_to_the_findings(
    documents: list[Data],
) -> None:
    assert findings(PLAIN) == findings(load(documents))


@given(WORKSPACES)
def test_the_order_of_files_and_keys_does_not_matter_to_what_is_wrong(
    documents: list[Data],
) -> None:
    def told(loaded: Loaded) -> set[tuple[str, str, str | None]]:
        return {(each.code, each.message, each.hint) for each in loaded.diagnostics}

    assert told(PLAIN) == told(load(documents))


@given(WORKSPACES)
def test_elements_come_in_the_order_of_their_addresses(documents: list[Data]) -> None:
    design = load(documents).design
    addresses = [each.address for each in design.connections]
    assert sorted(addresses) == addresses
    assert sorted(design.nodes) == list(design.nodes)


def test_a_component_is_found_by_its_local_name_and_by_its_address() -> None:
    design = PLAIN.design
    assert design.component("desk", "permits") is design.components["permits.desk"]
    assert design.component("permits.desk", "broken") is design.components["permits.desk"]
    assert design.component("desk", "broken") is None


def test_connections_are_found_from_either_end() -> None:
    design = PLAIN.design
    assert [each.id for each in design.outgoing["permits.desk"]] == [
        "desk -> queue",
        "desk -> store",
    ]
    assert [each.id for each in design.incoming["permits.store"]] == [
        "desk -> store",
        "queue -> store",
    ]


def test_what_is_broken_is_left_out_and_the_rest_is_there() -> None:
    assert list(PLAIN.design.solutions) == ["permits"]
    assert len(PLAIN.diagnostics) > 0
