"""Changes of single facts, for the rules that no seeded design reaches."""

from typing import Any

from oracle import Case, Edit, Put

PERMITS = "models/development-services/online-permits.yaml"
BILLING = "models/utilities/utility-billing.yaml"
DISPATCH = "models/public-safety/computer-aided-dispatch.yaml"
PAYMENTS = "models/finance/payments.yaml"
TEAMS = "models/city/teams.yaml"
DATA = "models/city/data.yaml"
AGREEMENTS = "models/city/agreements.yaml"
ARCHETYPES = "models/city/archetypes.yaml"
RECORD = "models/decisions/0001-card-numbers-on-the-processors-pages-only.md"


def fact(
    name: str, file: str, path: str, wrong: Any, sound: Any, *expected: tuple[str, str]
) -> Case:
    """One fact that is wrong, or nearly so. `Any`: whatever a field holds."""
    return Case(name, (Put(file, path, wrong),), frozenset(expected), (Put(file, path, sound),))


WAIVED = """solution: identity
waivers:
  logs:
    rule: SEC-012
    element: vault
    reason: Copies of the logs in the second region outlive both.
    compensating_control: Logs are copied to the second region each minute.
    residual_risk: low
    requested_by: {{role: Identity Architect, name: Jo Park}}
    approved_by: {{role: Information Security Officer, name: Miriam Stone}}
    granted: 2026-06-01
    expires: {day}
{more}"""
RECORDED = """---
status: accepted
date: 2026-06-01
decision-makers: [Information Security Officer]
elements: [identity.vault]
rules: [SEC-012]
review: 2027-06-01
---
# Logs stay beside the vault
## Context
Both stand on the management nodes.
## Considered options
* leave both there
* a third pair of nodes
* do nothing
## Decision outcome
Leave both there.
## Consequences
The copies in the second region are what remains.
"""

COPY = "archetypes/components/city-cjis-database/backup/copies"
CAD_STORE = "computer-aided-dispatch.cad-database"

