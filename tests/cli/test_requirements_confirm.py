"""`archkit requirements confirm` writes into a requirement what it asked when somebody looked."""

import json

import pytest
from city import City

PERMITS = """\
# The permits of the city.
solution: permits
department: clerk
stage: live
tier: 3
requirements:
  P-1:  # asked by the clerk
    kind: operational
    statement: Clerks shall greet visitors.
    satisfied_by: [desk]   # at the door

  P-2: {kind: technical, statement: The desk shall keep minutes., satisfied_by: [desk]}
  P-3: {kind: technical, statement: The desk shall open.}
components:
  desk: {kind: service, placed: [office-1]}
"""


@pytest.fixture
def permits(city: City) -> City:
    (city.root / "models" / "records.yaml").unlink()
    city.write("models/permits.yaml", PERMITS)
    return city


def text(city: City) -> str:
    return (city.root / "models" / "permits.yaml").read_text(encoding="utf-8")


def confirm(city: City, *options: str) -> tuple[int, str]:
    result = city.run("requirements", "confirm", *options, "--workspace", str(city.root))
    return result.exit_code, result.output


def links(city: City) -> dict[str, str]:
    result = city.run("requirements", "list", "--format", "json", "--workspace", str(city.root))
    return {row["id"]: row["links"] for row in json.loads(result.stdout)["rows"]}


def test_only_the_line_with_the_fingerprint_is_added(permits: City) -> None:
    assert confirm(permits, "P-1") == (0, "confirmed 1 requirement in 1 file\n")
    lines = text(permits).splitlines()
    added = [line for line in lines if line not in PERMITS.splitlines()]
    assert [line.split("'")[0].split(":")[0] for line in added] == ["    confirmed"]
    assert [line for line in lines if line not in added] == PERMITS.splitlines()
    assert links(permits) == {"P-1": "confirmed", "P-2": "unconfirmed", "P-3": "none"}


def test_a_changed_statement_is_suspect_until_it_is_confirmed_again(permits: City) -> None:
    confirm(permits, "--solution", "permits")
    permits.write("models/permits.yaml", text(permits).replace("greet visitors", "greet all"))
    assert links(permits)["P-1"] == "suspect"
    assert confirm(permits, "--links", "suspect") == (0, "confirmed 1 requirement in 1 file\n")
    assert links(permits)["P-1"] == "confirmed"


def test_what_nothing_meets_is_left_out_and_named(permits: City) -> None:
    code, said = confirm(permits, "--kind", "technical")
    left_out = "left out, since nothing in the design meets them: permits.P-3"
    assert (code, said) == (0, f"confirmed 1 requirement in 1 file\n{left_out}\n")


def test_what_is_confirmed_already_is_left_alone(permits: City) -> None:
    confirm(permits, "P-1")
    before = text(permits)
    said = "nothing to confirm: the links of these requirements are confirmed already\n"
    assert confirm(permits, "permits.P-1") == (0, said)
    assert text(permits) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "name requirements, or choose them by an option such as --solution"),
        (("P-9",), "there is no requirement `P-9`: did you mean `P-1`?"),
        (("--solution", "permit"), "did you mean `permits`?"),
    ],
)
def test_a_mistake_writes_nothing(permits: City, options: tuple[str, ...], message: str) -> None:
    code, said = confirm(permits, *options)
    assert (code, message in said, text(permits)) == (2, True, PERMITS)


def test_a_design_that_is_not_read_whole_is_not_confirmed(permits: City) -> None:
    permits.write("models/other.yaml", "solution: [\n")
    code, said = confirm(permits, "P-1")
    assert code == 2
    assert "Mend the input first" in said
    assert text(permits) == PERMITS
