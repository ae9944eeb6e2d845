"""A YAML text is changed to hold other data by the smallest edits that do it."""

import json
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archkit.source.yaml_edits import EditError, rewritten
from archkit.source.yaml_file import Document, parse

TEXTS = st.text() | st.sampled_from(
    [
        "",
        "=1+1",
        "yes",
        "12:30",
        "a: b",
        "a #b",
        "- x",
        "'",
        '"',
        "\\",
        "{a",
        "1",
        "null",
        "~",
        "*a",
    ]
)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-9, 9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcd", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)
DATA = st.dictionaries(st.sampled_from("abcdefgh"), VALUES, min_size=1)


class Plain(yaml.SafeDumper):
    """Writes a value out wherever it occurs, and keeps the order of keys."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def document(text: str) -> Document:
    read = parse(text, "file.yaml")
    assert isinstance(read, Document), read
    return read


def changed(text: str, data: dict[str, object]) -> str:
    return rewritten(document(dedent(text).lstrip("\n")), data)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Data in whatever style."""
    text: str = yaml.dump(
        draw(DATA),
        Dumper=Plain,
        default_flow_style=draw(st.sampled_from([None, True, False])),
        width=draw(st.integers(20, 200)),
        sort_keys=False,
    )
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))) + "# end"


@given(texts(), DATA)
def test_the_text_holds_the_new_data(text: str, new: dict[str, object]) -> None:
    assert document(rewritten(document(text), new)).data == new


@given(texts())
def test_the_same_data_change_nothing(text: str) -> None:
    assert rewritten(document(text), document(text).data) == text


BLOCK = """
# above
a: 1 # one
b: # two
  - x # first
  - y
c: {d: 2, e: 3} # three
# below
f:
  g: text
"""


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ({"a": 5}, {"a: 1 # one": "a: 5 # one"}),
        ({"b": ["x", "z"]}, {"  - y": "  - z"}),
        ({"b": ["y"]}, {"  - x # first\n": ""}),
        ({"b": ["w", "x", "y"]}, {"  - x": "  - w\n  - x"}),
        ({"b": ["x", "y", "z: 1"]}, {"  - y": '  - y\n  - "z: 1"'}),
        ({"c": {"d": 2}}, {", e: 3": ""}),
        ({"c": {"e": 3}}, {"d: 2, ": ""}),
        ({"c": {"d": 2, "m": "a, b", "e": 3}}, {"d: 2,": 'd: 2, m: "a, b",'}),
        ({"c": {"m": 0, "d": 2, "e": 3}}, {"d: 2": "m: 0, d: 2"}),
        ({"c": {"m": 0}}, {"{d: 2, e: 3}": "{m: 0}"}),
        ({"f": {"g": "a\nb"}}, {"g: text": "g: |-\n    a\n    b"}),
        ({"f": {"g": "text", "h": [1, 2]}}, {"g: text": "g: text\n  h: [1, 2]"}),
        ({"f": {"h": True}}, {"g: text": "h: true"}),
        ({"f": "flat"}, {"f:\n  g: text": "f: flat"}),
        ({"new": {"x": "z"}}, {"g: text": "g: text\nnew: {x: z}"}),
    ],
)
def test_only_what_changes_is_edited(data: dict[str, object], lines: dict[str, str]) -> None:
    text = BLOCK.lstrip("\n")
    expected = text
    for before, after in lines.items():
        assert expected.count(before) == 1
        expected = expected.replace(before, after)
    assert rewritten(document(text), document(text).data | data) == expected


def test_an_entry_goes_with_its_lines_and_not_with_the_comments_around() -> None:
    text = "# above\na: >-\n  many\n  lines\n# below\nb: 2\n"
    assert rewritten(document(text), {"b": 2}) == "# above\n# below\nb: 2\n"


def test_a_new_entry_stands_behind_the_one_it_follows() -> None:
    assert changed("a: 1\nc: 3", {"a": 1, "b": 2, "c": 3}) == "a: 1\nb: 2\nc: 3"
    assert changed("a: 1\nc: 3", {"a": 1, "c": 3, "d": 4}) == "a: 1\nc: 3\nd: 4"
    assert changed("b: 2", {"a": 1, "b": 2}) == "a: 1\nb: 2"


def test_a_long_text_is_folded_as_the_one_before_it_was() -> None:
    text = "a:\n  s: >-\n    one two three four five six seven eight nine ten eleven\n    twelve\n"
    words = "one two three four five six seven eight nine ten eleven thirteen"
    expected = text.replace("twelve", "thirteen")
    assert rewritten(document(text), {"a": {"s": words}}) == expected


