import pytest
from city import RECORDS, City, Outcome
from own_rules import UseRules, asks_for

DESK = "CMP-001 unknown models/records.yaml:6:3 records.desk"
STORE = "CMP-001 unknown models/records.yaml:7:3 records.store"


@pytest.fixture(autouse=True)
def _with_all_rules(city: City) -> None:
    city.write("archkit.toml", '[workspace]\nname = "Test City"\n')


def severities(city: City, stage: str, tier: int) -> set[str]:
    text = RECORDS.replace("stage: live", f"stage: {stage}").replace("tier: 2", f"tier: {tier}")
    city.write("models/records.yaml", text)
    return {each["severity"] for each in city.report()["findings"]}


def test_an_element_makes_one_finding_however_much_it_leaves_out(
    city: City, use_rules: UseRules
) -> None:
    use_rules(asks_for("SEC-901", "team", "vendor"), asks_for("SEC-902", "team", "log"))
    assert city.outcome() == Outcome(1, (), (DESK, STORE))


def test_the_finding_lists_the_fields_and_the_rules_that_wait(
    city: City, use_rules: UseRules
) -> None:
    use_rules(asks_for("SEC-902", "team", "log"), asks_for("SEC-901", "team", "vendor"))
    finding = city.report()["findings"][0]
    assert finding["message"] == "component `desk` does not state `log`, `team`, `vendor`"
    assert finding["evidence"] == ["SEC-901, SEC-902 wait for it"]


def test_the_finding_counts_the_rules_that_are_too_many_to_list(
    city: City, use_rules: UseRules
) -> None:
    use_rules(*(asks_for(f"SEC-90{number}", "team") for number in range(8)))
    finding = city.report()["findings"][0]
    assert finding["evidence"] == [
        "SEC-900, SEC-901, SEC-902, SEC-903, SEC-904, SEC-905 and 2 more wait for it"
    ]


def test_a_field_that_is_stated_as_none_is_not_missing(city: City, use_rules: UseRules) -> None:
    use_rules(asks_for("SEC-901", "log"))
    city.write(
        "models/records.yaml",
        RECORDS.replace("placed: [office-1]", "placed: [office-1], log: none"),
    )
    assert city.outcome() == Outcome(1, (), (STORE,))


@pytest.mark.parametrize("tier", [1, 2])
@pytest.mark.parametrize("stage", ["approved", "build", "live"])
def test_it_is_an_error_from_approved_on_in_tiers_1_and_2(
    city: City, use_rules: UseRules, stage: str, tier: int
) -> None:
    use_rules(asks_for("SEC-901", "team"))
    assert severities(city, stage, tier) == {"error"}


@pytest.mark.parametrize(("stage", "tier"), [("proposed", 1), ("live", 3), ("live", 4)])
def test_it_is_a_warning_while_proposed_and_in_tiers_3_and_4(
    city: City, use_rules: UseRules, stage: str, tier: int
) -> None:
    use_rules(asks_for("SEC-901", "team"))
    assert severities(city, stage, tier) == {"warning"}


JOURNEY = """\
solution: counter
department: clerk
stage: live
tier: 4
requirements:
  COUNTER-001:
    kind: quality
    quality: time-behaviour
    statement: The desk shall confirm 99 % of requests within 3 s.
    fit: {metric: response-time, at_most: 3 s, statistic: p99, of: ask}
components:
  clerk: {kind: person}
  desk: {kind: web-app, performance: {p99: 100 ms, p999: 200 ms}}
  cases: {kind: service, performance: {p99: 100 ms, p999: 200 ms}}
connections:
  clerk -> desk: {protocol: https, latency: {p99: 10 ms, p999: 20 ms}}
journeys:
  ask: {path: [clerk, desk, cases], target: 3 s, rate: 1 / s}
"""


@pytest.mark.parametrize(
    ("connection", "found"),
    [
        ("", ["PER-001"]),
        ("  desk -> cases: {protocol: https, encryption: none}\n", []),
    ],
    ids=["lacking", "broken"],
)
def test_a_path_with_a_gap_is_told_of_once_and_is_not_one_that_nobody_stated(
    city: City, connection: str, found: list[str]
) -> None:
    city.write("models/counter.yaml", JOURNEY.replace("journeys:", f"{connection}journeys:"))
    told = city.report()["findings"]
    assert [each["rule"] for each in told if each["element"]["address"] == "counter.ask"] == found
