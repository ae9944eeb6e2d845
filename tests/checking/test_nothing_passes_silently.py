"""The silent pass is the common fault of such tools: each way to one is closed here."""

from typing import cast

import pytest
from city import ELSEWHERE, RECORDS, SETTINGS, City, Outcome, mistake
from own_rules import UseRules, a_rule, asks_for

from archkit.model.component import Component
from archkit.rules.rule import NOT_APPLICABLE, PASS, Fail, Judgement, Situation

CONNECTION = "records.desk -> store"


def records(city: City, fields: str) -> City:
    """The records with other fields on their connection, which starts on line 9."""
    start = RECORDS.index("    {protocol")
    city.write("models/records.yaml", f"{RECORDS[:start]}    {{{fields}}}\n")
    return city


def tally(city: City, rule: str) -> tuple[int, int, int, int]:
    """How many elements passed, failed, were unknown, were not applicable."""
    (found,) = [each for each in city.report("--select", rule)["rules"] if each["rule"] == rule]
    return found["passed"], found["failed"], found["unknown"], found["not_applicable"]


def test_a_field_that_is_deleted_makes_no_failure_a_pass(city: City) -> None:
    records(city, "protocol: postgresql, network: lan, carries: [permit]")
    assert city.outcome() == Outcome(
        1, (), (f"CMP-001 unknown models/records.yaml:9:3 {CONNECTION}",)
    )
    assert tally(city, "SEC-001") == (0, 0, 1, 0)


def test_a_field_that_is_misspelt_is_not_one_that_is_absent(city: City) -> None:
    records(city, "protocol: postgresql, encrypton: none, network: lan, carries: [permit]")
    assert city.outcome() == Outcome(
        2,
        (
            mistake(
                "unknown-key",
                "models/records.yaml:10:28",
                "there is no field `encrypton` here",
                "did you mean `encryption`?",
            ),
        ),
    )


def test_none_is_a_statement_and_counts_as_none(city: City) -> None:
    records(city, "protocol: https, authentication: none, network: lan, carries: [permit]")
    assert city.outcome("--select", "SEC-003") == Outcome(
        1, (), (f"SEC-003 fail models/records.yaml:10:39 {CONNECTION}",)
    )


def test_an_authentication_that_nobody_stated_is_unknown(city: City) -> None:
    records(city, "protocol: https, network: lan, carries: [permit]")
    assert tally(city, "SEC-003") == (0, 0, 1, 0)


def test_what_a_rule_is_not_about_is_told_apart_from_what_passes(
    city: City, use_rules: UseRules
) -> None:
    def judge(component: Component, on: Situation) -> Judgement:
        del on
        return PASS if component.kind == "database" else NOT_APPLICABLE

    use_rules(a_rule("SEC-901", judge, Component))
    assert tally(city, "SEC-901") == (1, 0, 0, 1)


def test_a_rule_that_fails_and_does_not_know_has_failed(city: City, use_rules: UseRules) -> None:
    def judge(component: Component, on: Situation) -> Judgement:
        missing = asks_for("SEC-901", "team").judge(component, on)
        assert isinstance(missing, list)
        return [*missing, Fail("it fails")]

    use_rules(a_rule("SEC-901", judge, Component))
    assert tally(city, "SEC-901") == (0, 2, 0, 0)


@pytest.mark.parametrize("answer", [None, False, 0, ""])
def test_a_rule_that_answers_nothing_has_crashed(
    city: City, use_rules: UseRules, answer: object
) -> None:
    def judge(component: Component, on: Situation) -> Judgement:
        del component, on
        return cast(Judgement, answer)

    use_rules(a_rule("SEC-901", judge, Component))
    assert tally(city, "SEC-901") == (0, 0, 0, 0)
    assert city.outcome("--select", "SEC-901").exit_code == 3


def test_a_rule_that_crashes_has_passed_nothing_it_did_not_judge(
    city: City, use_rules: UseRules
) -> None:
    def judge(component: Component, on: Situation) -> Judgement:
        del on
        if component.id == "desk":
            raise ZeroDivisionError
        return PASS

    use_rules(a_rule("SEC-901", judge, Component))
    assert tally(city, "SEC-901") == (0, 0, 0, 0)
    assert city.outcome("--select", "SEC-901") == Outcome(
        3, city.outcome().mistakes, (), ("SEC-901 records.desk",)
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("models/more.yaml", "departmens: {}\n", id="misspelt section"),
        pytest.param("models/more.yaml", "nodes: {n: {zone: offise}}\n", id="reference to nothing"),
        pytest.param("models/more.py", "", id="Python model that is not allowed"),
        pytest.param(
            "archkit.toml",
            SETTINGS.replace("[validate]", 'python = ["modles/*.py"]\n[validate]'),
            id="pattern that matches nothing",
        ),
        pytest.param(
            "archkit.toml",
            SETTINGS
            + "[[overrides]]\nfiles = ['modles/*']\nignore = ['SEC-001']\nreason = 'Old.'\n",
            id="override that matches nothing",
        ),
        pytest.param(
            "archkit.toml", SETTINGS.replace('"SEC-001"', '"SEC-01"'), id="rule that is none"
        ),
        pytest.param("archkit.toml", SETTINGS + "[rules.SEC-01]\n", id="parameter of no rule"),
    ],
)
def test_a_word_that_means_nothing_fails_the_run(city: City, file: str, text: str) -> None:
    city.write(file, text)
    assert city.outcome().exit_code == 2


def test_a_sound_connection_passes(city: City) -> None:
    records(city, "protocol: https, network: lan, carries: [permit]")
    assert city.outcome() == Outcome(0)
    assert tally(city, "SEC-001") == (1, 0, 0, 0)


def test_an_unsound_one_fails(city: City) -> None:
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))
    assert tally(city, "SEC-001") == (0, 1, 0, 0)
