"""A workspace's own rules are rules like archkit's, and a broken one never passes in silence."""

import importlib
import json
import sys
from pathlib import Path
from textwrap import dedent, indent

import pytest
from city import SETTINGS, City
from declared import PAGE, rule_file

OWN = SETTINGS.replace('select = ["SEC-001"]', 'select = ["CITY"]')
YAML = OWN + '[own-rules]\nfolders = ["rules"]\n'
PYTHON = YAML + 'python = ["rules/*.py"]\n'
DATABASES = "components: {kind: database}\nmust: {fields: {backup: stated}}"
HAS_NO_BACKUP = "CITY-001 fail models/records.yaml:7:55 records.store"
EXAMPLES = """
fires:
  - |
    solution: s
    department: clerk
    stage: live
    tier: 2
    components:
      store:
        kind: database
        backup: none # <- CITY-001
quiet:
  - |
    solution: s
    department: clerk
    stage: live
    tier: 2
    components:
      desk: {kind: service, backup: none}
"""
PROVED = PAGE.replace(
    'examples: {fires: ["x: y"], quiet: ["x: y"]}', "examples:\n" + indent(EXAMPLES, "  ")
)
PYTHON_RULE = '''
from archkit.model.component import Component
from archkit.rules.rule import ERROR, PASS, Fail, Judgement, Rule, Situation


def judge(component: Component, on: Situation) -> Judgement:
    del on
    return Fail("it has none", field=("backup",)) if component.backup == "none" else PASS


RULE = Rule(
    id="CITY-001",
    name="not-backed-up",
    summary="A component has no backup.",
    why="It was agreed.",
    fix="Make one.",
    severity=ERROR,
    traces_to=(),
    subject=Component,
    judge=judge,
    fires=("""
solution: s
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, backup: none} # <- CITY-001
""",),
    quiet=("""
solution: s
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, backup: {copies: {c: {method: backup}}}}
""",),
)
'''


@pytest.fixture
def own(city: City) -> City:
    """A city with a database that has no backup, and the settings to have YAML rules."""
    records = (city.root / "models" / "records.yaml").read_text()
    store = "{kind: database, placed: [office-2]}"
    assert store in records
    city.write("models/records.yaml", records.replace(store, f"{store[:-1]}, backup: none}}"))
    city.write("archkit.toml", YAML)
    return city


def declared(own: City, condition: str = DATABASES, page: str = PROVED) -> None:
    own.write("rules/city.yaml", rule_file(condition, page))


