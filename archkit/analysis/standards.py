"""Which technologies the city has adopted for what, and which ones a group of components uses."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.technology import Ring, Technology
from archkit.model.vocabulary import NOT_OURS, Status


class Diversity(NamedTuple):
    """The technologies that some components use for one capability, more than one of them.

    Attributes:
        capability: What they are used for.
        users: The components, by the id of the technology.
        surely: Whether more than one of them is there to stay.
    """

    capability: str
    users: Mapping[str, tuple[Component, ...]]
    surely: Truth


class Standards:
    """Answers what the city's technology standard says of a choice."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def alternative(self, technology: Technology) -> Technology | Missing | None:
        """An adopted technology that does what another does; nothing where there is none."""
        own = technology.capability
        if own is None:
            return Missing.field(technology, "capability") if self._adopted else None
        known = [each for each in self._adopted.get(own, ()) if each is not technology]
        if known:
            return known[0]
        open_questions = (
            all_of(_adopted(each), _does(own, each))
            for each in self._unsettled
            if each is not technology
        )
        perhaps = any_of(*open_questions)
        return perhaps if isinstance(perhaps, Missing) else None

    def diversity(self, components: Iterable[Component]) -> tuple[list[Diversity], Truth]:
        """The capabilities for which some components use several technologies.

        Beside it stands what is missing to tell whether there are more of them. What
        retires does not count: one of two is on its way out.
        """
        staying = [
            each
            for each in components
            if each.kind not in NOT_OURS and each.status is not Status.RETIRING
        ]
        users: dict[str, dict[str, list[Component]]] = {}
        gaps: dict[str, Missing] = {}
        for each in staying:
            technology = self._design.technologies.get(each.technology or "")
            if each.technology is None:
                gaps[each.address] = Missing.field(each, "technology")
            elif technology is not None and technology.capability is None:
                gaps[technology.id] = Missing.field(technology, "capability")
            elif technology is not None and technology.capability is not None:
                alike = users.setdefault(technology.capability, {})
                alike.setdefault(technology.id, []).append(each)
        found = [_diversity(name, alike) for name, alike in sorted(users.items()) if len(alike) > 1]
        several = len(gaps) + sum(map(len, users.values())) > 1
        return found, any_of(*gaps.values()) if several else False

    @cached_property
    def _adopted(self) -> Mapping[str, list[Technology]]:
        """The adopted technologies, by what they do."""
        found: dict[str, list[Technology]] = {}
        for each in self._design.technologies.values():
            if each.ring is Ring.ADOPT and each.capability is not None:
                found.setdefault(each.capability, []).append(each)
        return found

    @cached_property
    def _unsettled(self) -> list[Technology]:
        """The technologies of which the stance or the use is not stated."""
        every = self._design.technologies.values()
        return [each for each in every if each.ring is None or each.capability is None]


def _adopted(technology: Technology) -> Truth:
    if technology.ring is None:
        return Missing.field(technology, "ring")
    return technology.ring is Ring.ADOPT


def _does(capability: str, technology: Technology) -> Truth:
    if technology.capability is None:
        return Missing.field(technology, "capability")
    return technology.capability == capability


def _diversity(capability: str, users: Mapping[str, list[Component]]) -> Diversity:
    """Sure of it where two technologies have a user of which it is stated what becomes of it."""
    stay = {name: any_of(*map(_stays, parts)) for name, parts in sorted(users.items())}
    surely = sum(each is True for each in stay.values()) > 1
    gaps = [each for each in stay.values() if isinstance(each, Missing)]
    return Diversity(
        capability,
        {name: tuple(users[name]) for name in stay},
        True if surely else all_of(*gaps),
    )


def _stays(component: Component) -> Truth:
    return Missing.field(component, "status") if component.status is None else True
