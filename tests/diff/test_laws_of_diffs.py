"""Laws of the comparison: nothing is invented, nothing is lost, and order does not matter."""

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from small_town import (
    TOWN,
    Edit,
    Facts,
    Town,
    edited,
    facts,
    is_element,
    judged,
    put,
    read,
    sequences,
    turned,
)

from archkit.diff.changes import Change, Kind, applied, compare
from archkit.diff.outcome import outcome
from archkit.diff.plain import Amount, Plain
from archkit.diff.review import review
from archkit.diff.words import Fate, word_diff
from archkit.reports._diff.json import json_diff

PARTS = st.sampled_from(["desk", "store", "copy"])


@given(sequences)
@settings(max_examples=50)
def test_a_design_does_not_differ_from_itself_however_it_is_ordered(edits: list[Edit]) -> None:
    one = read(edited(edits))
    assert () == compare(one, one).changes
    assert () == compare(one, read(turned(edited(edits)))).changes


@given(sequences, sequences, PARTS)
@settings(max_examples=50)
def test_what_changed_makes_one_design_of_the_other(
    one: list[Edit], other: list[Edit], name: str
) -> None:
    for head in (edited(other), renamed(edited(other), name)):
        found = compare(read(edited(one)), read(head))
        assert found.head.fields == applied(found.base.fields, found.changes)


@given(sequences, sequences)
@settings(max_examples=25, deadline=None)
def test_a_diff_as_json_makes_one_design_of_the_other(one: list[Edit], other: list[Edit]) -> None:
    base, head = edited(one), edited(other)
    with tempfile.TemporaryDirectory() as folder:
        sides = [judged(town, Path(folder) / name) for name, town in (("b", base), ("h", head))]
    told = json_diff(outcome(review(*sides))).model_dump(mode="json")
    for change in told["changes"]:
        if change["kind"] == "removed":
            put(base, change["path"], None)
        else:
            for field in change["fields"]:
                put(base, [*change["path"], *field["path"]], field["new"])
    assert () == compare(read(base), read(head)).changes


@given(sequences, sequences, PARTS)
@settings(max_examples=20, deadline=None)
def test_what_is_read_once_for_both_sides_is_told_as_if_it_were_read_twice(
    one: list[Edit], other: list[Edit], name: str
) -> None:
    for after in (edited(other), renamed(edited(other), name)):
        with tempfile.TemporaryDirectory() as folder:
            head = judged(after, Path(folder) / "h")
            apart = judged(edited(one), Path(folder) / "apart" / "b")
            beside = judged(edited(one), Path(folder) / "beside" / "b", head)
        told = [json_diff(outcome(review(base, head))) for base in (apart, beside)]
        assert told[0] == told[1]


@given(sequences, sequences, PARTS)
@settings(max_examples=50)
def test_the_way_back_is_the_mirror_of_the_way_there(
    one: list[Edit], other: list[Edit], name: str
) -> None:
    for town in (edited(other), renamed(edited(other), name)):
        base, head = read(edited(one)), read(town)
        there, back = compare(base, head).changes, compare(head, base).changes
        assert sorted(map(_mirrored, back)) == sorted(map(_told, there))


def _told(change: Change) -> tuple[str, ...]:
    fields = sorted((each.path, str(each.old), str(each.new)) for each in change.fields)
    return change.kind, _address(change.old), _address(change.new), _unnamed(fields)


def _mirrored(change: Change) -> tuple[str, ...]:
    fields = sorted((each.path, str(each.new), str(each.old)) for each in change.fields)
    return change.kind.mirrored, _address(change.new), _address(change.old), _unnamed(fields)


def _address(element: object) -> str:
    return getattr(element, "address", "")


def _unnamed(fields: Sequence[object]) -> str:
    """The fields, with names under which the other design knows an element as in the first."""
    return repr(fields).replace("-renamed", "")


@given(sequences)
@settings(max_examples=100)
def test_every_edit_is_found_and_none_is_invented(edits: list[Edit]) -> None:
    old, new = facts(TOWN), facts(edited(edits))
    assert _expected(old, new) == _found(compare(read(TOWN), read(edited(edits))).changes)


def _expected(old: Facts, new: Facts) -> dict[tuple[str, ...], tuple[Any, Any]]:
    """The facts that differ; of an element that comes or goes, only that it does."""
    differing = {
        path: (old.get(path), new.get(path))
        for path in old.keys() | new.keys()
        if old.get(path) != new.get(path)
    }
    whole = {path for path in differing if is_element(path)}
    return {
        path: pair
        for path, pair in differing.items()
        if not any(path[:steps] in whole for steps in range(len(path)))
    }


def _found(changes: Sequence[Change]) -> dict[tuple[str, ...], tuple[Any, Any]]:
    found: dict[tuple[str, ...], tuple[Any, Any]] = {}
    for change in changes:
        where = tuple(map(str, change.where))
        if change.kind is Kind.CHANGED:
            for field in change.fields:
                path = (*where, *field.path)
                found |= _expected(facts(_json(field.old), path), facts(_json(field.new), path))
        else:
            found[where] = (change.old is not None or None, change.new is not None or None)
    return {path: pair for path, pair in found.items() if pair != (None, None)}


def _json(value: Plain) -> Any:
    if isinstance(value, dict):
        return {key: _json(each) for key, each in value.items()}
    return value.text if isinstance(value, Amount) else value


@given(PARTS, sequences)
@settings(max_examples=50)
def test_a_marked_rename_carries_all_that_refers_to_it(name: str, edits: list[Edit]) -> None:
    town = edited(edits)
    plain = compare(read(TOWN), read(town)).changes
    found = compare(read(TOWN), read(renamed(town, name))).changes
    marked = [each for each in found if each.kind is Kind.RENAMED and not each.is_carried]
    is_there = name in town["solutions"]["records"]["components"]
    assert [f"records.{name}-renamed"] * is_there == [each.element.address for each in marked]
    assert sum(len(each.fields) for each in plain) == sum(len(each.fields) for each in found)


def renamed(town: Town, name: str) -> Town:
    """The town with another id of a part of its records, marked as such."""
    text = re.sub(rf"\b{name}\b", f"{name}-renamed", json.dumps(town))
    made: Town = json.loads(text)
    part = made["solutions"]["records"]["components"].get(f"{name}-renamed")
    if part is not None:
        part["was"] = name
    return made


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_a_word_diff_holds_both_texts(old: list[str], new: list[str]) -> None:
    runs = word_diff(" ".join(old), " ".join(new))
    for words, gone in ((old, Fate.ADDED), (new, Fate.REMOVED)):
        assert words == [word for run in runs if run.fate is not gone for word in run.text.split()]
