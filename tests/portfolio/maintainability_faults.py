"""Changes of single facts that the rules of maintainability are to find."""

from oracle import Case, Edit, Put

BACKUP = "models/information-technology/backup.yaml"
BILLING = "models/utilities/utility-billing.yaml"
PERMITS = "models/development-services/online-permits.yaml"
DATA = "models/city/data.yaml"
FINANCE = "models/finance/finance-purchasing.yaml"
GIS = "models/public-works/gis.yaml"
INTEGRATION = "models/information-technology/integration.yaml"
PARCELS = "models/decisions/0002-cached-parcels-instead-of-a-hard-dependency.md"
PAYMENTS = "models/finance/payments.yaml"
REQUESTS = "models/city-secretary/resident-requests.yaml"
TEAMS = "models/city/teams.yaml"
VENDORS = "models/city/vendors.yaml"
WAREHOUSE = "models/information-technology/data-warehouse.yaml"
WATER = "models/utilities/water-scada.yaml"
WORKS = "models/public-works/work-orders.yaml"

JAVA_FOR_THE_LOADER = """---
status: accepted
date: 2026-06-01
decision-makers: [Chief Information Officer]
elements: [data-warehouse]
rules: [MNT-009]
review: 2027-06-01
---
# The loader stays in Java
## Context
The library for the vendor's file format exists for Java only.
## Considered options
* a loader in Java
* a library of our own
* do nothing
## Decision outcome
A loader in Java.
## Consequences
Application support keeps two people who know it.
"""

CALL = {"like": "https-mtls", "mode": "async", "carries": "none"}
INTO_A_STORE = {"like": "db-tls", "carries": "none", "returns": "none"}
FAX = {"like": "city-service", "status": "new", "stores": "none"}
WIRED = """solution: wired
department: finance
stage: proposed
tier: 4
components:
  copier: {like: city-service, status: new, stores: none}
connections:
""" + "".join(
    f"  copier -> {target}: {{like: https-mtls, mode: async, carries: none}}\n"
    for target in (
        "gis.parcels",
        "online-permits.case-service",
        "payments.settlement-service",
        "utility-billing.billing-system",
        "work-orders.work-system",
        "resident-requests.request-system",
    )
)
"""A solution that calls six others past the hub."""

