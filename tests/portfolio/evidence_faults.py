"""Changes of single facts that leave something unsaid, unshown, or hidden."""

from oracle import Case, Edit, Put

from archkit.model.settings import BASELINE

LIBRARY = "models/library/library-circulation.yaml"
VIEWS = "models/city/views.yaml"
PERMITS = "models/development-services/online-permits.yaml"
TERMINALS = "models/police/mobile-terminals.yaml"
PAYMENTS = "models/finance/payments.yaml"

OWN_NETWORK = "approvals/advice-2026-09/conditions/own-network"
CARDS = "city_views/card-payments"
CARD_DATA = {"carries": {"regime": "CHD"}}
TERMINAL = "components/unit-terminal/degraded_mode"
WAIT = "connections/unit-terminal -> computer-aided-dispatch.mobile-gateway/fallback"
WANTED_BY = "requirements/PERMIT-003/satisfied_by"
WHY = "Counter clerks need a screen of their own."


def hidden(fingerprint: str, element: str, key: str) -> Edit:
    """A baseline that hides one finding."""
    entry = f"{{rule: SEC-012, element: {element}, key: {key}, severity: info}}"
    return Edit(BASELINE, "", f'version: "1.0"\nfindings:\n  "{fingerprint}": {entry}\n')


EVIDENCE = (
    Case(
        "nobody has said what the permits database keeps",
        (Put(PERMITS, "components/permits-db/stores", None),),
        frozenset({("CMP-001", "online-permits.permits-db")}),
        (Put(PERMITS, "components/permits-db/name", None),),
    ),
    Case(
        "the baseline hides a finding that is gone",
        (hidden("0123456789abcdef", "backup.archive", "fate"),),
        frozenset({("GOV-009", "0123456789abcdef")}),
        (hidden("5209b72b38e93644", "backup.catalogue", "fate"),),
    ),
    Case(
        "patrols have no way to go on when the mobile gateway is away",
        (Put(TERMINALS, TERMINAL, "none"), Put(TERMINALS, WAIT, "none")),
        frozenset({("QUA-003", "mobile-terminals.unit-terminal degraded_mode")}),
        (Put(TERMINALS, TERMINAL, "none"),),
    ),
    Case(
        "a new case desk is built, and nobody asked for it",
        (Put(PERMITS, WANTED_BY, ["permits-db"]),),
        frozenset({("REQ-005", "online-permits.case-desk status")}),
        (
            Put(PERMITS, WANTED_BY, ["permits-db"]),
            Put(PERMITS, "components/case-desk/justification", WHY),
        ),
    ),
    Case(
        "what parcels are taken from has changed since somebody looked at what meets it",
        (Put(PERMITS, "requirements/PERMIT-010/confirmed", "0123456789abcdef"),),
        frozenset({("REQ-010", "online-permits.PERMIT-010 confirmed")}),
        (Put(PERMITS, "requirements/PERMIT-010/confirmed", "4382c36fb51dffa8"),),
    ),
    Case(
        "residents are promised more of the permit portal than its parts give",
        (Put(PERMITS, "requirements/PERMIT-021/fit/at_least", "99.99 %"),),
        frozenset({("REQ-009", "online-permits.PERMIT-021 fit")}),
        (Put(PERMITS, "requirements/PERMIT-021/fit/at_least", "99.95 %"),),
    ),
    Case(
        "nobody has planned how to show that parcels come from the city's own maps",
        (Put(PERMITS, "requirements/PERMIT-010/verify", None),),
        frozenset({("REQ-006", "online-permits.PERMIT-010")}),
        (Put(PERMITS, "requirements/PERMIT-010/verify/method", "test"),),
    ),
    Case(
        "the report on card numbers is of a day to come",
        (Put(PAYMENTS, "requirements/PAY-004/verify/date", "2026-11-25"),),
        frozenset({("REQ-006", "payments.PAY-004 verify.date")}),
        (Put(PAYMENTS, "requirements/PAY-004/verify/date", "2026-11-24"),),
    ),
    Case(
        "the approval of the library's machines has expired",
        (Put(LIBRARY, "approvals/advice-2026-09/expires", "2026-11-23"),),
        frozenset({("GOV-010", "library-circulation.advice-2026-09 expires")}),
        (Put(LIBRARY, "approvals/advice-2026-09/expires", "2026-11-24"),),
        select=("GOV-010",),
    ),
    Case(
        "the library's machines have no network of their own by the day that the board set",
        (Put(LIBRARY, f"{OWN_NETWORK}/done", None),),
        frozenset({("GOV-012", "library-circulation.advice-2026-09 conditions.own-network")}),
        (Put(LIBRARY, f"{OWN_NETWORK}/done", "2026-11-24"),),
    ),
    Case(
        "the picture for the assessor of card payments asks for a tag that nothing has",
        (Put(VIEWS, f"{CARDS}/shows", {"tags": "card-payments"}),),
        frozenset({("GOV-011", "card-payments shows")}),
        (Put(VIEWS, f"{CARDS}/shows", {"any": [{"tags": "card-payments"}, CARD_DATA]}),),
    ),
)
