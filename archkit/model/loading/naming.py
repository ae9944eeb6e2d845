"""Who may name something: the elements in whose files the words of its name stand."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.design import Design
from archkit.model.loading.sheet import Sheet
from archkit.model.loading.yaml_sheet import YamlSheet
from archkit.model.solution import REGISTRIES

_GIVEN_TO_ALL: Final = "archetypes"


def may_name(ids: Iterable[str], sheets: Iterable[Sheet], design: Design) -> Iterator[Element]:
    """The elements that may refer to something by one of some ids, in the order of the design.

    To look into each field of each element takes a while in a large city, and a file whose
    text has not even the words of a name does not state it.

    Args:
        ids: The ids.
        sheets: What the design was made of.
        design: The design.
    """
    wanted = [each.split() for each in set(ids)]
    found = [sheet for sheet in sheets if _may_state(sheet, wanted)]
    if any(_GIVEN_TO_ALL in sheet.data for sheet in found):
        yield from design.all_elements()
        return
    keys = {key for sheet in found for key in sheet.data}
    for section in REGISTRIES:
        yield from getattr(design, section).values() if section in keys else ()
    yield from getattr(design, Decision.SECTION).values()
    yield from _of_solutions({sheet.data.get("solution") for sheet in found}, design)


def _of_solutions(names: Collection[object], design: Design) -> Iterator[Element]:
    some = Design(solutions={key: each for key, each in design.solutions.items() if key in names})
    yield from some.all_elements()


def _may_state(sheet: Sheet, wanted: Iterable[Sequence[str]]) -> bool:
    """Whether the words of a name stand in a file, or may: as escapes, or as what code makes."""
    if not isinstance(sheet, YamlSheet):
        return True
    text = sheet.document.text
    return "\\" in text or any(all(word in text for word in words) for words in wanted)
