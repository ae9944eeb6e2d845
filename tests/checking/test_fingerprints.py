"""A fingerprint tells whether a finding is the same one as before."""

import pytest
from city import RECORDS, City


def fingerprints(city: City) -> set[str]:
    return {each["fingerprint"] for each in city.report("--select", "SEC-001,SEC-003")["findings"]}


@pytest.fixture
def before(city: City) -> set[str]:
    found = fingerprints(city)
    assert len(found) == 2
    return found


def test_a_fingerprint_survives_added_lines(city: City, before: set[str]) -> None:
    city.write("models/records.yaml", f"# Records\n\n{RECORDS}\nname: Records\n")
    assert before == fingerprints(city)


def test_a_fingerprint_survives_keys_in_another_order(city: City, before: set[str]) -> None:
    first, connections = RECORDS.split("connections:\n")
    city.write("models/records.yaml", f"connections:\n{connections}{first.lstrip()}")
    assert before == fingerprints(city)


def test_a_fingerprint_survives_a_file_that_moves(city: City, before: set[str]) -> None:
    (city.root / "models/records.yaml").unlink()
    city.write("models/clerk/all-records.yml", RECORDS)
    assert before == fingerprints(city)


def test_a_fingerprint_survives_a_solution_that_is_split(city: City, before: set[str]) -> None:
    first, connections = RECORDS.split("connections:\n")
    city.write("models/records.yaml", first)
    city.write("models/wires.yaml", f"solution: records\nconnections:\n{connections}")
    assert before == fingerprints(city)


def test_a_fingerprint_survives_a_value_that_moves_to_an_archetype(
    city: City, before: set[str]
) -> None:
    city.write(
        "models/archetypes.yaml",
        "archetypes:\n  connections:\n    plain: {encryption: none, network: lan}\n",
    )
    city.write(
        "models/records.yaml", RECORDS.replace("encryption: none, network: lan", "like: plain")
    )
    assert before == fingerprints(city)


def test_a_fingerprint_survives_another_severity(city: City, before: set[str]) -> None:
    city.write("models/records.yaml", RECORDS.replace("tier: 2", "tier: 3"))
    assert before == fingerprints(city)


def test_another_element_has_another_fingerprint(city: City, before: set[str]) -> None:
    city.write("models/records.yaml", RECORDS.replace("desk", "counter"))
    assert before.isdisjoint(fingerprints(city))
