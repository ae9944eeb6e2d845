import pytest
from city import ELSEWHERE, RECORDS, REGISTRY, SETTINGS, City, Outcome
from own_rules import UseRules, a_rule, rule_named

from archkit.model.connection import Connection
from archkit.model.vocabulary import RiskLevel
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Fail, Judgement, Situation, WaivableBy

SAID = {
    "approved_by": "{role: Information Security Officer, name: Mo Stone}",
    "requested_by": "{role: Architect, name: Al Reed}",
    "compensating_control": "The wire is in a locked duct.",
    "residual_risk": "low",
    "granted": "2026-06-01",
}
WAIVED = ELSEWHERE.replace("fail", "waived")


def waive(
    city: City,
    rule: str = "SEC-001",
    element: str = "desk -> store",
    expires: str = "2027-01-01",
    **fields: str,
) -> City:
    """Waive a rule on an element of the records, on line 13 and 14."""
    said = {**SAID, **fields}
    more = "".join(f"    {name}: {value}\n" for name, value in said.items() if value)
    city.write(
        "models/records.yaml",
        RECORDS
        + f"""waivers:
  w1:
    rule: {rule}
    element: {element}
    reason: The wire stays inside the building.
    expires: {expires}
{more}""",
    )
    return city


def refused(line: int, message: str, city: City) -> None:
    """The waiver does not hold: the finding stands, and one of GOV-005 beside it."""
    outcome = city.outcome("--select", "SEC-001,GOV-005")
    column = {13: 11, 14: 14, 16: 14, 17: 18, 20: 20, 21: 14}[line]
    stale = f"GOV-005 fail models/records.yaml:{line}:{column} records.w1"
    assert outcome == Outcome(1, (), (ELSEWHERE, stale))
    assert city.report("--select", "GOV-005")["findings"][0]["message"] == message


def test_a_waived_finding_stays_visible_and_does_not_fail_the_run(city: City) -> None:
    waive(city)
    assert city.outcome() == Outcome(0, (), (WAIVED,))
    assert city.report()["findings"][0]["waived_by"] == "records.w1"
    told = city.validate().stdout
    assert told.startswith("error[SEC-001] (waived) `permit` (confidential) goes over")
    assert "   = waived by: records.w1\n" in told
    assert "Found 1 waived." in told


@pytest.mark.parametrize("rule", ["SEC-001", "plaintext-in-transit"])
@pytest.mark.parametrize("element", ["desk -> store", "records.desk -> store"])
def test_a_waiver_names_a_rule_and_an_element_in_either_way(
    city: City, rule: str, element: str
) -> None:
    waive(city, rule, element)
    assert city.outcome() == Outcome(0, (), (WAIVED,))


def test_a_waiver_holds_until_the_end_of_its_last_day(city: City) -> None:
    waive(city, expires="2026-11-01")
    assert city.outcome() == Outcome(0, (), (WAIVED,))


def test_a_waiver_that_has_expired_fails(city: City) -> None:
    waive(city, expires="2026-10-31")
    refused(16, "the waiver expired on 2026-10-31", city)


def test_a_waiver_lasts_a_year_at_most(city: City) -> None:
    waive(city, expires="2027-06-02")
    refused(16, "the waiver lasts 366 days; 365 are the most", city)


def test_the_settings_may_ask_for_shorter_waivers(city: City) -> None:
    waive(city, expires="2026-12-01")
    city.write("archkit.toml", SETTINGS + "[waivers]\nlongest = 90\n")
    refused(16, "the waiver lasts 183 days; 90 are the most", city)


def test_a_waiver_does_not_count_before_it_is_granted(city: City) -> None:
    waive(city, granted="2026-11-02")
    refused(21, "the waiver is granted only on 2026-11-02", city)


@pytest.mark.parametrize(
    "who",
    [
        "{role: Chief Security Officer, name: mo stone}",
        "{role: information security officer}",
    ],
)
def test_nobody_grants_what_they_asked_for(city: City, who: str) -> None:
    waive(city, requested_by=who)
    refused(17, "Mo Stone asked for the waiver and granted it too", city)


def test_a_high_risk_is_for_a_higher_authority(city: City) -> None:
    waive(city, residual_risk="high")
    refused(
        17,
        "a residual risk that is high is not for the Information Security Officer to accept,"
        " but for the City Manager",
        city,
    )


@pytest.mark.parametrize("risk", ["low", "moderate", "high", "very-high"])
def test_the_highest_authority_may_accept_every_risk(city: City, risk: str) -> None:
    waive(city, residual_risk=risk, approved_by="{role: City manager}")
    assert city.outcome() == Outcome(0, (), (WAIVED,))


def test_the_settings_name_who_may_accept_a_risk(city: City) -> None:
    waive(city, residual_risk="moderate")
    city.write(
        "archkit.toml", SETTINGS + '[waivers]\nup-to-moderate = ["Chief Information Officer"]\n'
    )
    refused(
        17,
        "a residual risk that is moderate is not for the Information Security Officer to accept,"
        " but for the Chief Information Officer or the City Manager",
        city,
    )


def rated(risk: RiskLevel) -> AnyRule:
    """A rule that finds a risk on every connection, and rates it."""

    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails", risk=risk)

    return a_rule("SEC-901", judge, Connection)


