"""`archkit language`: every section and field that a model may have."""

from collections.abc import Collection
from pathlib import Path

import click
from pydantic import BaseModel

from archkit.cli._options import Folder
from archkit.cli._outputs import write_pages
from archkit.model.fields import Field
from archkit.reports._language import (
    TOPICS,
    field_text,
    fields_of,
    language_pages,
    topic_line,
    topic_text,
)
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean


@click.command(
    epilog="""\b
Examples:
  archkit language
  archkit language components
  archkit language components.backup
  archkit language --output docs/reference/language
"""
)
@click.argument("name", required=False)
@click.option("--output", type=Folder(), help="Write a Markdown page for each into a folder.")
def command(name: str | None, output: Path | None) -> None:
    """List the sections of a model, or the fields of one.

    NAME is a section such as `components`, or a field of one such as `components.backup`. Each
    field is told with what it says, how it is written, and what holds where it is left out.
    """
    paint = Paint.for_stream()
    if output is not None:
        pages = language_pages()
        write_pages(output, pages)
        click.echo(f"wrote {len(pages) - 1} pages and their index to {output}")
    elif name is None:
        for topic in TOPICS:
            click.echo("\n".join(paint.wrapped(topic_line(topic), f"{topic:<14}", " " * 14)))
        click.echo("\n`archkit language SECTION` tells about the fields of one.")
    else:
        click.echo(_told(name, paint))


def _told(name: str, paint: Paint) -> str:
    """A section, or a field in one, whatever stands before it."""
    topic, *keys = name.split(".")
    kind = TOPICS[_known(topic, TOPICS, "section", "archkit language")]
    if not keys:
        return topic_text(topic, paint)
    shown = topic
    for key in keys[:-1]:
        kind = _inside(_field(kind, key, shown), f"{shown}.{key}")
        shown += f".{key}"
    return field_text(kind, _field(kind, keys[-1], shown), paint)


def _field(kind: type[BaseModel], key: str, shown: str) -> Field:
    known = fields_of(kind)
    return known[_known(key, known, f"field of {shown}", f"archkit language {shown}")]


def _inside(field: Field, shown: str) -> type[BaseModel]:
    """The class that a field holds."""
    for each in field.holds:
        if issubclass(each, BaseModel):
            return each
    raise click.UsageError(f"`{shown}` has no fields: it is written as {field.written}")


def _known(word: str, known: Collection[str], what: str, lists: str) -> str:
    if word not in known:
        close = did_you_mean(word, known)
        hint = f"did you mean `{close}`?" if close else f"`{lists}` lists them"
        raise click.UsageError(f"there is no {what} `{word}`: {hint}")
    return word
