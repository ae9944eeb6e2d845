"""Parts: how available one component is with its placements, apart from what it needs."""

from typing import Final

from archkit.analysis.availability.blocks import Range, redundant_between
from archkit.analysis.knowledge import Bounds, Missing
from archkit.model.component import Component
from archkit.model.quantities import Ratio
from archkit.model.resilience import Redundancy, RedundancyMode
from archkit.model.vocabulary import Kind

VENDOR_RUN: Final = frozenset({Kind.SAAS, Kind.EXTERNAL_SYSTEM})
"""Kinds whose placements are the vendor's affair."""


def figure_of(component: Component) -> Bounds:
    """The availability of a component with its redundancy; between bounds where it is open."""
    if component.kind is Kind.PERSON:
        return Bounds.exactly(1.0)
    gaps = _gaps(component)
    if component.availability is None:
        absent = Missing.field(component, "availability")
        return Bounds(0.0, 1.0, absent if gaps is None else absent | gaps)
    low, high = _range(component, _share(component.availability))
    return Bounds(low, high, gaps)


def _range(component: Component, each: float) -> Range:
    """What the availability of the placements together can be, by what is stated of them."""
    redundancy = component.redundancy
    placements = len(set(component.placed or ()))
    if isinstance(redundancy, Redundancy) and redundancy.mode is RedundancyMode.MANAGED:
        return each, each
    if not placements:
        return 0.0, each if redundancy == "none" else 1.0
    if redundancy == "none" or redundancy is None:
        all_needed = each**placements
        if redundancy == "none" or placements == 1:
            return all_needed, all_needed
        return all_needed, redundant_between(placements, each, (1, placements))[1]
    return _stated_range(redundancy, placements, each)


def _share(stated: Ratio) -> float:
    """A stated share; what is above the whole is the whole."""
    return min(stated.value, 1.0)


def _stated_range(redundancy: Redundancy, placements: int, each: float) -> Range:
    needs = (1, placements) if redundancy.needs is None else (redundancy.needs,) * 2
    short = needs[0] > placements
    low, high = redundant_between(
        placements,
        each,
        (placements, placements) if short else needs,
        _share_or_any(redundancy.common_cause),
        _share_or_any(redundancy.switchover)
        if redundancy.mode is RedundancyMode.ACTIVE_PASSIVE
        else (1.0, 1.0),
    )
    # More are needed than are named, so the others are not stated: it is no better than these.
    return 0.0 if short else low, high


def _share_or_any(stated: Ratio | None) -> Range:
    return (0.0, 1.0) if stated is None else (_share(stated), _share(stated))


def _gaps(component: Component) -> Missing | None:
    """The absent fields, the availability apart, that the figure depends on."""
    redundancy = component.redundancy
    placements = len(set(component.placed or ()))
    names: list[tuple[str, ...]] = []
    if isinstance(redundancy, Redundancy):
        names = _gaps_of(redundancy, placements)
    else:
        if not placements and not (redundancy is None and component.kind in VENDOR_RUN):
            names.append(("placed",))
        if redundancy is None and placements != 1:
            names.append(("redundancy",))
    missing = [Missing.field(component, *name) for name in names]
    return Missing(frozenset().union(*(each.places for each in missing))) if missing else None


def _gaps_of(redundancy: Redundancy, placements: int) -> list[tuple[str, ...]]:
    if redundancy.mode is RedundancyMode.MANAGED:
        return []
    names: list[tuple[str, ...]] = []
    if not placements or (redundancy.needs or 1) > placements:
        names.append(("placed",))
    if placements == 1:
        return names
    stated = [("needs", redundancy.needs), ("common_cause", redundancy.common_cause)]
    if redundancy.mode is RedundancyMode.ACTIVE_PASSIVE:
        stated.append(("switchover", redundancy.switchover))
    return names + [("redundancy", name) for name, value in stated if value is None]
