"""Words inside a value are found in its file, however the value is written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archkit.source.lines import LineIndex
from archkit.source.place import Span
from archkit.source.spans import Locator
from archkit.source.words import Words, narrowed, on_one_line
from archkit.source.yaml_file import Document, parse


def span_of(text: str, words: Words) -> Span:
    """The span of a part of the value under `statement`."""
    document = parse(text, "a.yaml")
    assert isinstance(document, Document), document
    value = document.data["statement"]
    assert isinstance(value, str)
    whole = Locator(document).locate(("statement",))
    return narrowed(whole, value, words, document.text, LineIndex(document.text))


def underlined(text: str, words: str) -> str:
    """The line and the text that are underlined for words, where they stand first."""
    document = parse(text, "a.yaml")
    assert isinstance(document, Document), document
    start = on_one_line(str(document.data["statement"])).index(words)
    span = span_of(text, Words(start, start + len(words)))
    assert span.line == span.end_line
    line = text.splitlines()[span.line - 1]
    return f"{span.line}:{line[span.column - 1 : span.end_column - 1]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("statement: The desk may, where possible, wait.", "1:where possible"),
        ('statement: "The desk may, where possible, wait."', "1:where possible"),
        ("statement: 'The desk may, where possible, wait.'", "1:where possible"),
        ("{statement: The desk where possible waits}", "1:where possible"),
        ("statement: >-\n  The desk may,\n  where possible,\n  wait.\n", "3:where possible"),
        ("statement: |\n\n    The  desk   may, where possible", "3:where possible"),
        ("statement:\n  The desk may,\n  where possible.", "3:where possible"),
        ("statement: >2-\r\n  The desk may,\r\n  where possible.", "3:where possible"),
    ],
)
def test_words_are_underlined_alone(text: str, expected: str) -> None:
    assert expected == underlined(text, "where possible")


def test_words_that_go_on_in_the_next_line_are_underlined_as_far_as_this_one() -> None:
    assert "2:where" == underlined(
        "statement: >-\n  The desk, where\n  possible.", "where possible"
    )


@pytest.mark.parametrize(
    "text",
    [
        'statement: "The d\\x65sk may wait, where possible."',
        "statement: 'The desk''s door, where possible.'",
    ],
)
def test_a_value_that_its_file_spells_otherwise_is_underlined_whole(text: str) -> None:
    assert f"1:{text.removeprefix('statement: ')}" == underlined(text, "where possible")


def test_a_part_of_a_word_is_found_in_its_place() -> None:
    assert "1:and/or" == underlined("statement: owner(and/or)holder", "and/or")


@given(
    st.lists(
        st.sampled_from(["desk", "the", "100 %", "a:b", "it's", "#9", "é", "\\d", "[x]"]),
        min_size=1,
    ),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.integers(8, 40),
    st.data(),
)
def test_what_is_underlined_is_the_words_or_the_whole_value(
    parts: list[str], style: str, width: int, data: st.DataObject
) -> None:
    value = " ".join(parts)
    text = yaml.dump({"statement": value}, default_style=style, width=width, allow_unicode=True)
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))
    wanted = Words(start, end).of(value).strip()
    span = span_of(text, Words(start, end))
    line = text.splitlines()[span.line - 1]
    shown = line[span.column - 1 : span.end_column - 1]
    whole = (
        line.removeprefix("statement: ").removeprefix('"statement": ').removeprefix("'statement': ")
    )
    assert wanted.startswith(shown.strip()) or shown == whole
