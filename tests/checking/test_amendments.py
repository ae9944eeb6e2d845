"""A workspace that knows a law better says so, and every finding that rests on it says it too."""

import pytest
from city import ELSEWHERE, SETTINGS, City, mistake, refused
from own_rules import UseRules, a_rule

from archkit.model.component import Component
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Fail, Judgement, Rule, Situation

AMENDED = """
[regulations."cjis-log-retention"]
value = "2 years"
effective-from = 2026-10-01
source = "state policy 17"
"""
LINE = (
    "by archkit.toml, `cjis-log-retention` is 2 years, in force from 2026-10-01 (state policy 17)"
)


def rule_on_logs(*names: str) -> AnyRule:
    def judge(component: Component, on: Situation) -> Judgement:
        del component
        least = on.facts.regulations.duration("cjis-log-retention")
        return Fail(f"at least {least}", ("log",), evidence=("its own",))

    rule = a_rule("TST-001", judge, Component)
    fields = {name: getattr(rule, name) for name in rule.__dataclass_fields__}
    return Rule(**{**fields, "regulations": names})


def told(city: City, *options: str) -> set[tuple[str, tuple[str, ...]]]:
    findings = city.report("--select", "TST-001", *options)["findings"]
    return {(each["message"], tuple(each["evidence"])) for each in findings}


def test_a_finding_names_the_fact_that_the_workspace_amends(
    city: City, use_rules: UseRules
) -> None:
    use_rules(rule_on_logs("cjis-log-retention"))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "TST-001") + AMENDED)
    assert told(city) == {("at least 2 years", ("its own", LINE))}


def test_an_amendment_counts_from_its_first_day_on(city: City, use_rules: UseRules) -> None:
    use_rules(rule_on_logs("cjis-log-retention"))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "TST-001") + AMENDED)
    before = told(city, "--as-of", "2026-09-30")
    assert before == {("at least 1 year", ("its own",))}


def test_a_finding_that_rests_on_other_facts_does_not_name_it(
    city: City, use_rules: UseRules
) -> None:
    use_rules(rule_on_logs("pci-log-retention"))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "TST-001") + AMENDED)
    assert told(city) == {("at least 2 years", ("its own",))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[regulations.cji-log-retention]\nvalue = "2 years"\nsource = "x"\n',
            mistake(
                "unknown-regulation",
                "archkit.toml:7:14",
                "`cji-log-retention` names no regulation",
                "did you mean `cjis-log-retention`?",
            ),
        ),
        (
            '[regulations.zebra]\nvalue = "2 years"\nsource = "x"\n',
            mistake(
                "unknown-regulation",
                "archkit.toml:7:14",
                "`zebra` names no regulation",
                "`archkit regulations` lists them",
            ),
        ),
        (
            '[regulations.cjis-log-retention]\nvalue = 730\nsource = "x"\n',
            mistake(
                "wrong-type",
                "archkit.toml:8:1",
                "`cjis-log-retention` is a length of time such as `90 d`, and `value` is a whole"
                " number",
                "write it like the fact it amends; `archkit regulations` shows it",
            ),
        ),
        (
            '[regulations.fips-140-2-historical]\nvalue = "2 years"\nsource = "x"\n',
            mistake(
                "wrong-type",
                "archkit.toml:8:1",
                "`fips-140-2-historical` is no value, and `value` is a length of time such as"
                " `90 d`",
                "write it like the fact it amends; `archkit regulations` shows it",
            ),
        ),
    ],
)
def test_an_amendment_of_nothing_or_of_another_kind_is_told_and_the_rest_is_checked(
    city: City, text: str, expected: str
) -> None:
    city.write("archkit.toml", SETTINGS + "\n" + text)
    assert city.outcome() == refused(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('source = "x"', "this changes nothing: give `value`, `effective-from` or"),
        ('value = "2 years"', "`source` is missing here"),
        ('value = 1.5\nsource = "x"', "`value`: write one of: a date such as `2027-04-26`"),
        ('valu = "2 years"\nsource = "x"', "there is no field `valu` here"),
        ('effective-from = "soon"\nsource = "x"', "`effective-from` must be a date"),
    ],
)
def test_an_amendment_that_cannot_be_read_is_told_at_its_line(
    city: City, text: str, expected: str
) -> None:
    city.write("archkit.toml", SETTINGS + f"\n[regulations.cjis-log-retention]\n{text}\n")
    result = city.validate()
    assert (result.exit_code, result.stdout) == (2, "")
    assert expected in " ".join(result.stderr.split())
    assert "--> archkit.toml:" in result.stderr


def test_an_amendment_that_no_rule_asks_for_changes_nothing(city: City) -> None:
    city.write("archkit.toml", SETTINGS + AMENDED)
    assert city.outcome().findings == (ELSEWHERE,)
