"""How rules are called: an id for machines, a name for people."""

import re
from typing import Final

RULE_ID: Final = re.compile(r"[A-Z]{2,8}-\d{3}")
"""How the id of a rule is written: the letters of its family and a number."""
ID_HINT: Final = "write 2 to 8 capitals, a hyphen and three digits, such as `CITY-001`"
RULE_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
"""How the name of a rule is written: words with hyphens between, so that no family is named so."""
NAME_HINT: Final = "write the fault in small letters with hyphens between, such as `no-spare-key`"
