"""What a baseline hides, what it does not, and when it no longer holds."""

import os
from pathlib import Path

import pytest
from city import ELSEWHERE, RECORDS, SETTINGS, City, Outcome
from hypothesis import given
from hypothesis import strategies as st
from own_rules import UseRules, a_rule, asks_for, rule_named

from archkit.checking.baseline_file import Entry, as_text, read_baseline
from archkit.model.connection import Connection
from archkit.model.settings import Severity
from archkit.model.workspace import open_workspace
from archkit.rules.rule import Fail, Judgement, Situation, WaivableBy

FILE = "archkit-baseline.yaml"
HEAD = 'version: "1.0"\nfindings:\n'
FIRST = f"GOV-009 fail {FILE}:5:3"
"""A finding about the first entry; its fingerprint follows."""


@pytest.fixture
def adopted(city: City) -> City:
    """The city, its one finding in the baseline."""
    assert city.run("baseline", str(city.root), "--as-of", "2026-11-01").exit_code == 0
    assert city.outcome() == Outcome(0)
    return city


def fingerprint(city: City) -> str:
    (finding,) = city.report("--ignore-baseline")["findings"]
    return str(finding["fingerprint"])


def entry(city: City) -> str:
    """The line of the only entry."""
    (line,) = (city.root / FILE).read_text().splitlines()[4:]
    return line


def add_a_second_finding(city: City) -> str:
    city.write("models/zoo.yaml", RECORDS.replace("solution: records", "solution: zoo"))
    return "SEC-001 fail models/zoo.yaml:10:40 zoo.desk -> store"


def settings(city: City, text: str) -> None:
    city.write("archkit.toml", SETTINGS + text)


def overriding(severity: str) -> str:
    return (
        '\n[[overrides]]\nfiles = ["models/*"]\nreason = "Old."\n'
        f'severity = {{SEC-001 = "{severity}"}}\n'
    )


def test_what_the_baseline_hides_is_counted_in_every_report(adopted: City) -> None:
    assert adopted.validate().stdout.startswith("Found 1 hidden by the baseline.\n")
    assert adopted.report()["hidden"] == 1


def test_a_new_finding_fails(adopted: City) -> None:
    new = add_a_second_finding(adopted)
    assert adopted.outcome() == Outcome(1, (), (new,))
    assert "Found 1 error, 1 hidden by the baseline." in adopted.validate().stdout


def test_everything_can_be_seen(adopted: City) -> None:
    assert adopted.outcome("--ignore-baseline") == Outcome(1, (), (ELSEWHERE,))
    assert adopted.report("--ignore-baseline")["hidden"] == 0


def test_an_entry_that_hides_nothing_is_a_finding_at_its_line(adopted: City) -> None:
    known = fingerprint(adopted)
    adopted.write("models/records.yaml", RECORDS.replace("encryption: none", "encryption: tls-1.3"))
    assert adopted.outcome() == Outcome(1, (), (f"{FIRST} {known}",))
    told = adopted.validate().stdout
    assert "error[GOV-009] SEC-001 on `records.desk -> store` is not found any more\n" in told
    assert f'5 |   "{known}": {{rule: "SEC-001", element: "records.desk -> store"' in told


def test_an_element_that_is_gone_makes_its_entry_stale(adopted: City) -> None:
    known = fingerprint(adopted)
    adopted.write("models/records.yaml", RECORDS.partition("connections:")[0])
    assert adopted.outcome() == Outcome(1, (), (f"{FIRST} {known}",))


def test_a_finding_that_got_worse_is_new(city: City) -> None:
    settings(city, overriding("warning"))
    city.run("baseline", str(city.root))
    assert city.outcome("--fail-on", "warning") == Outcome(0)
    settings(city, "")
    assert city.outcome() == Outcome(1, (), (ELSEWHERE,))
    assert city.report()["findings"][0]["evidence"] == [
        "the baseline holds it as warning, and it is error now"
    ]


def test_a_finding_that_got_milder_stays_hidden(adopted: City) -> None:
    settings(adopted, overriding("info"))
    assert adopted.outcome("--fail-on", "info") == Outcome(0)


