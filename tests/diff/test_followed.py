"""The history of one element, under each of the names that it had."""

from datetime import date
from pathlib import Path

import pytest
from city_in_git import AS_OF
from town_in_git import FULL, RENAMED, Town

from archkit.diff.history import Entry
from archkit.diff.past import Past, Span
from archkit.model.names import NoSuchElementError
from archkit.source.git import Repository


def of(root: Path, name: str) -> list[Entry]:
    past = Past(Repository.around(root), root, date.fromisoformat(AS_OF))
    return list(past.entries(Span(), name))


def subjects(root: Path, name: str) -> list[str]:
    return [each.commit.subject for each in of(root, name)]


def test_only_the_commits_that_changed_it_are_told(lived: Town) -> None:
    assert ["Rename", "Ask what it costs"] == subjects(lived.root, "records.archive")


def test_a_change_has_its_fields_with_what_they_were(lived: Town) -> None:
    found = of(lived.root, "records")
    assert [("Pay more", "cost.lines.hosting.running", "1500 USD / year", "2500 USD / year")] == [
        (each.commit.subject, field.name, str(field.old), str(field.new))
        for each in found
        for change in each.changes
        for field in change.fields
        if each.commit.subject == "Pay more" and field.path[1] == "lines"
    ]


def test_a_requirement_that_is_gone_is_found_by_either_name(lived: Town) -> None:
    expected = [
        "Ask no more",
        "Pay less",
        "Lose a bracket",
        "Rename",
        "Pay more",
        "Ask what it costs",
    ]
    assert expected == subjects(lived.root, "REC-002")
    assert expected[3:] == subjects(lived.root, "REC-001")


def test_a_requirement_is_told_with_what_became_of_its_verdict(lived: Town) -> None:
    assert ["gone", "met", "unmet", "met"] == [
        str(change.new.standing) if change.new else "gone"
        for each in of(lived.root, "REC-002")
        for change in each.verdicts
    ]


def test_a_solution_is_told_with_all_that_is_in_it(lived: Town) -> None:
    assert {"records.REC-002", "records.desk -> store", "records.archive", "records"} <= {
        change.element.address for each in of(lived.root, "records") for change in each.changes
    }


def test_a_connection_is_followed_where_its_end_is_called_otherwise(lived: Town) -> None:
    assert ["Encrypt", "Ask what it costs"] == subjects(lived.root, "records.desk -> archive")


def test_an_element_of_a_registry_has_a_history(lived: Town) -> None:
    assert ["Begin"] == subjects(lived.root, "nodes.office-1")


def test_what_was_there_before_under_the_same_name_is_found(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    town.begin()
    town.step("Come", records=FULL)
    (tmp_path / "models/records.yaml").unlink()
    town.step("Go")
    town.step("Come again", records=FULL)
    assert ["Come again", "Go", "Come"] == subjects(tmp_path, "records.store")


def test_a_component_is_told_with_the_verdicts_that_rest_on_it(tmp_path: Path) -> None:
    text = FULL.replace("priority: must", "priority: must\n    satisfied_by: [store]")
    town = Town.new(tmp_path)
    town.begin()
    town.step("Ask", records=text)
    town.step("Pay", records=text.replace("1500", "2500").replace("7500", "12500"))
    assert ["Pay", "Ask"] == subjects(tmp_path, "records.store")


def test_a_name_that_nothing_ever_had_is_told_with_the_nearest(lived: Town) -> None:
    with pytest.raises(NoSuchElementError, match=r"did you mean `records\.archive`"):
        of(lived.root, "records.archiv")


def test_a_name_of_several_has_to_be_told_apart(tmp_path: Path) -> None:
    town = Town.new(tmp_path)
    other = RENAMED.replace("solution: records", "solution: others")
    town.write("models/others.yaml", other.replace("REC-002:\n    was: REC-001", "REC-002:"))
    town.begin()
    town.step("Two", records=RENAMED)
    with pytest.raises(NoSuchElementError, match="several elements are called `archive`"):
        of(tmp_path, "archive")
