"""A change is one picture: what came, went and changed, and what touches it."""

from pathlib import Path
from typing import Any

import pytest
from small_town import TOWN, Edit, Town, edited, judged, put

from archkit.diagrams.view import Mark, View
from archkit.diff.picture import MOST_PARTS, picture
from archkit.diff.review import review

RECORDS = ("solutions", "records")
COMPONENTS = (*RECORDS, "components")
LINKS = (*RECORDS, "connections")


def drawn(folder: Path, head: Town, base: Town = TOWN) -> View | None:
    return picture(review(judged(base, folder / "base"), judged(head, folder / "head")))


def marks(view: View | None) -> dict[str, Mark | None]:
    assert view is not None
    boxes = {box.id: box.mark for box in view.boxes}
    return boxes | {f"{edge.source} -> {edge.target}": edge.mark for edge in view.edges}


CASES: dict[str, tuple[list[Edit], dict[str, Mark | None]]] = {
    "a part that comes is added": (
        [Edit((*COMPONENTS, "spare"), {"kind": "queue"})],
        {"records.spare": Mark.ADDED},
    ),
    "a part that goes is still there, as removed": (
        [Edit((*COMPONENTS, "copy"), None)],
        {"records.copy": Mark.REMOVED},
    ),
    "a part that changes stands with what rests on it": (
        [Edit((*COMPONENTS, "store", "log"), "none")],
        {
            "records.desk": Mark.TOUCHED,
            "records.store": Mark.CHANGED,
            "records.desk -> records.store": None,
        },
    ),
    "what a part needs is only context": (
        [Edit((*COMPONENTS, "desk", "name"), "Counter")],
        {
            "alarms.bell": Mark.TOUCHED,
            "records.desk": Mark.CHANGED,
            "records.store": None,
            "alarms.bell -> records.desk": None,
            "records.desk -> records.store": None,
        },
    ),
    "a connection that comes shows its ends": (
        [Edit((*LINKS, "desk -> copy"), {"protocol": "https"})],
        {
            "records.copy": None,
            "records.desk": None,
            "records.desk -> records.copy": Mark.ADDED,
        },
    ),
    "data that change touch the parts that name them": (
        [Edit(("data", "notice", "classification"), "internal")],
        {"records.store": Mark.TOUCHED},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_became_of_each_is_marked(tmp_path: Path, case: str) -> None:
    edits, expected = CASES[case]
    assert expected == marks(drawn(tmp_path, edited(edits)))


@pytest.mark.parametrize("edits", [[], [Edit((*RECORDS, "requirements", "REC-001"), None)]])
def test_where_no_part_is_concerned_there_is_no_picture(tmp_path: Path, edits: list[Edit]) -> None:
    assert drawn(tmp_path, edited(edits)) is None


def test_a_rename_is_one_box_with_its_former_name(tmp_path: Path) -> None:
    head = edited([])
    parts: dict[str, Any] = head["solutions"]["records"]["components"]
    parts["archive"] = {**parts.pop("copy"), "was": "copy"}
    view = drawn(tmp_path, head)
    assert view is not None
    assert [("records.archive", Mark.CHANGED, "was copy")] == [
        (box.id, box.mark, box.note) for box in view.boxes
    ]


def test_what_is_too_much_is_drawn_by_solutions(tmp_path: Path) -> None:
    head = edited([])
    for number in range(MOST_PARTS + 1):
        put(head, (*COMPONENTS, f"part-{number}"), {"kind": "service"})
    put(head, ("solutions", "alarms", "components", "bell", "name"), "Loud bell")
    view = drawn(tmp_path, head)
    assert view is not None
    assert [
        ("alarms", Mark.CHANGED, "1 part changed"),
        ("records", Mark.CHANGED, "41 parts added"),
    ] == [(box.id, box.mark, box.note) for box in view.boxes]
