"""Changes of single facts that the rules of maintainability are to find."""

from oracle import Case, Put

BACKUP = "models/information-technology/backup.yaml"
BILLING = "models/utilities/utility-billing.yaml"
TEAMS = "models/city/teams.yaml"
VENDORS = "models/city/vendors.yaml"

MAINTAINABILITY = (
    Case(
        "nobody has planned how to leave the dispatch vendor, and the billing vendor keeps the data",
        (
            Put(VENDORS, "vendors/dispatch-vendor/exit", value="none"),
            Put(VENDORS, "vendors/billing-vendor/exit/export", value="none"),
            Put(VENDORS, "vendors/request-vendor/exit/export_takes", value="45 d"),
        ),
        frozenset(
            {
                ("MNT-010", "computer-aided-dispatch.cad-server vendor"),
                ("MNT-010", "utility-billing.billing-database vendor"),
                ("MNT-010", "resident-requests.request-system vendor"),
            }
        ),
        (
            Put(VENDORS, "vendors/terminal-vendor/exit/export", value="none"),
            Put(VENDORS, "vendors/work-vendor/exit", value="none"),
            Put(VENDORS, "vendors/request-vendor/exit/export_takes", value="30 d"),
        ),
    ),
    Case(
        "only its vendor knows what the backup vault speaks",
        (Put(BACKUP, "connections/catalogue -> vault-store/specification", value="proprietary"),),
        frozenset({("MNT-010", "backup.vault-store vendor")}),
        (
            Put(
                BILLING,
                "connections/usage-extract -> billing-system/specification",
                value="proprietary",
            ),
        ),
    ),
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
