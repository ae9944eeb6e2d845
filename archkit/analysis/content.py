"""What an approval binds to: the content of a solution, and its fingerprint.

The content is all that the solution states itself, from whatever files, with what its components
and connections take over from archetypes. How it is written does not count: the order of keys, the
files, comments, `15 min` or `900 s`, a value of its own or an archetype's. Nor do

- its approvals and waivers, and that a requirement's links were confirmed: decisions about it;
- its options and by what they are compared: ways it might go, and does not go yet;
- its stage, which an approval moves;
- dates: when something was last tried, looked at or shown, or is due, changes without the design.

What the registries say of data, technologies, vendors and nodes is not the solution's.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

from archkit.model.approval import Approval
from archkit.model.base import Model
from archkit.model.hours import Hours
from archkit.model.options import Option
from archkit.model.quantities import Count, Money, Quantity
from archkit.model.requirement import Requirement
from archkit.model.risk import Waiver
from archkit.model.solution import COLLECTIONS, Solution
from archkit.model.view import View

OWN_FACTS: Final = "solution"
"""The part of the content that stands directly in a solution, and in none of its sections."""

_NO_CONTENT: Final = {
    "id",
    "within",
    "like",
    "stage",
    "confirmed",
    Approval.SECTION,
    Waiver.SECTION,
    Option.SECTION,
    View.SECTION,
    "criteria",
}
_NORMATIVE: Final = {"kind", "quality", "statement", "fit", "satisfied_by"}
_DIGITS: Final = 16
_DIGITS_OF_A_PART: Final = 8


def parts_of(solution: Solution) -> Mapping[str, str]:
    """The fingerprint of each part of a solution's content: its own facts, and each section."""
    own: dict[str, object] = {}
    parts: dict[str, object] = {OWN_FACTS: own}
    for name, value in _fields(solution):
        (parts if name in COLLECTIONS else own)[name] = value
    return {name: _digest(part)[:_DIGITS_OF_A_PART] for name, part in sorted(parts.items())}


def fingerprint(solution: Solution) -> str:
    """The fingerprint of a solution's content: sixteen hex digits."""
    return _digest(dict(_fields(solution)))[:_DIGITS]


def fingerprint_of(requirement: Requirement) -> str:
    """The fingerprint of what a requirement asks, and of what is said to meet it.

    Who asks for it, why, how urgently and how it was shown may change without that.
    """
    asked = {name: value for name, value in _fields(requirement) if name in _NORMATIVE}
    return _digest(asked)[:_DIGITS]


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(model: Model) -> Iterator[tuple[str, object]]:
    """The fields of a part that say something."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in _NO_CONTENT or value == field.get_default(call_default_factory=True):
            continue
        if not isinstance(value, dt.date):
            yield name, _plain(value)


def _plain(value: object) -> object:
    """A value in the one way in which it can be written."""
    if isinstance(value, Model):
        return dict(_fields(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Quantity):
        return [type(value).__name__, value.value, _unit(value)]
    return f"{value.minutes:x}" if isinstance(value, Hours) else value


def _unit(value: Quantity) -> str:
    """What is counted, where the kind of the quantity does not tell."""
    if isinstance(value, Money):
        return value.currency
    return value.noun if isinstance(value, Count) else ""
