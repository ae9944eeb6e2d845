"""What each commit did to a design."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from city import REGISTRY, SETTINGS
from city_in_git import AS_OF, git
from town_in_git import DEAR, FULL, Town

from archkit.diff.deltas import VerdictChange
from archkit.diff.history import Entry
from archkit.diff.past import Past, Span
from archkit.diff.review import review
from archkit.diff.side import of_revision
from archkit.model.loading import load as loading
from archkit.source.git import Repository as Git
from archkit.source.git_process import GitError

REGISTERED = ("clerk", "notice", "permit", "python-3.13", "office", "office-1", "office-2")
DAY = date.fromisoformat(AS_OF)


def entries(root: Path, span: Span = Span(), element: str | None = None) -> Iterator[Entry]:  # noqa: B008 - it is frozen
    return Past(Git.around(root), root, DAY).entries(span, element)


def subjects(root: Path, span: Span = Span(), element: str | None = None) -> list[str]:  # noqa: B008 - as above
    return [each.commit.subject for each in entries(root, span, element)]


def turns(verdicts: Iterable[VerdictChange]) -> list[tuple[str, int]]:
    return [(each.verdict.requirement.address, each.turn) for each in verdicts]


def told(entry: Entry) -> set[str]:
    """What a commit did, each part in a few words."""
    found = entry.findings
    return {
        *(f"{each.kind} {each.element.address}" for each in entry.changes),
        *(
            f"{each.verdict.requirement.id}: {each.old and each.old.standing} -> {each.new and each.new.standing}"
            for each in entry.verdicts
        ),
        *(f"new {each.finding.page.id}" for each in (found.new if found else ())),
        *(f"fixed {each.finding.page.id}" for each in (found.fixed if found else ())),
        *(f"settings {each.name}" for each in entry.settings),
        *(f"unread {each.code}" for each in entry.unread),
        *(["begins"] if entry.begins else []),
    }


def test_each_commit_is_told_with_what_it_did_the_newest_first(lived: Town) -> None:
    assert [
        ("Ask no more", {"removed records.REC-002", "changed records", "REC-002: met -> None"}),
        ("Pay less", {"changed records", "REC-002: unmet -> met"}),
        ("Lose a bracket", {"unread invalid-yaml"}),
        ("Rename", {"renamed records.archive", "renamed records.REC-002"}),
        ("Encrypt", {"changed records.desk -> store", "fixed SEC-001"}),
        ("Pay more", {"changed records", "REC-001: met -> unmet"}),
        (
            "Ask what it costs",
            {
                "added records",
                "added records.REC-001",
                "added records.desk",
                "added records.desk -> store",
                "added records.store",
                "REC-001: None -> met",
                "new SEC-001",
            },
        ),
        ("Begin", {"begins", *(f"added {name}" for name in REGISTERED)}),
    ] == [(each.commit.subject, told(each)) for each in entries(lived.root)]


def test_a_commit_does_what_the_diff_with_the_one_before_it_says(lived: Town) -> None:
    top = Git.around(lived.root)
    sides = [
        of_revision(top, top.commit(name), lived.root, name, DAY)
        for name in ("HEAD", "HEAD~1", "HEAD~3", "HEAD~4", "HEAD~6")
    ]
    expected = [review(base, head) for head, base in pairwise(sides)]
    found = [each for each in entries(lived.root, Span(base="HEAD~6")) if not each.unread]
    assert [
        (each.changes, turns(each.verdicts), each.findings.new, [one.field for one in each.policy])
        for each in expected
    ] == [
        (each.changes, turns(each.verdicts), each.findings and each.findings.new, [*each.settings])
        for each in found
    ]


def test_of_the_whole_history_each_text_of_a_file_is_parsed_once(
    lived: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = loading.read_yaml
    parsed: list[str] = []
    monkeypatch.setattr(
        loading,
        "read_yaml",
        lambda file, text, found: parsed.append(text) or read(file, text, found),
    )
    assert len(list(entries(lived.root))) == 8
    assert sorted(set(parsed)) == sorted(parsed)


def test_a_design_that_comes_back_is_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town.new(tmp_path)
    town.begin()
    for text in (FULL, DEAR, FULL, DEAR):
        town.step("To and fro", records=text)
    read = loading.read_yaml
    parsed: list[str] = []
    monkeypatch.setattr(
        loading,
        "read_yaml",
        lambda file, text, found: parsed.append(file) or read(file, text, found),
    )
    assert len(list(entries(tmp_path))) == 5
    assert ["models/city.yaml", "models/records.yaml", "models/records.yaml"] == sorted(parsed)


def test_a_range_tells_what_lies_between(lived: Town) -> None:
    assert ["Encrypt", "Pay more"] == subjects(lived.root, Span("HEAD~4", "HEAD~7"))


def test_a_range_that_begins_with_what_cannot_be_read_looks_further_back(lived: Town) -> None:
    assert ["Pay less"] == subjects(lived.root, Span("HEAD~1", "HEAD~2"))


def test_a_day_leaves_out_what_is_older(lived: Town) -> None:
    assert ["Ask no more", "Pay less"] == subjects(lived.root, Span(since=date(2026, 10, 8)))


def test_a_merge_is_told_once_as_the_branch_came_to_it(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    town.begin()
    git(tmp_path, "switch", "--quiet", "--create", "topic")
    town.step("One step", records=FULL)
    town.step("Another", records=DEAR)
    git(tmp_path, "switch", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-ff", "--message", "Merge the topic", "topic")
    assert ["Merge the topic", "Begin"] == subjects(tmp_path)


def test_a_shallow_clone_says_where_it_ends(lived: Town, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{lived.root}", "shallow")
    found = entries(tmp_path / "shallow")
    assert [("Ask no more", False), ("Pay less", True)] == [
        (each.commit.subject, each.is_cut) for each in found
    ]


def test_a_file_that_a_link_leads_to_counts_as_well(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    town.write("shared/records.yaml", FULL)
    (tmp_path / "models/records.yaml").symlink_to("../shared/records.yaml")
    town.begin()
    town.write("shared/records.yaml", DEAR)
    town.step("Pay more, elsewhere")
    assert ["Pay more, elsewhere", "Begin"] == subjects(tmp_path)


def test_a_design_begins_where_a_workspace_does(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.write("README.md", "A repository.\n")
    town.begin()
    town.write("archkit.toml", SETTINGS)
    town.write("models/city.yaml", REGISTRY)
    town.step("Model the city")
    assert [("Model the city", True)] == [
        (each.commit.subject, each.begins) for each in entries(tmp_path)
    ]


def test_an_unknown_revision_is_an_error(lived: Town) -> None:
    with pytest.raises(GitError, match="git knows no revision `mian`"):
        list(entries(lived.root, Span("mian")))


def test_nothing_is_written(lived: Town) -> None:
    before = sorted((each, each.stat().st_mtime_ns) for each in lived.root.rglob("*"))
    list(entries(lived.root))
    assert before == sorted((each, each.stat().st_mtime_ns) for each in lived.root.rglob("*"))
