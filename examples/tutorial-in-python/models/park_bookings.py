"""Park bookings: the same as `examples/tutorial/models/parks/park-bookings.yaml`."""

from archkit.model import Component, Connection, Journey, Requirement, Solution

WORKSHOP = "Recreation manager, intake workshop 2026-03-02"
POLICY = "Security policy 4.2"

park_bookings = Solution(
    id="park-bookings",
    name="Park bookings",
    department="parks",
    purpose="Residents book picnic shelters and sports fields without calling the office.",
    stage="proposed",
    growth="5 %",
    live_until="2029-09-30",
    tier=4,
    uses_ai=False,
    owners={
        "business": {"role": "Recreation manager", "name": "Alex Morgan"},
        "technical": {"role": "Solution architect", "name": "Sam Lee"},
        "data": {"role": "Recreation manager", "name": "Alex Morgan"},
        "operations": {"role": "Service desk lead", "name": "Kim Park"},
    },
    service_level={
        "hours": "24x7",
        "availability": "98 %",
        "over": "month",
        "rto": "5 d",
        "rpo": "24 h",
    },
    requirements={
        "BOOK-001": Requirement(
            kind="operational",
            statement="When a resident books a shelter, the booking site shall send"
            " a confirmation within 5 min.",
            source=WORKSHOP,
            priority="must",
            rationale="Staff spend an hour a day confirming bookings by phone.",
            satisfied_by=["site", "booking-service"],
        ),
        "BOOK-002": Requirement(
            kind="technical",
            statement="The booking site shall write security events to the log collector"
            " of the city.",
            source=POLICY,
            priority="must",
            rationale="Security staff look into incidents in one place.",
            satisfied_by=["logs"],
        ),
        "BOOK-003": Requirement(
            kind="quality",
            quality="functional-correctness",
            statement="The booking site shall reject 100 % of bookings for a shelter"
            " that is taken.",
            source=WORKSHOP,
            priority="must",
            rationale="Two families with the same shelter ruin both days.",
            fit={
                "metric": "error-rate",
                "at_most": "0 %",
                "of": "booking-service",
                "over": "month",
            },
            satisfied_by=["booking-service"],
        ),
        "BOOK-004": Requirement(
            kind="quality",
            quality="accountability",
            statement="The park bookings shall keep security events for 365 d.",
            source=POLICY,
            priority="must",
            rationale="Incidents are often found months later.",
            fit={"metric": "log-retention", "at_least": "365 d"},
            satisfied_by=["site", "booking-service", "bookings", "logs"],
        ),
        "BOOK-005": Requirement(
            kind="quality",
            quality="time-behaviour",
            statement="The booking site shall confirm 99 % of bookings within 3 s.",
            source=WORKSHOP,
            priority="should",
            rationale="People book by phone, on their way.",
            fit={
                "metric": "response-time",
                "at_most": "3 s",
                "of": "book",
                "statistic": "p99",
                "under": "2 bookings each second",
            },
            satisfied_by=["site", "booking-service", "bookings"],
        ),
    },
    components={
        "resident": Component(kind="person", zone="internet"),
        "site": Component(
            like="city-service",
            kind="web-app",
            placed=["dmz-host"],
            public_facing=True,
            accessibility={
                "standard": "WCAG 2.1 AA",
                "evidence": "records/site-audit.pdf",
                "date": "2026-05-12",
            },
        ),
        "booking-service": Component(like="city-service", kind="service", placed=["office-host"]),
        "bookings": Component(
            kind="database",
            team="service-desk",
            technology="postgresql-17",
            placed=["office-host"],
            stores=["booking"],
            publication="staff",
            public_facing=False,
            access="none",
            performance={
                "p99": "50 ms",
                "p999": "100 ms",
                "service_time": "10 ms",
                "servers": 8,
                "peak": "2 / s",
            },
            at_rest="aes-256",
            redundancy="none",
            availability="99.5 %",
            recovers_in="1 d",
            degraded_mode={
                "procedure": "Staff take bookings by phone and on paper.",
                "reviewed": "2026-03-02",
            },
            log={"to": "logs", "keep": "400 d"},
            backup={
                "copies": {
                    "nightly": {
                        "method": "backup",
                        "at": "vault-host",
                        "every": "20 h",
                        "takes": "1 h",
                        "immutable": True,
                        "offline": False,
                        "separate_credentials": True,
                        "encryption": "aes-256",
                    }
                }
            },
        ),
        "logs": Component(
            kind="log-collector",
            team="service-desk",
            technology="python-3.13",
            placed=["log-host"],
            stores="none",
            access="none",
            log="none",
        ),
    },
    connections={
        "resident -> site": Connection(
            protocol="https",
            encryption="tls-1.3",
            network="internet",
            latency={"p99": "100 ms", "p999": "200 ms"},
            authentication="oidc",
            carries=["booking"],
            returns=["opening-hours"],
        ),
        "site -> booking-service": Connection(
            like="encrypted-call", carries=["booking"], returns=["booking"]
        ),
        "booking-service -> bookings": Connection(
            protocol="postgresql",
            encryption="tls-1.3",
            network="lan",
            latency={"p99": "5 ms", "p999": "10 ms"},
            authentication="kerberos",
            access="read-write",
            carries=["booking"],
            returns=["booking"],
        ),
    },
    journeys={
        "book": Journey(path=["resident", "site", "booking-service", "bookings"], target="3 s")
    },
)
