"""Scenarios: the patches that stand for more load, or for a site that is down."""

from collections.abc import Iterator

from archkit.analysis.consequences.effect import Effect
from archkit.analysis.consequences.strike import struck
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.names import full_name
from archkit.model.overlay.spoken import Line
from archkit.model.site import Site


def load_times(factor: float, design: Design) -> Iterator[Line]:
    """Every journey, and every connection with a rate of its own, as much oftener.

    What the load is computed from grows alike: journeys bring it along their paths, and a
    connection that no journey takes states it itself.
    """
    before = f"--load {factor:g}x: "
    for solution in design.solutions.values():
        rates = [(full_name(each), each.rate) for each in solution.journeys.values()]
        rates += [(full_name(each), each.rate) for each in solution.connections.values()]
        for name, rate in rates:
            if rate is not None:
                number, _, unit = str(rate).partition("/")
                more = f"{float(number) * factor:.10g} /{unit}"
                yield Line("set", before, f"{name}.rate", more)


def site_down(site: Site, design: Design) -> Iterator[Line]:
    """What stands at a site is not there; what cannot go on with the rest does not work.

    A component that goes on elsewhere keeps the placements that are left. One of which nobody
    says whether those are enough is left as it is: that is unknown before and after.
    """
    before = f"--site-down {site.id}: "
    for hit in struck(site, design):
        name = full_name(hit.component)
        if hit.effect is Effect.STOPS:
            yield Line("set", before, f"{name}.availability", "0 %")
        elif hit.effect is Effect.COPES and (left := _left(hit.component, site, design)):
            yield Line("set", before, f"{name}.placed", f"[{', '.join(left)}]")


def _left(component: Component, site: Element, design: Design) -> list[str]:
    """The placements that are not at the site; none for what a vendor keeps going elsewhere."""
    placed = component.placed or ()
    return [each for each in placed if each in design.nodes and design.nodes[each].site != site.id]