class TestADeclaredRule:
    def test_finds_what_it_looks_for(self, own: City) -> None:
        declared(own)
        outcome = own.outcome()
        assert (1, (), ()) == (outcome.exit_code, outcome.mistakes, outcome.crashes)
        assert [each[:45] for each in outcome.findings] == [HAS_NO_BACKUP[:45]]

    def test_is_selected_by_all_and_can_be_ignored(self, own: City) -> None:
        declared(own)
        everything = own.outcome("--select", "ALL", "--ignore", "CMP-001")
        assert any(each.startswith("CITY-001 fail") for each in everything.findings)
        for word in ("CITY-001", "CITY", "not-as-agreed"):
            ignored = own.outcome("--select", "ALL", "--ignore", word)
            assert not any(each.startswith("CITY-001") for each in ignored.findings)

    def test_is_not_run_by_all_where_it_is_optional(self, own: City) -> None:
        declared(own, page=PROVED + "optional: true")
        everything = own.outcome("--select", "ALL")
        assert not any(each.startswith("CITY-001") for each in everything.findings)
        assert len(own.outcome("--select", "CITY-001").findings) == 1

    def test_takes_a_severity_by_tier(self, own: City) -> None:
        page = PROVED.replace("severity: error", "severity: {critical: warning, other: info}")
        declared(own, page=page)
        assert [each["severity"] for each in own.report()["findings"]] == ["warning"]

    def test_takes_its_parameters_from_the_settings(self, own: City) -> None:
        kinds = "\nparameters: {kinds: {default: [queue], description: Which.}}"
        declared(own, DATABASES.replace("database", "$kinds") + kinds)
        assert not any(each.startswith("CITY-001") for each in own.outcome().findings)
        own.write("archkit.toml", YAML + '[rules."CITY-001"]\nkinds = ["queue", "database"]\n')
        assert len(own.outcome().findings) == 1

    def test_refuses_parameters_with_which_it_makes_no_sense(self, own: City) -> None:
        kinds = "\nparameters: {kinds: {default: [queue], description: Which.}}"
        declared(own, DATABASES.replace("database", "$kinds") + kinds)
        own.write("archkit.toml", YAML + '[rules."CITY-001"]\nkinds = ["databse"]\n')
        outcome = own.outcome()
        assert outcome.exit_code == 2
        assert "the rule makes no sense with these parameters: `databse`" in outcome.mistakes[0]

    def test_can_be_waived(self, own: City) -> None:
        declared(own)
        waiver = """
        solution: records
        waivers:
          w:
            rule: CITY-001
            element: store
            reason: It is filled anew each night.
            compensating_control: The source is kept.
            residual_risk: low
            requested_by: {role: Records manager, name: A}
            approved_by: {role: Information Security Officer, name: B}
            granted: 2026-10-01
            expires: 2027-03-01
        """
        own.write("models/waivers.yaml", waiver)
        assert (own.outcome().exit_code, own.outcome().findings[0].split()[1]) == (0, "waived")
        declared(own, page=PROVED + "waivable_by: nobody")
        assert own.outcome().exit_code == 1

    def test_can_be_hidden_by_the_baseline(self, own: City) -> None:
        declared(own)
        own.run("baseline", str(own.root), "--as-of", "2026-11-01")
        assert (own.outcome().exit_code, own.outcome().findings) == (0, ())

    def test_can_be_overridden_in_a_part_of_the_models(self, own: City) -> None:
        declared(own)
        override = '[[overrides]]\nfiles = ["models/*"]\nignore = ["CITY"]\nreason = "Old."\n'
        own.write("archkit.toml", YAML + override)
        assert own.outcome().findings == ()

    def test_makes_missing_fields_known(self, own: City) -> None:
        declared(own, DATABASES.replace("backup", "redundancy"))
        assert own.outcome().findings == ("CMP-001 unknown models/records.yaml:7:3 records.store",)
        shown = own.run("missing", str(own.root), "--most", "100")
        assert "`redundancy` of component `records.store`" in shown.stdout
        assert "CITY-001" in shown.stdout

    def test_has_a_page_in_every_report_that_describes_rules(self, own: City) -> None:
        declared(own)
        assert "Make it so." in own.validate("--format", "sarif").stdout
        assert "CITY-001 not-as-agreed" in own.validate("--format", "junit").stdout

    def test_is_explained_and_listed(self, own: City) -> None:
        declared(own)
        page = own.run("explain", "not-as-agreed", "--workspace", str(own.root))
        assert (page.exit_code, page.stdout.partition("\n")[0]) == (0, "CITY-001 not-as-agreed")
        assert "rules/city.yaml" in page.stdout
        assert "components: {kind: database}" in page.stdout
        listed = own.run("rules", "--workspace", str(own.root), "--family", "city")
        assert listed.stdout.split("\n")[0].split() == ["CITY-001", "not-as-agreed", "error"]

    def test_gets_a_page_for_a_site(
        self, own: City, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        declared(own)
        site = tmp_path_factory.mktemp("site")
        own.run("rules", "--workspace", str(own.root), "--family", "CITY", "--output", str(site))
        assert sorted(each.name for each in site.iterdir()) == ["CITY-001.md", "index.md"]
        assert "## City\n" in (site / "index.md").read_text(encoding="utf-8")


class TestABrokenRule:
    @pytest.fixture
    def broken(self, own: City) -> City:
        declared(own, DATABASES.replace("database", "databse"))
        return own

    def test_fails_the_run_and_is_told_of_at_its_place(self, broken: City) -> None:
        outcome = broken.outcome()
        told = "rules/city.yaml:28:24 unknown-value: `databse` is no value of `kind`"
        named = f"{told} (did you mean `database`?) rules/city.yaml:2:3 in rule CITY-001"
        assert (2, (named,)) == (outcome.exit_code, outcome.mistakes)

    def test_leaves_the_others_running(self, broken: City) -> None:
        outcome = broken.outcome("--select", "SEC-001")
        assert (outcome.exit_code, len(outcome.findings)) == (2, 1)

    def test_is_no_unknown_rule_where_it_is_named(self, broken: City) -> None:
        override = '[[overrides]]\nfiles = ["models/*"]\nignore = ["CITY-001"]\nreason = "Old."\n'
        broken.write("archkit.toml", YAML + override)
        assert len(broken.outcome("--select", "CITY-001").mistakes) == 1

    @pytest.mark.parametrize("command", [["rules"], ["rules", "--check"], ["explain", "SEC-001"]])
    def test_is_told_of_by_every_command_that_needs_rules(
        self, broken: City, command: list[str]
    ) -> None:
        said = broken.run(*command, "--workspace", str(broken.root))
        assert (said.exit_code, "`databse` is no value" in said.stderr) == (2, True)

    def test_is_told_of_by_missing(self, broken: City) -> None:
        said = broken.run("missing", str(broken.root))
        assert (said.exit_code, "`databse` is no value" in said.stderr) == (2, True)


@pytest.mark.parametrize(
    ("condition", "at", "message", "hint"),
    [
        ("components: {stores: {data: permits}}", "33", "data `permits`", "permit"),
        ("components: {in_zone: {zone: [office, ofice]}}", "43", "zone `ofice`", "office"),
        (
            "components: {component: records.stor}",
            "29",
            "component `records.stor`",
            "records.store",
        ),
        (
            "components: {technology: python-3.14}",
            "30",
            "technology `python-3.14`",
            "python-3.13",
        ),
        ("components: {solution: {solution: record}}", "39", "solution `record`", "records"),
        ("components: {solution: {department: clrk}}", "41", "department `clrk`", "clerk"),
        (
            "components: {not: {fields: {technology: pyton-3.13}}}",
            "45",
            "technology `pyton-3.13`",
            "python-3.13",
        ),
    ],
)
def test_an_id_that_the_design_does_not_have_is_told_of_at_its_place(
    own: City, condition: str, at: str, message: str, hint: str
) -> None:
    declared(own, condition + "\nmust: {kind: queue}")
    says = f"unknown-reference: there is no {message} (did you mean `{hint}`?)"
    told = f"rules/city.yaml:28:{at} {says} rules/city.yaml:2:3 in rule CITY-001"
    assert (2, (told,)) == (own.outcome().exit_code, own.outcome().mistakes)


class TestARuleThatCanFindNothing:
    @pytest.mark.parametrize(
        ("condition", "says"),
        [
            (
                "components: {kind: queue}\nmust: {fields: {backup: stated}}",
                "no component matches its `components`",
            ),
            (
                "components: any\nmay_not_connect_to: {kind: saas}",
                "no component matches its `may_not_connect_to`",
            ),
            (
                "components: any\nreached_only_through: {from: {kind: person}, through: {kind: service}}",
                "no component matches its `reached_only_through.from`",
            ),
            (
                "connections: {protocol: ftp}\nmust: {encrypted: true}",
                "no connection matches its `connections`",
            ),
        ],
    )
    def test_is_told_of_at_its_id_and_fails_nothing(
        self, own: City, condition: str, says: str
    ) -> None:
        declared(own, condition)
        report = own.report()
        (finding,) = report["findings"]
        assert (finding["rule"], finding["severity"]) == ("CMP-002", "info")
        assert finding["message"] == f"CITY-001 looks for nothing that is there: {says}"
        assert (finding["place"]["file"], finding["place"]["line"]) == ("rules/city.yaml", 2)
        assert own.outcome().exit_code == 0

    def test_is_not_told_of_where_it_did_not_run(self, own: City) -> None:
        declared(own, "components: {kind: queue}\nmust: {kind: queue}")
        assert len(own.outcome("--select", "SEC-001").findings) == 1

    def test_may_be_ignored(self, own: City) -> None:
        declared(own, "components: {kind: queue}\nmust: {kind: queue}")
        assert own.outcome("--ignore", "CMP-002").findings == ()


class TestClashes:
    def test_with_an_id_of_archkits_own(self, own: City) -> None:
        text = rule_file(DATABASES).replace("CITY-001", "SEC-001")
        own.write("rules/city.yaml", text)
        (told,) = own.outcome().mistakes
        assert "rules/city.yaml:2:3 duplicate-id: `SEC-001` is a rule of archkit's own" in told

    def test_with_a_name_of_archkits_own(self, own: City) -> None:
        declared(own, page=PROVED.replace("not-as-agreed", "plaintext-in-transit"))
        (told,) = own.outcome().mistakes
        assert "`plaintext-in-transit` is a rule of archkit's own" in told

    @pytest.mark.parametrize("name", ["SEC-999", "CMP-999", "ALL-001"])
    def test_with_a_family_of_archkits_own(self, own: City, name: str) -> None:
        own.write("rules/city.yaml", rule_file(DATABASES).replace("CITY-001", name))
        (told,) = own.outcome().mistakes
        assert f"`{name}` belongs to a family of archkit's own" in told

    def test_between_two_files(self, own: City) -> None:
        declared(own)
        own.write("rules/other.yaml", rule_file(DATABASES, PAGE.replace("not-as", "quite-as")))
        (told,) = own.outcome().mistakes
        assert told.startswith("rules/other.yaml:2:3 duplicate-id: there are two rules `CITY-001`")
        assert "rules/city.yaml:2:3 the other is here" in told

    def test_between_two_names(self, own: City) -> None:
        declared(own)
        own.write("rules/other.yaml", rule_file(DATABASES).replace("CITY-001", "CITY-002"))
        (told,) = own.outcome().mistakes
        assert "there are two rules `not-as-agreed`" in told


class TestARuleInPython:
    @pytest.fixture
    def python(self, own: City) -> City:
        own.write("archkit.toml", PYTHON)
        own.write("rules/not_backed_up.py", PYTHON_RULE)
        return own

    def test_finds_what_it_looks_for(self, python: City) -> None:
        outcome = python.outcome()
        assert (1, ()) == (outcome.exit_code, outcome.mistakes)
        assert [each[:45] for each in outcome.findings] == [HAS_NO_BACKUP[:45]]

    def test_is_not_run_where_the_settings_do_not_allow_it(self, python: City) -> None:
        ran = python.root / "it-ran"
        touch = f"from pathlib import Path\nPath({str(ran)!r}).touch()\n"
        python.write("rules/not_backed_up.py", touch + PYTHON_RULE)
        python.write("archkit.toml", YAML)
        (told,) = python.outcome("--select", "SEC-001").mistakes
        assert told.startswith("rules/not_backed_up.py:1:1 python-not-allowed")
        assert not ran.exists()

    def test_leaves_nothing_in_the_workspace(self, python: City) -> None:
        before = sorted(python.root.rglob("*"))
        python.outcome()
        assert before == sorted(python.root.rglob("*"))

    def test_may_import_a_helper_beside_it(self, python: City) -> None:
        python.write("rules/_words.py", 'WHY = "It was agreed."\n')
        text = PYTHON_RULE.replace('why="It was agreed."', "why=WHY")
        python.write("rules/not_backed_up.py", f"from ._words import WHY\n{text}")
        assert python.outcome().mistakes == ()

    def test_is_seen_anew_after_an_edit(self, python: City) -> None:
        assert "it has none" in python.validate().stdout
        python.write("rules/not_backed_up.py", PYTHON_RULE.replace("it has none", "none there"))
        assert "none there" in python.validate().stdout

    def test_may_declare_parameters(self, python: City) -> None:
        text = (
            PYTHON_RULE.replace("    del on\n", "")
            .replace("import ERROR, PASS,", "import ERROR, PASS, Parameters,")
            .replace('Fail("it has none"', "Fail(on.given(Words).word")
            .replace("subject=Component,", "subject=Component,\n    parameters=Words,")
            .replace(
                "def judge",
                'class Words(Parameters):\n    """Words."""\n\n    word: str = "none"\n'
                '    """What to say."""\n\n\ndef judge',
            )
        )
        python.write("rules/not_backed_up.py", text)
        python.write("archkit.toml", PYTHON + '[rules."CITY-001"]\nword = "as set"\n')
        assert "as set" in python.validate().stdout
        page = python.run("explain", "CITY-001", "--workspace", str(python.root)).stdout
        assert '`word = "none"`: What to say.' in page

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            (
                "from archkit.model.component import Component",
                "from archkit.model.component import Componnt",
                "1:1 python-error: importing this rule raised ImportError",
            ),
            (
                "    del on",
                "    del on on",
                "6:12 python-error: importing this rule raised SyntaxError",
            ),
            ("RULE = Rule(", "RULES = Rule(", "1:1 nothing-defined: this file defines no RULE"),
            ('id="CITY-001"', 'id="CITY-1"', "11:8 invalid-rule: `CITY-1` is no id of a rule"),
            ('"not-backed-up"', '"Backup"', "12:10 invalid-rule: `Backup` is no name of a rule"),
            (
                'why="It was agreed."',
                'why=" "',
                "14:9 invalid-rule: the page of this rule has no `why`",
            ),
            ('    fix="Make one.",\n', "", "python-error: importing this rule raised TypeError"),
            (
                "subject=Component",
                "subject=str",
                "18:13 invalid-rule: `subject` is no class of elements",
            ),
            (
                "fires=(",
                "fires=() and (",
                "20:11 invalid-rule: this rule has no example in `fires`",
            ),
            ('id="CITY-001"', 'id="SEC-001"', "duplicate-id: `SEC-001` is a rule of archkit's own"),
            ("RULE = Rule(", "raise SystemExit(3)\nRULE = Rule(", "10:1 python-error"),
        ],
    )
    def test_fails_the_run_where_it_is_broken(
        self, python: City, before: str, after: str, told: str
    ) -> None:
        assert PYTHON_RULE.count(before) == 1
        text = dedent(PYTHON_RULE).removeprefix("\n").replace(before, after)
        python.write("rules/not_backed_up.py", text)
        outcome = python.outcome("--select", "SEC-001")
        (said,) = outcome.mistakes
        assert (outcome.exit_code, told in said) == (2, True), said
        assert said.startswith("rules/not_backed_up.py:")

    def test_fails_the_run_where_it_raises_while_it_judges(self, python: City) -> None:
        declared(python, page=PROVED)
        second = (python.root / "rules/city.yaml").read_text().replace("CITY-001", "CITY-002")
        python.write("rules/city.yaml", second)
        raising = PYTHON_RULE.replace(
            "    del on\n", "    del on\n    raise KeyError(component.id)\n"
        )
        python.write("rules/not_backed_up.py", raising)
        outcome = python.outcome()
        assert (outcome.exit_code, outcome.crashes) == (3, ("CITY-001 records.desk",))
        assert [each.split()[0] for each in outcome.findings] == ["CITY-002"]

    @pytest.mark.parametrize(
        "answer",
        ["None", "False", "'fail'", "[True]", "Fail('x', field='kind')", "Fail(1)", "exit(0)"],
    )
    def test_fails_the_run_where_its_answer_is_none(self, python: City, answer: str) -> None:
        judging = PYTHON_RULE.replace("    del on\n", f"    del on\n    return {answer}\n")
        python.write("rules/not_backed_up.py", judging)
        outcome = python.outcome()
        assert (outcome.exit_code, outcome.crashes) == (3, ("CITY-001 records.desk",))

    def test_prints_nothing_into_a_report(self, python: City) -> None:
        printing = PYTHON_RULE.replace("    del on\n", "    del on\n    print('judging')\n")
        python.write("rules/not_backed_up.py", f"print('importing')\n{printing}")
        said = python.validate("--format", "json")
        assert json.loads(said.stdout)["crashes"] == []
        assert said.stderr.split() == ["importing", "judging", "judging"]

    def test_tells_where_a_pattern_matches_nothing(self, python: City) -> None:
        python.write("archkit.toml", YAML + 'python = ["rules/*.py", "rule/*.py"]\n')
        (told,) = python.outcome().mistakes
        assert "`rule/*.py` matches no Python rule" in told

    def test_tells_where_a_folder_has_no_rules(self, python: City) -> None:
        python.write("archkit.toml", OWN + '[own-rules]\nfolders = ["rules", "more"]\n')
        python.write("more/README.md", "Rules will come.")
        python.write("rules/not_backed_up.py", "")
        told = python.outcome("--select", "SEC-001").mistakes
        assert any("there is no rule in `more`" in each for each in told)
        assert not any("there is no rule in `rules`" in each for each in told)

    def test_tells_where_a_folder_is_not_there(self, python: City) -> None:
        python.write("archkit.toml", OWN + '[own-rules]\nfolders = ["rulez"]\n')
        (told,) = python.outcome("--select", "SEC-001").mistakes
        assert told.startswith("archkit.toml:")
        assert "does not exist" in told


