"""`archkit schema`: the JSON Schema of models, rules, and of what archkit writes for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import click

from archkit.model.declared.schema import rule_file_schema
from archkit.model.schema import DIALECT, Schema, model_schema
from archkit.reports._diff._parts import JsonDiff
from archkit.reports._log_json import JsonLog
from archkit.reports._options.json import JsonStudy
from archkit.reports.json import JsonReport
from archkit.source.writing import write_text

_SCHEMAS: dict[str, Callable[[], Schema]] = {
    "model": model_schema,
    "rules": rule_file_schema,
    "report": JsonReport.model_json_schema,
    "log": JsonLog.model_json_schema,
    "diff": JsonDiff.model_json_schema,
    "options": JsonStudy.model_json_schema,
}


@click.command(
    epilog="""\b
Examples:
  archkit schema > archkit.schema.json
  archkit schema rules > rules.schema.json
  archkit schema report
  archkit schema --output .archkit/model.schema.json

\b
An editor with the YAML language server completes and checks a model, or a
file of rules, that begins with the line
  # yaml-language-server: $schema=archkit.schema.json
"""
)
@click.argument("what", type=click.Choice([*_SCHEMAS]), default="model")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
def command(what: str, output: Path | None) -> None:
    """Print the JSON Schema of models, rules, reports or options."""
    text = json.dumps({"$schema": DIALECT, **_SCHEMAS[what]()}, indent=2, ensure_ascii=False) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
