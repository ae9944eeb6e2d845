"""What the examples of rules and metrics state in each field: the typical value of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import yaml
from pydantic import BaseModel

from archkit.analysis.verdicts.catalogue import measures
from archkit.checking.examples import files, town
from archkit.model.fields import members
from archkit.model.solution import Registry, Solution
from archkit.rules.catalogue import rules
from archkit.source.yaml_file import Document, parse

_LONGEST: Final = 60
_PLAIN: Final = re.compile(r"'(\d{4}-\d\d-\d\d|on)'")
"""What YAML 1.1 would take for something else, and YAML 1.2 needs no quotes for."""
_TELLS_LITTLE: Final = re.compile(r"\bnone\b|\{\}|\[\]")

Key = tuple[type[BaseModel], str]
"""A field: its class, and its key there."""


@cache
def stated() -> Mapping[Key, str]:
    """The value that examples give most often, short enough for a line, and seldom `none`.

    Sound designs come first: a faulty one serves where no other states the field.
    """
    sound = _values([town(), *(each for rule in rules() for each in rule.quiet), *_of_metrics()])
    other = _values(each for rule in rules() for each in (*rule.fires, *rule.unknown))
    return {
        field: best
        for values in (other, sound)
        for field, each in values.items()
        if (best := _typical(each))
    }


def _of_metrics() -> Iterator[str]:
    for measure in measures().values():
        yield from measure.examples


def _values(examples: Iterable[str]) -> Mapping[Key, Counter[str]]:
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    texts = (each.text for example in examples for each in files(example))
    for text in texts:
        document = parse(text, "example.yaml")
        if isinstance(document, Document):
            for kind in (Solution, Registry):
                for field, value in _inside(kind, document.data):
                    found[field][_on_one_line(value)] += 1
    return found


def _inside(
    annotation: Any, value: object
) -> Iterator[tuple[Key, object]]:  # Any: as typing allows
    """Each field with its value, in a value of a type and all that it holds."""
    for each in members(annotation):
        if isinstance(each, type) and issubclass(each, BaseModel):
            if isinstance(value, dict):
                yield from _in_fields(each, value)
        else:
            inner = getattr(each, "__args__", ())
            parts = value.values() if isinstance(value, dict) else value
            if inner and isinstance(parts, list | type({}.values())):
                for part in parts:
                    yield from _inside(inner[0 if isinstance(value, list) else -1], part)


def _in_fields(
    kind: type[BaseModel], given: Mapping[object, object]
) -> Iterator[tuple[Key, object]]:
    for name, info in kind.model_fields.items():
        key = info.alias or name
        if key in given:
            yield (kind, key), given[key]
            yield from _inside(info.annotation, given[key])


def _on_one_line(value: object) -> str:
    if isinstance(value, str) and value.isalnum() and not value.isdigit():
        return value
    text = yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        default_flow_style=True,
        width=10**6,
        sort_keys=False,
        allow_unicode=True,
    )
    return _PLAIN.sub(r"\1", " ".join(text.removesuffix("...\n").split()))


def _typical(values: Counter[str]) -> str:
    """The value that is given most often; one that tells little only where there is no other."""
    fit = [each for each in values if len(each) <= _LONGEST]
    return min(
        fit, key=lambda each: (bool(_TELLS_LITTLE.search(each)), -values[each], each), default=""
    )
