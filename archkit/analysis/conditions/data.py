"""Conditions on the data that an element keeps, works on or carries."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.conditions.condition import Condition, OfDesign, Reason
from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.declared.selectors import DataSelector
from archkit.model.information import Data
from archkit.model.vocabulary import Kind
from archkit.source.place import Place

_DOES: Final = {
    "stores": "keeps",
    "processes": "works on",
    "carries": "carries",
    "returns": "brings back",
}
"""What an element does with the data that a field of it lists."""


class DataCondition(Condition[Element]):
    """An element lists data of a sort in one of its fields.

    Attributes:
        name: The field.
        selector: Which data.
    """

    def __init__(self, name: str, selector: DataSelector) -> None:
        self.name = name
        self.selector = selector
        self._conceivable = OfDesign(self._that_may_fit)

    def holds(self, on: Element, facts: Facts) -> Truth:
        """Whether some of the data are such.

        Where no data of the design may be, nobody has to state what is where.
        """
        conceivable = self._conceivable(facts)
        if not conceivable:
            return False
        listed = self._listed(on)
        if listed is None:
            return self._unstated(on)
        return any_of(*(conceivable[name] for name in listed if name in conceivable))

    def reasons(self, on: Element, facts: Facts, *, so: bool) -> Iterator[Reason]:
        """The data that fit; where none does, what is there."""
        listed = self._listed(on) or ()
        does, known = _DOES[self.name], facts.design.data
        if not so:
            there = ", ".join(f"`{each}`" for each in listed) or "nothing"
            yield Reason(f"`{on.id}` {does} {there}", on.where, (self.name,))
        for name in listed if so else ():
            if (data := known.get(name)) is not None and self._fits(data) is True:
                what = self._words(data)
                at = (Place(data.where, ("classification",)), "classified here")
                related = (at,) if data.classification else ()
                yield Reason(f"`{on.id}` {does} `{name}`{what}", on.where, (self.name,), related)

    def _listed(self, on: Element) -> tuple[str, ...] | None:
        value = getattr(on, self.name)
        if self.name not in on.model_fields_set or value is None:
            return None
        return value if isinstance(value, tuple) else ()

    def _unstated(self, on: Element) -> Truth:
        """People keep no data unless it says so: nobody writes `stores: none` for each of them."""
        if isinstance(on, Component) and on.kind is Kind.PERSON:
            return False
        return Missing.field(on, self.name)

    def _that_may_fit(self, facts: Facts) -> dict[str, Truth]:
        known = {name: self._fits(data) for name, data in facts.design.data.items()}
        return {name: fits for name, fits in known.items() if fits is not False}

    def _fits(self, data: Data) -> Truth:
        wanted = self.selector
        return all_of(
            wanted.data is None or data.id in wanted.data,
            self._is_as_sensitive(data),
            self._is_governed(data),
        )

    def _is_as_sensitive(self, data: Data) -> Truth:
        wanted, level = self.selector, data.classification
        if wanted.classification is None and wanted.at_least is None:
            return True
        if level is None:
            return Missing.field(data, "classification")
        return (wanted.classification is None or level in wanted.classification) and (
            wanted.at_least is None or level >= wanted.at_least
        )

    def _is_governed(self, data: Data) -> Truth:
        wanted = self.selector.regime
        if wanted is None:
            return True
        if data.regimes is None:
            return Missing.field(data, "regimes")
        return not set(wanted).isdisjoint(data.regimes)

    def _words(self, data: Data) -> str:
        """What the selector asks of the data, as these answer it."""
        said = []
        if data.classification and (self.selector.classification or self.selector.at_least):
            said.append(data.classification.value)
        if self.selector.regime:
            said += [each for each in data.regimes or () if each in self.selector.regime]
        return f" ({', '.join(said)})" if said else ""
