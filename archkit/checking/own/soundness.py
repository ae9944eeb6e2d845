"""Whether a declared rule makes sense beyond its shape: its fields, its ids, its message."""

import string
import typing
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from archkit.analysis.conditions.field_types import FieldError
from archkit.analysis.conditions.fields import STATED, field_condition
from archkit.checking.own.own_rule import Named
from archkit.model.base import Element, Refers
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.declared.rules import DeclaredRule
from archkit.model.declared.selectors import (
    ComponentSelector,
    ConnectionSelector,
    SolutionSelector,
)
from archkit.model.loading.messages import report
from archkit.model.loading.reference_fields import reference_fields
from archkit.model.loading.sheet import Problems, Raw, Spot, step_into
from archkit.model.solution import Solution
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

_ELEMENTS: Final[Mapping[type[BaseModel], type[Element]]] = {
    ComponentSelector: Component,
    ConnectionSelector: Connection,
    SolutionSelector: Solution,
}


def _parts(value: object, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    """Every part of a rule, each with its place."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, info in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts(item, (*path, index))


def names_in(rule: DeclaredRule, raw: Raw) -> Iterator[Named]:
    """The ids of elements that a rule names, each at its place in what was written."""
    for each in _names_in(rule):
        above = _at(raw, each.at[:-1])
        yield each if isinstance(above, list) else replace(each, at=each.at[:-1])


def _at(raw: object, path: Path) -> object:
    for step in path:
        _, raw = step_into(raw, step)
    return raw


def _names_in(rule: DeclaredRule) -> Iterator[Named]:
    for path, part in _parts(rule, ()):
        for name, info in type(part).model_fields.items():
            marks = list(_marks((info.annotation, *info.metadata)))
            for index, ref in enumerate(getattr(part, name) or () if marks else ()):
                yield Named((*path, info.alias or name, index), ref, marks[0].sections)
        yield from _names_in_fields(part, path)


def _names_in_fields(part: BaseModel, path: Path) -> Iterator[Named]:
    """The ids among what fields must say, such as a vendor's."""
    kind = _ELEMENTS.get(type(part))
    if kind is None:
        return
    plans = reference_fields(kind)
    for name, wanted in (getattr(part, "fields") or {}).items():  # noqa: B009 - each of these selectors has it
        plan = plans.get(name)
        # An archetype's id is left: what is like it has taken it over already.
        if plan is None or name == "like":
            continue
        for index, ref in enumerate(wanted if isinstance(wanted, list) else [wanted]):
            refers = next((each for _, _, each in chain(plan.find(ref), plan.find((ref,)))), None)
            if refers is not None and ref != STATED:
                yield Named((*path, "fields", name, index), str(ref), refers.sections)


def _marks(annotation: Any) -> Iterator[Refers]:  # Any: an annotation is whatever typing allows
    if isinstance(annotation, Refers):
        yield annotation
    elif isinstance(annotation, tuple):
        for part in annotation:
            yield from _marks(part)
    elif typing.get_origin(annotation) is typing.Annotated:
        yield from _marks((annotation.__origin__, *annotation.__metadata__))
    else:
        yield from _marks(typing.get_args(annotation))


def check_fields(rule: DeclaredRule, raw: Raw, spot: Spot, problems: Problems) -> bool:
    """Whether every field that a rule names is there, and may say what the rule asks for."""
    sound = True
    for path, part in _parts(rule, ()):
        kind = _ELEMENTS.get(type(part))
        fields: Mapping[str, object] = (getattr(part, "fields", None) or {}) if kind else {}
        for name, wanted in fields.items():
            at = (*path, "fields", name)
            if kind is not None and not _check_field(kind, at, wanted, raw, spot, problems):
                sound = False
    return sound


def _check_field(
    kind: type[Element], at: Path, wanted: object, raw: Raw, spot: Spot, problems: Problems
) -> bool:
    try:
        field_condition(kind, str(at[-1]), wanted)
    except FieldError as error:
        problems.add("unknown-field", str(error), spot.at(at).as_key(), hint=error.hint)
        return False
    except ValidationError as error:
        details = error.errors(include_url=False)
        for each in details:
            each["loc"] = (*at, *each["loc"])
        report(details, raw, kind, spot.at, problems)
        return False
    return True


def check_message(message: str, known: Mapping[str, str], spot: Spot, problems: Problems) -> bool:
    """Whether a message names nothing in braces but what it may."""
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(message) if name is not None]
    except ValueError:
        hint = "write `{{` or `}}` where a brace is meant"
        problems.add("invalid-value", "a brace of this message is not closed", spot, hint=hint)
        return False
    for name in named:
        if name not in known:
            close = did_you_mean(name, known)
            listed = ", ".join(f"`{{{each}}}`" for each in known)
            hint = f"did you mean `{{{close}}}`?" if close else f"a message here may name {listed}"
            problems.add("unknown-value", f"`{{{name}}}` stands for nothing here", spot, hint=hint)
    return known.keys() >= set(named)
