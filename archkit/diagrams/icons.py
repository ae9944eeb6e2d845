"""The icons, drawn for archkit on a field of 22 by 22, and what each kind of part looks like."""

from typing import Final, NamedTuple

from archkit.diagrams.view import Tone
from archkit.model.vocabulary import Kind


class Look(NamedTuple):
    """How a kind is told: in words, by its icon, and by its family's colour."""

    word: str
    icon: str
    tone: Tone


LOOKS: Final[dict[Kind, Look]] = {
    Kind.PERSON: Look("person", "person", Tone.PEOPLE),
    Kind.WEB_APP: Look("web application", "browser", Tone.SCREEN),
    Kind.MOBILE_APP: Look("mobile app", "phone", Tone.SCREEN),
    Kind.DESKTOP_APP: Look("desktop application", "desktop", Tone.SCREEN),
    Kind.TERMINAL: Look("terminal", "laptop", Tone.SCREEN),
    Kind.SERVICE: Look("service", "service", Tone.SERVICE),
    Kind.BATCH_JOB: Look("batch job", "clock", Tone.SERVICE),
    Kind.GATEWAY: Look("gateway", "gateway", Tone.CHANNEL),
    Kind.INTEGRATION_HUB: Look("integration hub", "hub", Tone.CHANNEL),
    Kind.QUEUE: Look("queue", "queue", Tone.CHANNEL),
    Kind.DNS: Look("name service", "globe", Tone.CHANNEL),
    Kind.DATABASE: Look("database", "cylinder", Tone.STORE),
    Kind.FILE_SHARE: Look("file share", "folder", Tone.STORE),
    Kind.BACKUP_STORE: Look("backup store", "backup", Tone.STORE),
    Kind.IDENTITY_PROVIDER: Look("identity provider", "card", Tone.GUARD),
    Kind.VAULT: Look("vault", "lock", Tone.GUARD),
    Kind.LOG_COLLECTOR: Look("log collector", "log", Tone.GUARD),
    Kind.MONITORING: Look("monitoring", "pulse", Tone.GUARD),
    Kind.BASTION: Look("bastion", "shield", Tone.GUARD),
    Kind.PRIVILEGED_ACCESS: Look("privileged access", "key", Tone.GUARD),
    Kind.CONTROLLER: Look("controller", "chip", Tone.PLANT),
    Kind.OPERATOR_PANEL: Look("operator panel", "gauge", Tone.PLANT),
    Kind.SAAS: Look("software as a service", "cloud", Tone.OUTSIDE),
    Kind.EXTERNAL_SYSTEM: Look("external system", "outward", Tone.OUTSIDE),
}

ICONS: Final[dict[str, str]] = {
    "person": "M11 11a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM3 20c.4-4 3.7-6 8-6s7.6 2 8 6",
    "browser": "M4 3h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"
    "M2 8h18M5 5.5h.1M8 5.5h.1",
    "phone": "M8 1.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM10 17.5h2",
    "desktop": "M3.5 3h15A1.5 1.5 0 0 1 20 4.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 "
    "1.5 0 0 1 2 13.5v-9A1.5 1.5 0 0 1 3.5 3zM11 15v4M7 19h8",
    "laptop": "M5 4h12a1 1 0 0 1 1 1v9H4V5a1 1 0 0 1 1-1zM1.5 18h19",
    "service": "M11 2l7.8 4.5v9L11 20l-7.8-4.5v-9zM11 8.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
    "clock": "M11 2.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM11 6v5l3.5 2",
    "gateway": "M4 3v16M18 3v16M4 11h10M11 7.5l3.5 3.5-3.5 3.5",
    "hub": "M11 8a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8.8 8.8L5 5M13.2 8.8L17 5M8.8 13.2L5 17"
    "M13.2 13.2L17 17M4.5 4.5h.1M17.5 4.5h.1M4.5 17.5h.1M17.5 17.5h.1",
    "queue": "M2 6h4.5v10H2zM8.7 6h4.5v10H8.7zM15.5 6H20v10h-4.5z",
    "globe": "M11 2.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM2.5 11h17M11 2.5c5 5 5 12 "
    "0 17c-5-5-5-12 0-17",
    "cylinder": "M3.5 5.5c0-4 15-4 15 0v11c0 4-15 4-15 0zM3.5 5.5c0 3.6 15 3.6 15 0M3.5 "
    "11c0 3.6 15 3.6 15 0",
    "folder": "M2 5.5A1.5 1.5 0 0 1 3.5 4H8l2.5 3h8A1.5 1.5 0 0 1 20 8.5V17a1.5 "
    "1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 2 17z",
    "backup": "M4 7.5A8 8 0 1 1 3 12M3.5 2.5v5h5M11 7.5V12l3 1.8",
    "card": "M4 4h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 7.5a2 2 0 "
    "1 0 0 4 2 2 0 0 0 0-4zM5 15c.5-2.2 5.5-2.2 6 0M14 9h3M14 13h3",
    "lock": "M6 10h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM7 10V7a4 4 0 "
    "0 1 8 0v3M11 13.5v2",
    "log": "M5.5 2h11A1.5 1.5 0 0 1 18 3.5v15a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 "
    "0 1 4 18.5v-15A1.5 1.5 0 0 1 5.5 2zM8 7h6M8 11h6M8 15h3.5",
    "pulse": "M1.5 11h4l2.8-7 5 14 2.7-7h4.5",
    "shield": "M11 2l8 3v6c0 5-3.5 7.5-8 9c-4.5-1.5-8-4-8-9V5z",
    "key": "M7 9.5a4.5 4.5 0 1 0 4.2 6L19 7.7V4h-3.7L9.5 10zM6.5 14.5h.1",
    "chip": "M6 5h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM9 5V2M13 "
    "5V2M9 20v-3M13 20v-3M2 9h3M2 13h3M17 9h3M17 13h3",
    "gauge": "M3.5 17a9 9 0 1 1 15 0zM11 13.5l4-5",
    "cloud": "M6.5 18a4.5 4.5 0 0 1-.6-9 5.8 5.8 0 0 1 11.2 1.2A4 4 0 0 1 16.5 18z",
    "outward": "M12 4H4.5A1.5 1.5 0 0 0 3 5.5v12A1.5 1.5 0 0 0 4.5 19h12a1.5 1.5 0 0 "
    "0 1.5-1.5V11M14 3h5v5M19 3l-8.5 8.5",
    "solution": "M3 4.5A1.5 1.5 0 0 1 4.5 3h5v7H3zM12.5 3h5A1.5 1.5 0 0 1 19 "
    "4.5V10h-6.5zM3 13h6.5v6h-5A1.5 1.5 0 0 1 3 17.5zM12.5 13H19v4.5a1.5 1.5 0 0 "
    "1-1.5 1.5h-5z",
    "several": "M11 2l9 4.5-9 4.5-9-4.5zM2 11l9 4.5 9-4.5M2 15.5L11 20l9-4.5",
    "check": "M11 2.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM7 11.2l3 3 5-6",
    "cross": "M11 2.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 8l6 6M14 8l-6 6",
    "question": "M11 2.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 8.5c.3-3 5-3 5 0 0 "
    "2-2.5 2-2.5 4M11 15.8h.1",
    "warning": "M11 3l9 16H2zM11 9v4.5M11 16.3h.1",
    "flag": "M5 20V3h12l-3 4.5 3 4.5H5",
}
