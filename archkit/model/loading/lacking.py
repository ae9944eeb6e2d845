"""What a design lacks: the elements that are broken, and what names them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from archkit.model.base import Refers
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.loading.reference_fields import reference_fields
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.place import Path

_CITY_WIDE: Final = (*REGISTRIES, "decisions", Solution.SECTION)


def gone(declared: Mapping[str, Collection[str]], design: Design) -> Iterator[Path]:
    """The paths of the elements that are there and broken, so that the design lacks them.

    Args:
        declared: Every id or address that the files declare, by section.
        design: What is sound.
    """
    for section, there in _there(design).items():
        for address in set(declared[section]).difference(there):
            solution, _, name = address.partition(".")
            inner = section in COLLECTIONS
            yield (Solution.SECTION, solution, section, name) if inner else (section, address)


def dangling(design: Design) -> Iterator[Path]:
    """What names something that is not in the design, be it broken, unread or nowhere.

    Each is an element's path with a field, or the path of a connection that lacks an end.
    """
    there = _there(design)
    for element in design.all_elements():
        for name, field in reference_fields(type(element)).items():
            references = field.find(getattr(element, name)) if name != "like" else ()
            if not all(_names(there, ref, refers, element.scope) for _, ref, refers in references):
                yield (*element.where, name)
        ends = (element.source, element.target) if isinstance(element, Connection) else ()
        if not design.components.keys() >= set(ends):
            yield element.where


def _there(design: Design) -> Mapping[str, Collection[str]]:
    """What a reference may name in a design: by section, the addresses."""
    city = {section: getattr(design, section) for section in _CITY_WIDE}
    inner = {
        section: {
            each.address
            for solution in design.solutions.values()
            for each in getattr(solution, section).values()
        }
        for section in COLLECTIONS
    }
    return city | inner


def _names(there: Mapping[str, Collection[str]], ref: str, refers: Refers, within: str) -> bool:
    sections = [there[section] for section in refers.sections if section in there]
    return not sections or any(ref in each or f"{within}.{ref}" in each for each in sections)
