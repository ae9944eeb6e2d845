"""What goes between solutions, and what the hub could pass on."""

from laid import facts, solution

from archkit.analysis.exchange import Exchange
from archkit.analysis.knowledge import Missing

HUB = solution("hub", "components:\n  hub: {kind: integration-hub}\n  gate: {kind: gateway}\n")
FEES = solution("fees", "components:\n  bills: {kind: service}\n")


def exchange(*connections: str, hub: str = HUB) -> Exchange:
    lines = "".join(f"  {each}\n" for each in connections)
    permits = solution("permits", f"components:\n  desk: {{kind: service}}\nconnections:\n{lines}")
    return facts(hub, FEES, permits).exchange


def past(given: Exchange) -> list[str]:
    return [each.address for each in given.past]


def test_a_connection_with_any_part_of_the_hubs_solution_goes_through_it() -> None:
    given = exchange("desk -> hub.gate: {}", "hub.hub -> desk: {}", "desk -> fees.bills: {}")
    assert past(given) == ["permits.desk -> fees.bills"]


def test_without_a_hub_nothing_goes_past_it() -> None:
    given = exchange("desk -> fees.bills: {}", hub=HUB.replace("integration-hub", "service"))
    assert past(given) == []


def test_the_hub_has_what_its_solution_sends_it_and_what_it_fetches() -> None:
    given = exchange(
        "desk -> hub.gate: {carries: [permit]}",
        "hub.hub -> desk: {carries: none, returns: [memo]}",
        "desk -> fees.bills: {carries: [memo, notice, permit]}",
    )
    there, gap = given.at_hub(given.ways(given.past[0])[0])
    assert (list(there), gap) == (["memo", "permit"], False)


def test_what_the_hub_hands_to_a_solution_is_not_what_it_gets_from_it() -> None:
    given = exchange(
        "hub.hub -> desk: {carries: [permit]}", "desk -> fees.bills: {carries: [permit]}"
    )
    assert given.at_hub(given.ways(given.past[0])[0]) == ({}, False)


def test_a_hub_that_does_not_say_what_it_gets_may_have_it() -> None:
    given = exchange("desk -> hub.gate: {}", "desk -> fees.bills: {carries: [permit]}")
    _, gap = given.at_hub(given.ways(given.past[0])[0])
    assert isinstance(gap, Missing)


def test_a_hub_that_gets_nothing_asks_nobody() -> None:
    given = exchange("desk -> hub.gate: {carries: none}", "desk -> fees.bills: {}")
    assert given.at_hub(given.ways(given.past[0])[0]) == ({}, False)
