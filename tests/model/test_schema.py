"""The JSON Schema says the same as archkit, so that an editor helps while one writes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml_rs
from click.testing import CliRunner

from archkit.cli import cli
from archkit.model.declared.schema import rule_file_schema
from archkit.model.schema import model_schema

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    path for folder in ("models", "examples") for path in (ROOT / folder).rglob("*.yaml")
)
RULES = [path for path in FILES if path.parent.name == "rules"]
MODELS = [path for path in FILES if path not in RULES]
SCHEMA: dict[str, Any] = model_schema()
HEAD = "solution: s\ndepartment: d\nstage: live\ntier: 2\n"


def mistakes(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    data = yaml_rs.loads(text, parse_datetime=False)
    return [error.json_path for error in validator.iter_errors(data)]


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every class, with its name."""
    for name, definition in {"model": schema, **schema["$defs"]}.items():
        for form in (definition, *definition.get("anyOf", ())):
            for key, field in form.get("properties", {}).items():
                yield f"{name}.{key}", field


def test_the_schema_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_command_prints_the_schema() -> None:
    assert json.loads(CliRunner().invoke(cli, ["schema"]).stdout) == SCHEMA


def test_every_field_has_a_description() -> None:
    assert [name for name, field in fields(SCHEMA) if not field.get("description")] == []


def test_every_class_has_a_description() -> None:
    bare = {name for name, each in SCHEMA["$defs"].items() if not each.get("description")}
    assert bare == {"JsonValue"}  # whatever a workspace puts into `properties`


def test_the_schema_knows_some_hundred_fields() -> None:
    assert len(list(fields(SCHEMA))) > 200


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_rules_of_this_repository_meets_the_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(rule_file_schema())
    data = yaml_rs.loads(path.read_text(encoding="utf-8"), parse_datetime=False)
    assert [error.json_path for error in validator.iter_errors(data)] == []
    data["rules"]["CITY-001"]["components"]["kind"] = "web-ap"
    assert len(list(validator.iter_errors(data))) == 1


def test_the_schema_of_rules_is_sound_and_describes_every_field() -> None:
    schema = json.loads(CliRunner().invoke(cli, ["schema", "rules"]).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [name for name, field in fields(schema) if not field.get("description")] == []


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_model_of_this_repository_meets_the_schema(path: Path) -> None:
    assert mistakes(path.read_text(encoding="utf-8")) == []


FALLBACK = "$.connections['a -> b'].fallback"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("componets: {}\n", "$"),
        ("components: {a: {knd: service}}\n", "$.components.a"),
        ("components: {a: {kind: servise}}\n", "$.components.a.kind"),
        ("components: {a: {kind: service, placed: office-1}}\n", "$.components.a.placed"),
        ("components: {a: {kind: service, id: a}}\n", "$.components.a"),
        ("components: {a: {kind: service, name: }}\n", "$.components.a.name"),
        ("components: {a b: {kind: service}}\n", "$.components"),
        ("connections: {a to b: {protocol: https}}\n", "$.connections"),
        ("connections: {a -> b: {protocol: https, source: a}}\n", "$.connections['a -> b']"),
        ("components: {a: {recovers_in: 15}}\n", "$.components.a.recovers_in"),
        ("components: {a: {recovers_in: 15 parsecs}}\n", "$.components.a.recovers_in"),
        ("components: {a: {name: ''}}\n", "$.components.a.name"),
        ("service_level: {hours: mostly}\n", "$.service_level.hours"),
        ("connections: {a -> b: {fallback: {use: c, for: 1 h}}}\n", FALLBACK),
        ("connections: {a -> b: {fallback: {use: c, serve: old}}}\n", FALLBACK),
        ("connections: {a -> b: {fallback: {for: 1 h}}}\n", FALLBACK),
    ],
)
def test_a_mistake_is_refused_where_it_stands(text: str, where: str) -> None:
    assert mistakes(HEAD + text) == [where]


@pytest.mark.parametrize(
    "text",
    [
        "components: {a: {kind: service, log: none}}\n",
        "components: {a: {kind: service, log: {to: b}}}\n",
        "components: {a: {kind: database, at_rest: aes-256}}\n",
        "components: {a: {kind: database, at_rest: {algorithm: aes-256, keys: city}}}\n",
        "connections: {a -> b.c (nightly): {encryption: tls-1.3}}\n",
        "connections: {a -> b: {fallback: {serve: cached, for: 24 h}}}\n",
        "connections: {a -> b: {fallback: {use: c.d}}}\n",
        "archetypes: {components: {web: {kind: web-app}}, connections: {inside: {mode: sync}}}\n",
        "service_level: {hours: 24x7, availability: 99.9 %}\n",
        "live_until: 2030-01-01\n",
        "technologies: {python-3: {end_of_life: none}}\n",
        "data: {memo: {system_of_record: none}}\n",
    ],
)
def test_what_archkit_reads_the_schema_accepts(text: str) -> None:
    assert mistakes(HEAD + text) == []


def test_a_file_of_the_registry_needs_no_solution() -> None:
    assert mistakes("departments: {clerk: {name: Town clerk}}\n") == []
