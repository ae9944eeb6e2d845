"""When batches are done: chains, midnight, and circles."""

from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.batches import Run

HEAD = """
components:
  a: {kind: service, stores: none}
  b: {kind: service, stores: none}
  c: {kind: service, stores: none}
connections:
"""


def batch(ends: str, starts: str, takes: str) -> str:
    return f'  {ends}: {{mode: batch, schedule: {{starts: "{starts}", takes: {takes}}}}}\n'


def done(ends: str, *batches: str) -> tuple[float, float]:
    found = facts(solution("night", HEAD + "".join(batches)))
    run = found.batches.run(found.design.solutions["night"].connections[ends])
    assert isinstance(run, Run)
    return run.starts / 60, run.ends / 60


def test_a_batch_alone_begins_by_the_clock() -> None:
    assert done("a -> b", batch("a -> b", "22:00", "3 h")) == (22, 25)


def test_a_batch_waits_for_what_brings_it_its_data() -> None:
    first, second = batch("a -> b", "01:00", "3 h"), batch("b -> c", "02:00", "1 h")
    assert done("b -> c", first, second) == (4, 5)


def test_a_batch_after_midnight_waits_for_that_of_the_evening_before() -> None:
    first, second = batch("a -> b", "22:00", "5 h"), batch("b -> c", "02:00", "1 h")
    assert done("b -> c", first, second) == (3, 4)


def test_a_batch_whose_data_are_there_in_time_is_not_delayed() -> None:
    first, second = batch("a -> b", "22:00", "3 h"), batch("b -> c", "02:00", "1 h")
    assert done("b -> c", first, second) == (2, 3)


def test_in_a_circle_the_clock_decides() -> None:
    there, back = batch("a -> b", "01:00", "1 h"), batch("b -> a", "02:00", "1 h")
    assert done("a -> b", there, back)[0] == 1


chains = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]),
    unique=True,
    min_size=1,
    max_size=7,
)


def longest(pairs: list[tuple[int, int]], minutes: list[int], last: int) -> int:
    """The longest of all paths that end with a batch, each written out."""
    paths = [[last]]
    sums = []
    while paths:
        path = paths.pop()
        sums.append(sum(minutes[each] for each in path))
        source = pairs[path[0]][0]
        paths += [[each, *path] for each, (_, target) in enumerate(pairs) if target == source]
    return max(sums)


@given(chains, st.lists(st.integers(1, 60), min_size=7, max_size=7))
def test_batches_that_begin_together_end_with_the_longest_path(
    pairs: list[tuple[int, int]], minutes: list[int]
) -> None:
    parts = "".join(f"  n{number}: {{kind: service, stores: none}}\n" for number in range(5))
    batches = "".join(
        batch(f"n{one} -> n{other}", "01:00", f"{minutes[each]} min")
        for each, (one, other) in enumerate(pairs)
    )
    found = facts(solution("night", f"components:\n{parts}connections:\n{batches}"))
    for each, (one, other) in enumerate(pairs):
        run = found.batches.run(found.design.solutions["night"].connections[f"n{one} -> n{other}"])
        assert isinstance(run, Run)
        assert round(run.ends - 60, 6) == longest(pairs, minutes, each)
