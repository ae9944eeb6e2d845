"""Values as files write them, without a part or with another name in it."""

from collections.abc import Collection, Mapping
from typing import Final

from archkit.model.loading.sheet import step_into
from archkit.source.place import Path

GONE: Final = object()
"""What is left of a value of which nothing is left."""


def without(value: object, paths: Collection[Path]) -> object:
    """A value without some of its parts; `GONE` where nothing is left of it.

    A path that leads further in than the value was written out takes what it comes to.
    """
    if not paths:
        return value
    if () in paths:
        return GONE
    inner: dict[str | int, set[Path]] = {}
    for step, *rest in paths:
        inner.setdefault(step, set()).add(tuple(rest))
    if any(not step_into(value, step)[0] for step in inner):
        return GONE
    if isinstance(value, Mapping):
        kept = {key: without(each, inner.get(key, ())) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each is not GONE} or GONE
    if isinstance(value, list | tuple):
        items = [without(each, inner.get(at, ())) for at, each in enumerate(value)]
        return [each for each in items if each is not GONE] or GONE
    return GONE


def replaced(value: object, names: Mapping[Path, str]) -> object:
    """A value with other names at some of its paths.

    A path whose last step is the key of something that is no text stands for that key.
    """
    if () in names:
        return names[()]
    inner: dict[str | int, dict[Path, str]] = {}
    for (step, *rest), name in names.items():
        inner.setdefault(step, {})[tuple(rest)] = name
    if isinstance(value, list | tuple):
        return [replaced(each, inner.get(at, {})) for at, each in enumerate(value)]
    if not isinstance(value, Mapping):
        return value
    made: dict[object, object] = {}
    for key, each in value.items():
        further = inner.get(key, {})
        if () in further and not isinstance(each, str):
            made.setdefault(further[()], each)
        else:
            made[key] = replaced(each, further)
    return made


def each_once(value: object) -> object:
    """A list with none of its items twice; whatever is no list as it is."""
    if not isinstance(value, list):
        return value
    return [each for at, each in enumerate(value) if each not in value[:at]]


def none_twice_running(value: object) -> object:
    """A list in which no item follows itself; whatever is no list as it is."""
    if not isinstance(value, list):
        return value
    return [each for at, each in enumerate(value) if not at or each != value[at - 1]]
