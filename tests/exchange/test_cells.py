"""What stands in a cell is read as what was written into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.exchange.cells import CellError, meant, settled, written
from archkit.exchange.columns import Column, Shape
from archkit.exchange.formulas import guarded, looks_like_formula, unguarded

WORDS = st.text(min_size=1).filter(str.strip)


def column(shape: Shape) -> Column:
    return Column(("field",), shape, "")


@given(WORDS)
def test_a_text_comes_back_without_the_blanks_around_it(text: str) -> None:
    assert meant(written(text, column(Shape.TEXT)), column(Shape.TEXT)) == settled(text)


@given(st.lists(st.text(), min_size=1))
def test_a_list_comes_back(items: list[str]) -> None:
    assert meant(written(items, column(Shape.LIST)), column(Shape.LIST)) == items


@given(st.dictionaries(st.text(), st.text(), min_size=1))
def test_pairs_come_back_in_their_order(pairs: dict[str, str]) -> None:
    back = meant(written(pairs, column(Shape.PAIRS)), column(Shape.PAIRS))
    assert isinstance(back, dict)
    assert list(back.items()) == list(pairs.items())


@given(
    st.recursive(
        st.text()
        | st.integers()
        | st.booleans()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).filter(lambda value: value not in ([], {}))
)
def test_data_come_back(data: object) -> None:
    assert meant(written(data, column(Shape.DATA)), column(Shape.DATA)) == data


def test_lists_are_read_with_semicolons_or_line_ends_between() -> None:
    assert meant("portal;  desk\nregister ; ", column(Shape.LIST)) == ["portal", "desk", "register"]


def test_an_empty_cell_says_nothing() -> None:
    assert [meant(" \n", column(shape)) for shape in Shape] == [None] * len(Shape)


@pytest.mark.parametrize(
    ("shape", "text", "message"),
    [
        (Shape.PAIRS, "no pair", "`no pair` is no pair"),
        (Shape.PAIRS, "a: b\na: c", "`a` is given twice"),
        (Shape.DATA, "{a: b}", "this is no JSON"),
        (Shape.DATA, "NaN", "this is no JSON"),
        (Shape.LIST, "[a", "this is no JSON"),
        (Shape.YES_NO, "perhaps", "`perhaps` is neither true nor false"),
        (Shape.NUMBER, "3 s", "`3 s` is no number"),
    ],
)
def test_what_cannot_be_read_is_told(shape: Shape, text: str, message: str) -> None:
    with pytest.raises(CellError, match=message):
        meant(text, column(shape))


@given(st.text() | st.from_regex(r"'*\s*[=+@\t-].*", fullmatch=True))
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    assert not looks_like_formula(guarded(text))
    assert unguarded(guarded(text)) == text