class TestAPack:
    @pytest.fixture
    def installed(
        self, own: City, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> Path:
        """A place where packages are installed, with one that has a pack of rules."""
        place = tmp_path_factory.mktemp("site-packages")
        package = place / "county_rules"
        package.mkdir()
        (package / "__init__.py").write_text("")
        (package / "not_backed_up.py").write_text(PYTHON_RULE)
        info = place / "county_rules-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: county-rules\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text("[archkit.rules]\ncounty = county_rules\n")
        monkeypatch.syspath_prepend(str(place))
        importlib.invalidate_caches()
        own.write("archkit.toml", OWN + '[own-rules]\npacks = ["county"]\n')
        yield place
        for name in [each for each in sys.modules if each.partition(".")[0] == "county_rules"]:
            del sys.modules[name]

    def test_brings_rules(self, own: City, installed: Path) -> None:
        del installed
        outcome = own.outcome()
        assert (1, ()) == (outcome.exit_code, outcome.mistakes)
        assert [each[:45] for each in outcome.findings] == [HAS_NO_BACKUP[:45]]
        page = own.run("explain", "CITY-001", "--workspace", str(own.root)).stdout
        assert "pack county" in page

    def test_is_not_run_unless_the_settings_name_it(self, own: City, installed: Path) -> None:
        (installed / "county_rules" / "__init__.py").write_text("raise RuntimeError\n")
        own.write("archkit.toml", SETTINGS)
        assert own.outcome().mistakes == ()

    def test_may_be_a_list_of_rules(self, own: City, installed: Path) -> None:
        listed = "from county_rules.not_backed_up import RULE\nRULES = [RULE]\n"
        (installed / "county_rules" / "__init__.py").write_text(listed)
        points = installed / "county_rules-1.2.dist-info" / "entry_points.txt"
        points.write_text("[archkit.rules]\ncounty = county_rules:RULES\n")
        assert len(own.outcome().findings) == 1

    @pytest.mark.parametrize(
        ("code", "told"),
        [
            ("import nothing_of_the_sort\n", "cannot be loaded: ModuleNotFoundError"),
            ("raise ValueError('no licence')\n", "cannot be loaded: ValueError: no licence"),
            ("raise SystemExit(0)\n", "cannot be loaded: SystemExit: 0"),
        ],
    )
    def test_that_is_broken_fails_the_run_and_is_named(
        self, own: City, installed: Path, code: str, told: str
    ) -> None:
        (installed / "county_rules" / "__init__.py").write_text(code)
        outcome = own.outcome("--select", "SEC-001")
        (said,) = outcome.mistakes
        assert outcome.exit_code == 2
        assert f"pack `county` (county-rules 1.2) {told}" in said
        assert said.startswith("archkit.toml:7:10 broken-pack")

    def test_with_nothing_in_it_fails_the_run(self, own: City, installed: Path) -> None:
        (installed / "county_rules" / "not_backed_up.py").unlink()
        (said,) = own.outcome("--select", "SEC-001").mistakes
        assert "pack `county` (county-rules 1.2) holds no rule" in said

    def test_whose_rule_lacks_a_page_fails_the_run(self, own: City, installed: Path) -> None:
        text = PYTHON_RULE.replace('why="It was agreed."', 'why=""')
        (installed / "county_rules" / "not_backed_up.py").write_text(text)
        (said,) = own.outcome("--select", "SEC-001").mistakes
        assert "CITY-001 of pack `county`: the page of this rule has no `why`" in said

    def test_that_is_not_installed_fails_the_run(self, own: City, installed: Path) -> None:
        del installed
        own.write("archkit.toml", OWN + '[own-rules]\npacks = ["conty"]\n')
        outcome = own.outcome("--select", "SEC-001")
        assert outcome.exit_code == 2
        assert (
            "no pack of rules `conty` is installed (did you mean `county`?)" in outcome.mistakes[0]
        )

    def test_that_comes_twice_fails_the_run(self, own: City, installed: Path) -> None:
        info = installed / "other_rules-2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other-rules\nVersion: 2.0\n")
        (info / "entry_points.txt").write_text("[archkit.rules]\ncounty = county_rules\n")
        (said,) = own.outcome("--select", "SEC-001").mistakes
        assert "there are two packs `county`: of county-rules 1.2 and other-rules 2.0" in said


