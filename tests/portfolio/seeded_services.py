"""The portfolio's bad designs of what residents and departments use."""

from datetime import date

from oracle import Case, Change, Edit, Put

PERMITS = "models/development-services/online-permits.yaml"
BILLING = "models/utilities/utility-billing.yaml"
PAYMENTS = "models/finance/payments.yaml"
REQUESTS = "models/city-secretary/resident-requests.yaml"
WORKS = "models/public-works/work-orders.yaml"
GIS = "models/public-works/gis.yaml"
TEAMS = "models/city/teams.yaml"

CARD_CODE = {
    "name": "Security code on the back of a card",
    "classification": "restricted",
    "regimes": ["SAD"],
    "owner": "finance",
    "system_of_record": "none",
    "retention": "none",
    "residency": ["US"],
    "impact": {"confidentiality": "moderate", "integrity": "moderate", "availability": "moderate"},
}
OFFICE_HOURS = {
    "people": 14,
    "hours": "mon-fri 08:00-17:00",
    "on_call": "none",
    "screened": True,
}
REPORT = "components/status-page/accessibility/evidence"
NO_REPORT = frozenset({("QUA-002", "resident-requests.status-page accessibility.evidence")})


def call(returns: str, **more: object) -> dict[str, object]:
    """A call over the internet that somebody waits for."""
    return {"like": "https-oauth-internet", "carries": "none", "returns": [returns], **more}


def waiver(element: str, more: str = "") -> str:
    """The file of a waiver for what stands on a product without support."""
    return (
        "solution: online-permits\n"
        "waivers:\n"
        f"  {element}-product:\n"
        "    rule: MNT-008\n"
        f"    element: {element}\n"
        "    reason: The successor's migration is booked for March.\n"
        "    compensating_control: It stands in a zone of its own, behind a gateway.\n"
        "    residual_risk: low\n"
        "    requested_by: {role: Application Architect, name: Nadia Ferreira}\n"
        "    approved_by: {role: Information Security Officer, name: Miriam Stone}\n"
        "    granted: 2026-06-01\n"
        "    expires: 2027-03-31\n"
    ) + more


RECORD = """---
status: accepted
date: 2026-06-01
decision-makers: [Information Security Officer]
elements: [online-permits.permits-db, online-permits.case-service]
rules: [MNT-008]
review: 2027-03-01
---
# The permits database keeps its product until March
## Context
Its product has lost its support, and the move takes until March.
## Considered options
* isolate it until then
* move at once, and stop intake for a week
* do nothing
## Decision outcome
Isolate it.
## Consequences
Nobody mends what is found until then.
"""
ISOLATED = "    decision: 0009-isolated-until-march\n"


def old_product(component: str) -> Change:
    """A product that has lost its support."""
    return Put(PERMITS, f"components/{component}/technology", "sql-server-2016")


SERVICES = (
    Case(
        "B03: the account pages take card numbers, and keep the codes for retries",
        (
            Put(BILLING, "data/card-code", CARD_CODE),
            Put(
                BILLING,
                "connections/customer -> account-pages/carries",
                ["utility-account", "card-data", "card-code"],
            ),
            Put(BILLING, "components/account-pages/stores", ["card-data", "card-code"]),
            Put(BILLING, "components/account-pages/card_storage", "none"),
            Put(BILLING, "impact/confidentiality", "low"),
        ),
        frozenset(
            {
                ("PRV-006", "utility-billing.account-pages stores"),
                ("PRV-006", "utility-billing.account-pages card_storage"),
                ("SEC-013", "utility-billing impact.confidentiality"),
            }
        ),
        (
            Put(
                BILLING,
                "connections/account-pages -> payments.checkout/returns",
                ["payment-session"],
            ),
        ),
    ),
    Case(
        "B16: requests, work orders and maps wait for each other in a circle",
        (
            Put(
                REQUESTS,
                "connections/request-system -> work-orders.work-system",
                call("work-order"),
            ),
            Put(WORKS, "connections/work-system -> gis.parcels", call("parcel", calls=20)),
            Put(
                GIS,
                "connections/parcels -> resident-requests.request-system",
                call("service-request"),
            ),
        ),
        frozenset(
            {
                ("MNT-001", "gis.parcels"),
                ("PER-004", "work-orders.work-system -> gis.parcels calls"),
            }
        ),
        (
            Put(
                REQUESTS,
                "connections/request-system -> integration.gateway (orders)",
                call("work-order", mode="async", agreement="request-vendor-contract"),
            ),
            Put(
                WORKS,
                "connections/request-adapter -> integration.queue (edits)",
                {"like": "queue-tls", "carries": "none"},
            ),
        ),
    ),
    Case(
        "B18: one old product goes unnoticed, another is waived and no decision says why",
        (
            old_product("permits-db"),
            old_product("case-service"),
            Edit("models/waived.yaml", "", waiver("permits-db")),
        ),
        frozenset(
            {
                ("GOV-002", "element: permits-db"),
                ("MNT-008", "online-permits.case-service technology"),
            }
        ),
        (
            old_product("permits-db"),
            Put(PERMITS, "components/permits-db/status", "existing"),
            Put(TEAMS, "teams/platform-operations/skills/sql-server-2016", 4),
            Edit("models/waived.yaml", "", waiver("permits-db", ISOLATED)),
            Edit("models/decisions/0009-isolated-until-march.md", "", RECORD),
        ),
    ),
    Case(
        "B23: payments around the clock have help in office hours, and come back too late",
        (
            Put(TEAMS, "teams/platform-operations", OFFICE_HOURS),
            Put(PAYMENTS, "components/payment-database/recovers_in", "9 h"),
        ),
        frozenset(
            {
                ("AVL-004", "payments service_level.rto"),
                ("OPS-001", "payments service_level.hours"),
            }
        ),
        (Put(PAYMENTS, "components/payment-database/recovers_in", "7 h"),),
    ),
    Case(
        "B29: no report shows that everyone can use the status page",
        (Put(REQUESTS, REPORT, "none"),),
        NO_REPORT,
        (Put(REQUESTS, REPORT, "records/requests/another-report.pdf"),),
    ),
    Case(
        "B29: the same once the law's day has come",
        (Put(REQUESTS, REPORT, "none"),),
        NO_REPORT,
        (Put(REQUESTS, REPORT, "records/requests/another-report.pdf"),),
        as_of=date(2027, 4, 27),
    ),
    Case(
        "B33: the billing data move to another vendor, and no log is kept there",
        (
            Put(BILLING, "components/billing-database/placed", ["finance-cloud"]),
            Put(BILLING, "components/billing-database/log", "none"),
            Put(BILLING, "service_level/rpo", "4 h"),
        ),
        frozenset({("SEC-012", "utility-billing.billing-database log")}),
        (Put(BILLING, "purpose", "Customers receive a correct bill and pay it without a queue."),),
    ),
)
