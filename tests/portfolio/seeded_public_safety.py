"""The portfolio's bad designs of dispatch and criminal justice information."""

from oracle import Case, Put

DISPATCH = "models/public-safety/computer-aided-dispatch.yaml"
IDENTITY = "models/information-technology/identity.yaml"
NETWORK = "models/city/network.yaml"
TEAMS = "models/city/teams.yaml"
ARCHETYPES = "models/city/archetypes.yaml"

STORE = "archetypes/components/city-cjis-database"
COPY_FIELD = "backup.copies.vault.encryption.module"
MAP = "components/public-incident-map/stores"
FEED = "connections/incident-export -> public-incident-map/carries"
MADE_BY = "data/incident-statistics/derived_from/call-for-service/method"
DIRECTORY = "components/dispatch-directory"
SIGN_IN = "connections/cad-console -> identity.dispatch-directory/fallback"

ONE_ARRAY = {
    "mode": "active-passive",
    "needs": 1,
    "switchover": "98 %",
    "common_cause": "60 %",
    "survives": ["site", "storage", "carrier"],
}
ABROAD = {
    "name": "Vendor's cloud abroad",
    "country": "CA",
    "physically_secure": False,
    "vendor": "dispatch-vendor",
}

PUBLIC_SAFETY = (
    Case(
        "B07: copies of calls are kept abroad, under a module that nobody has validated",
        (
            Put(NETWORK, "sites/vendor-abroad", ABROAD),
            Put(NETWORK, "nodes/vault-cloud/site", "vendor-abroad"),
            Put(ARCHETYPES, f"{STORE}/backup/copies/vault/encryption/module", "unvalidated"),
        ),
        frozenset(
            {
                ("PRV-003", f"computer-aided-dispatch.cad-database {COPY_FIELD}"),
                ("PRV-004", "computer-aided-dispatch.cad-database backup.copies.vault.at"),
            }
        ),
        (Put(ARCHETYPES, f"{STORE}/backup/copies/standby/encryption/module", "unvalidated"),),
    ),
    Case(
        "B07: those who keep dispatch running are not screened",
        (Put(TEAMS, "teams/public-safety-systems/screened", value=False),),
        frozenset({("PRV-004", "computer-aided-dispatch.cad-database team")}),
        (Put(TEAMS, "teams/platform-operations/screened", value=False),),
    ),
    Case(
        "B08: the narrative of calls is copied to the public map as it is",
        (
            Put(NETWORK, "zones/saas-tenant/criminal_justice", value=False),
            Put(DISPATCH, FEED, ["incident-statistics", "call-for-service"]),
            Put(DISPATCH, MAP, ["incident-statistics", "call-for-service"]),
            Put(DISPATCH, MADE_BY, "none"),
        ),
        frozenset(
            {
                ("PRV-002", "incident-statistics derived_from.call-for-service"),
                ("PRV-005", "computer-aided-dispatch.public-incident-map placed"),
                ("PRV-014", "computer-aided-dispatch.public-incident-map publication"),
            }
        ),
        (
            Put(NETWORK, "zones/saas-tenant/criminal_justice", value=False),
            Put(DISPATCH, MADE_BY, "redact"),
        ),
    ),
    Case(
        "B10: the 911 centre and its standby share a storage array and a carrier",
        (
            Put(NETWORK, "nodes/ps-b/failure_domains/storage", "ps-array-a"),
            Put(NETWORK, "nodes/ps-b/failure_domains/carrier", "carrier-two"),
            Put(DISPATCH, "components/cad-database/redundancy", ONE_ARRAY),
        ),
        frozenset(
            {
                ("AVL-001", "computer-aided-dispatch service_level.availability"),
                ("AVL-003", "computer-aided-dispatch.cad-database redundancy.survives"),
            }
        ),
        (
            Put(NETWORK, "nodes/ps-b/failure_domains/storage", "ps-array-c"),
            Put(NETWORK, "nodes/ps-b/failure_domains/carrier", "carrier-three"),
        ),
    ),
    Case(
        "B11: dispatchers sign in at one site only, and that is the one that is lost",
        (
            Put(IDENTITY, f"{DIRECTORY}/placed", ["ps-a"]),
            Put(IDENTITY, f"{DIRECTORY}/redundancy", "none"),
            Put(IDENTITY, f"{DIRECTORY}/degraded_mode", "none"),
            Put(DISPATCH, SIGN_IN, "none"),
        ),
        frozenset(
            {
                ("AVL-004", "computer-aided-dispatch service_level.rto"),
                ("AVL-008", "computer-aided-dispatch.cad-console redundancy.survives"),
            }
        ),
        (
            Put(IDENTITY, f"{DIRECTORY}/placed", ["ps-b", "ps-a"]),
            Put(IDENTITY, f"{DIRECTORY}/degraded_mode/procedure", "Works alone."),
        ),
    ),
    Case(
        "what is not cleared for criminal justice information stands beside it",
        (Put(DISPATCH, "components/station-alerting/cleared_for", "none"),),
        frozenset({("PRV-005", "computer-aided-dispatch.station-alerting cleared_for")}),
        (Put(DISPATCH, "components/public-incident-map/cleared_for", "none"),),
    ),
)
