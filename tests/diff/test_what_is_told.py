"""What is told of a change, in which format, and what fails the run."""

import city_changes as city
import pytest
from city_in_git import Change, Repository, git


def test_a_change_of_files_only_is_no_change(repository: Repository) -> None:
    city.reorganise(repository)
    result = repository.run("--exit-code")
    assert (0, "No change: the two are the same design.") == (
        result.exit_code,
        result.stdout.splitlines()[0],
    )


def test_a_rename_carries_its_findings_and_its_verdicts(repository: Repository) -> None:
    city.rename_a_component(repository)
    told = repository.diff()
    assert ([], [], [], []) == (told["new"], told["fixed"], told["verdicts"], told["policy"])


def test_a_rename_that_nobody_marked_is_proposed(repository: Repository) -> None:
    repository.replace("billing-database", "ledger")
    told = repository.diff()
    pairs = [(each["old"], each["new"]) for each in told["likely"]]
    assert ("utility-billing.billing-database", "utility-billing.ledger") in pairs


def test_the_way_back_mirrors_the_way_there(repository: Repository) -> None:
    city.move_the_store(repository)
    city.rename_a_component(repository)
    city.drop_a_requirement(repository)
    repository.commit()
    there, back = repository.diff("HEAD~1", "HEAD"), repository.diff("HEAD", "HEAD~1")
    mirrored = {"added": "removed", "removed": "added"}
    fields = [
        sorted(
            (
                turn.get(each["kind"], each["kind"]),
                tuple(change["path"]),
                str(change[one]),
                str(change[two]),
            )
            for each in told["changes"]
            for change in each["fields"]
        )
        for told, turn, one, two in ((there, {}, "old", "new"), (back, mirrored, "new", "old"))
    ]
    assert fields[0] == fields[1]
    assert [
        each["fingerprint"] for each in there["persisting"] if "ledger" not in each["element"]
    ] == [
        each["fingerprint"]
        for each in back["persisting"]
        if "billing-database" not in each["element"]
    ]


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["main", "topic"], {"utility-billing", "utility-billing.BILLING-040"}),
        (["main..topic"], {"utility-billing", "utility-billing.BILLING-040"}),
        (["main...topic"], {"utility-billing"}),
    ],
)
def test_two_revisions_are_written_as_for_git(
    repository: Repository, words: list[str], changed: set[str]
) -> None:
    git(repository.root, "checkout", "--quiet", "-b", "topic")
    city.edit_words(repository)
    repository.commit()
    git(repository.root, "checkout", "--quiet", "main")
    city.ask_for_less_money(repository)
    repository.commit()
    assert changed == {each["address"] for each in repository.diff(*words)["changes"]}


def test_nothing_is_written_to_the_repository(repository: Repository) -> None:
    city.edit_words(repository)
    before = sorted((path, path.stat().st_mtime_ns) for path in repository.root.rglob("*"))
    repository.diff()
    assert before == sorted((path, path.stat().st_mtime_ns) for path in repository.root.rglob("*"))


@pytest.mark.parametrize(
    ("word", "change", "code"),
    [
        ("new-error", city.move_the_store, 1),
        ("lane:board", city.move_the_store, 1),
        ("worse-verdict", city.ask_for_less_money, 1),
        ("new-error", city.edit_words, 0),
        ("lane:board", city.edit_words, 0),
        ("worse-verdict", city.move_the_store, 0),
    ],
)
def test_what_fails_the_run_is_asked_for(
    repository: Repository, word: str, change: Change, code: int
) -> None:
    change(repository)
    assert code == repository.run("--fail-on", word).exit_code


def test_the_headline_says_first_what_is_worse(repository: Repository) -> None:
    city.move_the_store(repository)
    lines = repository.run().stdout.splitlines()
    assert lines[0].startswith("Worse: ")
    assert "Lane board: the architecture review board decides." in lines
    words = [line for line in lines if "-->" not in line]
    assert [line for line in words if len(line) > 80] == []


def test_the_lanes_are_those_of_the_base(repository: Repository) -> None:
    path = repository.root / "archkit.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[diff.lanes]\ntier-changed = "auto"\npolicy-changed = "auto"\n')
    city.raise_the_tier(repository)
    assert "board" == repository.diff()["lane"]


def test_a_finding_that_nobody_looks_for_is_not_mended(repository: Repository) -> None:
    repository.put(city.BILLING, "components/billing-database/log", "none")
    repository.commit()
    city.ignore_a_rule(repository)
    told = repository.diff("HEAD")
    assert ([], {"SEC-012"}) == (told["fixed"], {each["rule"] for each in told["silenced"]})


def test_the_headline_counts_what_is_taken_away(repository: Repository) -> None:
    city.drop_a_requirement(repository)
    assert "Worse: 1 requirement removed." == repository.run().stdout.splitlines()[0]


def test_a_comment_stays_within_its_limit(repository: Repository) -> None:
    for path in sorted((repository.root / "models").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("statement: ", "statement: Indeed "), encoding="utf-8")
    repository.replace("priority: must", "priority: should")
    text = repository.run("--format", "markdown").stdout
    assert len(text) <= 65_536
    assert text.count("<details") == text.count("</details>")
    assert "more" in text
