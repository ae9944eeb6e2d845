"""The examples of rules and measures as data, so that tests can take fields away."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml_rs

from archkit.checking.examples import files, town
from archkit.model.loading.load import Loaded, assemble
from archkit.model.solution import COLLECTIONS, REGISTRIES
from archkit.source.front_matter import split

Data = dict[str, Any]
Example = list[tuple[str, Data, str]]
"""The files of an example: the name, the data, and the text under a front matter."""

NOT_A_FIELD = {"solution", "archetypes", *COLLECTIONS, *REGISTRIES}


def fields(data: Data) -> Iterator[tuple[str, ...]]:
    """The path of every field of every element, at any depth."""
    for key, value in data.items():
        if key not in NOT_A_FIELD:
            yield from below(value, (key,))
        elif key in COLLECTIONS or key in REGISTRIES:
            for name, element in value.items():
                for field, inner in element.items():
                    yield from below(inner, (key, name, field))


def below(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from below(inner, (*path, key))


def without(data: Data, path: tuple[str, ...]) -> Data:
    left = deepcopy(data)
    at = left
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return left


def lay(example: Example) -> Loaded:
    # JSON is YAML, and keeps every value as it is.
    given = [
        (Path(name), name, f"---\n{json.dumps(data)}\n---\n{body}" if body else json.dumps(data))
        for name, data, body in example
    ]
    return assemble([(Path("town.yaml"), "town.yaml", town()), *given])


def read(text: str) -> Example:
    """The files of an example: the data of each, and the text under a front matter."""
    found: Example = []
    for file in files(text):
        front = split(file.text)
        data = yaml_rs.loads(front.yaml if front else file.text, parse_datetime=False)
        assert isinstance(data, dict)
        found.append((file.name, data, front.body if front else ""))
    return found
