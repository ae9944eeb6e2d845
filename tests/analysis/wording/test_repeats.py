"""Which requirements say the same."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.wording.repeats import ALIKE, COMPARED, Repeats
from archkit.analysis.wording.statement import Statement

PERMIT = "The city shall keep each permit for at least 5 years."


def looked_at(**solutions: list[str]) -> tuple[dict[str, str], int]:
    """The requirement that each repeats (`a0` is the first of solution `a`), and the work."""
    texts = [
        solution(
            name,
            "components: {portal: {name: Permit portal, kind: service}}\nrequirements:\n"
            + "".join(
                f"  {name}{number:02}: {{kind: operational, statement: '{each}'}}\n"
                for number, each in enumerate(statements)
            ),
        )
        for name, statements in solutions.items()
    ]
    design = facts(*texts).design
    each = [one for own in design.solutions.values() for one in own.requirements.values()]
    found = Repeats(design, [(one, Statement(one.statement)) for one in each])
    first = {one.id: found.first[id(one)].id for one in each if id(one) in found.first}
    return first, found.compared


def repeated(**solutions: list[str]) -> dict[str, str]:
    return looked_at(**solutions)[0]


def test_the_same_words_are_found_over_the_whole_city_and_the_later_repeats() -> None:
    assert repeated(b=[PERMIT], a=[PERMIT, PERMIT]) == {"a01": "a00", "b00": "a00"}


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
    assert repeated(a=[PERMIT, PERMIT.replace("keep each", "keep safely each")]) == {"a01": "a00"}


@pytest.mark.parametrize("own", ["The system", "The portal", "The permit portal"])
def test_a_part_of_one_solution_is_another_than_that_of_the_same_name_elsewhere(own: str) -> None:
    text = PERMIT.replace("The city", own)
    assert repeated(a=[text], b=[text]) == {}
    assert repeated(a=[text, text]) == {"a01": "a00"}


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
    assert expected == repeated(a=texts).keys()


def similar(count: int) -> list[str]:
    """Statements that share nearly all of their words, and of which none is another's twin."""
    draw = random.Random(count)  # noqa: S311 - texts to compare, no secrets
    words = [f"w{letter}{other}" for letter in "abcde" for other in "fghij"]
    common = " ".join(f"c{letter}" for letter in "abcdefghijklm")
    return [f"The city shall {common} {' '.join(draw.sample(words, 4))}." for _ in range(count)]


@pytest.mark.parametrize("count", [200, 1_000])
def test_the_work_of_many_similar_statements_grows_as_they_do(count: int) -> None:
    _, compared = looked_at(a=similar(count))
    assert count < compared <= COMPARED * count


def test_the_very_same_words_are_found_however_many_are_similar() -> None:
    texts = [*similar(300), PERMIT, *similar(300), PERMIT]
    assert repeated(a=texts)["a601"] == "a300"


def test_what_stands_often_is_compared_once() -> None:
    longer = PERMIT.replace("keep each", "keep safely each")
    assert looked_at(a=[PERMIT] * 50 + [longer] * 50)[1] == 1
