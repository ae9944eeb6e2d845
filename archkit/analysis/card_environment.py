"""The cardholder data environment: the zones in which card data may be (PCI DSS)."""

from functools import cached_property

from archkit.analysis.information import Information
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.design import Design
from archkit.model.site import Zone
from archkit.model.vocabulary import CARDHOLDER, ZoneKind


class CardEnvironment:
    """Answers which zones belong to the cardholder data environment."""

    def __init__(self, design: Design, information: Information) -> None:
        self._design = design
        self._information = information

    @cached_property
    def matters(self) -> bool:
        """Whether the design has card data, or may have, or a zone for them."""
        zones = self._design.zones.values()
        return self._information.conceivable(CARDHOLDER) or any(
            self.holds(zone) is True for zone in zones
        )

    @staticmethod
    def holds(zone: Zone) -> Truth:
        """Whether card data may be in a zone: as it says itself, or by what it is for."""
        if zone.cardholder_data is not None:
            return zone.cardholder_data
        return zone.kind is ZoneKind.CARDHOLDER or Missing.field(zone, "cardholder_data")
