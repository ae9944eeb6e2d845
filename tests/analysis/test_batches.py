"""When batches are done: chains, midnight, and circles."""

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
