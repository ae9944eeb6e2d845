"""`archkit schema`: the JSON Schema of models and reports."""

import json
from pathlib import Path

import click

from archkit.model.schema import DIALECT, model_schema
from archkit.reports.json import JsonReport
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit schema > archkit.schema.json
  archkit schema report
  archkit schema --output .archkit/model.schema.json

\b
An editor with the YAML language server completes and checks a model that
begins with the line
  # yaml-language-server: $schema=archkit.schema.json
"""
)
@click.argument("what", type=click.Choice(["model", "report"]), default="model")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
def command(what: str, output: Path | None) -> None:
    """Print the JSON Schema of a model file, or of the JSON report."""
    schema = model_schema() if what == "model" else JsonReport.model_json_schema()
    text = json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
