import pytest

from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path
from archkit.source.toml_spans import locate_toml, parse_toml

TEXT = '''\
# settings
title = "a [b] = c"  # x = 1
point.x.y = 1
"quo.ted" = 1

[tool.archkit]
models = ["models",
  "more", { é = 1 }]
text = """
[not.a.table]
fake = 1
"""
inline = { a = { b = 1.5 }, 'c d' = 2026-01-02 }

  [[rule]]
id = 1
[[rule]]
id = 2
[rule.options]
deep = true
[[rule.item]]
n = 1
'''


def found(path: Path, text: str = TEXT) -> str:
    span = locate_toml(text, "archkit.toml", path)
    assert span.line == span.end_line
    line = text.replace("\r\n", "\n").split("\n")[span.line - 1]
    return f"{span.line}:{line[span.column - 1 : span.end_column - 1]}"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), "2:title"),
        (("point", "x", "y"), "3:y"),
        (("point", "x"), "3:x"),
        (("quo.ted",), '4:"quo.ted"'),
        (("tool",), "6:tool"),
        (("tool", "archkit"), "6:archkit"),
        (("tool", "archkit", "models"), "7:models"),
        (("tool", "archkit", "models", 0), '7:"models"'),
        (("tool", "archkit", "models", 1), '8:"more"'),
        (("tool", "archkit", "models", 2, "é"), "8:é"),
        (("tool", "archkit", "inline", "a", "b"), "13:b"),
        (("tool", "archkit", "inline", "c d"), "13:'c d'"),
        (("rule", 0), "15:[[rule]]"),
        (("rule", 0, "id"), "16:id"),
        (("rule", 1, "id"), "18:id"),
        (("rule", 1, "options", "deep"), "20:deep"),
        (("rule", 1, "item", 0, "n"), "22:n"),
    ],
)
def test_a_key_or_item_is_found(path: Path, expected: str) -> None:
    assert expected == found(path)
    assert expected == found(path, TEXT.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("tool", "archkit", "absent"), "6:archkit"),
        (("rule", 1, "absent"), "17:[[rule]]"),
        (("fake",), "1:"),
        (("absent", "too"), "1:"),
        ((), "1:"),
    ],
)
def test_what_is_absent_gives_the_nearest_table(path: Path, expected: str) -> None:
    assert expected == found(path)


def test_a_table_can_be_read() -> None:
    assert parse_toml("[a]\nb = 1\n", "archkit.toml") == {"a": {"b": 1}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\nb = \n", "archkit.toml:2:5"),
        ("a = 1\na = 2\n", "archkit.toml:2:6"),
        ("a = [1, 2", "archkit.toml:1:10"),
        ("a = " + "[" * 5000, "archkit.toml:1:1"),
        ("a = 1\nb = " + "9" * 5000, "archkit.toml:2:5"),
    ],
)
def test_what_is_no_toml_is_said_at_its_place(text: str, place: str) -> None:
    result = parse_toml(text, "archkit.toml")
    assert isinstance(result, Diagnostic)
    assert ("invalid-toml", place) == (result.code, str(result.span))


@pytest.mark.parametrize(
    "text", ["]", "[", "[[", "= 1", "a = ", "a = {", "a = [}", '"', "a = [[,", "[" * 9999]
)
def test_broken_toml_still_gives_some_place(text: str) -> None:
    assert locate_toml(text, "f", ("a",)).file == "f"


def test_nesting_deeper_than_anyone_writes_gives_the_key_around() -> None:
    text = "a = " + "[" * 100 + "1" + "]" * 100 + "\nb = 1\n"
    assert found(("b",), text) == "2:b"
    assert found(("a", *[0] * 90), text)[:3] == "1:["
