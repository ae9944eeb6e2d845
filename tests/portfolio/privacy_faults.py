"""Faults in how the city treats cards, records, health and justice information, and people."""

from oracle import Case, Edit, Put

PERMITS = "models/development-services/online-permits.yaml"
BILLING = "models/utilities/utility-billing.yaml"
PEOPLE = "models/human-resources/hr-payroll.yaml"
AMBULANCE = "models/fire/fire-ems-records.yaml"
EVIDENCE = "models/police/digital-evidence.yaml"
DISPATCH = "models/public-safety/computer-aided-dispatch.yaml"
NETWORK = "models/city/network.yaml"
VENDORS = "models/city/vendors.yaml"
AGREEMENTS = "models/city/agreements.yaml"
DATA = "models/city/data.yaml"
ARCHETYPES = "models/city/archetypes.yaml"

CAD_STORE = "computer-aided-dispatch.cad-database"
VAULT_OF_CAD = "archetypes/components/city-cjis-database/backup/copies/vault"
VAULT_OF_PERMITS = "archetypes/components/city-database/backup/copies/vault"
BODY_VIDEO = "data/body-video/retention"
INTEGRATION = "models/information-technology/integration.yaml"
EXCHANGE = "components/transfer-store"
CLAIMS_IN_EXCHANGE = (
    Put(INTEGRATION, f"{EXCHANGE}/stores", ["exchange-file", "transport-claim"]),
    Put(INTEGRATION, f"{EXCHANGE}/addressable_rationale", "none"),
    Put(
        INTEGRATION,
        f"{EXCHANGE}/emergency_access",
        {"record": "records/integration/emergency-access.pdf", "date": "2026-05-12"},
    ),
)
SECURITY_CODE = """data:
  security-code:
    classification: restricted
    regimes: [SAD]
    owner: finance
    system_of_record: none
    retention: none
    residency: [US]
    impact: {confidentiality: high, integrity: moderate, availability: moderate}
"""
TRIAL = """nodes:
  trial-tenant:
    zone: saas-tenant
    site: finance-cloud
    environment: {environment}
    failure_domains:
      power: finance-vendor
      hypervisor: finance-vendor
      storage: finance-vendor
      carrier: finance-vendor
      region: finance-vendor
      administration: finance-vendor
"""
RECORDS = {
    "search": True,
    "bulk_export": "CSV and PDF/A",
    "open_format": True,
    "export_takes": "7 d",
    "redaction": True,
    "metadata": True,
    "migration_plan": "records/retention/migration-plan-2026.pdf",
    "deletes_after": "none",
}
TRIAGE = {
    "role": "consequential",
    "inventoried": False,
    "human_review": False,
    "disclosed": True,
    "assessment": {"record": "records/permits/triage.pdf", "date": "2026-09-03"},
    "trained_on": "none",
}

CARDS = (
    Case(
        "B03: the water account pages keep security codes for retries",
        (
            Edit("models/codes.yaml", "", SECURITY_CODE),
            Put(BILLING, "components/account-pages/stores", ["security-code"]),
        ),
        frozenset(
            {
                ("PRV-006", "utility-billing.account-pages stores"),
                ("PRV-007", "utility-billing.account-pages placed"),
            }
        ),
        (Edit("models/codes.yaml", "", SECURITY_CODE),),
    ),
    Case(
        "B04: the water account pages embed the processor's form among unwatched scripts",
        (
            Put(
                BILLING,
                "components/account-pages/payment_page",
                {"role": "embeds", "scripts_authorised": False, "tamper_detection": False}
                | {"eligibility": "none"},
            ),
        ),
        frozenset(
            {
                ("PRV-008", "utility-billing.account-pages payment_page.scripts_authorised"),
                ("PRV-008", "utility-billing.account-pages payment_page.tamper_detection"),
            }
        ),
        (
            Put(
                BILLING,
                "components/account-pages/payment_page",
                {"role": "embeds", "scripts_authorised": True, "tamper_detection": True}
                | {"eligibility": "none"},
            ),
        ),
    ),
    Case(
        "the processor's attestation is a year and a day old",
        (Put(VENDORS, "vendors/payment-processor/evidence/card-compliance/date", "2025-11-23"),),
        frozenset({("PRV-009", "payments.checkout vendor")}),
        (Put(VENDORS, "vendors/payment-processor/evidence/card-compliance/date", "2025-11-24"),),
    ),
)

JUSTICE = (
    Case(
        "a copy of the dispatch database is encrypted by a module that nobody validated",
        (Put(ARCHETYPES, f"{VAULT_OF_CAD}/encryption/module", "unvalidated"),),
        frozenset({("PRV-003", f"{CAD_STORE} backup.copies.vault.encryption.module")}),
        (Put(ARCHETYPES, f"{VAULT_OF_CAD}/encryption/algorithm", "aes-128"),),
    ),
    Case(
        "engineers of the dispatch vendor were not screened",
        (
            Put(
                DISPATCH,
                "components/cad-database/access/vendor-engineers/screened",
                value=False,
            ),
        ),
        frozenset({("PRV-004", f"{CAD_STORE} access.vendor-engineers.screened")}),
        (Put(DISPATCH, "components/cad-database/access/vendor-engineers/assurance", 3),),
    ),
    Case(
        "criminal justice information may no longer be in the zone of the 911 centre",
        (Put(NETWORK, "zones/public-safety/criminal_justice", value=False),),
        frozenset({("PRV-005", f"{CAD_STORE} placed")}),
        (Put(NETWORK, "zones/public-safety/trust", 3),),
    ),
)

