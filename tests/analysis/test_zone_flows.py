"""Whether anything uses a permission is known only where zones and protocols are."""

from laid import facts, solution

from archkit.analysis.knowledge import Missing, Truth

BODY = """
components:
  a: {{kind: service, placed: {a}}}
  b: {{kind: service, placed: [office-1]}}
connections:
  a -> b: {connection}
"""


def used(protocol: str, a: str = "[dmz-1]", connection: str = "{protocol: https}") -> Truth:
    found = facts(
        "nodes:\n  bare: {site: hall}\n",
        solution("s", BODY.format(a=a, connection=connection)),
    )
    return found.zone_flows.used("dmz", "office", protocol)


def test_a_connection_uses_its_protocol_and_any() -> None:
    assert used("https") is True
    assert used("any") is True
    assert used("ssh") is False


def test_a_connection_without_protocol_may_use_each() -> None:
    assert used("any", connection="{}") is True
    assert isinstance(used("ssh", connection="{}"), Missing)


def test_a_component_on_a_node_without_zone_may_stand_in_each() -> None:
    assert isinstance(used("https", a="[bare]"), Missing)
    assert used("ssh", a="[bare]") is False