def test_a_long_new_text_is_folded_and_a_long_list_broken() -> None:
    words, items = " ".join(["word"] * 30), ["a-rather-long-name"] * 8
    text = changed("a: 1", {"a": 1, "b": words, "c": items})
    assert max(map(len, text.split("\n"))) <= 100
    assert text.split("\n")[1:3] == ["b: >-", "  " + " ".join(["word"] * 19)]
    assert text.endswith("c:\n" + "\n".join(f"  - {item}" for item in items))


def test_a_comment_in_brackets_stays_where_what_follows_it_goes() -> None:
    text = "a: {b: 1, # why\n  c: 2, d: 3}\n"
    assert rewritten(document(text), {"a": {"b": 1, "d": 3}}) == "a: {b: 1, # why\n  d: 3}\n"


def test_lines_end_as_the_others_do() -> None:
    assert rewritten(document("a: 1\r\nb: 2\r\n"), {"a": 1, "c": 3, "b": 2}) == (
        "a: 1\r\nc: 3\r\nb: 2\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: &x {b: 1}\nc: *x\n",
        "a: &x 1\nc: {b: *x}\n",
        "a: &x 1\nc: {b: *x, d: *x}\n",
    ],
)
def test_what_an_alias_repeats_is_not_edited(text: str) -> None:
    before = document(text)
    with pytest.raises(EditError, match="alias"):
        rewritten(before, before.data | {"c": {"b": 2}})


def test_an_anchor_that_is_used_elsewhere_is_not_edited() -> None:
    with pytest.raises(EditError):
        changed("a: &x 1\nc: *x\n", {"a": 2, "c": 1})


def test_what_is_laid_out_as_hardly_ever_is_written_anew_as_a_whole() -> None:
    text = "a: 1\nb:\n  ? c#\n  : '# no'\n  ? d\n  : 2\ne: 3\n"
    assert rewritten(document(text), {"a": 1, "b": {"d": 2}, "e": 3}) == "a: 1\nb: {d: 2}\ne: 3\n"
    assert changed("b:\n  ? c\n  : 1\n", {"b": {"c": 1, "d": 2}}) == "b: {c: 1, d: 2}\n"
    assert changed("b:\n- - 1\n", {"b": [[1, 2]]}) == "b:\n- [1, 2]\n"


def test_but_not_where_a_comment_would_be_lost() -> None:
    text = "b:\n  ? c # why\n  : 1\n  ? d\n  : 2\n"
    with pytest.raises(EditError, match="several of it stand on one line"):
        rewritten(document(text), {"b": {"d": 2}})


def test_an_empty_section_is_filled() -> None:
    assert changed("a: 1\nb: {} # none\n", {"a": 1, "b": {"c": 2}}) == "a: 1\nb: {c: 2} # none\n"
    assert changed("b: {}\na: 1\n", {"b": {"c": {"d": "x" * 99}}, "a": 1}) == (
        f"b:\n  c:\n    d: >-\n      {'x' * 99}\na: 1\n"
    )


@pytest.mark.parametrize(("old", "new"), [("1", True), ("1", 1.0), ("[0]", [False])])
def test_what_python_takes_for_the_same_is_another_value(old: str, new: object) -> None:
    assert changed(f"a: {old}\n", {"a": new}) == f"a: {json.dumps(new)}\n"


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        (
            "a: &x {b: 1}\nc: *x\n",
            {"a": {"b": 2}, "c": {"b": 1}},
            "a: &x {b: 2}\nc: {b: 1}\n",
        ),
        (
            "a: &x {b: 1} # here\nc: *x\n",
            {"a": {"b": 1}, "c": {"b": 2}},
            "a: &x {b: 1} # here\nc: {b: 2}\n",
        ),
        (
            "a: &x {b: 1}\nc:\n  d: *x\n  e: 2\n",
            {"a": {"b": 1}, "c": {"d": {"b": 1}, "e": 3}},
            "a: &x {b: 1}\nc:\n  d: *x\n  e: 3\n",
        ),
        (
            "a: &x {b: 1}\nc: *x\n",
            {"c": {"b": 1}},
            "c: {b: 1}\n",
        ),
    ],
)
def test_an_alias_is_written_out_where_that_is_allowed(
    text: str, data: dict[str, object], expected: str
) -> None:
    document = parse(text, "a.yaml")
    assert isinstance(document, Document)
    assert rewritten(document, data, spell_out=True) == expected