HEALTH = (
    Case(
        "B21: the vendor of the ambulances' reports has signed no agreement on health data",
        (Put(AMBULANCE, "vendors/ems-vendor/evidence/health-data", None),),
        frozenset({("PRV-009", "fire-ems-records.ems-system vendor")}),
        (Put(AMBULANCE, "vendors/ems-vendor/evidence/health-data/expires", "2026-11-24"),),
    ),
    Case(
        "B21: staff share the accounts that open the health plan choices",
        (Put(ARCHETYPES, "archetypes/components/city-saas/access/staff/individual", value=False),),
        frozenset({("PRV-010", "hr-payroll.hr-system access.staff.individual")}),
        (Put(ARCHETYPES, "archetypes/components/city-saas/access/staff/recorded", value=True),),
    ),
    Case(
        "B21: claims with health data wait in clear text, and nobody wrote down why",
        (*CLAIMS_IN_EXCHANGE, Put(INTEGRATION, f"{EXCHANGE}/at_rest", "none")),
        frozenset(
            {
                ("SEC-005", "integration.transfer-store at_rest"),
                ("PRV-010", "integration.transfer-store at_rest"),
            }
        ),
        CLAIMS_IN_EXCHANGE,
    ),
)

KEPT = (
    Case(
        "B07: video of body-worn cameras is kept for 60 days",
        (
            Put(EVIDENCE, f"{BODY_VIDEO}/minimum", "none"),
            Put(EVIDENCE, f"{BODY_VIDEO}/period", "60 d"),
        ),
        frozenset({("PRV-011", "body-video retention.period")}),
        (
            Put(EVIDENCE, f"{BODY_VIDEO}/minimum", "none"),
            Put(EVIDENCE, f"{BODY_VIDEO}/period", "90 d"),
        ),
    ),
    Case(
        "receipts are kept for two years, and the law asks for three",
        (Put(DATA, "data/payment-record/retention/period", "2 years"),),
        frozenset({("PRV-011", "payment-record retention.period")}),
        (Put(DATA, "data/payment-record/retention/period", "3 years"),),
    ),
    Case(
        "B14: the seven years of the permits are the rotation of the tapes",
        (
            Put(PERMITS, "components/permits-db/records", RECORDS | {"deletes_after": "2 years"}),
            Put(ARCHETYPES, f"{VAULT_OF_PERMITS}/keep", "7 years"),
        ),
        frozenset(
            {
                ("PRV-011", "permit retention.period"),
                ("PRV-012", "permit retention.period"),
            }
        ),
        (
            Put(PERMITS, "components/permits-db/records", RECORDS | {"deletes_after": "7 years"}),
            Put(ARCHETYPES, f"{VAULT_OF_PERMITS}/keep", "7 years"),
        ),
    ),
    Case(
        "the vendor of the requests need not hand back the city's records",
        (Put(AGREEMENTS, "agreements/request-vendor-contract/returns_records", value=False),),
        frozenset({("PRV-012", "resident-requests.request-system vendor")}),
        (Put(AGREEMENTS, "agreements/bank-memorandum/returns_records", value=True),),
    ),
    Case(
        "permits are not found by subject and date, and take a month to hand over",
        (
            Put(
                PERMITS,
                "components/permits-db/records",
                RECORDS | {"search": False, "export_takes": "30 d"},
            ),
        ),
        frozenset(
            {
                ("PRV-013", "online-permits.permits-db records.search"),
                ("PRV-013", "online-permits.permits-db records.export_takes"),
            }
        ),
        (Put(PERMITS, "components/permits-db/records", RECORDS),),
    ),
)

CONDUCT = (
    Case(
        "B27: the HR system feeds the records of employees to a payroll tenant for tests",
        (
            Edit("models/trial.yaml", "", TRIAL.format(environment="test")),
            Put(PEOPLE, "components/payroll-system/placed", ["trial-tenant"]),
        ),
        frozenset({("PRV-015", "hr-payroll.hr-system -> payroll-system carries")}),
        (
            Edit("models/trial.yaml", "", TRIAL.format(environment="production")),
            Put(PEOPLE, "components/payroll-system/placed", ["trial-tenant"]),
        ),
    ),
    Case(
        "B30: a model turns incomplete permit applications away, and is in no inventory",
        (Put(PERMITS, "components/case-service/ai", TRIAGE),),
        frozenset(
            {
                ("PRV-016", "online-permits.case-service ai.inventoried"),
                ("PRV-016", "online-permits.case-service ai.human_review"),
            }
        ),
        (Put(PERMITS, "components/case-service/ai", TRIAGE | {"role": "assistive"}),),
    ),
)
