import pytest
from city import ELSEWHERE, SETTINGS, City, Outcome, mistake
from own_rules import UseRules, asks_for, rule_named

from archkit.checking.rule_set import shipped
from archkit.checking.selection import UnknownRuleError, named, selected

PAGES = (rule_named("SEC-001"), rule_named("SEC-003"), asks_for("GOV-901", "team"))
EVERYTHING = frozenset({"SEC-001", "SEC-003", "GOV-901"})
UNSTATED = "CMP-001 unknown models/records.yaml:9:3 records.desk -> store"
"""SEC-003 waits for the authentication of the connection."""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ALL", EVERYTHING),
        ("SEC-001", {"SEC-001"}),
        ("plaintext-in-transit", {"SEC-001"}),
        ("SEC", {"SEC-001", "SEC-003"}),
        ("security", {"SEC-001", "SEC-003"}),
    ],
)
def test_a_word_names_rules_by_id_by_name_and_by_family(word: str, expected: set[str]) -> None:
    assert expected == named(word, PAGES)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("SEC-01", "did you mean `SEC-001`?"),
        ("sec-001", "did you mean `SEC-001`?"),
        ("securty", "did you mean `security`?"),
        ("plaintext", "did you mean `plaintext-in-transit`?"),
        ("qqq", "`archkit rules` lists them"),
        ("", "`archkit rules` lists them"),
    ],
)
def test_a_word_that_names_no_rule_is_refused_with_what_was_meant(word: str, hint: str) -> None:
    with pytest.raises(UnknownRuleError) as refusal:
        named(word, PAGES)
    assert hint == refusal.value.hint


def test_what_is_ignored_is_taken_from_what_is_selected() -> None:
    assert {"SEC-003"} == selected(["security"], ["SEC-001"], PAGES)


class TestOptionalRules:
    ON, OFF = asks_for("GOV-901", "team"), asks_for("GOV-902", "team", optional=True)
    BOTH = (ON, OFF)

    def test_all_leaves_them_out(self) -> None:
        assert {"GOV-901"} == selected(["ALL"], [], self.BOTH)

    @pytest.mark.parametrize("word", ["GOV-902", "test-gov-902", "GOV", "governance"])
    def test_their_id_name_or_family_selects_them_beside_all(self, word: str) -> None:
        assert {"GOV-901", "GOV-902"} == selected(["ALL", word], [], self.BOTH)

    def test_ignoring_all_ignores_them_too(self) -> None:
        assert set() == selected(["ALL", "GOV"], ["ALL"], self.BOTH)

    def test_they_run_only_where_they_are_asked_for(self, city: City, use_rules: UseRules) -> None:
        use_rules(*self.BOTH)
        every = city.report("--select", "ALL")
        asked = city.report("--select", "ALL,GOV-902")
        assert ["GOV-901"] == [tally["rule"] for tally in every["rules"]]
        assert ["GOV-901", "GOV-902"] == [tally["rule"] for tally in asked["rules"]]

    def test_completeness_alone_does_not_wait_for_them(
        self, city: City, use_rules: UseRules
    ) -> None:
        use_rules(asks_for("GOV-901", "log"), asks_for("GOV-902", "team", optional=True))
        report = city.report("--select", "CMP-001")
        assert {"component `desk` does not state `log`"} == {
            each["message"]
            for each in report["findings"]
            if each["element"]["address"] == "records.desk"
        }

    def test_the_list_and_the_page_say_so(self, city: City, use_rules: UseRules) -> None:
        use_rules(*self.BOTH)
        listed = city.run("rules", "--family", "GOV").stdout
        assert "error, off by default" in listed
        assert 'select = ["ALL", "test-gov-902"]' in city.run("explain", "GOV-902").stdout
        assert "Off by default" not in city.run("explain", "GOV-901").stdout


def test_a_family_without_rules_is_no_word() -> None:
    with pytest.raises(UnknownRuleError):
        named("OPS", PAGES)


def test_a_word_is_never_said_to_have_been_meant_for_itself() -> None:
    with pytest.raises(UnknownRuleError) as refusal:
        named("OPS", PAGES)
    assert refusal.value.hint == "`archkit rules` lists them"


def test_every_page_can_be_named_by_its_id_and_its_name() -> None:
    for page in shipped().pages:
        assert {page.id} == named(page.id, shipped().pages) == named(page.name, shipped().pages)


def test_the_command_line_selects_instead_of_the_settings(city: City) -> None:
    assert city.outcome("--select", "SEC-003") == Outcome(1, (), (UNSTATED,))


def test_what_is_selected_twice_over_adds_up(city: City) -> None:
    both = city.outcome("--select", "SEC-003", "--select", "SEC-001")
    assert both == city.outcome("--select", "SEC-003,SEC-001")
    assert ELSEWHERE in both.findings


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("nothing", ["", ",", " "])
def test_an_empty_selection_is_refused(city: City, option: str, nothing: str) -> None:
    result = city.validate(option, nothing)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "it names no rule: write ids, names, families or frameworks" in result.stderr


def test_the_command_line_ignores_beside_the_settings(city: City) -> None:
    city.write("archkit.toml", SETTINGS.replace('["SEC-001"]', '["SEC-001", "SEC-003"]'))
    assert city.outcome("--ignore", "SEC-003") == Outcome(1, (), (ELSEWHERE,))


def test_what_a_selected_rule_cannot_judge_is_reported_with_it(city: City) -> None:
    assert city.outcome("--select", "SEC-001,SEC-003") == Outcome(1, (), (UNSTATED, ELSEWHERE))


def test_completeness_alone_tells_what_all_rules_wait_for(city: City) -> None:
    assert UNSTATED in city.outcome("--select", "CMP-001").findings
    assert ELSEWHERE not in city.outcome("--select", "CMP-001").findings


def test_a_selection_of_which_nothing_is_left_is_a_mistake(city: City) -> None:
    assert city.outcome("--select", "SEC-001", "--ignore", "security") == Outcome(
        2,
        (
            mistake(
                "no-rules",
                "archkit.toml:5:1",
                "every rule that is selected is ignored as well: nothing was checked",
                "select more, or ignore less",
            ),
        ),
    )


class TestOverrides:
    def override(self, city: City, line: str, files: str = "models/records.yaml") -> City:
        city.write(
            "archkit.toml",
            SETTINGS + f'\n[[overrides]]\nfiles = ["{files}"]\n{line}\nreason = "Old."\n',
        )
        return city

    def test_an_override_leaves_out_findings_and_counts_them(self, city: City) -> None:
        self.override(city, 'ignore = ["SEC-001"]')
        assert city.outcome() == Outcome(0)
        assert city.report()["ignored"] == 1
        assert city.validate().stdout.startswith("Found 1 left out by overrides.")

    def test_an_override_changes_a_severity(self, city: City) -> None:
        self.override(city, 'severity = {SEC-001 = "info"}')
        assert city.outcome() == Outcome(0, (), (ELSEWHERE,))
        assert city.outcome("--fail-on", "info").exit_code == 1

    def test_an_override_touches_no_other_files(self, city: City) -> None:
        self.override(city, 'ignore = ["SEC-001"]', files="models/city.yaml")
        assert city.outcome() == Outcome(1, (), (ELSEWHERE,))
