"""Realistic changes of the reference city: their lane, and what they do to verdicts and findings."""

from dataclasses import dataclass, field

import city_changes as city
import pytest
from city_in_git import Change, Repository


@dataclass(frozen=True)
class Expected:
    """What is told of a change; each set is whole."""

    lane: str
    triggers: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    worse: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    headline: str = "Nothing got worse, nothing got better."


SAME = "No change: the two are the same design."
STORE = "utility-billing.billing-database"
CASES: dict[Change, Expected] = {
    city.do_nothing: Expected("auto", headline=SAME),
    city.reorganise: Expected("auto", headline=SAME),
    city.edit_words: Expected("auto", changed={"changed utility-billing"}),
    city.rename_a_component: Expected("auto", changed={"renamed utility-billing.ledger"}),
    city.move_the_store: Expected(
        "board",
        {"control-removed", "external-connection", "new-error", "other", "promise-weakened"},
        {"changed utility-billing", f"changed {STORE}"},
        new={f"SEC-012 {STORE}", f"MNT-010 {STORE}", "MNT-010 utility-billing.billing-run"},
        headline="Worse: 1 control taken away, 1 promise weakened, 1 new error, 2 new warnings.",
    ),
    city.add_an_interface: Expected(
        "board",
        {"external-connection", "new-error", "sensitive-data-added"},
        {"added utility-billing.billing-run -> billing-system"},
        new={"CMP-001 utility-billing.billing-run -> billing-system"},
        headline="Worse: 1 new error.",
    ),
    city.add_a_component: Expected(
        "advisory",
        {"new-component"},
        {"added utility-billing.usage-report"},
        new={"MNT-009 utility-billing", "REQ-005 utility-billing.usage-report"},
        headline="Worse: 2 new warnings.",
    ),
    city.choose_an_old_technology: Expected(
        "board",
        {"new-error", "off-standard-technology"},
        {"changed utility-billing.usage-extract"},
        new={
            "CMP-001 application-support",
            "MNT-008 utility-billing.usage-extract",
            "MNT-009 utility-billing",
        },
        headline="Worse: 2 new errors, 1 new warning.",
    ),
    city.open_to_the_internet: Expected(
        "board", {"public-facing"}, {"changed online-permits.case-service"}
    ),
    city.move_to_another_zone: Expected(
        "board",
        {"new-error", "zone-changed"},
        {"changed utility-billing.usage-extract"},
        new={"SEC-007 utility-billing.usage-extract -> data-warehouse.landing"},
        headline="Worse: 1 new error.",
    ),
    city.open_a_door: Expected(
        "board",
        {"allow-list-entry"},
        {"changed guest"},
        new={"SEC-007 guest"},
        headline="Worse: 1 new note.",
    ),
    city.retire: Expected(
        "board",
        {"new-error", "solution-comes-or-goes"},
        {"changed online-permits"},
        new={
            f"CMP-001 online-permits.{part}"
            for part in ("case-desk", "case-service", "inspection-app", "permits-db", "portal")
        },
        headline="Worse: 5 new errors.",
    ),
    city.raise_the_tier: Expected(
        "board",
        {"new-error", "tier-changed"},
        {"changed utility-billing"},
        new={
            "MNT-011 utility-billing.account-pages",
            "MNT-011 utility-billing.usage-extract",
            "QUA-001 utility-billing",
        },
        headline="Worse: 2 new errors, 2 new warnings.",
    ),
    city.drop_a_requirement: Expected(
        "board",
        {"requirement-removed"},
        {"removed utility-billing.BILLING-040"},
        headline="Worse: 1 requirement removed.",
    ),
    city.drop_a_verification: Expected(
        "board",
        {"new-error", "verdict-worse", "verification-removed"},
        {"changed utility-billing.BILLING-001"},
        {"utility-billing.BILLING-001: met -> unknown"},
        {"REQ-006 utility-billing.BILLING-001"},
        "Worse: 1 verification removed, 1 requirement fares worse, 1 new error.",
    ),
    city.ask_for_less_money: Expected(
        "board",
        {"new-error", "other", "verdict-worse"},
        {"changed utility-billing.BILLING-040"},
        {"utility-billing.BILLING-040: met -> unmet"},
        {"REQ-009 utility-billing.BILLING-040"},
        "Worse: 1 requirement fares worse, 1 new error.",
    ),
    city.spend_more: Expected(
        "board",
        {"cost-little", "new-error", "verdict-worse"},
        {"changed utility-billing"},
        {"utility-billing.BILLING-040: met -> unmet"},
        {"GOV-007 utility-billing", "REQ-009 utility-billing.BILLING-040"},
        "Worse: 1 requirement fares worse, 1 new error, 1 new warning.",
    ),
    city.classify_higher: Expected("board", {"data-reclassified"}, {"changed interface-contract"}),
    city.ignore_a_rule: Expected("board", {"policy-changed"}),
    city.amend_a_regulation: Expected("board", {"policy-changed"}),
    city.waive: Expected(
        "board",
        {"new-error", "waiver-added-or-extended"},
        {"added utility-billing.no-log"},
        new={"GOV-002 utility-billing.no-log", "GOV-005 utility-billing.no-log"},
        headline="Worse: 2 new errors.",
    ),
    city.extend_a_waiver: Expected(
        "board", {"waiver-added-or-extended"}, {"changed court-cases.old-printing"}
    ),
}


@pytest.mark.parametrize("change", CASES, ids=lambda each: getattr(each, "__name__", ""))
def test_a_change_is_told_with_its_lane(repository: Repository, change: Change) -> None:
    change(repository)
    told = repository.diff()
    assert CASES[change] == Expected(
        told["lane"],
        {each["trigger"] for each in told["reasons"]},
        {f"{each['kind']} {each['address']}" for each in told["changes"]},
        {
            f"{each['requirement']}: {each['old']} -> {each['new']}"
            for each in told["verdicts"]
            if each["turn"] == "worse"
        },
        {f"{each['rule']} {each['element']}" for each in told["new"]},
        told["headline"],
    )


def test_what_is_taken_away_is_told_before_all_else(repository: Repository) -> None:
    city.move_the_store(repository)
    triggers = [each["trigger"] for each in repository.diff()["reasons"]]
    assert ["control-removed", "promise-weakened", "external-connection"] == triggers[:3]


def test_a_change_names_who_must_approve(repository: Repository) -> None:
    city.move_the_store(repository)
    assert {
        ("Architecture review board", ""): ["decides in lane board"],
        ("Application Architect", "Nadia Ferreira"): ["technical owner of utility-billing"],
        ("Utility Billing Manager", "Corinne Ashby"): ["business owner of utility-billing"],
        ("Utility Director", "Owen Pritchard"): ["data of Water and Wastewater Utility"],
    } == {(each["role"], each["name"]): each["because"] for each in repository.diff()["approvers"]}


def test_a_release_is_all_the_changes_since_the_last(repository: Repository) -> None:
    steps = (city.edit_words, city.drop_a_requirement, city.spend_more, city.raise_the_tier)
    for step in steps:
        step(repository)
        repository.commit(step.__name__)
    told = repository.diff("HEAD~4", "HEAD")
    fields = {
        ".".join(field["path"])
        for each in told["changes"]
        for field in each["fields"]
        if each["kind"] == "changed"
    }
    assert {"purpose", "cost.lines.hosting.running", "tier"} == fields
    assert {"requirement-removed", "tier-changed", "new-error", "cost-little"} == {
        each["trigger"] for each in told["reasons"]
    }
