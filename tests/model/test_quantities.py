"""A quantity is a number with its unit; it keeps the words and compares by its value."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from archkit.model.quantities import (
    DIMENSIONS,
    Count,
    Duration,
    Money,
    MoneyRate,
    Quantity,
    Rate,
    Ratio,
    Size,
    any_quantity,
)

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False).map(
    lambda number: f"{number:f}"
)
DIMENSION = st.sampled_from(DIMENSIONS)
TEXTS = DIMENSION.flatmap(
    lambda kind: st.tuples(
        st.just(kind), NUMBERS, st.sampled_from(["", " ", "  "]), st.sampled_from([*kind.UNITS])
    )
).map(lambda parts: (parts[0], "".join(parts[1:])))
"""A dimension, and a text with one of its units."""


def refusal(kind: type[Quantity], given: object) -> str:
    with pytest.raises(PydanticCustomError) as refused:
        kind.parse(given)
    return refused.value.message()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Duration, "800 ms", 0.8),
        (Duration, "15 min", 900),
        (Duration, "24h", 86400),
        (Duration, "1 month", 30 * 86400),
        (Duration, "7 years", 7 * 365 * 86400),
        (Ratio, "99.9 %", 0.999),
        (Ratio, "0%", 0),
        (Rate, "40 / s", 40),
        (Rate, "40/s", 40),
        (Rate, "40 /s", 40),
        (Rate, "120 / min", 2),
        (Size, "500 GB", 500e9),
        (Money, "120000 USD", 120000),
        (MoneyRate, "1200 USD / month", 14400),
        (MoneyRate, "1200USD/ year", 1200),
        (Count, "150 users", 150),
    ],
)
def test_a_quantity_is_compared_in_one_unit(kind: type[Quantity], text: str, value: float) -> None:
    assert value == kind.parse(text).value


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (Duration, 15, "15 has no unit: write a length of time such as `15 min`"),
        (Duration, "15", "`15` has no unit: write a length of time such as `15 min`"),
        (
            Duration,
            "1 hour",
            "`hour` is no unit of a length of time: write a length of time such as `15 min`",
        ),
        (
            Duration,
            "soon",
            "`soon` is not a length of time: write a length of time such as `15 min`",
        ),
        (
            Duration,
            "-1 s",
            "`-1 s` is not a length of time: write a length of time such as `15 min`",
        ),
        (Duration, True, "`True` is not a length of time: write a length of time such as `15 min`"),
        (
            Duration,
            ["1 s"],
            "a list is not a length of time: write a length of time such as `15 min`",
        ),
        (Ratio, "5 s", "`s` is no unit of a percentage: write a percentage such as `99.9 %`"),
        (Rate, "5 per s", "`per s` is no unit of a rate: write a rate such as `40 / s`"),
        (
            Duration,
            "9" * 400 + " s",
            "the number is too large: write a length of time such as `15 min`",
        ),
    ],
)
def test_what_is_no_quantity_is_refused_with_an_example(
    kind: type[Quantity], given: object, message: str
) -> None:
    assert message == refusal(kind, given)


def test_a_count_without_a_noun_is_refused() -> None:
    wanted = "write a number of named things such as `150 users`"
    assert refusal(Count, "150") == f"`150` is not a number of named things: {wanted}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("99.9 %", Ratio),
        ("2 s", Duration),
        ("3 / s", Rate),
        ("5 GB", Size),
        ("10 USD", Money),
        ("10 USD / year", MoneyRate),
        ("150 users", Count),
    ],
)
def test_the_unit_tells_the_dimension(text: str, kind: type[Quantity]) -> None:
    assert kind is type(any_quantity(text))


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (99.9, "`99.9` has no unit"),
        ("99.9", "`99.9` has no unit"),
        ("always", "`always` is no quantity"),
        (True, "`True` is no quantity"),
        ([1], "a list is no quantity"),
        ({"a": 1}, "a mapping is no quantity"),
    ],
)
def test_what_has_no_unit_is_of_no_dimension(given: object, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        any_quantity(given)
    assert refused.value.message() == (
        f"{problem}: write a number with its unit, such as `99.9 %`, `2 s` or `150 users`"
    )


@given(TEXTS)
def test_a_quantity_keeps_the_words_it_was_written_in(pair: tuple[type[Quantity], str]) -> None:
    kind, text = pair
    assert text == str(kind.parse(text))


@given(TEXTS)
def test_an_editor_accepts_what_archkit_reads(pair: tuple[type[Quantity], str]) -> None:
    kind, text = pair
    assert re.search(kind.pattern(), text)


@given(DIMENSION, st.text("0123456789. /%smindhUSDGBkyearonth-", max_size=16))
def test_archkit_reads_what_an_editor_accepts(kind: type[Quantity], text: str) -> None:
    try:
        kind.parse(text)
        reads = True
    except PydanticCustomError:
        reads = False
    assert reads == bool(re.search(kind.pattern(), text))


@given(TEXTS)
def test_a_quantity_is_equal_to_itself_in_other_words(pair: tuple[type[Quantity], str]) -> None:
    kind, text = pair
    assert kind.parse(text) == kind.parse(f" {text} ")
    assert hash(kind.parse(text)) == hash(kind.parse(f" {text} "))


@given(st.integers(0, 10**6))
def test_units_convert(number: int) -> None:
    assert Duration.parse(f"{number} min") == Duration.parse(f"{number * 60} s")
    assert MoneyRate.parse(f"{number} EUR / month") == MoneyRate.parse(f"{number * 12} EUR / year")


def test_quantities_of_two_dimensions_are_never_equal() -> None:
    assert Count.parse("5 s") != Duration.parse("5 s")


@pytest.mark.parametrize("text", ["5 USD", "5USD"])
def test_money_knows_its_currency(text: str) -> None:
    assert Money.parse(text).currency == "USD"
    assert MoneyRate.parse(f"{text} / year").currency == "USD"


def test_a_count_knows_what_it_counts() -> None:
    assert Count.parse("150 concurrent users").noun == "concurrent users"


@given(st.integers(0, 100_000))
def test_a_percentage_is_exactly_the_fraction_it_names(thousandths: int) -> None:
    text = f"{thousandths // 1000}.{thousandths % 1000:03} %"
    assert float(f"{thousandths / 100_000:.5f}") == Ratio.parse(text).value