@pytest.mark.parametrize("stated", ["very-low", "low", "moderate"])
def test_a_waiver_cannot_state_less_risk_than_the_rule_worked_out(
    city: City, use_rules: UseRules, stated: str
) -> None:
    use_rules(rated(RiskLevel.HIGH), rule_named("SEC-001"))
    waive(city, rule="SEC-901", residual_risk=stated)
    assert city.outcome("--select", "SEC-901,GOV-005") == Outcome(
        1,
        (),
        (
            "SEC-901 fail models/records.yaml:9:3 records.desk -> store",
            "GOV-005 fail models/records.yaml:20:20 records.w1",
        ),
    )
    assert city.report("--select", "GOV-005")["findings"][0]["message"] == (
        f"the waiver says that the risk that remains is {stated}; SEC-901 works it out as high,"
        " with every control in the design counted"
    )


@pytest.mark.parametrize("stated", ["high", "very-high"])
def test_a_waiver_may_state_the_risk_that_the_rule_worked_out_or_more(
    city: City, use_rules: UseRules, stated: str
) -> None:
    use_rules(rated(RiskLevel.HIGH), rule_named("SEC-001"))
    waive(city, rule="SEC-901", residual_risk=stated, approved_by="{role: City manager}")
    assert city.outcome("--select", "SEC-901,GOV-005") == Outcome(
        0, (), ("SEC-901 waived models/records.yaml:9:3 records.desk -> store",)
    )


@pytest.mark.parametrize(
    "field", ["requested_by", "compensating_control", "residual_risk", "granted"]
)
def test_a_waiver_that_does_not_say_enough_hides_nothing(city: City, field: str) -> None:
    waive(city, **{field: ""})
    refused(13, f"the waiver does not say its `{field}`", city)


def test_two_waivers_of_one_finding_are_one_too_many(city: City) -> None:
    waive(city)
    path = city.root / "models/records.yaml"
    text = path.read_text(encoding="utf-8")
    one = text[text.index("  w1:") :]
    path.write_text(text + one.replace("w1:", "w2:"), encoding="utf-8")
    assert city.outcome("--select", "SEC-001,GOV-005") == Outcome(
        1, (), (WAIVED, "GOV-005 fail models/records.yaml:24:14 records.w2")
    )


def test_a_waiver_that_matches_nothing_fails(city: City) -> None:
    waive(city, element="desk -> stor")
    refused(14, "the waiver matches no finding of SEC-001 on `desk -> stor`", city)


def test_a_waiver_of_an_unknown_rule_fails(city: City) -> None:
    waive(city, rule="SEC-0001")
    refused(13, "`SEC-0001` names no rule, family or framework; did you mean `SEC-001`?", city)


@pytest.mark.parametrize("rule", ["SEC", "security", "ALL"])
def test_a_waiver_of_several_rules_at_once_fails(city: City, rule: str) -> None:
    waive(city, rule=rule)
    refused(13, f"`{rule}` names several rules; waive one", city)


def test_a_waiver_cannot_be_waived(city: City) -> None:
    waive(city, rule="GOV-005", element="w1")
    assert city.outcome("--select", "SEC-001,GOV-005").exit_code == 1


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (WaivableBy.OUTSIDE, "an outside authority only"),
        (WaivableBy.NOBODY, "nobody"),
    ],
)
def test_a_rule_that_the_city_may_not_waive_is_not_waived(
    city: City, use_rules: UseRules, who: WaivableBy, words: str
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails")

    use_rules(a_rule("SEC-901", judge, Connection, who), rule_named("SEC-001"))
    waive(city, rule="SEC-901")
    assert city.outcome("--select", "SEC-901,GOV-005") == Outcome(
        1,
        (),
        (
            "SEC-901 fail models/records.yaml:9:3 records.desk -> store",
            "GOV-005 fail models/records.yaml:13:11 records.w1",
        ),
    )
    assert (
        city.report("--select", "GOV-005")["findings"][0]["message"]
        == f"SEC-901 may be waived by {words}"
    )


def test_a_finding_may_be_kept_from_the_city_where_the_rule_is_not(city: City) -> None:
    city.write("models/city.yaml", REGISTRY.replace("regimes: []", "regimes: [CJI]"))
    waive(city)
    assert city.outcome("--select", "SEC-001,GOV-005").exit_code == 1
    assert (
        city.report("--select", "GOV-005")["findings"][0]["message"]
        == "SEC-001 may be waived by an outside authority only"
    )


def test_a_waiver_of_a_rule_that_was_not_run_is_not_said_to_match_nothing(city: City) -> None:
    waive(city, rule="SEC-003")
    assert city.outcome("--select", "SEC-001,GOV-005") == Outcome(1, (), (ELSEWHERE,))


def test_waivers_are_applied_whatever_is_selected(city: City) -> None:
    waive(city)
    city.write("archkit.toml", SETTINGS + 'ignore = ["GOV-005"]\n')
    assert city.outcome() == Outcome(0, (), (WAIVED,))


def test_what_nobody_stated_can_be_waived_too(city: City) -> None:
    waive(city, rule="CMP-001")
    assert city.outcome("--select", "SEC-003") == Outcome(
        0, (), ("CMP-001 waived models/records.yaml:9:3 records.desk -> store",)
    )
