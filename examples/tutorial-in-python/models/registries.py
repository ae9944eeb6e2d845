"""What the whole city shares: the same as `examples/tutorial/models/city/registries.yaml`."""

from archkit.model import (
    Archetypes,
    Component,
    Connection,
    Data,
    Department,
    Node,
    Registry,
    Site,
    Team,
    Technology,
    Vendor,
    Zone,
)

ZONES = {"dmz": "city-hall", "office": "city-hall", "log": "fire-station", "vault": "fire-station"}

registry = Registry(
    departments={
        "parks": Department(name="Parks and recreation"),
        "it": Department(name="Information technology"),
    },
    teams={
        "service-desk": Team(
            name="Service desk",
            department="it",
            people=6,
            hours="mon-fri 07:00-19:00",
            on_call="none",
        )
    },
    vendors={
        "booking-vendor": Vendor(
            name="Booking vendor",
            country="US",
            support_hours="mon-fri 08:00-18:00",
            response="4 h",
            exit={
                "plan": "All bookings are exported as CSV when the contract ends.",
                "takes": "30 d",
                "export": "CSV",
            },
        )
    },
    technologies={
        "python-3.13": Technology(end_of_life="2029-10-31", ring="adopt", capability="language"),
        "postgresql-17": Technology(
            end_of_life="2029-11-08", ring="adopt", capability="relational-database"
        ),
    },
    data={
        "opening-hours": Data(
            classification="public",
            regimes=[],
            owner="parks",
            system_of_record="none",
            retention="none",
        ),
        "booking": Data(
            classification="internal",
            regimes=[],
            owner="parks",
            system_of_record="park-bookings.bookings",
            retention="none",
        ),
    },
    zones={
        "internet": Zone(kind="internet", trust=0, may_reach={"dmz": ["https"]}),
        "dmz": Zone(kind="dmz", trust=2, may_reach={"office": ["https"]}),
        "office": Zone(kind="corporate", trust=3),
        "management": Zone(kind="management", trust=5),
        "vault": Zone(kind="vault", trust=5),
    },
    sites={
        name: Site(country="US", physically_secure=False) for name in ("city-hall", "fire-station")
    },
    nodes={
        f"{zone}-host": Node(
            zone="management" if zone == "log" else zone, site=site, environment="production"
        )
        for zone, site in ZONES.items()
    },
    archetypes=Archetypes(
        components={
            "city-service": Component(
                team="service-desk",
                technology="python-3.13",
                stores="none",
                redundancy="none",
                availability="99.5 %",
                recovers_in="1 d",
                publication="staff",
                access="none",
                performance={
                    "p99": "200 ms",
                    "p999": "500 ms",
                    "service_time": "40 ms",
                    "servers": 4,
                    "peak": "2 / s",
                },
                degraded_mode={
                    "procedure": "Staff take bookings by phone and on paper.",
                    "reviewed": "2026-03-02",
                },
                log={"to": "park-bookings.logs", "keep": "400 d"},
            )
        },
        connections={
            "encrypted-call": Connection(
                protocol="https",
                encryption="tls-1.3",
                network="lan",
                authentication="kerberos",
                latency={"p99": "20 ms", "p999": "40 ms"},
            )
        },
    ),
)
