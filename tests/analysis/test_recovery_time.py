"""How long bringing things back takes: vectors, a slow second method, and laws."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.knowledge import Missing
from archkit.source.place import Place

Pairs = list[tuple[int, int]]


def design(minutes: list[int], pairs: Pairs) -> str:
    components = "\n".join(
        f"  c{number}: {{kind: service, recovers_in: {each} min}}"
        for number, each in enumerate(minutes)
    )
    connections = "\n".join(f"  c{one} -> c{other}: {{protocol: https}}" for one, other in pairs)
    return solution(
        "permits", f"components:\n{components}\nconnections:\n{connections or '  {}'}\n"
    )


def minutes_until_back(text: str, count: int) -> list[float]:
    times = facts(text).recovery_times
    stages = [times.of(f"permits.c{number}") for number in range(count)]
    return [round(each.total.low / 60, 6) for each in stages if each is not None]


def slowly(minutes: list[int], pairs: Pairs) -> list[int]:
    """The longest chain by plain recursion; for designs without a circle."""

    @cache
    def back(number: int) -> int:
        after = [back(other) for one, other in pairs if one == number]
        return minutes[number] + max(after, default=0)

    return [back(number) for number in range(len(minutes))]


forward = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
    unique=True,
    max_size=10,
)
figures = st.lists(st.integers(1, 90), min_size=6, max_size=6)


def test_a_chain_comes_back_from_its_end() -> None:
    assert minutes_until_back(design([10, 20, 45], [(0, 1), (1, 2)]), 3) == [75, 65, 45]


def test_those_that_wait_for_each_other_come_back_one_after_the_other() -> None:
    assert minutes_until_back(design([10, 20, 45], [(0, 1), (1, 0), (1, 2)]), 3) == [75, 75, 45]


@given(figures, forward)
def test_it_is_what_a_plain_recursion_finds(minutes: list[int], pairs: Pairs) -> None:
    assert minutes_until_back(design(minutes, pairs), 6) == slowly(minutes, pairs)


@given(figures, forward.filter(bool))
def test_a_further_dependency_never_brings_anything_back_sooner(
    minutes: list[int], pairs: Pairs
) -> None:
    fewer = minutes_until_back(design(minutes, pairs[1:]), 6)
    more = minutes_until_back(design(minutes, pairs), 6)
    assert all(one <= other for one, other in zip(fewer, more, strict=True))


def test_what_one_part_leaves_out_is_left_open_for_all_that_need_it() -> None:
    text = design([10, 20], [(0, 1)]).replace(", recovers_in: 20 min", "")
    stage = facts(text).recovery_times.of("permits.c0")
    assert stage is not None
    assert (stage.total.low, stage.total.high) == (600, float("inf"))
    assert stage.total.missing == Missing(
        frozenset({Place(("solutions", "permits", "components", "c1"), ("recovers_in",))})
    )


def test_a_person_is_not_brought_back() -> None:
    found = facts(solution("permits", "components:\n  clerk: {kind: person}\n"))
    assert found.recovery_times.of("permits.clerk") is None


def test_of_two_that_stand_in_for_each_other_the_quicker_counts() -> None:
    text = design([1, 10, 4, 2], [(2, 3)])
    pair = "  c0 -> c1: {fallback: {use: c2}}\n  c0 -> c2: {fallback: {use: c1}}\n"
    assert minutes_until_back(text + pair, 4) == [7, 10, 6, 2]


def test_what_both_of_two_need_has_to_be_back_as_well() -> None:
    text = design([1, 10, 4, 30], [(1, 3), (2, 3)])
    assert minutes_until_back(text + "  c0 -> c1: {fallback: {use: c2}}\n", 4) == [35, 40, 34, 30]
