"""What a waiver must say, and who may grant it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from archkit.analysis.validity import is_over
from archkit.model.organisation import Holder
from archkit.model.risk import Waiver
from archkit.model.settings import WaiverSettings
from archkit.model.vocabulary import RiskLevel

_SAID: Final = ("compensating_control", "residual_risk", "requested_by", "granted")

Fault = tuple[str, str]
"""What is wrong with a waiver, and the field that it is wrong in."""


def faults(waiver: Waiver, settings: WaiverSettings, as_of: date) -> Iterator[Fault]:
    """What keeps a waiver from counting, whatever it waives."""
    absent = [f"`{name}`" for name in _SAID if getattr(waiver, name) is None]
    if absent:
        yield f"the waiver does not say its {' and '.join(absent)}", "rule"
    yield from _days(waiver, settings, as_of)
    if waiver.requested_by is not None and _same(waiver.requested_by, waiver.approved_by):
        yield f"{_who(waiver.approved_by)} asked for the waiver and granted it too", "approved_by"
    if waiver.residual_risk is not None:
        yield from _beyond(waiver.approved_by, waiver.residual_risk, settings)


def _days(waiver: Waiver, settings: WaiverSettings, as_of: date) -> Iterator[Fault]:
    """Whether today lies between its first and its last day, and these not too far apart."""
    if is_over(waiver.expires, as_of):
        yield f"the waiver expired on {waiver.expires}", "expires"
    if waiver.granted is None:
        return
    if waiver.granted > as_of:
        yield f"the waiver is granted only on {waiver.granted}", "granted"
    lasts = (waiver.expires - waiver.granted).days
    if lasts > settings.longest:
        yield f"the waiver lasts {lasts} days; {settings.longest} are the most", "expires"


def _same(one: Holder, other: Holder) -> bool:
    """Whether two are one person; where a name is missing, whether they have one role."""
    if one.name is not None and other.name is not None:
        return one.name.casefold() == other.name.casefold()
    return one.role.casefold() == other.role.casefold()


def _beyond(who: Holder, risk: RiskLevel, settings: WaiverSettings) -> Iterator[Fault]:
    """Whether somebody accepts more than their role may (1 TAC 202.25(4))."""
    roles = settings.above_moderate
    if risk <= RiskLevel.MODERATE:
        roles = (*settings.up_to_moderate, *roles)
    if who.role.casefold() not in {role.casefold() for role in roles}:
        theirs = " or the ".join(roles)
        message = f"a residual risk that is {risk} is not for the {who.role} to accept, but for the"
        yield f"{message} {theirs}", "approved_by"


def _who(holder: Holder) -> str:
    return holder.name or f"the {holder.role}"