MAINTAINABILITY = (
    Case(
        "the permit system takes addresses from the maps past the hub, and nobody has decided so",
        (Edit(PARCELS, "rules: [MNT-012]\n", ""),),
        frozenset({("MNT-012", "returns: [parcel, address-point]")}),
        (Edit(PARCELS, "rules: [MNT-012]\n", "rules: [point-to-point-bypass]\n"),),
    ),
    Case(
        "more and more solutions are wired to each other past the hub",
        (Edit("models/wired.yaml", "", WIRED),),
        frozenset({("MNT-012", "integration.hub")}),
        (Put(PAYMENTS, "components/payment-desk/enterprise", value=True),),
    ),
    Case(
        "B20: a department keeps a second tool for residents' requests",
        (
            Put(WORKS, "capabilities", ["work orders", "asset management", "Resident-requests"]),
            Put(WORKS, "stage", value="proposed"),
        ),
        frozenset({("MNT-013", "work-orders capabilities.2")}),
        (
            Put(WORKS, "capabilities", ["work orders", "asset management", "Resident-requests"]),
            Put(REQUESTS, "disposition", value="eliminate"),
        ),
    ),
    Case(
        "B20: a department builds with Java what others build with Python",
        (Put(PERMITS, "components/case-service/technology", value="temurin-21"),),
        frozenset({("MNT-009", "online-permits.case-service technology")}),
        (
            Put(PERMITS, "components/case-service/technology", value="temurin-21"),
            Put(PERMITS, "components/case-service/status", value="existing"),
        ),
    ),
    Case(
        "something new is made with what the city retires",
        (Put(PERMITS, "components/case-service/technology", value="dotnet-8"),),
        frozenset({("MNT-009", "online-permits.case-service technology")}),
        (Put(PERMITS, "components/case-desk/technology", value="django-6.2"),),
    ),
    Case(
        "one solution has two programming languages, and no decision says why",
        (Put(WAREHOUSE, "components/loader/technology", value="temurin-21"),),
        frozenset({("MNT-009", "data-warehouse")}),
        (
            Put(WAREHOUSE, "components/loader/technology", value="temurin-21"),
            Edit("models/decisions/0019-java-for-the-loader.md", "", JAVA_FOR_THE_LOADER),
        ),
    ),
    Case(
        "nobody has planned how to leave the dispatch vendor, and the billing vendor keeps the data",
        (
            Put(VENDORS, "vendors/dispatch-vendor/exit", value="none"),
            Put(VENDORS, "vendors/billing-vendor/exit/export", value="none"),
            Put(VENDORS, "vendors/request-vendor/exit/export_takes", value="45 d"),
        ),
        frozenset(
            {
                ("MNT-010", "computer-aided-dispatch.cad-server vendor"),
                ("MNT-010", "utility-billing.billing-database vendor"),
                ("MNT-010", "resident-requests.request-system vendor"),
            }
        ),
        (
            Put(VENDORS, "vendors/terminal-vendor/exit/export", value="none"),
            Put(VENDORS, "vendors/work-vendor/exit", value="none"),
            Put(VENDORS, "vendors/request-vendor/exit/export_takes", value="30 d"),
        ),
    ),
    Case(
        "only its vendor knows what the backup vault speaks",
        (
            Put(BACKUP, "connections/catalogue -> vault-store/specification", value="proprietary"),
            Put(BACKUP, "connections/clean-room -> vault-store/specification", value="proprietary"),
        ),
        frozenset({("MNT-010", "backup.vault-store vendor")}),
        (
            Put(
                BILLING,
                "connections/usage-extract -> billing-system/specification",
                value="proprietary",
            ),
        ),
    ),
    Case(
        "two people can mend the plant's panels, and one the checkout",
        (
            Put(TEAMS, "teams/plant-systems/skills/control-suite-2024", value=2),
            Put(TEAMS, "teams/payment-office/skills/hosted-checkout", value=1),
        ),
        frozenset(
            {
                ("MNT-011", "water-scada.control-panel team"),
                ("MNT-011", "payments.checkout team"),
            }
        ),
        (
            Put(TEAMS, "teams/plant-systems/skills/control-suite-2024", value=3),
            Put(TEAMS, "teams/payment-office/skills/hosted-checkout", value=2),
        ),
    ),
    Case(
        "the team that makes the maps is dissolved",
        (Put(TEAMS, "teams/gis/people", value=0),),
        frozenset({("MNT-011", "gis.parcels team")}),
        (Put(TEAMS, "teams/contact-centre/people", value=2),),
    ),
    Case(
        "one component can do eight things",
        (Put(WORKS, "components/request-adapter/capabilities", [f"thing {n}" for n in range(8)]),),
        frozenset({("MNT-002", "work-orders.request-adapter capabilities")}),
        (Put(WORKS, "components/request-adapter/capabilities", [f"thing {n}" for n in range(7)]),),
    ),
    Case(
        "the maps, on which many build, wait for the permit system",
        (Put(GIS, "connections/parcels -> online-permits.case-service", CALL),),
        frozenset({("MNT-003", "gis.parcels -> online-permits.case-service")}),
        (Put(PERMITS, "connections/case-service -> gis.parcels (status)", CALL),),
    ),
    Case(
        "the hub publishes neither its interfaces nor its topics any more",
        (
            Put(INTEGRATION, "components/gateway/contracts", value=None),
            Put(INTEGRATION, "components/queue/contracts", value=None),
            Put(INTEGRATION, "components/justice-queue/contracts", value=None),
        ),
        frozenset({("MNT-004", "integration")}),
        (Put(INTEGRATION, "components/hub/contracts", value=None),),
    ),
    Case(
        "the permit desk reaches into the database of the maps",
        (Put(PERMITS, "connections/case-desk -> gis.database", INTO_A_STORE),),
        frozenset({("MNT-005", "online-permits.case-desk -> gis.database")}),
        (Put(PERMITS, "connections/case-desk -> permits-db", INTO_A_STORE),),
    ),
    Case(
        "permits are kept, and nobody says which copy is the master",
        (Put(DATA, "data/permit/system_of_record", value="none"),),
        frozenset({("MNT-007", "permit system_of_record")}),
        (Put(FINANCE, "data/supplier-payment/system_of_record", value="none"),),
    ),
    Case(
        "a fax server is built that no requirement leads to",
        (Put(PERMITS, "components/fax", FAX),),
        frozenset({("REQ-005", "online-permits.fax status")}),
        (Put(PERMITS, "components/fax", FAX | {"justification": "The state sends plats by fax"}),),
    ),
    Case(
        "nobody says how an agreed requirement will be shown to be met",
        (Put(PERMITS, "requirements/PERMIT-001/verify", value=None),),
        frozenset({("REQ-006", "online-permits.PERMIT-001")}),
        (Put(PERMITS, "requirements/PERMIT-001/verify/method", value="demonstration"),),
    ),
    Case(
        "what the maps promise will be shown next year only",
        (Put(GIS, "requirements/MAPS-001/verify/date", value="2027-03-01"),),
        frozenset({("REQ-006", "gis.MAPS-001 verify.date")}),
        (Put(GIS, "requirements/MAPS-001/verify/date", value="2026-11-24"),),
    ),
    Case(
        "operators' panels stop with the server, and nobody has said how the plant is run then",
        (Put(WATER, "components/control-panel/degraded_mode", value="none"),),
        frozenset({("QUA-003", "water-scada.control-panel degraded_mode")}),
        (Put(WATER, "components/control-panel/degraded_mode/reviewed", value="2025-11-24"),),
    ),
    Case(
        "B29: nobody has shown that everyone can use the status page",
        (Put(REQUESTS, "components/status-page/accessibility", value="none"),),
        frozenset({("QUA-002", "resident-requests.status-page accessibility")}),
        (Put(REQUESTS, "components/status-page/accessibility/date", value="2024-11-25"),),
    ),
)
