"""Changes of single facts that the rules of maintainability are to find."""

from oracle import Case, Put

TEAMS = "models/city/teams.yaml"

MAINTAINABILITY = (
    Case(
        "two people can mend the plant's panels, and one the checkout",
        (
            Put(TEAMS, "teams/plant-systems/skills/control-suite-2024", value=2),
            Put(TEAMS, "teams/payment-office/skills/hosted-checkout", value=1),
        ),
        frozenset(
            {
                ("MNT-011", "water-scada.control-panel team"),
                ("MNT-011", "payments.checkout team"),
            }
        ),
        (
            Put(TEAMS, "teams/plant-systems/skills/control-suite-2024", value=3),
            Put(TEAMS, "teams/payment-office/skills/hosted-checkout", value=2),
        ),
    ),
    Case(
        "the team that makes the maps is dissolved",
        (Put(TEAMS, "teams/gis/people", value=0),),
        frozenset({("MNT-011", "gis.parcels team")}),
        (Put(TEAMS, "teams/contact-centre/people", value=2),),
    ),
)
