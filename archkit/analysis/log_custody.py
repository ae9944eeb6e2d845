"""Who could change a log: whether it is out of reach of those whose acts it tells."""

from functools import cache

from archkit.analysis.fate import NOT_THERE, domain_of
from archkit.analysis.knowledge import TOLD, Missing, Truth, all_of, any_of
from archkit.analysis.recovery import Isolation, Recovery, unchangeable
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.site import Domain


class LogCustody:
    """Answers whether whoever administers a component can reach its log."""

    def __init__(self, design: Design, recovery: Recovery) -> None:
        self._design = design
        self._recovery = recovery
        self._apart = cache(self._administered_apart)

    def out_of_reach(self, component: Component, collector: Component) -> Truth:
        """Whether a log is safe from those who administer what it tells of.

        A node of the collector is administered by others, or a copy of the log can be
        changed by nobody and is kept with other credentials.
        """
        apart = self._stands_apart(component, collector)
        return True if apart is True else any_of(apart, self._kept_safe(collector))

    def _stands_apart(self, component: Component, collector: Component) -> Truth:
        for each in (component, collector):
            if not each.placed:
                return Missing.field(each, "placed") if each.zone is None else True
        return self._apart(component.placed or (), collector.placed or ())

    def _administered_apart(self, acting: tuple[str, ...], keeping: tuple[str, ...]) -> Truth:
        """Whether some node of a collector is in none of the administrative domains of others."""
        theirs = [self._administration(name) for name in acting]
        return any_of(
            *(
                all_of(*(_differ(self._administration(name), other) for other in theirs))
                for name in keeping
            )
        )

    def _administration(self, name: str) -> str | Missing:
        node = self._design.nodes.get(name)
        return TOLD if node is None else domain_of(node, Domain.ADMINISTRATION)

    def _kept_safe(self, collector: Component) -> Truth:
        copies = self._recovery.copies(collector)
        if isinstance(copies, Missing):
            return copies
        return any_of(
            *(
                all_of(unchangeable(kept), self._recovery.isolation(kept)[Isolation.OUT_OF_HANDS])
                for kept in copies
            )
        )


def _differ(one: str | Missing, other: str | Missing) -> Truth:
    if isinstance(one, Missing):
        return one | other if isinstance(other, Missing) else one
    if isinstance(other, Missing):
        return other
    return one != other or one == NOT_THERE
