"""Which data are government records, and which components keep some."""

from functools import cached_property

from archkit.analysis.holders import Answers, Holders
from archkit.analysis.knowledge import Missing, Truth
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.information import Data


class Retention:
    """Answers what has to be kept by a schedule, and where it is kept."""

    def __init__(self, design: Design, holders: Holders) -> None:
        self._design = design
        self._holders = holders

    def keeps_records(self, component: Component) -> Truth:
        """Whether a component keeps any data that are a record."""
        return self._keepers.get(id(component), False)

    @cached_property
    def _keepers(self) -> Answers:
        every = self._design.data.values()
        records = {each.id: sure for each in every if (sure := is_record(each)) is not False}
        return self._holders.keeping(records)


def is_record(data: Data) -> Truth:
    """Whether data are a government record; `retention: none` says that they are not."""
    return Missing.field(data, "retention") if data.retention is None else data.retention != "none"
