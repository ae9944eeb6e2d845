"""Turns what Pydantic refuses into a message at its place, in words an architect uses."""

import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from archkit.model.base import Element
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
        spot = spot_of((*path, *place.split("."))) if place else None
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
    name = _name(path)
    if error["type"] == "missing":
        return "missing-field", f"{name} is missing here", "add it"
    if error["type"] == "extra_forbidden":
        return _unknown_key(str(path[-1]), _class_at(kind, path[:-1]), error["input"])
    if error["input"] is None:
        hint = "write a value, `none` if there is none, or remove the line"
        return "empty-value", f"{name} is empty", hint
    options = [word for each in group for word in _options(each)]
    if options:
        return _unknown_value(str(error["input"]), name, options)
    wanted = list(dict.fromkeys(_WANTED.get(each["type"], "") for each in group))
    if all(wanted):
        text, hints = zip(*(want.split("|") for want in wanted), strict=True)
        hint = "write one value, not several" if _should_be_text(error) else hints[0]
        return "wrong-type", f"{name} must be {' or '.join(text)}", hint
    return "invalid-value", _invalid(error, name), None


def _should_be_text(error: ErrorDetails) -> bool:
    """Whether text was wanted where no quotes would make a text of what was given."""
    return error["type"] == "string_type" and isinstance(error["input"], list | tuple | dict)


def _invalid(error: ErrorDetails, name: str) -> str:
    if error["type"] in _COMPLETE:
        return error["msg"]
    limit = _LIMITS.get(error["type"])
    return f"{name} {limit.format(**error['ctx'])}" if limit else f"{name}: {error['msg']}"


def _name(path: Path) -> str:
    """What a message calls the part at a path."""
    if not path:
        return "it"
    last = path[-1]
    return f"item {last + 1} of {_name(path[:-1])}" if isinstance(last, int) else f"`{last}`"


_COMPLETE: Final = ("contradiction", "dimension")
"""Errors whose message says all there is."""

_LIMITS: Final = {
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be {le} or less",
    "string_too_short": "must not be empty",
    "too_short": "is too short: it has {actual_length} and needs {min_length} or more",
    "string_pattern_mismatch": "is not written as it must be (`{pattern}`)",
}

_WANTED: Final = {
    "string_type": "text|put it in quotes",
    "tuple_type": "a list|write it in brackets: `[a, b]`",
    "list_type": "a list|write it in brackets: `[a, b]`",
    "dict_type": "a mapping|write `key: value` lines under it",
    "mapping_type": "a mapping|write `key: value` lines under it",
    "model_type": "a mapping|write `key: value` lines under it",
    "model_attributes_type": "a mapping|write `key: value` lines under it",
    "bool_type": "`true` or `false`|write one of the two, without quotes",
    "int_type": "a whole number|write it in digits, without quotes or unit",
    "finite_number": "a number|write it in digits",
    "float_type": "a number|write it in digits, without quotes or unit",
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


def _unknown_key(key: str, kind: type[BaseModel] | None, given: object) -> Message:
    known = sorted(_keys(kind)) if kind else []
    close = did_you_mean(key, known)
    hint = "nothing can be set here" if kind else "remove the line"
    if close:
        hint = f"did you mean `{close}`?"
    elif given is None and " " in key:  # `{name: first, then}`
        hint = "if it belongs to the text before the comma, put the whole text in quotes"
    elif known:
        hint = f"fields are {_listed(known)}"
    return "unknown-key", f"there is no field `{key}` here", hint


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in dict.fromkeys(words))


def _keys(kind: type[BaseModel]) -> set[str]:
    names = {info.alias or name for name, info in kind.model_fields.items()}
    return names - kind.DERIVED if issubclass(kind, Element) else names


def _class_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The class of the part at a path; nothing where it is no class of the language."""
    annotations: list[Any] = [kind]  # Any: an annotation is whatever typing allows
    for step in path:
        annotations = [inner for each in annotations for inner in _inside(each, step)]
    found = [each for annotation in annotations for each in _members(annotation)]
    return next((each for each in found if _is_model(each)), None)


def _inside(annotation: Any, step: str | int) -> Iterator[Any]:  # Any: as above
    """The annotations that the part at a step may have."""
    for each in _members(annotation):
        origin = typing.get_origin(each)
        if _is_model(each):
            fields = {info.alias or name: info for name, info in each.model_fields.items()}
            if step in fields:
                yield fields[str(step)].annotation
        elif isinstance(origin, type) and issubclass(origin, Mapping | tuple):
            yield typing.get_args(each)[1 if issubclass(origin, Mapping) else 0]


def _members(annotation: Any) -> Iterator[Any]:  # Any: as above
    """The members of a union, what is optional or annotated laid bare."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _members(typing.get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for each in typing.get_args(annotation):
            yield from _members(each)
    else:
        yield annotation


def _is_model(annotation: Any) -> bool:  # Any: as above
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
