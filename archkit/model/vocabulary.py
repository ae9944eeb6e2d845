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


CARDHOLDER = frozenset({Regime.CHD, Regime.PAN, Regime.SAD})
"""What the card brands govern, by way of the bank that takes the payments (PCI DSS)."""


CRIMINAL_JUSTICE = frozenset({Regime.CJI})
"""What the state's CJIS systems agency governs, for the FBI."""


GOVERNED_FROM_OUTSIDE = CARDHOLDER | CRIMINAL_JUSTICE
"""Regimes under which an authority outside the city accepts a fault, and not the city."""


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


FRONT = frozenset(
    {Kind.WEB_APP, Kind.MOBILE_APP, Kind.DESKTOP_APP, Kind.TERMINAL, Kind.OPERATOR_PANEL}
)
"""Kinds that somebody sits before."""


NOT_OURS = frozenset({Kind.PERSON, Kind.EXTERNAL_SYSTEM})
"""Kinds that are no system of the city's: what is asked of its systems is not asked of them."""


RUN_BY_OTHERS = NOT_OURS | {Kind.SAAS}
"""Kinds of which others see to what they are made with."""


DOORS = frozenset({Kind.BASTION, Kind.PRIVILEGED_ACCESS})
"""Kinds by which those who can change everything come in, and are watched."""


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


class Wording(StrEnum):
    """Whose words a requirement's statement is in."""

    OWN = "own"
    QUOTED = "quoted"


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