def test_a_finding_that_is_waived_needs_no_entry(adopted: City) -> None:
    known = fingerprint(adopted)
    adopted.write(
        "models/waivers.yaml",
        """
        solution: records
        waivers:
          w1:
            rule: SEC-001
            element: desk -> store
            reason: It is watched.
            compensating_control: It is watched.
            residual_risk: low
            requested_by: {role: Architect}
            approved_by: {role: Information Security Officer}
            granted: 2026-06-01
            expires: 2027-01-01
        """,
    )
    waived = ELSEWHERE.replace("fail", "waived")
    assert adopted.outcome() == Outcome(1, (), (f"{FIRST} {known}", waived))
    assert "is waived by `records.w1`" in adopted.validate().stdout


def test_a_rule_that_is_not_run_does_not_make_its_entries_stale(adopted: City) -> None:
    adopted.write("models/records.yaml", RECORDS.replace("permit", "notice"))
    assert FIRST not in " ".join(adopted.outcome("--select", "SEC-003").findings)


def test_a_rule_that_crashes_does_not_make_its_entries_stale(
    adopted: City, use_rules: UseRules
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del on
        raise KeyError(connection.id)

    use_rules(a_rule("SEC-001", judge, Connection))
    assert adopted.outcome() == Outcome(3, (), (), ("SEC-001 records.desk -> store",))


def test_what_stands_in_a_broken_file_is_not_said_to_be_mended(adopted: City) -> None:
    adopted.write("models/records.yaml", RECORDS + "  : {\n")
    assert adopted.outcome().exit_code == 2
    assert adopted.outcome().findings == ()


def test_stale_entries_are_told_whatever_is_selected(adopted: City) -> None:
    known = fingerprint(adopted)
    adopted.write("models/records.yaml", RECORDS.replace("permit", "notice"))
    assert f"{FIRST} {known}" in adopted.outcome("--select", "SEC-001").findings
    assert f"{FIRST} {known}" in adopted.outcome("--select", "GOV-009").findings
    assert adopted.outcome("--ignore", "GOV-009") == Outcome(0)


def test_a_finding_kept_from_the_city_cannot_be_hidden_where_its_rule_can(
    city: City, use_rules: UseRules
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails", waivable_by=WaivableBy.OUTSIDE)

    use_rules(a_rule("SEC-901", judge, Connection), rule_named("SEC-001"))
    settings(city, 'ignore = ["SEC-001"]\n')
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "SEC"))
    assert "not recorded, since the city may not waive them: SEC-901 (1)" in (
        city.run("baseline", str(city.root)).stdout
    )


@pytest.mark.parametrize("who", [WaivableBy.OUTSIDE, WaivableBy.NOBODY])
def test_what_the_city_may_not_waive_cannot_be_hidden(
    city: City, use_rules: UseRules, who: WaivableBy
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails")

    use_rules(a_rule("SEC-901", judge, Connection, who), rule_named("SEC-001"))
    settings(city, 'ignore = ["SEC-001"]\n')
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "SEC"))
    told = city.run("baseline", str(city.root)).stdout
    assert told == (
        f"wrote {FILE}: 1 finding hidden from now on\n"
        "not recorded, since the city may not waive them: SEC-901 (1)\n"
    )
    stands = "SEC-901 fail models/records.yaml:9:3 records.desk -> store"
    assert city.outcome() == Outcome(1, (), (stands,))
    forged = str(city.report()["findings"][0]["fingerprint"])
    line = entry(city).replace("SEC-001", "SEC-901").replace(entry(city)[3:19], forged)
    city.write(FILE, (city.root / FILE).read_text() + line + "\n")
    assert city.outcome() == Outcome(1, (), (f"GOV-009 fail {FILE}:6:3 {forged}", stands))


def test_an_entry_that_says_something_else_than_its_fingerprint_hides_nothing(
    adopted: City,
) -> None:
    known = fingerprint(adopted)
    text = (adopted.root / FILE).read_text()
    adopted.write(FILE, text.replace("records.desk -> store", "records.desk -> shop"))
    assert adopted.outcome() == Outcome(1, (), (f"{FIRST} {known}", ELSEWHERE))
    told = " ".join(adopted.validate().stdout.split())
    assert "has the fingerprint of SEC-001 on `records.desk -> store`" in told


