"""The JSON Schema of a model file, made from the Pydantic classes and their docstrings."""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import DateSchema, StringSchema, TaggedUnionSchema

from archkit.model.base import Element
from archkit.model.solution import REGISTRIES, Registry, Solution

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_CONNECTION_KEY: Final = r"^\S+ -> \S+( \([^()]+\))?$"
_DATE: Final = r"^\d{4}-\d{2}-\d{2}$"
_ID: Final = "^[A-Za-z0-9][A-Za-z0-9_.-]*$"

Schema = dict[str, Any]
"""A JSON Schema. `Any`: its keywords hold values of every sort."""


def model_schema() -> Schema:
    """The schema of one YAML file under `models/`.

    An editor completes and checks a file that begins with the line
    `# yaml-language-server: $schema=…`.
    """
    definitions = described(Solution, Registry)
    solution = definitions.pop("Solution")
    registry = definitions.pop("Registry")
    return {
        "$schema": DIALECT,
        "title": "archkit model",
        "description": "A solution, or a part of what the whole city shares.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "solution": {
                "type": "string",
                "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*$",
                "description": "The id of the solution that this file describes.",
            },
            **solution["properties"],
            **registry["properties"],
        },
        "$defs": dict(sorted(definitions.items())),
    }


def described(*kinds: type[BaseModel]) -> dict[str, Schema]:
    """The schema of each of some classes and of all they hold, by name, with what each is for."""
    asked: list[tuple[type[BaseModel], Any]] = [(kind, "validation") for kind in kinds]
    _, schema = models_json_schema(
        asked, ref_template="#/$defs/{model}", schema_generator=_Generator
    )
    definitions: dict[str, Schema] = schema["$defs"]
    classes = {kind.__name__: kind for kind in _models(kinds)}
    for name, definition in definitions.items():
        if name in classes:
            _finish(classes[name], definition)
    return definitions


class _Generator(GenerateJsonSchema):
    """Says what Pydantic's own schema leaves out."""

    def str_schema(self, schema: StringSchema) -> JsonSchemaValue:
        """An empty or blank text is refused (see `Model`)."""
        made = super().str_schema(schema)
        if made.pop("minLength", 1) != 0:
            made.setdefault("pattern", r"\S")
        return made

    def date_schema(self, schema: DateSchema) -> JsonSchemaValue:
        """Few validators look at the format of a text, and all look at its pattern."""
        return {**super().date_schema(schema), "pattern": _DATE}

    def tagged_union_schema(self, schema: TaggedUnionSchema) -> JsonSchemaValue:
        """Lets `none` be one of several: it is a text as well, so it never is just one."""
        made = super().tagged_union_schema(schema)
        return {"anyOf": made["oneOf"]} if "oneOf" in made else made


def _models(start: tuple[type[BaseModel], ...]) -> set[type[BaseModel]]:
    """Every class of the language that can be reached from some."""
    found: set[type[BaseModel]] = set()
    waiting = list(start)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            for info in kind.model_fields.values():
                waiting += _classes(info.annotation)
    return found


def _classes(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _classes(part)


def _finish(kind: type[BaseModel], definition: Schema) -> None:
    """Describe the fields, and leave out what nobody writes."""
    if "anyOf" in definition:  # written as one word or spelled out
        definition["description"] = inspect.getdoc(kind) or ""
        definition = definition["anyOf"][1]
    hidden = kind.DERIVED if issubclass(kind, Element) else frozenset()
    properties: dict[str, Schema] = definition.get("properties", {})
    described = descriptions(kind)
    for name, info in kind.model_fields.items():
        key = info.alias or name
        if name in hidden:
            properties.pop(key, None)
        elif key in properties:
            properties[key] = _field(properties[key], described.get(name), key)
    definition["description"] = inspect.getdoc(kind) or ""
    definition.pop("title", None)


def _field(field: Schema, description: str | None, key: str) -> Schema:
    field = {word: value for word, value in field.items() if word not in ("title", "default")}
    if description:
        field["description"] = description
    if key in REGISTRIES or key in ("requirements", "components", "journeys"):
        field["propertyNames"] = {"pattern": _ID}
    if key == "connections":
        # An archetype of connections has a plain id, so both forms are right there.
        field["propertyNames"] = {"anyOf": [{"pattern": _CONNECTION_KEY}, {"pattern": _ID}]}
    return field


def descriptions(kind: type[BaseModel]) -> dict[str, str]:
    """What the docstrings under a class's fields say, those it inherits among them."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if issubclass(base, BaseModel) and base.model_fields:
            found |= _own_descriptions(base)
    return found


@cache
def _own_descriptions(kind: type[BaseModel]) -> Mapping[str, str]:
    try:
        tree = ast.parse(inspect.getsource(sys.modules[kind.__module__]))
    except (OSError, TypeError):  # a pack of rules may come without its source
        return {}
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    body = next((node.body for node in classes if node.name == kind.__name__), [])
    return {
        node.target.id: inspect.cleandoc(after.value.value)
        for node, after in pairwise(body)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }
