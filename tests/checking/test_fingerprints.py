"""A fingerprint tells whether a finding is the same one as before, and no other."""

import json
import random
from pathlib import Path

import pytest
from city import RECORDS, City
from hypothesis import given
from hypothesis import strategies as st
from laid import facts
from own_rules import UseRules, a_rule

from archkit.analysis.facts import Facts
from archkit.checking.check import check
from archkit.checking.completeness import completeness
from archkit.checking.engine import run_rules
from archkit.checking.examples import AS_OF, files, town
from archkit.checking.finding import Finding
from archkit.model.connection import Connection
from archkit.model.loading.load import assemble
from archkit.model.workspace import open_workspace
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import Fail, Judgement, Situation
from archkit.source.yaml_file import Document, parse

ROOT = Path(__file__).parent.parent.parent


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


EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}-{number}")
    for rule in rules()
    for number, text in enumerate((*rule.fires, *rule.unknown))
]


def found(on: Facts, *by: AnyRule) -> list[Finding]:
    """What rules say of a design, what is missing among it."""
    run = run_rules(on, by, {rule.id: rule.parameters() for rule in by})
    assert run.crashes == []
    return [*run.findings, *completeness(on.design, run.undecided)]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_a_rule_tells_its_findings_on_one_element_apart(rule: AnyRule, text: str) -> None:
    assert [each.key for each in found(facts(text), rule) if "~" in each.key] == []


def test_findings_that_a_rule_does_not_tell_apart_are_counted(
    city: City, use_rules: UseRules
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return [Fail("it fails", key="a"), Fail("it fails", key="a~2"), Fail("again", key="a")]

    use_rules(a_rule("SEC-001", judge, Connection))
    assert len({each["fingerprint"] for each in city.report()["findings"]}) == 3


@pytest.mark.parametrize("workspace", [ROOT, ROOT / "examples" / "tutorial"], ids=["city", "small"])
def test_no_two_findings_share_a_fingerprint(workspace: Path) -> None:
    findings = check(open_workspace(workspace), AS_OF).findings
    assert len({each.finding.fingerprint for each in findings}) == len(findings)


def shuffled(data: object, draw: random.Random) -> object:
    """The same data, the keys of each mapping in another order."""
    if isinstance(data, dict):
        keys = draw.sample(list(data), len(data))
        return {key: shuffled(data[key], draw) for key in keys}
    return [shuffled(each, draw) for each in data] if isinstance(data, list) else data


def edited(text: str, draw: random.Random) -> list[tuple[Path, str, str]]:
    """An example and the town after edits that have nothing to do with what is found."""
    model, *records = files(text)
    written = [(Path(each.name), each.name, each.text) for each in records]
    for original in (model.text, town()):
        document = parse(original, "example.yaml")
        assert isinstance(document, Document)
        name = f"{draw.randrange(10**6)}.yaml"
        blank = "\n" * draw.randrange(5)
        written.append((Path(name), name, blank + json.dumps(shuffled(document.data, draw))))
    other = "solution: zz-other\ndepartment: clerk\nstage: proposed\ntier: 4\n"
    written.append((Path("other.yaml"), "other.yaml", other))
    return draw.sample(written, len(written))


@given(
    example=st.sampled_from([param.values for param in EXAMPLES]),
    draw=st.randoms(use_true_random=False),
)
def test_fingerprints_survive_unrelated_edits(
    example: tuple[AnyRule, str], draw: random.Random
) -> None:
    rule, text = example
    loaded = assemble(edited(text, draw))
    after = found(Facts(loaded.design, AS_OF), rule)
    assert {each.fingerprint for each in found(facts(text), rule)} == {
        each.fingerprint for each in after if "zz-other" not in each.element.where
    }