@pytest.mark.parametrize(
    ("recorded", "edited", "told"),
    [
        ("", "other", "without a key, and its `key` says `other`"),
        ("wire", "other", "with the key `wire`, and its `key` says `other`"),
        ("wire", "", "with the key `wire`, and it states no `key`"),
    ],
)
def test_an_entry_of_which_only_the_key_is_wrong_names_the_key(
    city: City, use_rules: UseRules, recorded: str, edited: str, told: str
) -> None:
    def judge(connection: Connection, on: Situation) -> Judgement:
        del connection, on
        return Fail("it fails", key=recorded)

    use_rules(a_rule("SEC-901", judge, Connection))
    city.write("archkit.toml", SETTINGS.replace("SEC-001", "SEC-901"))
    city.run("baseline", str(city.root))
    ((known, held),) = read_baseline(open_workspace(city.root)).entries.items()
    city.write(FILE, as_text({known: held.model_copy(update={"key": edited})}))
    messages = [each["message"] for each in city.report()["findings"]]
    start = "SEC-901 on `records.desk -> store` has the fingerprint of a finding"
    assert f"{start} {told}" in messages


def test_an_entry_of_no_rule_is_stale(adopted: City) -> None:
    text = (adopted.root / FILE).read_text()
    adopted.write(FILE, text.replace('"SEC-001"', '"SEC-9001"'))
    known = fingerprint(adopted)
    assert adopted.outcome() == Outcome(1, (), (f"{FIRST} {known}", ELSEWHERE))


class TestMissingFacts:
    """Missing facts make one finding for each element: the baseline holds each field of it."""

    @pytest.fixture(autouse=True)
    def _asking(self, city: City, use_rules: UseRules) -> None:
        use_rules(asks_for("SEC-901", "team", "log"))
        settings(city, "")
        city.write("archkit.toml", SETTINGS.replace("SEC-001", "ALL"))
        self.state(city, "team: none-yet-x")
        city.write("models/teams.yaml", "teams: {none-yet-x: {name: Team}}\n")
        city.run("baseline", str(city.root))

    def state(self, city: City, fields: str) -> None:
        """The desk states these fields beside its kind and place."""
        city.write(
            "models/records.yaml",
            RECORDS.replace("placed: [office-1]", f"placed: [office-1], {fields}").replace(
                "placed: [office-2]", "placed: [office-2], team: none-yet-x, log: none"
            ),
        )

    def test_they_are_hidden_field_by_field(self, city: City) -> None:
        assert city.outcome() == Outcome(0)
        assert entry(city).endswith('severity: "error", missing: ["log"]}')

    def test_a_field_that_is_deleted_after_the_baseline_is_new(self, city: City) -> None:
        self.state(city, "tags: []")
        new = "CMP-001 unknown models/records.yaml:6:3 records.desk"
        assert city.outcome() == Outcome(1, (), (new,))
        assert "the baseline does not hold `team`" in city.report()["findings"][0]["evidence"]

    def test_a_field_that_is_stated_makes_the_entry_stale(self, city: City) -> None:
        known = fingerprint(city)
        self.state(city, "team: none-yet-x, log: none")
        assert city.outcome() == Outcome(1, (), (f"{FIRST} {known}",))

    def test_a_rule_that_does_not_run_asks_for_nothing_and_makes_no_entry_stale(
        self, city: City, use_rules: UseRules
    ) -> None:
        use_rules(asks_for("SEC-901", "team", "log"), asks_for("SEC-902", "team"))
        assert city.outcome("--select", "SEC-902") == Outcome(0)

    def test_a_field_too_many_is_pruned_and_the_others_stay(self, city: City) -> None:
        self.state(city, "tags: []")
        city.run("baseline", str(city.root))
        self.state(city, "team: none-yet-x")
        assert city.outcome().exit_code == 1
        assert city.run("baseline", "--prune", str(city.root)).exit_code == 0
        assert city.outcome() == Outcome(0)
        assert entry(city).endswith('missing: ["log"]}')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<<<<<<< ours\n", "1:1 not-a-mapping", id="marks of a merge"),
        pytest.param("- a\n", "1:1 not-a-mapping", id="list"),
        pytest.param("findings: {}\n", "1:1 missing-field", id="no version"),
        pytest.param('version: "1.0"\n', "1:1 missing-field", id="no findings"),
        pytest.param('version: "2"\nfindings: {}\n', "1:10 unknown-value", id="version to come"),
        pytest.param(f"{HEAD}  a: {{severity: eror, rule: r, element: e}}\n", "3:17 unknown-value"),
        pytest.param(f"{HEAD}  a: {{severity: info, rule: r, elem: e}}\n", "3:32 unknown-key"),
        pytest.param(f"{HEAD}  a: 1\n", "3:6 wrong-type", id="no entry"),
        pytest.param(f"{HEAD}  a: {{}}\n  a: {{}}\n", "4:3 duplicate-key", id="twice"),
        pytest.param(b"version: \xff\n", "1:10 not-utf8", id="no text"),
        pytest.param(f"version: {'[' * 5000}\n", "1:265 too-complex", id="nesting"),
    ],
)
def test_a_baseline_that_cannot_be_read_hides_nothing_and_says_where(
    city: City, text: str | bytes, expected: str
) -> None:
    city.write(FILE, text)
    outcome = city.outcome()
    assert (outcome.exit_code, outcome.findings) == (2, (ELSEWHERE,))
    assert f"{FILE}:{expected}: " in " ".join(outcome.mistakes)


