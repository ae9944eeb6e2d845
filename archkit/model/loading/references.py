"""Checks that every reference names something that is there."""

import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from archkit.model.base import Element, NoneStated, Refers
from archkit.model.connection import Connection
from archkit.model.decision import Decision
from archkit.model.loading.gather import Draft
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

Find = Callable[[Any], Iterator[tuple[Path, str, Refers]]]
"""Finds the references inside a field's value. `Any`: a value of whatever the field holds."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that holds references.

    Attributes:
        find: Finds them, wherever they stand in the value.
        plain: What they refer to, where the value is nothing but one or a list of them.
    """

    find: Find
    plain: Refers | None


_plans: Final[dict[type[BaseModel], dict[str, Field]]] = {}


class Names:
    """All ids that a reference may name, those of broken elements among them."""

    def __init__(self, draft: Draft, decisions: Iterable[str]) -> None:
        self._draft = draft
        self._city: dict[str, set[str]] = {
            section: set(draft.registries[section]) for section in REGISTRIES
        }
        self._city["decisions"] = set(decisions)
        self._city["solutions"] = set(draft.solutions)
        for section, entries in draft.archetypes.items():
            self._city[f"archetypes.{section}"] = set(entries)
        self.addresses: dict[str, set[str]] = {
            section: {
                f"{solution}.{name}"
                for solution, parts in draft.solutions.items()
                for name in parts.collections[section]
            }
            for section in COLLECTIONS
        }

    def has(self, name: str, refers: Refers, within: str) -> bool:
        """Whether a reference inside a solution names something."""
        return any(self._in_section(name, section, within) for section in refers.sections)

    def has_all(self, value: object, refers: Refers, within: str) -> bool:
        """Whether a reference, or each of a list of them, names something."""
        several = (value,) if isinstance(value, str) else value
        if not isinstance(several, tuple):
            return False
        city_wide = self._city.get(refers.sections[0]) if len(refers.sections) == 1 else None
        if city_wide is not None:
            return city_wide.issuperset(several)
        return all(isinstance(each, str) and self.has(each, refers, within) for each in several)

    def has_solution(self, name: str) -> bool:
        """Whether there is a solution of that id."""
        return name in self._draft.solutions

    def _in_section(self, name: str, section: str, within: str) -> bool:
        if section not in COLLECTIONS:
            return name in self._city[section]
        addresses = self.addresses[section]
        return f"{within}.{name}" in addresses or name in addresses

    def close(self, name: str, refers: Refers, within: str) -> str | None:
        """The id that was probably meant."""
        known: list[str] = []
        for section in refers.sections:
            if section not in COLLECTIONS:
                known += sorted(self._city[section])
                continue
            for solution, draft in sorted(self._draft.solutions.items()):
                ids = sorted(draft.collections[section])
                known += ids if solution == within else [f"{solution}.{each}" for each in ids]
        return did_you_mean(name, known)


