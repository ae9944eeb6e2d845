"""A requirement of the permits in words that each rule of wording is to find, and mended."""

from oracle import Case, Put

PERMITS = "models/development-services/online-permits.yaml"
NAME = "PERMIT-900"
STATEMENTS = (
    ("TXT-001", "The permit portal must list fees.", "The permit portal shall list fees."),
    (
        "TXT-002",
        "Fees shall be listed each night.",
        "The permit portal shall list fees each night.",
    ),
    (
        "TXT-004",
        "The permit portal shall send a list to the Zoning Board.",
        "The permit portal shall send a list to Public Works.",
    ),
    (
        "TXT-005",
        "The permit portal shall save forms in a permits database.",
        "The permit portal shall save forms in the permits database.",
    ),
    (
        "TXT-006",
        "The permit portal shall confirm receipt within 5.",
        "The permit portal shall confirm receipt within 5 minutes.",
    ),
    (
        "TXT-008",
        "The permit portal shall notify the holder where possible.",
        "The permit portal shall notify the holder.",
    ),
    (
        "TXT-009",
        "The permit portal shall take cards, checks, etc.",
        "The permit portal shall take cards and checks.",
    ),
    (
        "TXT-010",
        "The permit portal shall be able to print permits.",
        "The permit portal shall print permits.",
    ),
    (
        "TXT-015",
        "The permit portal shall notify the holder and/or the owner.",
        "The permit portal shall notify the holder or the owner.",
    ),
    (
        "TXT-016",
        "The permit portal shall not publish names.",
        "The permit portal shall not exceed 20 forms.",
    ),
    (
        "TXT-017",
        "The permit portal shall notify the holder/owner.",
        "The permit portal shall take at most 40 forms/hour.",
    ),
    (
        "TXT-018",
        "The permit portal shall print the permit. This saves a visit.",
        "The permit portal shall answer at least 99.9 % of calls within 5 minutes.",
    ),
    (
        "TXT-019",
        "The permit portal shall print the permit and mail the receipt.",
        "When a form arrives and a fee is paid, the permit portal shall open a case.",
    ),
    (
        "TXT-020",
        "The permit portal shall print the permit in order to save visits.",
        "The permit portal shall print the permit.",
    ),
    (
        "TXT-021",
        "The permit portal shall print permits (also those of last year).",
        "The permit portal shall keep forms for at least 5 years (60 months).",
    ),
    (
        "TXT-024",
        "When a clerk returns a form, it shall carry a stamp.",
        "When a clerk returns a form, the form shall carry a stamp.",
    ),
    (
        "TXT-026",
        "The permit portal shall never lose a form.",
        "The permit portal shall print permits every night.",
    ),
    (
        "TXT-030",
        "The case service shall take each parcel from the city's geographic database.",
        "The permit portal shall take each address from the city's geographic database.",
    ),
    (
        "TXT-032",
        "The permit portal shall print all permits.",
        "The permit portal shall print each permit.",
    ),
    (
        "TXT-033",
        "The permit portal shall keep lists for 365 days.",
        "The permit portal shall keep lists for at least 365 days.",
    ),
    (
        "TXT-035",
        "The permit portal shall immediately confirm receipt.",
        "The permit portal shall confirm receipt immediately, within 5 seconds.",
    ),
    (
        "TXT-036",
        "The permit portal shall close within 40 min.",
        "The permit portal shall close within 5 minutes.",
    ),
    (
        "TXT-037",
        "The permit portal shall send forms over EDI.",
        "The permit portal shall show GIS (geographic information system) layers.",
    ),
    (
        "TXT-038",
        "The permit portal shall tell the dept. about refunds.",
        "The permit portal shall tell the department about refunds.",
    ),
    (
        "TXT-040",
        "The permit portal shall print within 2,5 seconds.",
        "The permit portal shall print within 2.5 seconds.",
    ),
    (
        "TXT-101",
        "The permit portal and the case desk shall take cards.",
        "The permit portal shall take cards and checks.",
    ),
    (
        "TXT-102",
        "When a resident applies the permit portal shall confirm receipt.",
        "When a resident applies, the permit portal shall confirm receipt.",
    ),
    (
        "TXT-103",
        "If the map is down, the permit portal shall show saved parcels.",
        "If the map is down, then the permit portal shall show saved parcels.",
    ),
    (
        "TXT-104",
        "When a form arrives, when a fee is paid, the permit portal shall open a case.",
        "When a form arrives and a fee is paid, the permit portal shall open a case.",
    ),
    (
        "TXT-105",
        "When a form arrives, while the desk is closed, the permit portal shall open a case.",
        "While the desk is closed, when a form arrives, the permit portal shall open a case.",
    ),
    (
        "TXT-106",
        "The permit portal shall mail the permit after approval.",
        "The permit portal shall mail the permit within 5 days after approval.",
    ),
    (
        "TXT-107",
        "The permit portal shall use the best encryption.",
        "The permit portal shall take fewer visits than the counter.",
    ),
    (
        "TXT-108",
        "The permit portal shall keep each list for TBD years.",
        "The permit portal shall keep each list for at least 2 years.",
    ),
)


def stated(statement: str, rationale: str = "Residents ask for it.") -> tuple[Put, ...]:
    """A requirement that is sound but for its words, or for the lack of a rationale."""
    fields = {
        "kind": "operational",
        "statement": statement,
        "source": "Counter survey 2026-03-19",
        "priority": "must",
        "verify": {"method": "test", "evidence": "records/permits/acceptance-plan.pdf"},
        "satisfied_by": ["portal"],
    }
    given = {"rationale": rationale} if rationale else {}
    return (Put(PERMITS, f"requirements/{NAME}", fields | given),)


WORDING = tuple(
    Case(
        name=f"{rule}: {wrong}",
        edits=stated(wrong),
        expected=frozenset({(rule, f"online-permits.{NAME} statement")}),
        near_miss=stated(sound),
        select=("ALL", rule),
    )
    for rule, wrong, sound in STATEMENTS
)
ASKS_FOR_A_PRODUCT = "The permit portal shall keep forms in PostgreSQL."
PRODUCTS = (
    Case(
        name=f"TXT-031: {ASKS_FOR_A_PRODUCT}",
        edits=stated(ASKS_FOR_A_PRODUCT, rationale=""),
        expected=frozenset({("TXT-031", f"online-permits.{NAME} statement")}),
        near_miss=stated(ASKS_FOR_A_PRODUCT, rationale="The driver of the scanner asks for it."),
    ),
)