class TestAFileThatIsNone:
    def refused(self, city: City, code: str, said: str) -> None:
        outcome = city.outcome()
        assert (outcome.exit_code, outcome.findings) == (2, (ELSEWHERE,))
        assert outcome.mistakes[0].startswith(f"{FILE}:1:1 {code}: the file {said}")

    def test_a_folder(self, city: City) -> None:
        (city.root / FILE).mkdir()
        self.refused(city, "unreadable-file", "cannot be read: Is a directory")

    def test_a_link_that_leads_nowhere(self, city: City) -> None:
        (city.root / FILE).symlink_to("gone.yaml")
        self.refused(city, "unreadable-file", "cannot be read: it does not exist")

    def test_a_link_out_of_the_workspace(
        self, city: City, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        outside = tmp_path_factory.mktemp("outside") / FILE
        outside.write_text('version: "1.0"\nfindings: {}\n')
        (city.root / FILE).symlink_to(outside)
        self.refused(city, "outside-workspace", "is not in the workspace")

    def test_a_pipe(self, city: City) -> None:
        os.mkfifo(city.root / FILE)
        self.refused(city, "unreadable-file", "cannot be read: it is no ordinary file")

    def test_a_file_that_is_too_large(self, city: City) -> None:
        with (city.root / FILE).open("wb") as file:
            file.truncate(65 * 1024 * 1024)
        self.refused(city, "too-large", "is larger than 64 MiB")


def test_a_baseline_among_the_models_is_no_model(city: City) -> None:
    city.write("archkit.toml", SETTINGS.replace('name = "Test City"', 'name = "C"\nmodels = ["."]'))
    city.run("baseline", str(city.root))
    assert city.outcome() == Outcome(0)


WORDS = st.text(st.characters(exclude_categories=["Cs"]))
ENTRIES = st.dictionaries(
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.builds(
        Entry,
        rule=WORDS,
        element=WORDS,
        key=WORDS,
        severity=st.sampled_from(Severity),
        missing=st.lists(WORDS).map(tuple),
    ),
    min_size=1,
)


@given(entries=ENTRIES)
def test_whatever_is_recorded_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, Entry]
) -> None:
    city = City(tmp_path_factory.mktemp("city"))
    city.write("archkit.toml", SETTINGS)
    (city.root / FILE).write_text(as_text(entries), encoding="utf-8", newline="")
    read = read_baseline(open_workspace(city.root))
    assert (read.diagnostics, read.entries) == ((), entries)


@given(entries=ENTRIES)
def test_the_order_of_what_is_recorded_does_not_matter(entries: dict[str, Entry]) -> None:
    assert as_text(dict(reversed(entries.items()))) == as_text(entries)


def test_a_file_of_a_baseline_has_a_line_for_each_finding(adopted: City) -> None:
    known = fingerprint(adopted)
    assert (adopted.root / FILE).read_text() == (
        "# The findings that `archkit validate` hides, so that it fails on new ones only. Written by\n"
        "# `archkit baseline`; `archkit baseline --prune` drops what has been mended.\n"
        'version: "1.0"\n'
        "findings:\n"
        f'  "{known}": {{rule: "SEC-001", element: "records.desk -> store", severity: "error"}}\n'
    )
    assert list(Path(adopted.root).glob(f".{FILE}*")) == []