def check_references(
    elements: Iterable[Element],
    names: Names,
    stated: Callable[[Path], Collection[str]],
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    """Report every reference that names nothing.

    Args:
        elements: The elements whose references to follow.
        names: What there is.
        stated: The fields that an element states itself.
        spot_of: Where a field (the second path) of an element (the first) stands.
        problems: Where to report to.
    """
    inherited: dict[tuple[str, str], set[str]] = {}
    for element in elements:
        plan = _plan(type(element))
        for name in _fields_to_check(element, plan, stated, inherited):
            value, field = getattr(element, name), plan[name]
            if field.plain is not None and names.has_all(value, field.plain, element.within):
                continue
            for inner, ref, refers in field.find(value):
                if not names.has(ref, refers, element.within):
                    spot = spot_of(element.where, (name, *inner))
                    _unknown(ref, refers, element.within, names, spot, problems)
        if isinstance(element, Connection):
            _check_ends(element, names, spot_of, problems)


def _fields_to_check(
    element: Element,
    plan: Mapping[str, Field],
    stated: Callable[[Path], Collection[str]],
    inherited: dict[tuple[str, str], set[str]],
) -> Iterable[str]:
    """The fields with references; what an archetype gives is checked once in a solution."""
    fields = plan.keys() & element.model_fields_set
    like: str | None = getattr(element, "like", None)
    if like is None:
        return fields
    fields.discard("like")  # looked for when the archetype was merged
    own, seen = stated(element.where), inherited.setdefault((like, element.within), set())
    chosen = [name for name in fields if name in own or name not in seen]
    seen.update(name for name in chosen if name not in own)
    return chosen


def _check_ends(
    connection: Connection,
    names: Names,
    spot_of: Callable[[Path, Path], Spot],
    problems: Problems,
) -> None:
    addresses = names.addresses["components"]
    for end in (connection.source, connection.target):
        if end not in addresses:
            spot = spot_of(connection.where, ()).as_key()
            local = end.removeprefix(f"{connection.within}.")
            _unknown(local, Refers(("components",)), connection.within, names, spot, problems)


def _unknown(
    ref: str, refers: Refers, within: str, names: Names, spot: Spot, problems: Problems
) -> None:
    *others, last = (_word(section) for section in refers.sections)
    words = f"{', '.join(others)} or {last}" if others else last
    close = names.close(ref, refers, within)
    solution, dot, _ = ref.partition(".")
    if ref == "none":
        hint = "name one; a field that knows `none` takes it without brackets"
    elif close:
        hint = f"did you mean `{close}`?"
    elif refers.sections == (Decision.SECTION,):
        hint = f"write the record as `{ref}.md` among the models"
    elif dot and refers.sections[0] in COLLECTIONS and not names.has_solution(solution):
        hint = f"there is no solution `{solution}`"
    else:
        hint = f"declare it under `{refers.sections[0]}:`"
    problems.add("unknown-reference", f"there is no {words} `{ref}`", spot, hint=hint)


def _word(section: str) -> str:
    others = {each.SECTION: each for each in (Solution, Decision)}
    kinds: dict[str, type[Element]] = {**REGISTRIES, **COLLECTIONS, **others}
    kind = kinds.get(section)
    return kind.WORD if kind else section.replace(".", " ")


def _plan(kind: type[BaseModel]) -> dict[str, Field]:
    if kind not in _plans:
        annotations = {
            name: _annotated(info)
            for name, info in kind.model_fields.items()
            if not _is_collection(info)
        }
        _plans[kind] = {
            name: Field(find, _plain(annotation))
            for name, annotation in annotations.items()
            if (find := _finder(annotation)) is not None
        }
    return _plans[kind]


def _plain(annotation: Any) -> Refers | None:  # Any: an annotation is whatever typing allows
    """What a type refers to, where it is nothing but a reference or a list of them."""
    marks = set(_marks(annotation))
    only = marks.pop() if len(marks) == 1 else None
    return only if isinstance(only, Refers) else None


def _marks(annotation: Any) -> Iterator[Refers | None]:  # Any: as above
    """What the parts of a type refer to; nothing for a part with references of its own inside."""
    origin = typing.get_origin(annotation)
    if isinstance(annotation, Refers):
        yield annotation
    elif (isinstance(annotation, type) and issubclass(annotation, BaseModel)) or (
        isinstance(origin, type) and issubclass(origin, Mapping)
    ):
        yield None
    elif origin is typing.Annotated:
        yield from _marks(annotation.__origin__)
        for mark in annotation.__metadata__:
            yield from _marks(mark)
    else:
        for part in typing.get_args(annotation):
            yield from _marks(part)


def _is_collection(info: FieldInfo) -> bool:
    """Whether the field holds elements, whose references are looked at on their own."""
    args = typing.get_args(info.annotation)
    return bool(args) and isinstance(args[-1], type) and issubclass(args[-1], Element)


def _annotated(info: FieldInfo) -> Any:  # Any: an annotation is whatever typing allows
    marks = tuple(each for each in info.metadata if isinstance(each, Refers))
    return typing.Annotated[(info.annotation, *marks)] if marks else info.annotation


def _finder(annotation: Any) -> Find | None:  # Any: as above
    """A function that finds the references in a value of this type; nothing if it has none."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *marks = typing.get_args(annotation)
        refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
        return _leaf(refers) if refers else _finder(inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _in_model if _plan(annotation) else None
    arguments = typing.get_args(annotation)
    finders = [find for each in arguments if (find := _finder(each)) is not None]
    if not finders:
        return None
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return _in_items(finders[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _in_mapping(_finder(arguments[0]), _finder(arguments[1]))
    return _in_union(finders, may_be_none=any(map(_says_none, arguments)))


def _says_none(annotation: Any) -> bool:  # Any: as above
    """Whether a member of a union is the explicit word `none`."""
    return NoneStated in (annotation, *typing.get_args(annotation))


def _leaf(refers: Refers) -> Find:
    def find(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, str):
            yield (), value, refers

    return find


def _in_model(value: Any) -> Iterator[tuple[Path, str, Refers]]:
    if isinstance(value, BaseModel):
        plan = _plan(type(value))
        for name in sorted(plan.keys() & value.model_fields_set):
            for path, ref, refers in plan[name].find(getattr(value, name)):
                yield (name, *path), ref, refers


def _in_items(find: Find) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                for path, ref, refers in find(item):
                    yield (index, *path), ref, refers

    return found


def _in_mapping(of_key: Find | None, of_value: Find | None) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        if isinstance(value, Mapping):
            for key, item in value.items():
                for find, part in ((of_key, key), (of_value, item)):
                    for path, ref, refers in find(part) if find else ():
                        yield (key, *path), ref, refers

    return found


def _in_union(finders: list[Find], *, may_be_none: bool) -> Find:
    def found(value: Any) -> Iterator[tuple[Path, str, Refers]]:
        for find in () if may_be_none and value == "none" else finders:
            yield from find(value)

    return found
