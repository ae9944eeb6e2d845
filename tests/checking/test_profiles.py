"""Profiles set how much findings matter; they change no judgement and hide nothing in silence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from city import AS_OF, ELSEWHERE, SETTINGS, City, Outcome, mistake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_rules import UseRules, a_rule, asks_for

from archkit.checking.check import check
from archkit.checking.profiles import Levels, shipped
from archkit.checking.rule_set import shipped as every_rule
from archkit.model.component import Component
from archkit.model.settings import Level, Profile, Severity
from archkit.model.vocabulary import Stage
from archkit.model.workspace import Workspace, open_workspace
from archkit.rules.rule import Fail, Judgement, Situation

EVERY_RULE = SETTINGS.replace('["SEC-001"]', '["ALL"]')
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def severity(name: str, rule: str, tier: int, stage: Stage, own: Severity) -> Severity | None:
    page = next(page for page in every_rule().pages if page.id == rule)
    return Levels.of(name, shipped()[name], every_rule().pages).severity(page, tier, stage, own)


def with_profile(city: City, lines: str, *, uses: str = "pilot") -> City:
    city.write(
        "archkit.toml",
        f'{SETTINGS}profile = "{uses}"\n[profiles.pilot]\nabout = "A trial."\n{lines}\n',
    )
    return city


def level(rules: str, word: str, more: str = "") -> str:
    return f'[[profiles.pilot.levels]]\nrules = ["{rules}"]\nseverity = "{word}"\n{more}\n'


@pytest.mark.parametrize(
    ("name", "rule", "tier", "stage", "own", "expected"),
    [
        ("draft", "CMP-001", 1, Stage.PROPOSED, WARNING, INFO),
        ("draft", "CMP-001", 1, Stage.APPROVED, ERROR, ERROR),
        ("draft", "OPS-004", 1, Stage.PROPOSED, ERROR, None),
        ("draft", "OPS-004", 1, Stage.LIVE, ERROR, ERROR),
        ("draft", "GOV-007", 3, Stage.PROPOSED, WARNING, None),
        ("draft", "SEC-001", 3, Stage.PROPOSED, ERROR, ERROR),
        ("board", "CMP-001", 2, Stage.PROPOSED, WARNING, ERROR),
        ("board", "CMP-001", 3, Stage.PROPOSED, WARNING, WARNING),
        ("board", "GOV-001", 4, Stage.PROPOSED, ERROR, ERROR),
        ("board", "GOV-003", 4, Stage.LIVE, WARNING, ERROR),
        ("board", "GOV-007", 4, Stage.PROPOSED, WARNING, ERROR),
        ("live", "AVL-007", 3, Stage.LIVE, WARNING, ERROR),
        ("live", "OPS-004", 4, Stage.RETIRING, WARNING, ERROR),
        ("live", "GOV-004", 4, Stage.LIVE, WARNING, ERROR),
        ("live", "OPS-004", 4, Stage.BUILD, WARNING, WARNING),
    ],
)
def test_what_comes_with_archkit_asks_for_what_its_purpose_needs(
    name: str, rule: str, tier: int, stage: Stage, own: Severity, expected: Severity | None
) -> None:
    assert expected == severity(name, rule, tier, stage, own)


@pytest.mark.parametrize("name", shipped())
def test_every_word_of_a_profile_names_rules_that_there_are(name: str) -> None:
    profile = shipped()[name]
    assert len(profile.levels) == len(Levels.of(name, profile, every_rule().pages).applied)


def test_of_the_levels_that_fit_the_last_counts(city: City) -> None:
    with_profile(city, level("security", "info") + level("SEC-001", "warning"))
    assert "warning" == city.report()["findings"][0]["severity"]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("tiers = [2]", "info"),
        ("tiers = [1, 3]", "error"),
        ('stages = ["live"]', "info"),
        ('stages = ["proposed"]', "error"),
        ('tiers = [2]\nstages = ["proposed"]', "error"),
    ],
)
def test_a_level_is_for_its_tiers_and_stages(city: City, only: str, expected: str) -> None:
    with_profile(city, level("SEC-001", "info", only))
    assert expected == city.report()["findings"][0]["severity"]


def test_what_a_profile_turns_off_is_counted(city: City) -> None:
    with_profile(city, level("SEC-001", "off"))
    assert Outcome(0) == city.outcome()
    assert 1 == city.report()["off"]
    said = city.validate().stdout
    assert said.startswith("Found 1 left out by the profile `pilot`.")
    assert "by 1 rule under the profile `pilot`" in " ".join(said.split())


def test_the_command_line_names_another_profile_or_none(city: City) -> None:
    with_profile(city, level("SEC-001", "off"))
    assert Outcome(1, (), (ELSEWHERE,)) == city.outcome("--profile", "draft")
    assert Outcome(1, (), (ELSEWHERE,)) == city.outcome("--profile", "none")


def test_a_profile_runs_the_optional_rules_that_it_names(city: City, use_rules: UseRules) -> None:
    use_rules(asks_for("GOV-901", "log"), asks_for("GOV-902", "team", optional=True))
    city.write(
        "archkit.toml", EVERY_RULE + '[profiles.pilot]\nabout = "A trial."\nalso = ["GOV-902"]\n'
    )

    def ran(*options: str) -> list[str]:
        return [tally["rule"] for tally in city.report(*options)["rules"]]

    assert ["GOV-901"] == ran()
    assert ["GOV-901", "GOV-902"] == ran("--profile", "pilot")
    assert ["GOV-901"] == ran("--profile", "pilot", "--select", "GOV-901")


def test_a_missing_fact_matters_as_much_as_to_the_solution_that_needs_it_most(
    city: City, use_rules: UseRules
) -> None:
    use_rules(asks_for("GOV-901", "log"))
    sketch = level("CMP-001", "info", 'stages = ["proposed"]')
    strict = level("CMP-001", "error", "tiers = [1, 2]").replace("pilot", "strict")
    about = '[profiles.{}]\nabout = "A trial."\n'
    city.write(
        "archkit.toml",
        EVERY_RULE + about.format("pilot") + sketch + about.format("strict") + strict,
    )
    city.write(
        "models/draft.yaml",
        "solution: draft\ndepartment: clerk\nstage: proposed\ntier: 1\n"
        "components: {portal: {kind: service}}\n",
    )

    def severities(*options: str) -> dict[str, str]:
        found = city.report(*options)["findings"]
        return {each["element"]["address"]: each["severity"] for each in found}

    live = {"records.desk": "error", "records.store": "error"}
    assert live | {"draft.portal": "warning"} == severities()
    assert live | {"draft.portal": "info"} == severities("--profile", "pilot")
    assert live | {"draft.portal": "error"} == severities("--profile", "strict")


def test_an_override_counts_more_than_a_profile(city: City) -> None:
    with_profile(city, level("SEC-001", "warning"))
    override = (
        '\n[[overrides]]\nfiles = ["models/*"]\nseverity = {SEC-001 = "info"}\nreason = "Old."\n'
    )
    text = (city.root / "archkit.toml").read_text(encoding="utf-8")
    city.write("archkit.toml", text + override)
    assert "info" == city.report()["findings"][0]["severity"]


def test_a_waiver_of_what_a_profile_turns_off_is_not_stale(city: City) -> None:
    with_profile(city, level("SEC-001", "off"))
    city.write(
        "models/waivers.yaml",
        """
        solution: records
        waivers:
          old:
            rule: SEC-001
            element: desk -> store
            reason: Replaced next year.
            compensating_control: Nobody else is on that line.
            residual_risk: low
            requested_by: {role: Architect}
            approved_by: {role: Information Security Officer}
            granted: 2026-10-01
            expires: 2027-01-01
        """,
    )
    assert Outcome(0) == city.outcome("--select", "SEC-001,GOV-005")


def test_a_baseline_entry_of_what_a_profile_turns_off_is_not_stale(city: City) -> None:
    with_profile(city, level("SEC-001", "off"), uses="none")
    assert 0 == city.run("baseline", str(city.root), "--as-of", AS_OF).exit_code
    assert Outcome(0) == city.outcome("--profile", "pilot")
    assert 1 == city.report("--profile", "pilot")["hidden"]


class TestMistakes:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [("bord", "did you mean `board`?"), ("qqq", "there are `board`, `draft`, `live`")],
    )
    def test_a_misspelt_profile_on_the_command_line(self, city: City, name: str, hint: str) -> None:
        for command in (("validate",), ("rules", "--workspace")):
            result = city.run(*command, str(city.root), "--profile", name)
            assert (2, "") == (result.exit_code, result.stdout)
            assert f"`{name}` names no profile: {hint}" in result.stderr

    def test_a_misspelt_profile_in_the_settings(self, city: City) -> None:
        with_profile(city, level("SEC-001", "off"), uses="pilto")
        assert (
            Outcome(
                2,
                (
                    mistake(
                        "unknown-profile",
                        "archkit.toml:6:1",
                        "`pilto` names no profile",
                        "did you mean `pilot`?",
                    ),
                ),
                (ELSEWHERE,),
            )
            == city.outcome()
        )

    def test_a_misspelt_rule_in_a_profile_that_nobody_uses(self, city: City) -> None:
        with_profile(city, level("SEC-0001", "off"), uses="none")
        assert (
            Outcome(
                2,
                (
                    mistake(
                        "unknown-rule",
                        "archkit.toml:10:10",
                        "`SEC-0001` names no rule, family or framework",
                        "did you mean `SEC-001`?",
                    ),
                ),
                (ELSEWHERE,),
            )
            == city.outcome()
        )

    def test_a_profile_of_a_name_that_is_taken(self, city: City) -> None:
        city.write(
            "archkit.toml", SETTINGS + '[profiles.board]\nabout = "Ours."\nalso = ["SEC-002"]\n'
        )
        assert (
            Outcome(
                2,
                (
                    mistake(
                        "duplicate-id",
                        "archkit.toml:6:11",
                        "`board` is a profile already",
                        "give yours another name",
                    ),
                ),
                (ELSEWHERE,),
            )
            == city.outcome()
        )

    def test_a_profile_that_changes_nothing(self, city: City) -> None:
        with_profile(city, "", uses="none")
        result = city.validate()
        assert (2, "") == (result.exit_code, result.stdout)
        assert "this profile changes nothing: give it `levels` or `also`" in result.stderr


def test_the_list_of_rules_has_the_severities_of_a_profile(city: City) -> None:
    with_profile(city, level("SEC-001", "info", 'tiers = [3, 4]\nstages = ["build"]'))
    listed = city.run("rules", "--workspace", str(city.root), "--profile", "pilot").stdout
    under = "         under this profile                info in tiers 3 and 4 while build"
    line = next(at for at, each in enumerate(listed.splitlines()) if each.startswith("SEC-001"))
    assert under == listed.splitlines()[line + 1]
    assert 1 == listed.count("under this profile")


@pytest.mark.parametrize("profile", shipped())
def test_the_list_of_rules_under_a_profile_fits_80_columns(city: City, profile: str) -> None:
    listed = city.run("rules", "--profile", profile).stdout.splitlines()
    assert [] == [line for line in listed if len(line) > 80]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with findings of several rules and stages."""
    return open_workspace(_town(tmp_path_factory.mktemp("town")))


