"""Which copies survive what, and how much work is lost with them."""

import math

import pytest
from laid import facts, solution

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth
from archkit.analysis.recovery import Isolation, Kept, Threat

BODY = """
components:
  store:
    kind: database
    placed: [{placed}]
    stores: [ledger]
    backup: {{copies: {{it: {copy}}}}}
  other: {{kind: database, placed: [office-1], stores: [ledger]}}
data:
  ledger: {{classification: confidential, system_of_record: s.store}}
nodes:
  nowhere: {{environment: production}}
"""


def kept(copy: str, placed: str = "office-1") -> tuple[Facts, Kept]:
    found = facts(solution("s", BODY.format(copy=copy, placed=placed)))
    copies = found.recovery.copies(found.design.components["s.store"])
    assert not isinstance(copies, Missing)
    (only,) = copies
    return found, only


def survives(copy: str, threat: Threat, placed: str = "office-1") -> Truth | str:
    found, only = kept(copy, placed)
    truth = found.recovery.survives(only, threat)
    return "unknown" if isinstance(truth, Missing) else truth


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("{method: sync-replica}", (0, 0)),
        ("{method: async-replica, every: 5 min}", (300, 300)),
        ("{method: backup, every: 1 d, takes: 30 min}", (88200, 88200)),
        ("{method: log-shipping, every: 5 min, takes: 1 min}", (360, 360)),
        ("{method: snapshot, every: 1 h}", (3600, math.inf)),
        ("{method: async-replica}", (0, math.inf)),
    ],
)
def test_a_loss_is_the_time_since_the_last_copy(copy: str, expected: tuple[float, float]) -> None:
    _, only = kept(copy)
    assert (only.loss.low, only.loss.high) == expected


@pytest.mark.parametrize(
    ("copy", "placed", "expected"),
    [
        ("{method: backup, at: vault-1}", "office-1", True),
        ("{method: backup, at: dmz-1}", "office-1", False),
        ("{method: backup, at: office-1}", "office-1", False),
        ("{method: backup, at: vault-1}", "office-1, office-2", False),
        ("{method: sync-replica, at: office-2}", "office-1, office-2", True),
        ("{method: backup}", "office-1", "unknown"),
        ("{method: backup, at: nowhere}", "office-1", "unknown"),
        ("{method: backup, at: vault-1}", "nowhere", "unknown"),
    ],
)
def test_a_copy_survives_the_loss_of_a_site_where_the_store_is_not(
    copy: str, placed: str, expected: Truth | str
) -> None:
    assert survives(copy, Threat.SITE_LOSS, placed) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("sync-replica", False),
        ("async-replica", False),
        ("snapshot", True),
        ("backup", True),
        ("log-shipping", True),
    ],
)
def test_only_a_copy_of_a_point_in_time_survives_corruption(method: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert survives(f"{{method: {method}}}", Threat.CORRUPTION) is expected


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("{method: backup, immutable: true}", True),
        ("{method: backup, immutable: false, offline: true}", True),
        ("{method: backup, immutable: false, offline: false}", False),
        ("{method: backup, immutable: false}", "unknown"),
        ("{method: async-replica, immutable: true}", False),
    ],
)
def test_only_a_copy_that_nobody_can_change_survives_ransomware(
    copy: str, expected: Truth | str
) -> None:
    assert survives(copy, Threat.RANSOMWARE) == expected


def test_only_the_system_of_record_keeps_records() -> None:
    found, _ = kept("{method: backup}")
    components = found.design.components
    assert found.recovery.keeps_records(components["s.store"]) is True
    assert found.recovery.keeps_records(components["s.other"]) is False
    assert found.recovery.keeps_records(components["town.siem"]) is False


def test_a_system_of_record_that_does_not_say_what_it_keeps_is_unknown() -> None:
    body = """
components:
  store: {kind: saas}
  other: {kind: saas}
data:
  ledger: {system_of_record: s.store}
"""
    found = facts(solution("s", body))
    components = found.design.components
    assert isinstance(found.recovery.keeps_records(components["s.store"]), Missing)
    assert found.recovery.keeps_records(components["s.other"]) is False


def test_an_isolated_copy_fulfils_every_condition() -> None:
    copy = (
        "{method: backup, at: vault-1, separate_credentials: true, offline: true,"
        " encryption: aes-256}"
    )
    found, only = kept(copy)
    assert set(found.recovery.isolation(only).values()) == {True}


def test_confidential_data_ask_for_an_encrypted_copy() -> None:
    found, only = kept("{method: backup, encryption: none}")
    assert found.recovery.isolation(only)[Isolation.ENCRYPTED] is False
