"""SEC-005: whoever carries off the disk, or its copy, reads it."""

from collections.abc import Iterator, Sequence

from archkit.analysis.knowledge import Missing, Truth, all_of
from archkit.model.component import Component
from archkit.model.encryption import AtRest
from archkit.model.resilience import Backup
from archkit.model.vocabulary import NOT_OURS, Classification
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Path, Place


def among(on: Situation) -> Sequence[Component]:
    """Those that keep confidential data."""
    return on.facts.information.keepers_of_level(Classification.CONFIDENTIAL)


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component with its copies."""
    if component.kind in NOT_OURS or component.stores == "none":
        return NOT_APPLICABLE
    sensitive = on.facts.information.stores_at_least(Classification.CONFIDENTIAL, component)
    if sensitive is False:
        return NOT_APPLICABLE
    found: list[Fail | Unknown] = []
    for field, encryption in _kept(component):
        faulty = all_of(sensitive, _plain(component, field, encryption))
        if isinstance(faulty, Missing):
            found.append(Unknown(faulty))
        elif faulty:
            found.append(_fail(component, field, on))
    return found


def _kept(component: Component) -> Iterator[tuple[Path, AtRest | None]]:
    """What encrypts the store and each of its copies, with the field that says so."""
    yield ("at_rest",), component.at_rest
    backup = component.backup
    if backup is None or (isinstance(backup, Backup) and not backup.copies):
        yield ("backup",), None
    elif isinstance(backup, Backup):
        for name, copy in backup.copies.items():
            yield ("backup", "copies", name, "encryption"), copy.encryption


def _plain(component: Component, field: Path, encryption: AtRest | None) -> Truth:
    return Missing.field(component, *field) if encryption is None else encryption.none


def _fail(component: Component, field: Path, on: Situation) -> Fail:
    information = on.facts.information
    worst = information.highest(information.stored(component))
    data = f"`{worst.id}` ({worst.classification})" if worst else "its data"
    _, *copy = field
    where = f"the copy `{copy[1]}` of `{component.id}`" if copy else f"`{component.id}`"
    return Fail(
        f"{where} keeps {data} in clear text",
        field=field,
        related=((Place(worst.where, ("classification",)), "classified here"),) if worst else (),
        key=str(copy[1]) if copy else "",
    )


RULE = Rule(
    id="SEC-005",
    name="unencrypted-at-rest",
    summary="A store, a file share or a copy keeps confidential data in clear text.",
    why=(
        "Disks are returned, tapes get lost, and a snapshot is copied in minutes. What is"
        " encrypted, with the keys elsewhere, is then no breach that has to be told."
    ),
    fix="Encrypt the store and each copy, and state `at_rest: aes-256`, or what does it.",
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 SC-28",
        "NIST CSF 2.0 PR.DS-01",
        "CJIS Security Policy SC-28",
        "PCI DSS 3.5",
        "45 CFR 164.312(a)",
    ),
    notes=(
        "It looks at whatever keeps confidential data, a queue or a tablet as well as a database,"
        " and at each copy under `backup`, replicas among them. State `backup: none` where there"
        " are no copies. `vendor` passes: the vendor encrypts, and does not say with what. What"
        " another party keeps in its own system is not judged."
    ),
    subject=Component,
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    at_rest: none # <- SEC-005
    backup: none
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  plans:
    kind: file-share
    placed: [office-1]
    stores: [permit]
    at_rest: aes-256
    backup:
      copies:
        tape:
          method: backup
          encryption: none # <- SEC-005
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  copies:
    kind: backup-store
    placed: [vault-1]
    stores: [notice, case-file]
    at_rest: {algorithm: none} # <- SEC-005
    backup: none
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store:
    kind: database
    placed: [office-1]
    stores: [permit]
    at_rest: aes-256
    backup: {copies: {tape: {method: backup, encryption: vendor}}}
  cache: {kind: database, placed: [office-1], stores: [memo], at_rest: none}
  desk: {kind: service, placed: [office-1], stores: none, processes: [permit], at_rest: none}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: # <- SEC-005 unknown
    kind: database
    placed: [office-1]
    stores: [permit]
    backup: none
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: # <- SEC-005 unknown
    kind: database
    placed: [office-1]
    stores: [permit]
    at_rest: aes-256
""",
        """
data:
  sketch: {regimes: [], owner: clerk} # <- SEC-005 unknown
solution: permits
department: clerk
stage: live
tier: 2
components:
  store: {kind: database, placed: [office-1], stores: [sketch], at_rest: none, backup: none}
""",
    ),
)
