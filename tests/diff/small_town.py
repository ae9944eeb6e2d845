"""A small town, edits of it, and what they come to: worked out apart from the comparison."""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from archkit.diff.side import Side, of_folder
from archkit.model.design import Design
from archkit.model.loading.load import assemble

Town = dict[str, Any]
"""Sections by their names, solutions among them. `Any`: whatever fields hold."""

TOWN: Town = {
    "departments": {"clerk": {"name": "Town clerk"}, "fire": {"name": "Fire"}},
    "data": {"notice": {"classification": "public", "regimes": []}},
    "zones": {"office": {"kind": "corporate", "trust": 3}},
    "nodes": {"office-1": {"zone": "office"}, "office-2": {"zone": "office"}},
    "solutions": {
        "records": {
            "name": "Records",
            "department": "clerk",
            "stage": "live",
            "tier": 2,
            "service_level": {"rto": "8 h", "rpo": "1 h"},
            "requirements": {
                "REC-001": {
                    "kind": "technical",
                    "statement": "The counter shall answer within 2 s.",
                    "priority": "must",
                }
            },
            "components": {
                "desk": {"kind": "service", "placed": ["office-1", "office-2"], "name": "Desk"},
                "store": {"kind": "database", "placed": ["office-2"], "stores": ["notice"]},
                "copy": {"kind": "file-share", "placed": ["office-1"]},
            },
            "connections": {"desk -> store": {"protocol": "https", "carries": ["notice"]}},
            "journeys": {"ask": {"path": ["desk", "store"], "target": "2 s"}},
        },
        "alarms": {
            "name": "Alarms",
            "department": "fire",
            "stage": "proposed",
            "tier": 1,
            "components": {"bell": {"kind": "service"}},
            "connections": {"bell -> records.desk": {"protocol": "https"}},
        },
    },
}
_RECORDS = ("solutions", "records")
_DESK = (*_RECORDS, "components", "desk")
_STORE = (*_RECORDS, "components", "store")
_LINKS = (*_RECORDS, "connections")
_SPARE = {"kind": "queue", "description": "Keeps what waits."}
_ASKED = {"kind": "operational", "statement": "The counter shall be open.", "priority": "could"}
ELEMENTS = {
    ("departments",): 2,
    ("data",): 2,
    ("zones",): 2,
    ("nodes",): 2,
    ("solutions",): 2,
    **{
        ("solutions", name, section): 4
        for name in ("records", "alarms")
        for section in ("requirements", "components", "connections", "journeys")
    },
}
"""How many steps name an element, by what its path begins with."""


class Edit(NamedTuple):
    """A field or an element that becomes another; gone where its value is None."""

    path: tuple[str, ...]
    value: Any


EDITS = (
    Edit(("departments", "clerk", "name"), "City clerk"),
    Edit(("data", "notice", "classification"), "internal"),
    Edit(("data", "permit"), {"classification": "confidential", "regimes": []}),
    Edit((*_RECORDS, "tier"), 1),
    Edit((*_RECORDS, "tier"), 3),
    Edit((*_RECORDS, "service_level", "rto"), "4 h"),
    Edit((*_RECORDS, "service_level", "rto"), "480 min"),
    Edit((*_RECORDS, "service_level", "availability"), "99.5 %"),
    Edit((*_RECORDS, "requirements", "REC-001", "priority"), "should"),
    Edit((*_RECORDS, "requirements", "REC-001"), None),
    Edit((*_RECORDS, "requirements", "REC-002"), _ASKED),
    Edit((*_DESK, "name"), "Counter"),
    Edit((*_DESK, "placed"), ["office-2", "office-1"]),
    Edit((*_DESK, "placed"), ["office-1"]),
    Edit((*_STORE, "log"), "none"),
    Edit((*_STORE, "log"), {"to": "desk", "keep": "365 d"}),
    Edit((*_STORE, "log"), {"to": "desk", "keep": "90 d"}),
    Edit((*_STORE, "placed"), None),
    Edit((*_RECORDS, "components", "copy"), None),
    Edit((*_RECORDS, "components", "copy"), {"kind": "file-share", "placed": ["office-2"]}),
    Edit((*_RECORDS, "components", "spare"), _SPARE),
    Edit((*_RECORDS, "components", "spare"), None),
    Edit((*_LINKS, "desk -> store", "mode"), "async"),
    Edit((*_LINKS, "desk -> store", "carries"), None),
    Edit((*_LINKS, "desk -> store (nightly)"), {"protocol": "https", "mode": "batch"}),
    Edit((*_RECORDS, "journeys", "ask", "path"), ["store", "desk"]),
    Edit((*_RECORDS, "journeys", "ask"), None),
    Edit(("solutions", "alarms", "components", "siren"), {"kind": "service"}),
)
sequences = st.lists(st.sampled_from(EDITS), max_size=8)


