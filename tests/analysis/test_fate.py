"""What stands on the same nodes, or in the same failure domains, is lost together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import facts, solution

from archkit.analysis.fate import same_fate
from archkit.analysis.knowledge import Missing, Truth
from archkit.model import Node
from archkit.model.site import Domain

BODY = """
components:
  a: {a}
  b: {b}
"""
domains = st.dictionaries(st.sampled_from(list(Domain)), st.sampled_from("xy"), max_size=3)
nodes = st.builds(
    Node,
    id=st.sampled_from("mno"),
    site=st.sampled_from(["hall", "station"]),
    failure_domains=domains,
)


def falls(a: str, b: str) -> Truth:
    found = facts(solution("s", BODY.format(a=a, b=b)))
    components = found.design.components
    return found.fate.falls_with(components["s.a"], components["s.b"])


def on(*names: str) -> str:
    return f"{{kind: service, placed: [{', '.join(names)}]}}"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (on("office-1"), on("office-1"), True),
        (on("office-1"), on("dmz-1"), True),
        (on("office-1"), on("office-2"), False),
        (on("office-1", "office-2"), on("office-1"), False),
        (on("office-1"), on("office-1", "office-2"), True),
        ("{kind: saas, zone: internet}", on("office-1"), False),
    ],
)
def test_all_of_one_is_lost_with_the_other(a: str, b: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert falls(a, b) is expected


def test_what_stands_nowhere_is_unknown() -> None:
    found = falls("{kind: service}", on("office-1"))
    assert isinstance(found, Missing)
    assert [each.field for each in found.places] == [("placed",)]


@given(nodes, nodes)
def test_sharing_a_fate_is_mutual(one: Node, other: Node) -> None:
    assert same_fate(one, other) == same_fate(other, one)


@given(nodes, nodes, st.sampled_from(list(Domain)))
def test_a_domain_left_out_never_parts_nodes_that_share_a_fate(
    one: Node, other: Node, domain: Domain
) -> None:
    left = {name: what for name, what in one.failure_domains.items() if name != domain}
    if same_fate(one, other) is True:
        assert same_fate(one.model_copy(update={"failure_domains": left}), other) is not False
