"""What is hidden stays as long as it was, so that positions still hold."""

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.masking import mask
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.terms import names


def take_apart(text: str) -> None:
    statement = Statement(text)
    assert len(statement.faults) < 20
    list(names(statement.tokens))


def lines_run(text: str) -> int:
    """How many lines of Python it takes to take a text apart: the same on every machine."""
    count = 0

    def step(frame: FrameType, event: str, argument: object) -> object:
        del frame, argument
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        take_apart(text)
    finally:
        sys.settrace(before)
    return count


@given(st.text(alphabet="ab 159.:/-@_+,T", max_size=80))
def test_masking_keeps_the_length_and_what_it_does_not_hide(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, "x") for old, new in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    "text", ["02:00", "2026-03-02", "S16", "a/b/c", "24/7", "1.2.3", "config.yaml", "city.gov"]
)
def test_names_files_dates_and_times_are_hidden(text: str) -> None:
    assert mask(text) == "x" * len(text)


@pytest.mark.parametrize("sign", ['says "{}"', "bears the words “{}”", 'with the label: "{}"'])
def test_words_that_shall_be_read_as_they_stand_are_hidden(sign: str) -> None:
    assert mask(sign.format("It is not open")) == sign.format("xx xx xxx xxxx")


def test_a_word_in_quotes_for_another_reason_is_not_hidden() -> None:
    assert mask('shall be "fast"') == 'shall be "fast"'


@pytest.mark.parametrize(
    "part",
    [
        "a-",
        "1,",
        "1 ",
        "and ",
        ".-",
        "a.",
        "a@",
        "a/",
        "when ",
        ", if ",
        "? ",
        "shall ",
        "x",
        "(",
        "A ",
        "Ab ",
        "GIS ",
        "shall be ",
        "as ",
        "5 m ",
        "5.5 ",
        "a/b ",
        "not ",
        "x'",
        "a.bc",
        "-a.bc-",
        'label "',
        "both the ",
        "the lower ",
        "score of 5 ",
        "that a not ",
        "in a, ",
        "so that ",
        "(it a) it ",
        "It a. it ",
        "and/or and ",
        "that must be done ",
    ],
)
def test_a_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    take_apart(part)  # what is worked out once for all texts
    short, long = (lines_run(part * (length // len(part))) for length in (4_000, 8_000))
    assert long <= 2.2 * short
