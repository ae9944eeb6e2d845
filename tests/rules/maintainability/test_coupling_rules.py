"""What the rules of coupling say beyond the examples on their pages."""

from laid import facts, solution

from archkit.checking.engine import Run, run_rules
from archkit.rules.catalogue import rules


def run(rule_id: str, *texts: str) -> Run:
    rule = next(each for each in rules() if each.id == rule_id)
    found = run_rules(facts(*texts), [rule], {rule.id: rule.parameters()})
    assert found.crashes == []
    return found


PROVIDER = "components:\n  core: {kind: service}\n  side: {kind: service}\n"
CALLS = "connections:\n  core -> reports.count: {}\n  side -> town.archive: {}\n"
USERS = solution(
    "users",
    "components:\n"
    + "".join(f"  u{number}: {{kind: service}}\n" for number in range(6))
    + "connections:\n"
    + "".join(f"  u{number} -> maps.core: {{}}\n" for number in range(6)),
)
REPORTS = solution(
    "reports",
    "components: {count: {kind: service}}\nconnections:\n"
    + "".join(f"  count -> sources.s{number}: {{}}\n" for number in range(4)),
)
SOURCES = solution(
    "sources",
    "components:\n" + "".join(f"  s{number}: {{kind: service}}\n" for number in range(4)),
)


def test_a_stable_solution_that_leans_on_an_unstable_one_is_found_with_both_sums() -> None:
    (finding,) = run(
        "MNT-003", solution("maps", PROVIDER + CALLS), USERS, REPORTS, SOURCES
    ).findings
    assert finding.element.address == "maps.core -> reports.count"
    assert finding.evidence == (
        "`maps`: Ca 6, Ce 2, so 2 / 8 = 0.25",
        "`reports`: Ca 1, Ce 4, so 4 / 5 = 0.80",
        "over `core -> reports.count`",
    )


def test_what_a_hub_passes_on_to_an_unstable_solution_is_no_dependency() -> None:
    hub = PROVIDER.replace("core: {kind: service}", "core: {kind: integration-hub}")
    assert run("MNT-003", solution("maps", hub + CALLS), USERS, REPORTS, SOURCES).findings == []


def test_those_who_use_what_publishes_nothing_are_named() -> None:
    (finding,) = run("MNT-004", solution("maps", PROVIDER), USERS).findings
    assert finding.element.address == "maps"
    assert [note for _, note in finding.related] == [
        "used by users.u0, users.u1, users.u2, users.u3, users.u4, users.u5"
    ]


def test_a_published_interface_ends_the_pain_of_any_number_of_users() -> None:
    published = PROVIDER.replace("{kind: service}", "{kind: service, contracts: [maps 1]}", 1)
    assert run("MNT-004", solution("maps", published), USERS).findings == []


def test_a_call_upward_in_another_solutions_count_of_layers_is_none() -> None:
    one = solution(
        "one",
        "components: {a: {kind: service, layer: 2}}\nconnections: {a -> two.b: {}}\n",
    )
    two = solution("two", "components: {b: {kind: service, layer: 0}}\n")
    found = run("MNT-005", one, two)
    assert found.findings == []
    assert found.undecided == []


def test_the_neighbours_of_what_everything_hangs_on_are_named() -> None:
    text = "components:\n  all: {kind: service}\n" + "".join(
        f"  p{number:02}: {{kind: service}}\n" for number in range(11)
    )
    calls = "connections:\n" + "".join(f"  p{number:02} -> all: {{}}\n" for number in range(11))
    (finding,) = run("MNT-002", solution("s", text + calls)).findings
    assert finding.evidence == (
        f"called by {', '.join(f's.p{number:02}' for number in range(11))}",
    )
