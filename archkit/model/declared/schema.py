"""The JSON Schema of a file of declared rules, for editors."""

from typing import Final

from archkit.model.declared.rules import RuleFile
from archkit.model.schema import DIALECT, Schema, described

_PARAMETER: Final[Schema] = {"type": "string", "pattern": r"^\$[a-z][a-z0-9_]*$"}
_CONDITIONS: Final = ("Selector", "Range", "Count", "Neighbours", "Contents")
"""How the names of classes end whose values may be parameters."""


def rule_file_schema() -> Schema:
    """The schema of one YAML file of rules.

    An editor completes and checks a file that begins with the line
    `# yaml-language-server: $schema=…`.
    """
    definitions = described(RuleFile)
    for name, definition in definitions.items():
        if name.endswith(_CONDITIONS):
            properties = definition["properties"]
            definition["properties"] = {
                key: _or_parameter(field) for key, field in properties.items()
            }
    file = definitions.pop("RuleFile")
    return {
        "$schema": DIALECT,
        "title": "archkit rules",
        **file,
        "$defs": dict(sorted(definitions.items())),
    }


def _or_parameter(field: Schema) -> Schema:
    """A field that may also name a parameter of the rule."""
    description = field.pop("description", "")
    return {"anyOf": [field, _PARAMETER], "description": description}
