"""Changes of single facts that the rules of security are to find."""

from oracle import Case, Put

BILLING = "models/utilities/utility-billing.yaml"
PERMITS = "models/development-services/online-permits.yaml"
IDENTITY = "models/information-technology/identity.yaml"
WATER = "models/utilities/water-scada.yaml"
ARCHETYPES = "models/city/archetypes.yaml"
RADIO = "connections/control-server -> pump-controllers"
COPIES = "archetypes/components/city-management-database/backup/copies"
LOG = "archetypes/components/city-system/log"

SECURITY = (
    Case(
        "administrators of the plant's jump host need a password only",
        (Put(IDENTITY, "components/bastion/access/administrators/mfa", value=False),),
        frozenset({("SEC-004", "identity.bastion access.administrators.mfa")}),
        (Put(IDENTITY, "components/bastion/access/administrators/assurance", value=2),),
    ),
    Case(
        "a copy of the permits is kept in clear text",
        (
            Put(
                ARCHETYPES,
                "archetypes/components/city-database/backup/copies/standby/encryption",
                value="none",
            ),
        ),
        frozenset(
            {("SEC-005", "online-permits.permits-db backup.copies.standby.encryption")},
        ),
        (
            Put(
                ARCHETYPES,
                "archetypes/components/city-database/backup/copies/standby/encryption",
                value="vendor",
            ),
        ),
    ),
    Case(
        "B19: a library kiosk keeps a list of its own, and its administrators share a password",
        (
            Put(
                PERMITS,
                "components/case-desk/access",
                {
                    "staff": {"population": "staff", "identity_provider": "none", "mfa": True}
                    | {"remote": False, "via": "none"},
                    "administrators": {"population": "administrators", "mfa": False}
                    | {"via": "none", "recorded": True},
                },
            ),
        ),
        frozenset(
            {
                ("SEC-004", "online-permits.case-desk access.administrators.mfa"),
                ("SEC-009", "online-permits.case-desk access.administrators.via"),
                ("SEC-010", "online-permits.case-desk access.staff.identity_provider"),
            }
        ),
        (
            Put(
                PERMITS,
                "components/portal/access",
                {
                    "patrons": {"population": "public", "identity_provider": "none", "mfa": False}
                    | {"assurance": 1, "remote": True, "via": "none", "screened": False}
                    | {"time_bound": True, "recorded": False}
                },
            ),
        ),
    ),
    Case(
        "B01: the key of the nightly extract lies beside the job",
        (Put(BILLING, "connections/usage-extract -> data-warehouse.landing/secret", value="none"),),
        frozenset({("SEC-011", "utility-billing.usage-extract -> data-warehouse.landing secret")}),
        (
            Put(
                BILLING,
                "connections/usage-extract -> data-warehouse.landing/secret",
                value="identity.vault:warehouse",
            ),
        ),
    ),
    Case(
        "somebody writes the password of the permits database down",
        (
            Put(
                PERMITS,
                "components/permits-db/description",
                value="Sign in as owner, password: Permits2026!",
            ),
        ),
        frozenset({("SEC-016", "online-permits.permits-db description")}),
        (
            Put(
                PERMITS,
                "components/permits-db/description",
                value="Sign in as owner, password: in the vault, changed every 90 days",
            ),
        ),
    ),
    Case(
        "the log of what handles cards is moved to the archive after a month",
        (Put(ARCHETYPES, LOG + "/online", value="30 d"),),
        frozenset(
            {
                ("SEC-012", "payments.checkout log.online"),
                ("SEC-012", "payments.terminal log.online"),
            }
        ),
        (Put(ARCHETYPES, LOG + "/online", value="90 d"),),
    ),
    Case(
        "an analyst in the office looks straight into the control server",
        (
            Put(
                WATER,
                "connections/lab-analyst -> control-server",
                {"like": "https-staff-sso", "carries": "none", "access": "read", "returns": "none"},
            ),
        ),
        frozenset(
            {
                ("SEC-007", "water-scada.lab-analyst -> control-server"),
                ("SEC-008", "water-scada.lab-analyst -> control-server"),
            }
        ),
        (
            Put(
                WATER,
                "connections/plant-operator -> control-server",
                {"like": "https-staff-sso", "carries": "none", "access": "read", "returns": "none"},
            ),
        ),
    ),
    Case(
        "nobody records what the vendor's engineers do on the plant's jump host",
        (Put(IDENTITY, "components/bastion/access/vendor-engineers/recorded", value=False),),
        frozenset(
            {
                ("SEC-008", "water-scada.identity.bastion -> control-server"),
                ("SEC-009", "identity.bastion access.vendor-engineers.recorded"),
            }
        ),
        (Put(IDENTITY, "components/bastion/access/vendor-engineers/assurance", value=2),),
    ),
    Case(
        "the historian's publisher writes back to the control server",
        (
            Put(
                WATER,
                "connections/history-publisher -> control-server",
                {"like": "admin-ssh", "mode": "async", "access": "write"},
            ),
        ),
        frozenset({("SEC-008", "water-scada.history-publisher -> control-server access")}),
        (
            Put(
                WATER,
                "connections/history-publisher -> control-server",
                {"like": "admin-ssh", "mode": "async", "access": "read", "returns": "none"},
            ),
        ),
    ),
    Case(
        "the radio to the pump stations is no private way any more",
        (
            Put(WATER, RADIO + "/encryption/scheme", value="tls-1.3"),
            Put(WATER, RADIO + "/tunnel", value="none"),
        ),
        frozenset({("SEC-008", "water-scada.control-server -> pump-controllers tunnel")}),
        (
            Put(WATER, RADIO + "/encryption/scheme", value="tls-1.3"),
            Put(WATER, RADIO + "/tunnel", value="leased-line"),
        ),
    ),
    Case(
        "a vendor's engineers get by a password through privileged access to every secret",
        (
            Put(IDENTITY, "components/pam/access/vendor-engineers/mfa", value=False),
            Put(IDENTITY, "connections/pam -> vault/authentication", value="ip-allowlist"),
        ),
        frozenset(
            {
                ("SEC-003", "identity.pam -> vault authentication"),
                ("SEC-004", "identity.pam access.vendor-engineers.mfa"),
                ("SEC-014", "identity.vault stores"),
            }
        ),
        (Put(IDENTITY, "connections/pam -> vault/authentication", value="kerberos"),),
    ),
    Case(
        "the operators of the control room share an account",
        (Put(WATER, "components/control-panel/access/operators/individual", value=False),),
        frozenset({("SEC-015", "water-scada.control-panel access.operators.individual")}),
        (Put(WATER, "components/control-panel/access/operators/time_bound", value=True),),
    ),
    Case(
        "the logs of the city tell who signed in, and not what they did",
        (Put(ARCHETYPES, LOG + "/events", value=["sign-in"]),),
        frozenset(
            {
                ("SEC-015", "online-permits.case-desk log.events"),
                ("SEC-015", "identity.pam log.events"),
                ("SEC-015", "water-scada.plant-controllers log.events"),
            }
        ),
        (Put(ARCHETYPES, LOG + "/events", value=["administration", "reading", "change"]),),
    ),
    Case(
        "who administers the vault can change the only copies of its log",
        (
            Put(ARCHETYPES, COPIES + "/vault/immutable", value=False),
            Put(ARCHETYPES, COPIES + "/vault/offline", value=False),
        ),
        frozenset(
            {
                ("SEC-015", "identity.vault log.to"),
                ("SEC-015", "identity.session-store log.to"),
            }
        ),
        (
            Put(ARCHETYPES, COPIES + "/vault/immutable", value=False),
            Put(ARCHETYPES, COPIES + "/vault/offline", value=True),
        ),
    ),
)
