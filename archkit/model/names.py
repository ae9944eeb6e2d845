"""What people call an element: its address, or as much of it as one alone has."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from archkit.model.base import Element
from archkit.model.design import Design
from archkit.source.diagnostic import did_you_mean


class NoSuchElementError(Exception):
    """A name that no element has, or that several have.

    Attributes:
        name: The name.
        several: A longer name of each that has it.
        close: The name that was probably meant, where there is one.
    """

    def __init__(self, name: str, several: Sequence[str], close: str | None) -> None:
        self.name, self.several, self.close = name, several, close
        super().__init__(f"{self.what}: {self.advice}")

    @property
    def what(self) -> str:
        """What is wrong, in a few words."""
        if self.several:
            return f"several elements are called `{self.name}`"
        return f"there is no element `{self.name}`"

    @property
    def advice(self) -> str:
        """What to do about it."""
        if self.several:
            return f"write {' or '.join(f'`{each}`' for each in self.several)}"
        if self.close:
            return f"did you mean `{self.close}`?"
        return "write its address, such as `online-permits.portal` or `nodes.app-a`"


class ElementNames:
    """Finds elements of a design by what people call them.

    An element is named by its address (`online-permits.portal`, `app-a`), with its section where
    that tells it from others (`nodes.app-a`, `online-permits.journeys.apply`), or by its id
    alone where no other has it.
    """

    def __init__(self, design: Design) -> None:
        self._design = design

    def named(self, name: str) -> Element:
        """The element of a name.

        Raises:
            NoSuchElementError: where none has it, or several do.
        """
        found = self.all_named(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchElementError(name, [full_name(each) for each in found], None)
        ids = () if "." in name else self._ids
        raise NoSuchElementError(name, (), did_you_mean(name, [*ids, *self._addresses, *self.full]))

    def all_named(self, name: str) -> Sequence[Element]:
        """The elements of a name, those that have it as their address before others."""
        known = (self.full, self._addresses, self._ids)
        return next((found for each in known if (found := each.get(name))), ())

    @cached_property
    def full(self) -> Mapping[str, Sequence[Element]]:
        """Every element by its full name."""
        return _grouped((full_name(each), each) for each in self._design.all_elements())

    @cached_property
    def _addresses(self) -> Mapping[str, Sequence[Element]]:
        return _grouped((each.address, each) for each in self._design.all_elements())

    @cached_property
    def _ids(self) -> Mapping[str, Sequence[Element]]:
        return _grouped((each.id, each) for each in self._design.all_elements())


def full_name(element: Element) -> str:
    """The name that no other element has: the address with the section in it."""
    if element.within:
        return f"{element.within}.{element.SECTION}.{element.id}"
    return f"{element.SECTION}.{element.id}"


def _grouped(named: Iterator[tuple[str, Element]]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for name, element in named:
        found.setdefault(name, []).append(element)
    return found
