"""The portfolio's bad designs, as small edits of the reference city, each with its near miss."""

from oracle import Case, Edit

PERMITS = "models/development-services/online-permits.yaml"
BILLING = "models/utilities/utility-billing.yaml"
DISPATCH = "models/public-safety/computer-aided-dispatch.yaml"

TO_STORE = "  case-service -> permits-db:\n    like: db-tls\n"
EXTRACT = "  usage-extract -> data-warehouse.landing:\n    like: file-sftp\n"

SEEDED = (
    Case(
        "B01: the nightly extract to the warehouse goes by FTP",
        (Edit(BILLING, EXTRACT, EXTRACT + "    protocol: ftp\n    encryption: none\n"),),
        frozenset(
            {
                ("SEC-001", "encryption: none"),
                ("SEC-002", "protocol: ftp"),
                ("SEC-007", "protocol: ftp"),
            }
        ),
        (Edit(BILLING, EXTRACT, EXTRACT + "    secret: identity.vault:warehouse\n"),),
    ),
    Case(
        "B02: the portal goes straight to a store that the internet can reach",
        (
            Edit(
                PERMITS,
                TO_STORE,
                "  portal -> permits-db: {like: db-tls, carries: [permit], returns: none}\n"
                + TO_STORE,
            ),
            Edit(
                PERMITS,
                "    name: Permits database\n",
                "    name: Permits database\n    public_facing: true\n",
            ),
        ),
        frozenset({("SEC-006", "public_facing: true"), ("SEC-007", "protocol: postgresql")}),
        (
            Edit(
                PERMITS,
                TO_STORE,
                "  portal -> case-service (status): {like: https-mtls, carries: [permit]}\n"
                + TO_STORE,
            ),
        ),
    ),
    Case(
        "B08: the narrative of calls goes to the public incident map",
        (
            Edit(
                DISPATCH,
                "    carries: [incident-statistics]\n    agreement: gis-vendor-contract\n",
                "    carries: [incident-statistics, call-for-service]\n"
                "    agreement: gis-vendor-contract\n",
            ),
        ),
        frozenset({("PRV-014", "publication: public")}),
        (Edit(DISPATCH, "    name: Public incident map\n", "    name: Map of incidents\n"),),
    ),
    Case(
        "B08: counts of calls are published without being aggregated",
        (
            Edit(
                DISPATCH,
                "{method: aggregate, group_size: 11,",
                "{method: none, group_size: 11,",
            ),
        ),
        frozenset({("PRV-002", "method: none"), ("PRV-014", "publication: public")}),
        (
            Edit(
                DISPATCH,
                "{method: aggregate, group_size: 11,",
                "{method: aggregate, group_size: 25,",
            ),
        ),
    ),
    Case(
        "B12: the portal promises 99.9 % over an unpaired front end and hard dependencies",
        (
            Edit(
                PERMITS,
                "    name: Permit portal\n",
                "    name: Permit portal\n    placed: [dmz-a]\n    redundancy: none\n",
            ),
            Edit(PERMITS, "    fallback: {serve: cached parcels, for: 24 h}\n", ""),
        ),
        frozenset(
            {("AVL-001", "availability: 99.9 %"), ("AVL-002", "redundancy: none")},
        ),
        (
            Edit(
                PERMITS,
                "    fallback: {serve: cached parcels, for: 24 h}\n",
                "    fallback: {serve: parcels of last night, for: 23 h}\n",
            ),
        ),
    ),
    Case(
        "B18: a database past the end of its support",
        (
            Edit(
                PERMITS,
                "    name: Permits database\n",
                "    name: Permits database\n    technology: sql-server-2016\n",
            ),
        ),
        frozenset({("MNT-008", "technology: sql-server-2016")}),
        (
            Edit(
                PERMITS,
                "    name: Permits database\n",
                "    name: Permits database\n    technology: postgresql-16\n",
            ),
            Edit(PERMITS, "live_until: 2029-09-30\n", "live_until: 2028-06-30\n"),
        ),
    ),
    Case(
        "B25: a requirement asks for a fast and user-friendly system",
        (
            Edit(
                PERMITS,
                "risks:\n",
                "  # requirements may also stand in a second file\nrisks:\n",
            ),
            Edit(
                PERMITS,
                "requirements:\n",
                "requirements:\n"
                "  PERMIT-900:\n"
                "    kind: quality\n"
                "    quality: operability\n"
                "    statement: The permit portal shall be fast and user-friendly.\n"
                "    source: Counter survey 2026-03-19\n"
                "    priority: must\n"
                "    rationale: Residents ask for it.\n"
                "    verify: {method: test, evidence: records/permits/acceptance-plan.pdf}\n"
                "    satisfied_by: [portal]\n",
            ),
        ),
        frozenset({("REQ-001", "PERMIT-900:"), ("REQ-002", "statement: The permit portal")}),
        (
            Edit(
                PERMITS,
                "requirements:\n",
                "requirements:\n"
                "  PERMIT-900:\n"
                "    kind: quality\n"
                "    quality: operability\n"
                "    statement: The permit portal shall let a resident apply within 20 minutes.\n"
                "    fit: {metric: task-time, at_most: 20 min, of: apply}\n"
                "    source: Counter survey 2026-03-19\n"
                "    priority: must\n"
                "    rationale: Residents ask for it.\n"
                "    verify: {method: test, evidence: records/permits/acceptance-plan.pdf}\n"
                "    satisfied_by: [portal]\n",
            ),
        ),
    ),
    Case(
        "B25: one requirement keeps data five years, another deletes them within two",
        (
            Edit(
                PERMITS,
                "requirements:\n",
                "requirements:\n"
                "  PERMIT-901:\n"
                "    kind: constraint\n"
                "    statement: The permits database shall delete each permit application within 2 years.\n"
                "    fit: {metric: retention, at_most: 2 years, of: permit-application}\n"
                "    source: Privacy Officer, review 2026-04-01\n"
                "    priority: must\n"
                "    rationale: Applications hold licence numbers.\n"
                "    verify: {method: test, evidence: records/permits/acceptance-plan.pdf}\n"
                "    satisfied_by: [permits-db]\n",
            ),
        ),
        frozenset({("REQ-007", "at_most: 2 years")}),
        (
            Edit(
                PERMITS,
                "requirements:\n",
                "requirements:\n"
                "  PERMIT-901:\n"
                "    kind: constraint\n"
                "    statement: The permits database shall keep each permit application for 2 years.\n"
                "    fit: {metric: retention, at_least: 2 years, of: permit-application}\n"
                "    source: Privacy Officer, review 2026-04-01\n"
                "    priority: must\n"
                "    rationale: Applications hold licence numbers.\n"
                "    verify: {method: test, evidence: records/permits/acceptance-plan.pdf}\n"
                "    satisfied_by: [permits-db]\n",
            ),
        ),
    ),
)
