"""GitHub's annotations: read by the rules of its runner, and no more of them than it shows."""

from dataclasses import dataclass

import pytest
from city import RECORDS, City
from evil import EVIL
from hypothesis import given
from hypothesis import strategies as st
from own_rules import UseRules, a_rule

from archkit.model.component import Component
from archkit.reports import github
from archkit.reports._harmless import harmless
from archkit.rules.rule import INFO, WARNING, Fail, Judgement, Situation


@dataclass
class Command:
    """A workflow command, as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def unescaped(text: str, *characters: str) -> str:
    for character in (*characters, "\r", "\n", "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def understood(line: str) -> Command | None:
    """What the runner makes of a line of the log, in either of its two notations."""
    if "##[" in line:
        return Command("of the older notation", {}, line)
    head, mark, message = line.lstrip().removeprefix("::").partition("::")
    if not mark or not line.lstrip().startswith("::"):
        return None
    name, _, listed = head.partition(" ")
    pairs = [pair.partition("=") for pair in listed.split(",") if pair]
    properties = {key: unescaped(value, ":", ",") for key, _, value in pairs}
    return Command(name, properties, unescaped(message))


def commands(city: City, *options: str) -> list[Command]:
    lines = city.validate("--format", "github", *options).stdout.split("\n")
    return [each for each in map(understood, lines) if each is not None]


def test_a_finding_is_an_annotation_at_its_line(city: City) -> None:
    (annotation,) = commands(city)
    assert annotation.name == "error"
    assert annotation.properties == {
        "file": "models/records.yaml",
        "line": "10",
        "col": "40",
        "endColumn": "44",
        "title": "SEC-001 plaintext-in-transit",
    }
    assert annotation.message.startswith(
        "`permit` (confidential) goes over this connection in clear text\nfix: Use a protocol"
    )


def test_a_clean_design_has_no_annotation_and_says_so(city: City) -> None:
    (city.root / "models/records.yaml").unlink()
    assert city.validate("--format", "github").stdout.startswith("All clear: nothing found.\n")


def test_everything_has_its_level(full: City) -> None:
    told = [(each.name, each.properties["title"]) for each in commands(full)]
    assert told == [
        ("error", "unknown-key"),
        ("error", "duplicate-id"),
        ("error", "SEC-903 crashed"),
        ("error", "CMP-001 missing-facts"),
        ("error", "CMP-001 missing-facts"),
        ("error", "SEC-901 test-sec-901"),
        ("error", "CMP-001 missing-facts"),
        ("error", "CMP-001 missing-facts"),
        ("error", "SEC-901 test-sec-901"),
        ("notice", "SEC-001 plaintext-in-transit (waived)"),
    ]


def test_the_log_ends_in_the_counts_with_what_was_hidden(full: City) -> None:
    closing = full.validate("--format", "github").stdout.split("\n")[-3]
    assert closing == (
        "Found 2 mistakes in the input, 6 errors, 1 waived, 1 hidden by the baseline,"
        " 1 rule crashed."
    )


def test_paths_are_those_of_the_repository(city: City) -> None:
    (city.root / ".git").mkdir()
    moved = City(city.root / "cities" / "one")
    for file in ("archkit.toml", "models/city.yaml", "models/records.yaml"):
        moved.write(file, (city.root / file).read_bytes())
    (annotation,) = commands(moved)
    assert annotation.properties["file"] == "cities/one/models/records.yaml"


@given(st.text())
def test_whatever_a_text_holds_the_runner_reads_one_command_and_the_whole_text(text: str) -> None:
    line = github._command("error", {"file": text, "title": text}, text)
    command = understood(line)
    kept = harmless(text)
    assert command == Command("error", {"file": kept, "title": kept}, kept)
    assert "\n" not in line


def test_a_text_of_a_model_gives_no_command(full: City) -> None:
    evil = [each for each in commands(full) if "SEC-901" in each.properties["title"]]
    kept = harmless(EVIL)
    assert {each.message for each in evil} == {f"{kept}\nbecause: {kept}\nfix: {kept}"}


class TestMoreThanAreShown:
    @pytest.fixture(autouse=True)
    def _with_a_rule_about_each_component(self, use_rules: UseRules) -> None:
        levels = {"e": None, "w": WARNING, "i": INFO}

        def judge(component: Component, on: Situation) -> Judgement:
            del on
            return Fail(f"::error::{component.id}\n::stop::", severity=levels[component.id[0]])

        use_rules(a_rule("SEC-001", judge, Component))

    def told(self, city: City, **counts: int) -> str:
        parts = "".join(
            f"  {level}{number}: {{kind: service, placed: [office-1]}}\n"
            for level, count in counts.items()
            for number in range(count)
        )
        head = RECORDS.partition("components:\n")[0]
        city.write("models/records.yaml", f"{head}components:\n{parts}")
        return city.validate("--format", "github").stdout

    def test_ten_of_each_level_are_all_shown(self, city: City) -> None:
        told = self.told(city, e=10, w=10, i=10)
        names = [each.name for each in map(understood, told.split("\n")) if each is not None]
        assert ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10 == names

    def test_of_more_the_last_place_counts_those_left_out_and_the_log_lists_them(
        self, city: City
    ) -> None:
        lines = self.told(city, e=13, w=2).split("\n")
        shown = [each for each in map(understood, lines) if each is not None]
        assert ["error"] * 10 + ["warning"] * 2 + ["group", "endgroup"] == [
            each.name for each in shown
        ]
        assert shown[9].message == (
            "GitHub shows 10 annotations of a level in a step:"
            " 4 more of this one are in the step's log"
        )
        first, last = (
            lines.index(f"::{each}::{name}")
            for each, name in (("group", "Findings without an annotation"), ("endgroup", ""))
        )
        listed = lines[first + 1 : last]
        assert [line.split()[:2] for line in listed] == [
            [f"models/records.yaml:{number}:3", "error[SEC-001]"] for number in range(15, 19)
        ]
