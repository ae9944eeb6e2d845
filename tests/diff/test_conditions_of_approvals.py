"""A reviewer sees which conditions of an approval came, were met, or are asked for no more."""

import pytest
from city_in_git import Repository

PERMITS = "models/development-services/online-permits.yaml"
GIVEN = "approvals/board-2026-04"
LOAD_TEST = f"{GIVEN}/conditions/load-test"
NAME = "online-permits.board-2026-04.load-test"
DRILL = {"text": "Try the restore.", "owner": {"role": "Operator"}, "due": "2027-03-31"}


def fates(repository: Repository) -> list[tuple[str, str, bool]]:
    told = repository.diff()["conditions"]
    return [(each["condition"], each["fate"], each["is_dropped"]) for each in told]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (f"{LOAD_TEST}/done", "2026-11-20", ("met", False)),
        (f"{LOAD_TEST}/due", "2027-09-30", ("postponed", True)),
        (f"{LOAD_TEST}/due", None, ("postponed", True)),
        (f"{LOAD_TEST}/due", "2027-01-31", ("changed", False)),
        (f"{LOAD_TEST}/text", "Somebody looks at the portal.", ("changed", True)),
        (LOAD_TEST, None, ("removed", True)),
    ],
)
def test_what_became_of_a_condition_is_told(
    repository: Repository, path: str, value: object, expected: tuple[str, bool]
) -> None:
    repository.put(PERMITS, path, value)
    assert [(NAME, *expected)] == fates(repository)


def test_a_condition_that_is_new_is_told_with_who_meets_it_and_by_when(
    repository: Repository,
) -> None:
    repository.put(PERMITS, f"{GIVEN}/conditions/drill", DRILL)
    assert [
        {
            "condition": "online-permits.board-2026-04.drill",
            "fate": "added",
            "is_dropped": False,
            "text": "Try the restore.",
            "owner": "Operator",
            "old_due": None,
            "new_due": "2027-03-31",
            "done": None,
        }
    ] == repository.diff()["conditions"]
    told = " ".join(repository.run().stdout.split())
    assert "`online-permits.board-2026-04.drill` added: Try the restore (Operator, by" in told


def test_an_open_condition_that_goes_with_its_approval_is_for_the_board(
    repository: Repository,
) -> None:
    repository.put(PERMITS, GIVEN, None)
    told = repository.diff()
    assert told["headline"].startswith("Worse: 2 open conditions dropped")
    assert "board" == told["lane"]
    assert {"open-condition-dropped"} == {
        each["trigger"] for each in told["reasons"] if "condition" in each["says"]
    }


def test_a_condition_that_was_met_may_go(repository: Repository) -> None:
    repository.put(PERMITS, f"{LOAD_TEST}/done", "2026-11-20")
    repository.commit()
    repository.put(PERMITS, LOAD_TEST, None)
    assert [(NAME, "removed", False)] == fates(repository)
    assert "auto" == repository.diff()["lane"]


def test_a_condition_may_be_open_again(repository: Repository) -> None:
    repository.put(PERMITS, f"{LOAD_TEST}/done", "2026-11-20")
    repository.commit()
    repository.put(PERMITS, f"{LOAD_TEST}/done", None)
    assert [(NAME, "reopened", False)] == fates(repository)