class TestTheCheckOfExamples:
    def check(self, own: City) -> tuple[int, str]:
        said = own.run("rules", "--check", "--workspace", str(own.root))
        return said.exit_code, said.stdout

    def test_passes_where_each_shows_what_it_promises(self, own: City) -> None:
        declared(own)
        assert self.check(own) == (
            0,
            "CITY-001  not-as-agreed: 1 fire, 1 quiet, 0 unknown\n\nAll as marked: 1 rule.\n",
        )

    def test_fails_where_a_marked_line_has_no_finding(self, own: City) -> None:
        declared(own, DATABASES.replace("database", "queue"))
        code, said = self.check(own)
        assert code == 1
        assert "example 1 of `fires`: line 8, `backup: none`, is marked `# <- CITY-001`" in said
        assert said.endswith("1 mark not as promised.\n")

    def test_fails_where_a_line_without_a_mark_has_one(self, own: City) -> None:
        declared(own, DATABASES.replace("kind: database", "fields: {backup: [none]}"))
        code, said = self.check(own)
        assert code == 1
        assert "example 1 of `quiet`: line 6" in " ".join(said.split())

    def test_fails_where_an_example_that_fires_has_no_mark(self, own: City) -> None:
        declared(own, page=PROVED.replace(" # <- CITY-001", ""))
        code, said = self.check(own)
        assert code == 1
        assert "example 1 of `fires`: no line is marked `# <- CITY-001`" in said

    def test_fails_where_an_example_cannot_be_read(self, own: City) -> None:
        declared(own, page=PROVED.replace("kind: service", "kind: servise"))
        code, said = self.check(own)
        assert code == 1
        assert "`servise` is no value of `kind`" in said

    def test_says_where_there_is_no_rule_to_check(self, city: City) -> None:
        code, said = self.check(city)
        assert (code, said) == (0, "There is no rule of the workspace's own to check.\n")
