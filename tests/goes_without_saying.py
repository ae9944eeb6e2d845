"""The fields that mean something where they are left out, as the page of the language tells them."""

import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "language.md"


def told() -> set[str]:
    """The names of the fields in the table under its heading."""
    text = PAGE.read_text(encoding="utf-8")
    section = text.partition("### What goes without saying\n")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return {name for row in rows for name in re.findall("`(.+?)`", row)}