def _town(root: Path) -> Path:
    city = City(root)
    city.write("archkit.toml", EVERY_RULE)
    for name, stage, tier in (("one", "proposed", 1), ("two", "live", 2), ("three", "live", 4)):
        city.write(
            f"models/{name}.yaml",
            f"solution: {name}\ndepartment: clerk\nstage: {stage}\ntier: {tier}\n"
            "components: {portal: {kind: service}}\n",
        )
    city.write("models/city.yaml", "departments: {clerk: {name: Town clerk}}\n")
    return root


def _named(component: Component, on: Situation) -> Judgement:
    del on
    return Fail("it has no name") if component.name is None else []


LEVELS = st.lists(
    st.builds(
        Level,
        rules=st.lists(
            st.sampled_from(["GOV-901", "SEC-901", "GOV", "ALL", "CMP-001"]), min_size=1, max_size=2
        ),
        severity=st.sampled_from(["error", "warning", "info", "off"]),
        tiers=st.lists(st.integers(1, 4), max_size=2),
        stages=st.lists(st.sampled_from(Stage), max_size=2),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(levels=LEVELS)
def test_whatever_a_profile_says_every_finding_is_shown_or_counted(
    town: Workspace, use_rules: UseRules, levels: list[Level]
) -> None:
    use_rules(asks_for("GOV-901", "log"), a_rule("SEC-901", _named, Component))
    profile = Profile(about="A trial.", levels=tuple(levels))
    changed = town.settings.model_copy(update={"profiles": {"pilot": profile}})
    day = date(2026, 11, 1)
    plain = check(town, day)
    under = check(replace(town, settings=changed), day, profile="pilot")
    assert len(plain.findings) == len(under.findings) + under.off
    shown = {each.finding.fingerprint for each in under.findings}
    assert shown <= {each.finding.fingerprint for each in plain.findings}
    assert plain.tallies == under.tallies
