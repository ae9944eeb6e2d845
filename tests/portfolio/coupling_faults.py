"""Changes of single facts that the rules of coupling are to find."""

from oracle import Case, Change, Put

PERMITS = "models/development-services/online-permits.yaml"
WORKS = "models/public-works/work-orders.yaml"
INTEGRATION = "models/information-technology/integration.yaml"
DATA = "models/city/data.yaml"

EIGHT = [
    "intake",
    "routing",
    "plan review",
    "inspection booking",
    "fee calculation",
    "code cases",
    "contractor licences",
    "permit archive",
]


def asks(component: str, returns: str) -> Change:
    """The file transfer asks another solution, and waits for no answer."""
    return Put(
        INTEGRATION,
        f"connections/file-transfer -> {component}",
        {"like": "https-oauth-internet", "mode": "async", "carries": "none", "returns": [returns]},
    )


def layers(**of: int) -> tuple[Change, ...]:
    """The layers of the permits' components, written with underscores."""
    return tuple(
        Put(PERMITS, f"components/{name.replace('_', '-')}/layer", layer)
        for name, layer in {"case_desk": 1, "portal": 1, "inspection_app": 1, **of}.items()
    )


COUPLING = (
    Case(
        "the case service does everything",
        (Put(PERMITS, "components/case-service/capabilities", EIGHT),),
        frozenset({("MNT-002", "online-permits.case-service capabilities")}),
        (Put(PERMITS, "components/case-service/capabilities", EIGHT[:-1]),),
    ),
    Case(
        "the integration hub leans on a solution that leans on many",
        (asks("work-orders.work-system", "work-order"),),
        frozenset({("MNT-003", "integration.file-transfer -> work-orders.work-system")}),
        (asks("gis.parcels", "parcel"),),
    ),
    Case(
        "everyone uses the gateway and the queue, and neither publishes an interface",
        (
            Put(INTEGRATION, "components/gateway/contracts", None),
            Put(INTEGRATION, "components/hub/contracts", None),
            Put(INTEGRATION, "components/queue/contracts", None),
        ),
        frozenset({("MNT-004", "integration")}),
        (Put(INTEGRATION, "components/queue/contracts", None),),
    ),
    Case(
        "the portal waits for what stands above it",
        layers(portal=2, case_service=1, permits_db=3),
        frozenset({("MNT-005", "online-permits.portal -> case-service")}),
        layers(case_service=2, permits_db=3),
    ),
    Case(
        "the case service reaches past two layers into the database",
        layers(case_service=1, permits_db=4),
        frozenset({("MNT-005", "online-permits.case-service -> permits-db")}),
        layers(case_service=1, permits_db=3),
    ),
    Case(
        "permits are kept, and nobody holds the master copy",
        (Put(DATA, "data/permit/system_of_record", "none"),),
        frozenset({("MNT-007", "permit system_of_record")}),
        (Put(DATA, "data/permit-status/system_of_record", "none"),),
    ),
    Case(
        "planners enter permits into the work system too",
        (
            Put(WORKS, "components/work-system/stores", ["work-order", "asset-record", "permit"]),
            Put(
                WORKS,
                "connections/planner -> work-system/carries",
                ["work-order", "asset-record", "permit"],
            ),
        ),
        frozenset({("MNT-007", "permit system_of_record")}),
        (Put(WORKS, "components/work-system/stores", ["work-order", "asset-record", "permit"]),),
    ),
)
