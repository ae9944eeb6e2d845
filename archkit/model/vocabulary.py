"""The words of the language: closed lists, so that a typo is an error and not a new word."""

from enum import StrEnum


class Scale(StrEnum):
    """A closed list whose members are ordered from low to high as they are written."""

    rank: int
    """The position, from 0."""

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)

    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank


class Audience(Scale):
    """Who may read something."""

    PUBLIC = "public"
    STAFF = "staff"
    RESTRICTED = "restricted"


class Stage(Scale):
    """How far a solution has come."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    BUILD = "build"
    LIVE = "live"
    RETIRING = "retiring"
    RETIRED = "retired"


class Level(Scale):
    """An impact level of FIPS 199."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class RiskLevel(Scale):
    """The five-step scale of NIST SP 800-30."""

    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very-high"


class Classification(Scale):
    """How sensitive data are."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    RESTRICTED = "restricted"


class Regime(StrEnum):
    """A body of law or policy that governs data."""

    CJI = "CJI"
    CHD = "CHD"
    PAN = "PAN"
    SAD = "SAD"
    PHI = "PHI"
    SPI = "SPI"
    UTIL = "UTIL"
    LIB = "LIB"
    DPPA = "DPPA"
    JUV = "JUV"
    BWC = "BWC"
    NETSEC = "NETSEC"
    OT = "OT"


class Kind(StrEnum):
    """What a component is."""

    PERSON = "person"
    WEB_APP = "web-app"
    MOBILE_APP = "mobile-app"
    DESKTOP_APP = "desktop-app"
    SERVICE = "service"
    BATCH_JOB = "batch-job"
    GATEWAY = "gateway"
    INTEGRATION_HUB = "integration-hub"
    QUEUE = "queue"
    DATABASE = "database"
    FILE_SHARE = "file-share"
    BACKUP_STORE = "backup-store"
    IDENTITY_PROVIDER = "identity-provider"
    VAULT = "vault"
    LOG_COLLECTOR = "log-collector"
    MONITORING = "monitoring"
    DNS = "dns"
    BASTION = "bastion"
    PRIVILEGED_ACCESS = "privileged-access"
    TERMINAL = "terminal"
    CONTROLLER = "controller"
    OPERATOR_PANEL = "operator-panel"
    SAAS = "saas"
    EXTERNAL_SYSTEM = "external-system"


STORES = frozenset({Kind.DATABASE, Kind.FILE_SHARE, Kind.BACKUP_STORE})
"""Kinds whose purpose is to keep data."""

OPERATIONAL_TECHNOLOGY = frozenset({Kind.CONTROLLER, Kind.OPERATOR_PANEL})
"""Kinds that act on the physical world."""


class Status(StrEnum):
    """What a project does to a component."""

    NEW = "new"
    EXISTING = "existing"
    MODIFIED = "modified"
    RETIRING = "retiring"


class ZoneKind(StrEnum):
    """What a network zone is for."""

    INTERNET = "internet"
    PARTNER = "partner"
    GUEST = "guest"
    DMZ = "dmz"
    SAAS = "saas"
    CORPORATE = "corporate"
    PUBLIC_SAFETY = "public-safety"
    CARDHOLDER = "cardholder"
    MANAGEMENT = "management"
    OT_DMZ = "ot-dmz"
    OT = "ot"
    VAULT = "vault"


class Network(StrEnum):
    """What a connection runs over."""

    LOOPBACK = "loopback"
    LAN = "lan"
    WAN = "wan"
    INTERNET = "internet"
    CELLULAR = "cellular"
    WIRELESS = "wireless"
    RADIO = "radio"


class Mode(StrEnum):
    """Whether the caller waits for the answer."""

    SYNC = "sync"
    ASYNC = "async"
    BATCH = "batch"


class Authentication(StrEnum):
    """How the caller of a connection proves who it is."""

    NONE = "none"
    IP_ALLOWLIST = "ip-allowlist"
    OBSCURE_URL = "obscure-url"
    BASIC = "basic"
    PASSWORD = "password"  # noqa: S105 - a word of the language, no secret
    STATIC_KEY = "static-key"
    SSH_KEY = "ssh-key"
    CERTIFICATE = "certificate"
    MTLS = "mtls"
    KERBEROS = "kerberos"
    LDAP_BIND = "ldap-bind"
    OAUTH2 = "oauth2"
    OIDC = "oidc"
    SAML = "saml"
    SIGNED_REQUEST = "signed-request"
    MANAGED_IDENTITY = "managed-identity"
    RADIUS = "radius"
    SNMPV3 = "snmpv3"


class Scheme(StrEnum):
    """What encrypts a connection."""

    NONE = "none"
    SSL_3 = "ssl-3"
    TLS_1_0 = "tls-1.0"
    TLS_1_1 = "tls-1.1"
    TLS = "tls"
    TLS_1_2 = "tls-1.2"
    TLS_1_3 = "tls-1.3"
    SSH = "ssh"
    IPSEC = "ipsec"
    WIREGUARD = "wireguard"
    PGP = "pgp"
    MACSEC = "macsec"
    WPA2 = "wpa2"
    WPA3 = "wpa3"
    SMB_3 = "smb-3"


class Protocol(StrEnum):
    """What a connection speaks."""

    HTTP = "http"
    HTTPS = "https"
    WS = "ws"
    WSS = "wss"
    GRPC = "grpc"
    SOAP = "soap"
    AMQP = "amqp"
    AMQPS = "amqps"
    MQTT = "mqtt"
    MQTTS = "mqtts"
    KAFKA = "kafka"
    POSTGRESQL = "postgresql"
    MYSQL = "mysql"
    SQLSERVER = "sqlserver"
    ORACLE = "oracle"
    REDIS = "redis"
    FTP = "ftp"
    FTPS = "ftps"
    SFTP = "sftp"
    SSH = "ssh"
    TELNET = "telnet"
    RDP = "rdp"
    SMB_1 = "smb-1"
    SMB = "smb"
    NFS = "nfs"
    LDAP = "ldap"
    LDAPS = "ldaps"
    KERBEROS = "kerberos"
    NTLM_1 = "ntlm-1"
    RADIUS = "radius"
    DNS = "dns"
    NTP = "ntp"
    SNMP_1 = "snmp-1"
    SNMP_2C = "snmp-2c"
    SNMP_3 = "snmp-3"
    SMTP = "smtp"
    SMTPS = "smtps"
    SYSLOG = "syslog"
    SYSLOG_TLS = "syslog-tls"
    SIP = "sip"
    RTP = "rtp"
    SRTP = "srtp"
    MODBUS = "modbus"
    DNP3 = "dnp3"
    OPC_UA = "opc-ua"
    BACNET = "bacnet"
    HL7 = "hl7"
    FHIR = "fhir"
    NENA_I3 = "nena-i3"
    ALI = "ali"
    RADIO = "radio"
    VENDOR = "vendor"


ENCRYPTED_BY_DEFINITION: dict[Protocol, Scheme] = {
    Protocol.HTTPS: Scheme.TLS,
    Protocol.WSS: Scheme.TLS,
    Protocol.AMQPS: Scheme.TLS,
    Protocol.MQTTS: Scheme.TLS,
    Protocol.FTPS: Scheme.TLS,
    Protocol.LDAPS: Scheme.TLS,
    Protocol.SMTPS: Scheme.TLS,
    Protocol.SYSLOG_TLS: Scheme.TLS,
    Protocol.SFTP: Scheme.SSH,
    Protocol.SSH: Scheme.SSH,
}
"""Protocols that always encrypt: saying `encryption: none` beside one is a contradiction."""

PLAIN_BY_DEFINITION = frozenset(
    {
        Protocol.HTTP,
        Protocol.WS,
        Protocol.FTP,
        Protocol.TELNET,
        Protocol.SMB_1,
        Protocol.SNMP_1,
        Protocol.SNMP_2C,
        Protocol.SYSLOG,
    }
)
"""Protocols that encrypt nothing by themselves; a tunnel is stated in `encryption`."""


class Priority(StrEnum):
    """MoSCoW."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"


