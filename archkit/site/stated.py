"""What changed of a solution as a whole, in the words of a department."""

from typing import Final

from archkit.analysis.cost import Account
from archkit.diff.changes import FieldChange
from archkit.site.spoken import spoken
from archkit.site.words import LEVELS

_LEVELS: Final = {
    "availability": "Works for",
    "rto": "Back within",
    "rpo": "May lose at most",
    "hours": "Hours",
}


def field_told(field: FieldChange) -> str:
    """A field of a solution in words; nothing where it is of no concern to a department."""
    path, old, new = field.path, field.old, field.new
    if path == ("purpose",) and new:
        return f"It is for this: {new}"
    if path == ("name",) and new:
        return f"It is now called {new}."
    if path == ("stage",):
        return f"Its stage is {new}; it was {old}."
    if path == ("tier",) and isinstance(new, int):
        return f"How much depends on it: {LEVELS[new]}."
    if path[0] == "service_level" and path[-1] in _LEVELS:
        now, was = (spoken(str(each)) if each is not None else "not said" for each in (new, old))
        return f"{_LEVELS[path[-1]]}: {now}; it was {was}."
    return ""


def amount_told(account: Account, currency: str) -> str:
    """What a solution costs over five years, or that nobody has said so."""
    if currency not in account.currencies:
        return "not said"
    amount = account.total(currency, lambda entry: entry.five_years)
    least = "" if amount.low == amount.high else "at least "
    return f"{least}{amount.low:,.0f} {currency}"
