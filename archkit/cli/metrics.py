"""`archkit metrics`: what requirements can ask for, and how each figure is computed."""

from pathlib import Path

import click

from archkit.cli._options import Folder
from archkit.model.quality import Metric
from archkit.reports._metrics import (
    metric_line,
    metric_markdown,
    metric_text,
    metrics_markdown,
)
from archkit.reports._terminal import Paint
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit metrics
  archkit metrics response-time
  archkit metrics --output docs/metrics
"""
)
@click.argument("metric", required=False)
@click.option("--output", type=Folder(), help="Write a Markdown page for each into a folder.")
def command(metric: str | None, output: Path | None) -> None:
    """List what requirements can ask for, or explain one METRIC.

    Its page tells how the figure is computed, from which source, and while what holds.
    """
    paint = Paint.for_stream()
    if metric is not None:
        click.echo(metric_text(_named(metric), paint))
    elif output is None:
        click.echo("\n".join(line for each in Metric for line in _lines(each, paint)))
    else:
        _write(output)
        click.echo(f"wrote {len(Metric)} pages and their index to {output}")


def _named(word: str) -> Metric:
    if word not in [*Metric]:
        close = did_you_mean(word, [*Metric])
        hint = f"did you mean `{close}`?" if close else "`archkit metrics` lists them"
        raise click.UsageError(f"there is no metric `{word}`: {hint}")
    return Metric(word)


def _lines(metric: Metric, paint: Paint) -> list[str]:
    first = f"{metric.value:<18}"
    return paint.wrapped(metric_line(metric), first, " " * len(first))


def _write(folder: Path) -> None:
    """Write the pages, and remove those of metrics that are no more."""
    files = {"index.md": metrics_markdown()}
    files |= {f"{each.value}.md": metric_markdown(each) for each in Metric}
    try:
        for path in folder.glob("*.md"):
            if path.name not in files:
                path.unlink()
        for name, text in files.items():
            write_text(folder / name, text)
    except OSError as error:
        raise click.ClickException(f"cannot write to `{folder}`: {error.strerror}") from None