class RequirementKind(StrEnum):
    """What a requirement is about."""

    OPERATIONAL = "operational"
    TECHNICAL = "technical"
    QUALITY = "quality"
    CONSTRAINT = "constraint"


class RequirementStatus(StrEnum):
    """How far a requirement has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    BASELINED = "baselined"
    RETIRED = "retired"


class Verification(StrEnum):
    """How a requirement is shown to be met (ISO/IEC/IEEE 29148)."""

    INSPECTION = "inspection"
    ANALYSIS = "analysis"
    DEMONSTRATION = "demonstration"
    TEST = "test"


class Statistic(StrEnum):
    """Which figure of a distribution is meant."""

    MEAN = "mean"
    P50 = "p50"
    P90 = "p90"
    P95 = "p95"
    P99 = "p99"
    P999 = "p99.9"
    MAX = "max"


class Characteristic(StrEnum):
    """The nine product quality characteristics of ISO/IEC 25010:2023."""

    FUNCTIONAL_SUITABILITY = "functional-suitability"
    PERFORMANCE_EFFICIENCY = "performance-efficiency"
    COMPATIBILITY = "compatibility"
    INTERACTION_CAPABILITY = "interaction-capability"
    RELIABILITY = "reliability"
    SECURITY = "security"
    MAINTAINABILITY = "maintainability"
    FLEXIBILITY = "flexibility"
    SAFETY = "safety"


_SUB_CHARACTERISTICS: dict[Characteristic, str] = {
    Characteristic.FUNCTIONAL_SUITABILITY: (
        "functional-completeness functional-correctness functional-appropriateness"
    ),
    Characteristic.PERFORMANCE_EFFICIENCY: "time-behaviour resource-utilization capacity",
    Characteristic.COMPATIBILITY: "co-existence interoperability",
    Characteristic.INTERACTION_CAPABILITY: (
        "appropriateness-recognizability learnability operability user-error-protection"
        " user-engagement inclusivity user-assistance self-descriptiveness"
    ),
    Characteristic.RELIABILITY: "faultlessness availability fault-tolerance recoverability",
    Characteristic.SECURITY: (
        "confidentiality integrity non-repudiation accountability authenticity resistance"
    ),
    Characteristic.MAINTAINABILITY: (
        "modularity reusability analysability modifiability testability"
    ),
    Characteristic.FLEXIBILITY: "adaptability scalability installability replaceability",
    Characteristic.SAFETY: (
        "operational-constraint risk-identification fail-safe hazard-warning safe-integration"
    ),
}

Quality = StrEnum(  # type: ignore[misc]  # members come from the table, so that each stands once
    "Quality",
    {
        word.upper().replace("-", "_"): word
        for characteristic, subs in _SUB_CHARACTERISTICS.items()
        for word in (characteristic.value, *subs.split())
    },
)
Quality.__doc__ = "A characteristic or sub-characteristic of ISO/IEC 25010:2023."

CHARACTERISTIC_OF: dict[str, Characteristic] = {
    word: characteristic
    for characteristic, subs in _SUB_CHARACTERISTICS.items()
    for word in (characteristic.value, *subs.split())
}
"""The characteristic that a word of `Quality` belongs to."""


class Metric(StrEnum):
    """What a fit criterion measures."""

    AVAILABILITY = "availability"
    RESPONSE_TIME = "response-time"
    PROCESSING_TIME = "processing-time"
    BATCH_DURATION = "batch-duration"
    THROUGHPUT = "throughput"
    CAPACITY = "capacity"
    UTILISATION = "utilisation"
    RECOVERY_TIME = "recovery-time"
    RECOVERY_POINT = "recovery-point"
    YEARLY_COST = "yearly-cost"
    ONE_OFF_COST = "one-off-cost"
    FIVE_YEAR_COST = "five-year-cost"
    SUPPORT_HOURS = "support-hours"
    SUPPORT_RESPONSE = "support-response"
    RETENTION = "retention"
    RESIDENCY = "residency"
    LOG_RETENTION = "log-retention"
    RESTORE_TEST_AGE = "restore-test-age"
    DATA_AGE = "data-age"
    SUCCESS_RATE = "success-rate"
    ERROR_RATE = "error-rate"
    COVERAGE = "coverage"
    CHANGE_LEAD_TIME = "change-lead-time"
    REPLACEMENT_TIME = "replacement-time"
    PATCH_TIME = "patch-time"
    OFFLINE_TIME = "offline-time"
    TASK_TIME = "task-time"