MUTATIONS = (
    Case(
        "what is to survive the loss of a site keeps its data at one",
        (
            Put(PERMITS, "components/permits-db/placed", ["corp-a"]),
            Put(PERMITS, "components/permits-db/redundancy", "none"),
        ),
        frozenset({("AVL-008", "online-permits.case-service redundancy.survives")}),
        (Put(PERMITS, "components/permits-db/placed", ["corp-b", "corp-a"]),),
    ),
    fact(
        "three people carry the nights of the 911 centre",
        TEAMS,
        "teams/public-safety-systems/on_call",
        {"people": 3, "concurrent": 1, "share": "34 %", "contracted": "none"},
        {"people": 7, "concurrent": 2, "share": "29 %", "contracted": "none"},
        ("OPS-002", "public-safety-systems on_call"),
    ),
    fact(
        "nothing watches the permits database",
        PERMITS,
        "components/permits-db/monitoring",
        "none",
        {"checks": ["health", "capacity"], "alerts": "platform-operations"},
        ("OPS-003", "online-permits.permits-db monitoring"),
    ),
    fact(
        "nobody has read the runbook of the 911 centre for two years",
        DISPATCH,
        "runbook/reviewed",
        "2024-11-01",
        "2025-11-25",
        ("OPS-004", "computer-aided-dispatch runbook.reviewed"),
    ),
    fact(
        "a database is retired without a plan",
        PERMITS,
        "components/case-service/retirement",
        "none",
        {"on": "2027-06-30", "successor": "none"},
        ("OPS-005", "online-permits.case-service retirement"),
    ),
    fact(
        "the 911 database takes an hour to bring back",
        DISPATCH,
        "components/cad-database/recovers_in",
        "1 h",
        "4 min",
        ("AVL-004", "computer-aided-dispatch service_level.rto"),
    ),
    fact(
        "the copies of the permits are made each day",
        ARCHETYPES,
        "archetypes/components/city-database/backup/copies/vault/every",
        "1 d",
        "45 min",
        ("AVL-005", "online-permits.permits-db backup"),
    ),
    Case(
        "whoever runs the 911 database can delete its copies",
        (Put(ARCHETYPES, f"{COPY}/vault/separate_credentials", value=False),),
        frozenset({("AVL-006", f"{CAD_STORE} backup")}),
        (Put(ARCHETYPES, f"{COPY}/vault/offline", value=True),),
    ),
    fact(
        "nobody has restored the 911 database for a year",
        ARCHETYPES,
        f"{COPY}/vault/restore_tested",
        "2025-11-01",
        "2026-06-01",
        ("AVL-007", f"{CAD_STORE} backup.copies.vault.restore_tested"),
    ),
    fact(
        "the case service is stopped for six hours a month, in the evening",
        PERMITS,
        "components/case-service/maintenance",
        {"every": "30 d", "takes": "6 h", "starts": "18:00", "rolling": False},
        {"every": "30 d", "takes": "6 h", "starts": "23:00", "rolling": False},
        ("AVL-009", "online-permits service_level.hours"),
    ),
    fact(
        "a search of permits may take no time",
        PERMITS,
        "journeys/search/target",
        "200 ms",
        "1900 ms",
        ("PER-001", "online-permits.search target"),
    ),
    fact(
        "the case service has one server",
        PERMITS,
        "components/case-service/performance/servers",
        1,
        12,
        ("PER-002", "online-permits.case-service performance"),
    ),
    fact(
        "each page asks the permits database a hundred times",
        PERMITS,
        "connections/case-service -> permits-db/calls",
        100,
        10,
        ("PER-003", "online-permits.permits-db performance.capacity"),
    ),
    fact(
        "the portal asks the case service twenty times over the wide-area network",
        PERMITS,
        "connections/portal -> case-service",
        {
            "like": "https-mtls",
            "network": "wan",
            "calls": 20,
            "carries": ["permit-application", "building-plan", "inspection-result"],
            "returns": ["permit", "permit-status"],
        },
        {
            "like": "https-mtls",
            "network": "wan",
            "calls": 9,
            "carries": ["permit-application", "building-plan", "inspection-result"],
            "returns": ["permit", "permit-status"],
        },
        ("PER-004", "online-permits.portal -> case-service calls"),
    ),
    fact(
        "the fee file is begun an hour before it must be done, and takes two",
        PERMITS,
        "connections/case-service -> integration.file-transfer (ledger)/schedule/takes",
        "2 h",
        "30 min",
        (
            "PER-005",
            "online-permits.case-service -> integration.file-transfer (ledger) schedule.ends_by",
        ),
    ),
    fact(
        "a requirement comes from nowhere",
        PERMITS,
        "requirements/PERMIT-021/satisfied_by",
        [],
        ["portal"],
        ("REQ-004", "online-permits.PERMIT-021"),
    ),
    fact(
        "the technical owner works for the vendor",
        PERMITS,
        "owners/technical",
        {"role": "Account manager", "name": "Jo Park", "vendor": "permit-vendor"},
        {"role": "Account manager", "name": "Jo Park"},
        ("GOV-001", "online-permits owners.technical"),
    ),
    Case(
        "a record does not consider doing nothing",
        (Edit(RECORD, "* do nothing: each department goes on as it is\n", ""),),
        frozenset({("GOV-003", "0001-card-numbers-on-the-processors-pages-only")}),
        (Edit(RECORD, "* do nothing: each department", "* the status quo: each department"),),
    ),
    fact(
        "the design of the permits should have been looked at in the summer",
        PERMITS,
        "review_due",
        "2026-07-31",
        "2026-11-24",
        ("GOV-004", "online-permits review_due"),
    ),
    fact(
        "a risk is rated by multiplying",
        PERMITS,
        "risks/forged-plans/level",
        "high",
        "moderate",
        ("GOV-006", "online-permits.forged-plans level"),
    ),
    fact(
        "a total leaves out a year",
        PAYMENTS,
        "cost/five_year_total",
        "595872 USD",
        "605772 USD",
        ("GOV-007", "payments cost.five_year_total"),
    ),
    fact(
        "the state's message switch is connected on good faith",
        DISPATCH,
        "connections/cad-server -> message-switch/agreement",
        "none",
        "dispatch-vendor-cjis-addendum",
        ("GOV-008", "computer-aided-dispatch.cad-server -> message-switch agreement"),
    ),
    fact(
        "anyone may read the permits from the case service",
        PERMITS,
        "connections/portal -> case-service/authentication",
        "none",
        "oauth2",
        ("SEC-003", "online-permits.portal -> case-service authentication"),
    ),
    fact(
        "the permits database keeps no log",
        PERMITS,
        "components/permits-db/log",
        "none",
        {"to": "operations.siem", "keep": "365 d", "events": ["administration"]},
        ("SEC-012", "online-permits.permits-db log"),
    ),
    fact(
        "nobody has said who answers for permits",
        DATA,
        "data/permit/owner",
        None,
        "finance",
        ("PRV-001", "permit"),
    ),
    fact(
        "the 911 centre is rated as harmless to lose as a poster",
        DISPATCH,
        "impact/availability",
        "low",
        "high",
        ("SEC-013", "computer-aided-dispatch impact.availability"),
    ),
    fact(
        "a promise of availability comes from nobody",
        PERMITS,
        "requirements/PERMIT-021/source",
        None,
        "Deputy Building Official, service review 2026-03-16",
        ("REQ-003", "online-permits.PERMIT-021 source"),
    ),
    fact(
        "a department is served and was not asked",
        PERMITS,
        "serves",
        ["finance", "public-works"],
        ["finance"],
        ("REQ-008", "online-permits"),
    ),
    fact(
        "no requirement is about security",
        PERMITS,
        "requirements/PERMIT-026/quality",
        "availability",
        "confidentiality",
        ("QUA-001", "online-permits"),
    ),
    Case(
        "the billing run reads the permits database of another department",
        (
            Edit(
                BILLING,
                "connections:\n",
                "connections:\n  billing-run -> online-permits.permits-db:"
                " {like: db-tls, access: read, carries: none, returns: [permit]}\n",
            ),
        ),
        frozenset({("MNT-006", "online-permits.permits-db")}),
        (
            Edit(
                BILLING,
                "connections:\n",
                "connections:\n  billing-run -> integration.file-transfer (permits):"
                " {like: file-sftp, network: internet, carries: none, returns: [permit],"
                " schedule: {starts: '06:30', takes: 10 min, ends_by: '07:00'}}\n",
            ),
        ),
    ),
    Case(
        "B18: a finding is waived, and no decision says why",
        (Edit("models/waived.yaml", "", WAIVED.format(day="2027-05-31", more="")),),
        frozenset({("GOV-002", "element: vault")}),
        (
            Edit(
                "models/waived.yaml",
                "",
                WAIVED.format(day="2027-05-31", more="    decision: 0009-logs-beside-the-vault\n"),
            ),
            Edit("models/decisions/0009-logs-beside-the-vault.md", "", RECORDED),
        ),
    ),
    Case(
        "a waiver has run out, and the finding is back",
        (
            Edit("models/waived.yaml", "", WAIVED.format(day="2026-11-23", more="")),
            Edit("models/decisions/0009-logs-beside-the-vault.md", "", RECORDED),
        ),
        frozenset({("GOV-005", "expires: 2026-11-23")}),
        (
            Edit("models/waived.yaml", "", WAIVED.format(day="2026-11-24", more="")),
            Edit("models/decisions/0009-logs-beside-the-vault.md", "", RECORDED),
        ),
    ),
)
