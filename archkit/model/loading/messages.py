"""Turns what Pydantic refuses into a message at its place, in words an architect uses."""

import re
import typing
from collections.abc import Callable, Iterable
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from archkit.model.base import IDENTITY
from archkit.model.loading.sheet import Problems, Spot, step_into
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

_QUOTED: Final = re.compile(r"'([^']*)'")
Message = tuple[str, str, str | None]
"""A code, a message and a hint."""


def report(
    errors: Iterable[ErrorDetails],
    raw: object,
    kind: type[BaseModel],
    spot_of: Callable[[Path], Spot | None],
    problems: Problems,
) -> None:
    """Report the errors of one element.

    Args:
        errors: What Pydantic found.
        raw: The data it was given.
        kind: The class it was to become.
        spot_of: Where a path inside the data stands; nothing where another
            element has already been told of it.
        problems: Where to report to.
    """
    for path, group in _by_path(errors, raw).items():
        code, message, hint = _explain(group, path, kind)
        place = _field_of(group[0])
        spot = spot_of((*path, place)) if place else None
        spot = spot or spot_of(path)
        if spot is not None:
            on_key = code in ("unknown-key", "missing-field", "empty-value")
            problems.add(code, message, spot.as_key() if on_key else spot, hint=hint)


def _by_path(errors: Iterable[ErrorDetails], raw: object) -> dict[Path, list[ErrorDetails]]:
    """Group the errors by where they stand; each branch of a union reports its own."""
    groups: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        groups.setdefault(_path_in(raw, error["loc"], error["type"]), []).append(error)
    return groups


def _path_in(raw: object, loc: Path, error_type: str) -> Path:
    """The part of an error's location that stands in the data, without the names of unions."""
    path: list[str | int] = []
    for step in loc:
        inside, inner = step_into(raw, step)
        if inside:
            raw = inner
            path.append(step)
    if error_type == "missing":
        path.append(loc[-1])
    return tuple(path)


def _field_of(error: ErrorDetails) -> str | None:
    field = error.get("ctx", {}).get("field")
    return field if isinstance(field, str) else None


def _explain(group: list[ErrorDetails], path: Path, kind: type[BaseModel]) -> Message:
    error = group[0]
    name = f"`{path[-1]}`" if path else "it"
    if error["type"] == "missing":
        return "missing-field", f"{name} is missing here", "add it"
    if error["type"] == "extra_forbidden":
        return _unknown_key(str(path[-1]), _class_at(kind, path[:-1]))
    if error["input"] is None:
        hint = "write a value, `none` if there is none, or remove the line"
        return "empty-value", f"{name} is empty", hint
    options = [word for each in group for word in _options(each)]
    if options:
        return _unknown_value(str(error["input"]), name, options)
    wanted = list(dict.fromkeys(_WANTED.get(each["type"], "") for each in group))
    if all(wanted):
        text, hints = zip(*(want.split("|") for want in wanted), strict=True)
        return "wrong-type", f"{name} must be {' or '.join(text)}", hints[0] or None
    return "invalid-value", f"{name}: {error['msg']}", None


_WANTED: Final = {
    "string_type": "text|put it in quotes",
    "tuple_type": "a list|write it in brackets: `[a, b]`",
    "list_type": "a list|write it in brackets: `[a, b]`",
    "dict_type": "a mapping|write `key: value` lines under it",
    "mapping_type": "a mapping|write `key: value` lines under it",
    "model_type": "a mapping|write `key: value` lines under it",
    "model_attributes_type": "a mapping|write `key: value` lines under it",
    "bool_type": "`true` or `false`|",
    "bool_parsing": "`true` or `false`|",
    "int_type": "a whole number|",
    "int_parsing": "a whole number|",
    "int_from_float": "a whole number|",
    "float_type": "a number|",
    "float_parsing": "a number|",
    "date_type": "a date|write it as `2027-04-26`",
    "date_parsing": "a date|write it as `2027-04-26`",
    "date_from_datetime_parsing": "a date|write it as `2027-04-26`",
    "date_from_datetime_inexact": "a date|write it as `2027-04-26`, without a time",
}


def _options(error: ErrorDetails) -> list[str]:
    if error["type"] not in ("enum", "literal_error"):
        return []
    return _QUOTED.findall(str(error["ctx"]["expected"]))


def _unknown_value(given: str, name: str, options: list[str]) -> Message:
    close = did_you_mean(given, options)
    hint = f"did you mean `{close}`?" if close else f"choose one of {_listed(options)}"
    return "unknown-value", f"`{given}` is no value of {name}", hint


def _unknown_key(key: str, kind: type[BaseModel] | None) -> Message:
    known = sorted(_keys(kind)) if kind else []
    close = did_you_mean(key, known)
    hint = (
        f"did you mean `{close}`?" if close else f"fields are {_listed(known)}" if known else None
    )
    return "unknown-key", f"there is no field `{key}` here", hint


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in dict.fromkeys(words))


def _keys(kind: type[BaseModel]) -> set[str]:
    names = {info.alias or name for name, info in kind.model_fields.items()}
    return names - IDENTITY - {"source", "target"} if "within" in names else names


def _class_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The class of the part at a path; nothing where it is no class of the language."""
    found: type[BaseModel] | None = kind
    annotation: Any = kind  # Any: an annotation is whatever typing allows
    for step in path:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            info = annotation.model_fields.get(str(step))
            annotation = info.annotation if info else None
        inner = _classes_in(annotation)
        annotation = found = inner[0] if inner else None
    return found


def _classes_in(annotation: Any) -> list[type[BaseModel]]:  # Any: as above
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [each for part in typing.get_args(annotation) for each in _classes_in(part)]