def edited(edits: Sequence[Edit]) -> Town:
    """The town after one edit upon the other; of what is gone, nothing can be edited."""
    made = deepcopy(TOWN)
    for path, value in edits:
        at = made
        for step in path[:-1]:
            at = at.get(step, {})
        if at:
            put(made, path, deepcopy(value))
    return made


def put(town: Town, path: Sequence[str], value: Any) -> None:
    """Make a field or an element another; with None it is gone."""
    *steps, last = path
    at = town
    for step in steps:
        at = at.setdefault(step, {})
    if value is None:
        at.pop(last, None)
    else:
        at[last] = value


def read(town: Town) -> Design:
    """The design of a town; each solution stands in a file of its own."""
    sections = {name: each for name, each in town.items() if name != "solutions"}
    files = [sections, *({"solution": name, **each} for name, each in town["solutions"].items())]
    texts = enumerate(map(json.dumps, files))
    loaded = assemble((Path(f"{at}.yaml"), f"{at}.yaml", text) for at, text in texts)
    assert loaded.diagnostics == (), loaded.diagnostics
    return loaded.design


def judged(town: Town, folder: Path, other: Side | None = None) -> Side:
    """The town as a workspace in a folder, read and judged, by itself or beside another."""
    (folder / "models").mkdir(parents=True)
    (folder / "archkit.toml").write_text('[workspace]\nname = "Town"\n', encoding="utf-8")
    sections = {name: each for name, each in town.items() if name != "solutions"}
    (folder / "models/city.yaml").write_text(json.dumps(sections), encoding="utf-8")
    for name, each in town["solutions"].items():
        text = json.dumps({"solution": name, **each})
        (folder / f"models/{name}.yaml").write_text(text, encoding="utf-8")
    return of_folder(folder, folder.name, date(2026, 11, 24), other)


def turned(value: Any, *, lists: bool = True) -> Any:
    """The same with the keys, and the lists whose order says nothing, the other way round."""
    if isinstance(value, dict):
        return {key: turned(each, lists=key != "path") for key, each in reversed([*value.items()])}
    return [*reversed(value)] if isinstance(value, list) and lists else value


Facts = dict[tuple[str, ...], Any]
"""What a town says, fact by fact; an element is there as itself, with True."""


def facts(value: Any, at: tuple[str, ...] = ()) -> Facts:
    """Every fact of a town or a part of it, quantities in one unit and lists in one order."""
    return dict(_facts(value, at))


def _facts(value: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if is_element(at):
        yield at, True
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _facts(each, (*at, key))
    elif not isinstance(value, list | tuple):
        yield at, "8 h" if value == "480 min" else value
    elif value:
        yield at, list(value) if at[-1] == "path" else sorted(value)


def is_element(path: tuple[str, ...]) -> bool:
    """Whether a path is that of an element, and not of a field or a section."""
    longest = max((start for start in ELEMENTS if path[: len(start)] == start), key=len, default=())
    return ELEMENTS.get(longest) == len(path) and len(path) > len(longest)
