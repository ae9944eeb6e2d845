"""Which requirements say the same."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.wording.repeats import ALIKE

PERMIT = "The city shall keep each permit for at least 5 years."


def repeated(**solutions: list[str]) -> dict[str, str]:
    """The requirement that each repeats: `a0` is the first of solution `a`."""
    texts = [
        solution(
            name,
            "components: {portal: {name: Permit portal, kind: service}}\nrequirements:\n"
            + "".join(
                f"  {name}{number}: {{kind: operational, statement: '{each}'}}\n"
                for number, each in enumerate(statements)
            ),
        )
        for name, statements in solutions.items()
    ]
    found = facts(*texts).statements.repeated
    return {address.partition(".")[2]: first.id for address, first in found.items()}


def test_the_same_words_are_found_over_the_whole_city_and_the_later_repeats() -> None:
    assert repeated(b=[PERMIT], a=[PERMIT, PERMIT]) == {"a1": "a0", "b0": "a0"}


@pytest.mark.parametrize(
    "other",
    [
        PERMIT.replace("5", "7"),
        PERMIT.replace("shall keep", "shall not keep"),
        PERMIT.replace("The city", "The clerk"),
        PERMIT.replace("each permit", "each map"),
    ],
)
def test_what_differs_in_sense_is_no_repetition(other: str) -> None:
    assert repeated(a=[PERMIT, other]) == {}


def test_one_word_more_in_ten_is_still_the_same() -> None:
    assert repeated(a=[PERMIT, PERMIT.replace("keep each", "keep safely each")]) == {"a1": "a0"}


@pytest.mark.parametrize("own", ["The system", "The portal", "The permit portal"])
def test_a_part_of_one_solution_is_another_than_that_of_the_same_name_elsewhere(own: str) -> None:
    text = PERMIT.replace("The city", own)
    assert repeated(a=[text], b=[text]) == {}
    assert repeated(a=[text, text]) == {"a1": "a0"}


def test_what_stands_in_no_common_order_of_ids_gives_one_answer() -> None:
    assert repeated(a=[PERMIT], b=[PERMIT]) == repeated(b=[PERMIT], a=[PERMIT])


@given(st.integers(0, 10_000))
def test_the_quick_search_finds_what_comparing_all_with_all_finds(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - texts to compare, no secrets
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrst"]
    texts = []
    for _ in range(draw.randint(2, 12)):
        chosen = draw.sample(words, draw.randint(8, 20))
        texts.append(f"The city shall {' '.join(chosen)}.")
    sets = [frozenset(each.lower().strip(".").split()) for each in texts]
    firsts: list[int] = []
    expected = set()
    for number, each in enumerate(sets):
        if any(len(each & sets[one]) >= ALIKE * len(each | sets[one]) for one in firsts):
            expected.add(f"a{number:02}")
        else:
            firsts.append(number)
    ids = repeated_by_order(texts)
    assert expected == ids


def repeated_by_order(texts: list[str]) -> set[str]:
    lines = "".join(
        f"  a{number:02}: {{kind: operational, statement: {each}}}\n"
        for number, each in enumerate(texts)
    )
    found = facts(solution("a", "requirements:\n" + lines)).statements.repeated
    return {address.partition(".")[2] for address in found}
