"""What a field means where it is left out is told in one place, or it is unknown."""

from collections.abc import Iterator

from goes_without_saying import told

from archkit.model.base import REQUIRED, Element, Model
from archkit.model.solution import COLLECTIONS, REGISTRIES, Archetypes, Registry, Solution

TAKEN_SO_BY_ANALYSES = {"returns", "vendor"}
"""Fields without a default of their own."""
NO_MODELS = tuple(
    f"archkit.model.{each}" for each in ("declared", "settings", "regulation", "overlay")
)
"""What is written in Pydantic as well, and says nothing of a solution."""
TEXTS = {"description"}
SECTIONS = {*COLLECTIONS, *REGISTRIES, "archetypes"}


def parts_of(kind: type[Model]) -> Iterator[type[Model]]:
    for each in kind.__subclasses__():
        yield each
        yield from parts_of(each)


def of_the_language(kind: type[Model]) -> bool:
    home = kind.__module__
    return home.startswith("archkit.model.") and not home.startswith(NO_MODELS)


def with_a_default(kind: type[Model]) -> set[str]:
    derived = kind.DERIVED if issubclass(kind, Element) else frozenset()
    return {
        field.alias or name
        for name, field in kind.model_fields.items()
        if not (field.is_required() or field.exclude)
        and field.get_default(call_default_factory=True) not in (None, REQUIRED)
        and name not in derived
    }


def test_the_page_of_the_language_lists_every_field_that_has_a_default() -> None:
    kinds = [each for each in parts_of(Model) if of_the_language(each)]
    assert {Solution, Registry, Archetypes} < set(kinds)
    fields = set().union(*map(with_a_default, kinds)) - SECTIONS
    assert told() == fields | TAKEN_SO_BY_ANALYSES | TEXTS
