"""What the city has adopted for a need, and what parts of a solution use for it."""

import pytest
from laid import facts, solution

from archkit.analysis.knowledge import Missing
from archkit.model.technology import Technology

TECHNOLOGIES = """
technologies:
  java-25: {ring: tolerate, capability: language}
  pencil: {ring: tolerate}
  abacus: {ring: tolerate, capability: counting}
  slide-rule: {ring: adopt, capability: counting-sticks}
"""
TWO_PARTS = """
components:
  cases: {{kind: {kind}, status: {status}, technology: windows-2012}}
  fees: {{kind: service, status: existing, technology: {other}}}
"""


def alternative(name: str, more: str = "") -> object:
    standards = facts(TECHNOLOGIES + more)
    return standards.standards.alternative(standards.design.technologies[name])


def diversity(
    status: str = "existing", kind: str = "database", other: str = "server-2025"
) -> tuple[list[str], object]:
    text = "technologies:\n  server-2025: {ring: adopt, capability: server}\n"
    given = facts(text + solution("s", TWO_PARTS.format(status=status, kind=kind, other=other)))
    parts = given.design.solutions["s"].components.values()
    found, gap = given.standards.diversity(parts)
    return [each.capability for each in found], gap


def test_the_alternative_is_adopted_and_does_the_same() -> None:
    found = alternative("java-25")
    assert isinstance(found, Technology)
    assert found.id == "python-3.13"


def test_what_nothing_adopted_does_has_no_alternative() -> None:
    assert alternative("abacus") is None


@pytest.mark.parametrize("more", ["beads: {ring: adopt}", "beads: {capability: counting}"])
def test_what_may_be_adopted_for_the_same_is_not_ruled_out(more: str) -> None:
    assert isinstance(alternative("abacus", f"  {more}\n"), Missing)


def test_what_is_not_said_to_do_anything_may_have_an_alternative() -> None:
    assert isinstance(alternative("pencil"), Missing)


def test_two_technologies_for_one_capability_are_told() -> None:
    assert diversity() == (["server"], False)


def test_one_technology_in_several_parts_is_no_diversity() -> None:
    assert diversity(other="windows-2012") == ([], False)


@pytest.mark.parametrize("which", [{"kind": "external-system"}, {"status": "retiring"}])
def test_what_is_not_ours_or_leaves_does_not_count(which: dict[str, str]) -> None:
    assert diversity(**which) == ([], False)
