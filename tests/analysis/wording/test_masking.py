"""What is hidden stays as long as it was, so that positions still hold."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.masking import mask
from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.terms import names


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
    start = time.process_time()
    statement = Statement(part * (50_000 // len(part)))
    list(names(statement.tokens))
    assert len(statement.faults) < 20
    assert time.process_time() - start < 5
