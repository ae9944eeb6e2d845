"""Recovery: which copies of a store survive what, and how much work is lost with them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from archkit.analysis.figures import smallest_of
from archkit.analysis.information import Information
from archkit.analysis.knowledge import Bounds, Missing, Truth, all_of, any_of, opposite
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.resilience import Copy, CopyMethod
from archkit.model.vocabulary import STORES, Classification

REPLICAS: Final = frozenset({CopyMethod.SYNC_REPLICA, CopyMethod.ASYNC_REPLICA})
"""Methods that follow the store, and so follow every damage to it."""

_NEVER: Final = float("inf")


class Threat(StrEnum):
    """What may happen to the data of a store."""

    SITE_LOSS = "the loss of a site"
    CORRUPTION = "corruption"
    RANSOMWARE = "ransomware"


class Isolation(StrEnum):
    """What a copy must be so that whoever ruins the store cannot ruin it too."""

    ELSEWHERE = "at another site"
    KEPT_BACK = "a copy of a point in time"
    OUT_OF_HANDS = "out of reach of the store's administrators (`separate_credentials`)"
    UNCHANGEABLE = "immutable or offline"
    ENCRYPTED = "encrypted, as confidential data ask for"


class Kept(NamedTuple):
    """A copy of a store under its name."""

    store: Component
    name: str
    copy: Copy

    def missing(self, field: str) -> Missing:
        """A field of the copy is absent."""
        return Missing.field(self.store, "backup", "copies", self.name, field)

    @property
    def point_in_time(self) -> bool:
        """Whether it shows the data as they were before the damage."""
        return self.copy.method not in REPLICAS

    @property
    def loss(self) -> Bounds:
        """The seconds of work that are lost when the store is restored from it.

        For a copy of a point in time, the time between two copies and the time
        that making one takes; for a replica, how far it lags behind.
        """
        if self.copy.method is CopyMethod.SYNC_REPLICA:
            return Bounds.exactly(0.0)
        parts = [self._length("every")]
        if self.point_in_time:
            parts.append(self._length("takes"))
        return parts[0] + parts[1] if len(parts) > 1 else parts[0]

    def _length(self, field: str) -> Bounds:
        stated = self.copy.every if field == "every" else self.copy.takes
        if stated is None:
            return Bounds(0.0, _NEVER, self.missing(field))
        return Bounds.exactly(stated.value)


class Loss(NamedTuple):
    """What a threat costs.

    Attributes:
        threat: The threat.
        lost: The seconds of work that are lost; without end where no copy survives.
        best: The copy that then serves best, if any may.
        certain: Whether that copy surely survives.
    """

    threat: Threat
    lost: Bounds
    best: Kept | None
    certain: bool


class Recovery:
    """Answers what copies there are of a store, what they survive and what is lost."""

    def __init__(self, design: Design, information: Information) -> None:
        self._design = design
        self._information = information

    @cached_property
    def keepers(self) -> list[Component]:
        """The components that hold, or may, the master copy of data that they keep."""
        undecided = {each.id for each in self._design.data.values() if not each.system_of_record}
        return [
            each
            for address, each in self._design.components.items()
            if (
                each.stores is None
                or address in self._mastered
                or not undecided.isdisjoint(self._information.stored(each))
            )
            and self.keeps_records(each) is not False
        ]

    def keeps_records(self, component: Component) -> Truth:
        """Whether a component holds the master copy of data that it keeps."""
        if component.stores is None:
            expected = component.kind in STORES or component.address in self._mastered
            return Missing.field(component, "stores") if expected else False
        return any_of(
            *(self._masters(component, name) for name in self._information.stored(component))
        )

    def copies(self, component: Component) -> tuple[Kept, ...] | Missing:
        """The copies kept of a store, in the order of their names."""
        backup = component.backup
        if backup is None:
            return Missing.field(component, "backup")
        named: Mapping[str, Copy] = {} if backup == "none" else backup.copies
        return tuple(Kept(component, name, named[name]) for name in sorted(named))

    def loss(self, copies: Sequence[Kept], threat: Threat) -> Loss:
        """What a threat costs where some copies are kept: with the best that survives it."""
        survives = [(each, self.survives(each, threat)) for each in copies]
        left = [(each, sure) for each, sure in survives if sure is not False]
        if not left:
            return Loss(threat, Bounds.exactly(_NEVER), None, certain=False)
        best, sure = min(left, key=lambda each: (each[0].loss.low, each[1] is not True))
        lost = smallest_of(_restored(each, sure) for each, sure in left)
        if lost.low == lost.high:
            lost = Bounds.exactly(lost.low)
        return Loss(threat, lost, best, certain=sure is True)

    def survives(self, kept: Kept, threat: Threat) -> Truth:
        """Whether a copy is still good after a threat has struck the store.

        A replica follows corruption; whoever encrypts a store for ransom also
        reaches every copy that is neither immutable nor offline.
        """
        if threat is Threat.SITE_LOSS:
            return self.elsewhere(kept)
        if threat is Threat.CORRUPTION:
            return kept.point_in_time
        return all_of(kept.point_in_time, unchangeable(kept))

    def elsewhere(self, kept: Kept) -> Truth:
        """Whether a copy is at a site where the store is not.

        A replica may be one of the store's own placements; then it is the
        others that it must be away from.
        """
        at = self._site(kept.copy.at, kept.missing("at"))
        placed = kept.store.placed or ()
        others = [node for node in placed if node != kept.copy.at] or placed
        if not others:
            return Missing.field(kept.store, "placed")
        absent = Missing.field(kept.store, "placed")
        return opposite(any_of(*(_same(at, self._site(node, absent)) for node in others)))

    def isolation(self, kept: Kept) -> dict[Isolation, Truth]:
        """What holds of a copy, of all that isolates it from the store (CP-9(8), CP-6(1))."""
        confidential = self._information.stores_at_least(Classification.CONFIDENTIAL, kept.store)
        return {
            Isolation.ELSEWHERE: self.elsewhere(kept),
            Isolation.KEPT_BACK: kept.point_in_time,
            Isolation.OUT_OF_HANDS: _stated(kept, "separate_credentials"),
            Isolation.UNCHANGEABLE: unchangeable(kept),
            Isolation.ENCRYPTED: any_of(opposite(confidential), _encrypted(kept)),
        }

    @cached_property
    def _mastered(self) -> frozenset[str]:
        """The addresses of the components that data name as their system of record."""
        refs = {each.system_of_record for each in self._design.data.values()}
        found = (self._design.component(ref, "") for ref in refs if ref not in (None, "none"))
        return frozenset(each.address for each in found if each is not None)

    def _masters(self, component: Component, name: str) -> Truth:
        data = self._design.data.get(name)
        if data is None:
            return False
        if data.system_of_record is None:
            return Missing.field(data, "system_of_record")
        return self._design.component(data.system_of_record, "") is component

    def _site(self, node: str | None, absent: Missing) -> str | Missing:
        """The site of a node; `absent` where no sound node is named."""
        found = self._design.nodes.get(node) if node is not None else None
        if found is None:
            return absent
        return Missing.field(found, "site") if found.site is None else found.site


def _restored(kept: Kept, survives: Truth) -> Bounds:
    """What is lost with a copy that may not survive."""
    if not isinstance(survives, Missing):
        return kept.loss
    missing = survives if kept.loss.missing is None else survives | kept.loss.missing
    return Bounds(kept.loss.low, _NEVER, missing)


def unchangeable(kept: Kept) -> Truth:
    """Whether nobody on the network can change a copy."""
    return any_of(_stated(kept, "immutable"), _stated(kept, "offline"))


def _stated(kept: Kept, field: str) -> Truth:
    value = getattr(kept.copy, field)
    return kept.missing(field) if value is None else bool(value)


def _encrypted(kept: Kept) -> Truth:
    at_rest = kept.copy.encryption
    return kept.missing("encryption") if at_rest is None else not at_rest.none


def _same(one: str | Missing, other: str | Missing) -> Truth:
    if isinstance(one, Missing):
        return one | other if isinstance(other, Missing) else one
    return other if isinstance(other, Missing) else one == other
