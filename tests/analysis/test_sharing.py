"""A store is shared by groups, not by people or by what looks after it."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.sharing import shared, uses, written_by_several

BODY = """
components:
  a: {a}
  b: {b}
  store: {{kind: database}}
connections:
  a -> store: {{access: read-write}}
  b -> store: {connection}
"""


def both(a: str, b: str, connection: str = "{access: read}") -> tuple[Truth, Truth]:
    found = facts(solution("s", BODY.format(a=a, b=b, connection=connection)))
    among = uses(found.design.components["s.store"], found.design)
    return shared(among), written_by_several(among)


ONE = "{kind: service, group: one}"
TWO = "{kind: service, group: two}"
PLAIN = "{kind: service}"


def test_two_subsystems_share_and_one_of_them_writes() -> None:
    assert both(ONE, TWO) == (True, False)


def test_two_subsystems_that_write_are_two_writers() -> None:
    assert both(ONE, TWO, "{access: write}") == (True, True)


def test_a_solution_without_subsystems_is_one_group() -> None:
    assert both(PLAIN, PLAIN, "{access: write}") == (False, False)


def test_without_access_nobody_knows_who_writes() -> None:
    is_shared, written = both(ONE, TWO, "{}")
    assert is_shared is True
    assert isinstance(written, Missing)


def test_a_caller_without_group_may_belong_to_another() -> None:
    is_shared, written = both(ONE, PLAIN)
    assert isinstance(is_shared, Missing)
    assert written is False


@pytest.mark.parametrize("kind", ["person", "backup-store", "monitoring", "bastion"])
def test_people_and_keepers_do_not_count(kind: str) -> None:
    assert both(ONE, f"{{kind: {kind}, group: two}}") == (False, False)
