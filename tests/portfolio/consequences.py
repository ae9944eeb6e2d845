"""What a seeded fault breaks beside what its case is about, and why that is true.

Each is a rule that finds more than the case expects, with the reason in a few words. Nothing may
be found without a reason here, and no reason may stand here that is not needed any more.
"""

from collections.abc import Mapping
from typing import Final

_ALIKE: Final = "others are like the same archetype"
_PLACED: Final = "others stand in the same place"
_TEAM: Final = "others are in the hands of the same team"
_VENDOR: Final = "others come from the same vendor"
_NEW_TO_TEAM: Final = "nobody has said who can support it"
_UNMET: Final = "a requirement that rests on it is not met any more"
_JUSTICE: Final = "where justice data go now, nobody said who may"

CONSEQUENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "B03: the account pages take card numbers, and keep the codes for retries": {
        "CMP-001": "what keeps data is asked for its copies",
        "MNT-007": "the new data have no system of record",
        "PRV-007": "the pages stand outside the zone for cards",
    },
    "B03: the water account pages keep security codes for retries": {
        "CMP-001": "what keeps data is asked for its copies",
        "MNT-007": "the new data have no system of record",
        "SEC-013": "security codes weigh more than the solution says",
    },
    "B07: copies of calls are kept abroad, under a module that nobody has validated": {
        "PRV-003": _ALIKE,
        "PRV-004": "others have copies in the same place",
        "REQ-009": _UNMET,
    },
    "B07: those who keep dispatch running are not screened": {"PRV-004": _TEAM},
    "B08: the narrative of calls goes to the public incident map": {
        "CMP-001": _JUSTICE,
        "PRV-004": "those who run the map are not cleared",
    },
    "B08: the narrative of calls is copied to the public map as it is": {
        "CMP-001": _JUSTICE,
        "PRV-004": "those who run the map are not cleared",
        "SEC-014": "the public map is open to strangers",
    },
    "B10: the 911 centre and its standby share a storage array and a carrier": {
        "AVL-003": "all that stands on the same two nodes",
        "REQ-009": _UNMET,
    },
    "B11: dispatchers sign in at one site only, and that is the one that is lost": {
        "AVL-001": "sign-in and what waits for it work less",
        "AVL-002": "nothing stands in for the directory",
        "AVL-009": "patching the directory now stops sign-in",
        "REQ-009": _UNMET,
    },
    "B14: the seven years of the permits are the rotation of the tapes": {
        "PRV-011": "the store keeps three other sorts of records",
        "PRV-012": "the store keeps three other sorts of records",
        "REQ-009": _UNMET,
    },
    "B16: requests, work orders and maps wait for each other in a circle": {
        "AVL-001": "each works only while the others do",
        "AVL-004": "each is back only once the others are",
        "MNT-001": "a second, shorter circle",
        "MNT-003": "the stable ones wait for the unstable",
        "MNT-012": "the new calls go past the hub",
        "SEC-006": "field tablets now get to the maps",
        "SEC-007": "the new calls cross zones that may not meet",
        "REQ-009": _UNMET,
    },
    "B18: a database past the end of its support": {
        "CMP-001": _NEW_TO_TEAM,
        "MNT-009": "the standard is retiring it as well",
    },
    "B18: one old product goes unnoticed, another is waived and no decision says why": {
        "CMP-001": _NEW_TO_TEAM,
        "MNT-009": "the standard is retiring it as well",
    },
    "B19: a library kiosk keeps a list of its own, and its administrators share a password": {
        "CMP-001": "of the new accounts not all is said",
    },
    "B20: a department keeps a second tool for residents' requests": {
        "CMP-001": "which of the two came first is not said",
    },
    "B21: staff share the accounts that open the health plan choices": {
        "PRV-010": _ALIKE,
        "SEC-015": "whoever shares an account leaves no trace",
    },
    "B23: payments around the clock have help in office hours, and come back too late": {
        "CMP-001": "the team that takes over has not said its skills",
        "OPS-001": "others are like the same archetypes",
        "REQ-009": _UNMET,
    },
    "B25: a requirement asks for a fast and user-friendly system": {
        "CMP-001": "a wish has no figure to be judged by",
    },
    "TXT-031: The permit portal shall keep forms in PostgreSQL.": {
        "REQ-003": "a product that is named needs a reason",
    },
    "a copy of the dispatch database is encrypted by a module that nobody validated": {
        "PRV-003": _ALIKE,
    },
    "a copy of the permits is kept in clear text": {"SEC-005": _ALIKE},
    "administrators of the plant's jump host need a password only": {
        "SEC-008": "the jump host guards the plant no longer",
    },
    "criminal justice information may no longer be in the zone of the 911 centre": {
        "PRV-005": _PLACED,
    },
    "more and more solutions are wired to each other past the hub": {
        "CMP-001": "the new solution says next to nothing",
        "MNT-003": "the new solution is unstable",
        "QUA-001": "the new solution has no requirement",
        "REQ-008": "the new solution has no requirement",
    },
    "nobody has planned how to leave the dispatch vendor, and the billing vendor keeps the data": {
        "MNT-010": _VENDOR,
    },
    "nobody has restored the 911 database for a year": {"AVL-007": _ALIKE},
    "nobody has said what the permits database keeps": {
        "CMP-001": "it may keep justice data; who may see these?",
    },
    "something new is made with what the city retires": {
        "CMP-001": _NEW_TO_TEAM,
        "MNT-008": "its support has ended as well",
    },
    "the billing run reads the permits database of another department": {
        "MNT-012": "the call goes past the hub",
        "SEC-007": "the call crosses zones that may not meet",
    },
    "the copies of the permits are made each day": {
        "AVL-005": _ALIKE,
        "REQ-009": _UNMET,
    },
    "the integration hub leans on a solution that leans on many": {
        "MNT-001": "that solution waits for the hub",
        "REQ-009": _UNMET,
    },
    "the logs of the city tell who signed in, and not what they did": {"SEC-015": _ALIKE},
    "the maps, on which many build, wait for the permit system": {
        "MNT-001": "the permit system waits for the maps",
    },
    "the permit desk reaches into the database of the maps": {
        "MNT-006": "two departments now write to it",
    },
    "the portal asks the case service twenty times over the wide-area network": {
        "PER-003": "twenty calls are more than it can take",
    },
    "the team that makes the maps is dissolved": {"MNT-011": _TEAM},
    "two people can mend the plant's panels, and one the checkout": {
        "MNT-011": "the control server is of the same make",
    },
    "what is to survive the loss of a site keeps its data at one": {
        "AVL-001": "with one store the permits work less",
        "AVL-002": "nothing stands in for the store",
        "REQ-009": _UNMET,
    },
    "who administers the vault can change the only copies of its log": {
        "AVL-005": "copies in reach do not outlive ransomware",
        "AVL-006": "copies in reach are no safe copies",
        "SEC-015": "others have their logs in the same hands",
    },
    "whoever runs the 911 database can delete its copies": {"AVL-006": _ALIKE},
    "B12: the portal promises 99.9 % over an unpaired front end and hard dependencies": {
        "CMP-001": "whether it goes on without the maps is not said",
        "REQ-009": _UNMET,
    },
    "B25: one requirement keeps data five years, another deletes them within two": {
        "REQ-009": _UNMET,
    },
    "patrols have no way to go on when the mobile gateway is away": {
        "REQ-009": _UNMET,
    },
    "the 911 database takes an hour to bring back": {
        "REQ-009": _UNMET,
    },
    "the fee file is begun an hour before it must be done, and takes two": {
        "REQ-009": _UNMET,
    },
    "three people carry the nights of the 911 centre": {
        "REQ-009": _UNMET,
    },
}
"""By the name of the case, then by the rule."""
