"""`archkit validate`: check the design and point at what is wrong."""

from datetime import date
from itertools import chain
from pathlib import Path

import click

from archkit.checking.cache import Answer, answered
from archkit.cli._options import AS_OF, Asked, Words, medium, on_terminal
from archkit.cli._outputs import Output, OutputOption, insist_on_a_file_each
from archkit.reports import formats

FORMATS = formats()
SEVERITIES = ("error", "warning", "info", "never")
"""The words of `FailOn`, whose module would bring the whole language with it."""


@click.command(
    epilog="""\b
Examples:
  archkit validate                    the workspace around this folder
  archkit validate models/utilities   only what stands in that folder
  archkit validate --select SEC,PRV-001 --fail-on warning
  archkit validate --profile board    as a review board would look at it
  archkit validate --as-of 2027-04-26 as if it were that day
  archkit validate --format json > report.json
  archkit validate --output sarif=out.sarif --output junit=out.xml

\b
Exit codes: 0 clean, 1 findings, 2 the input cannot be read, 3 archkit failed.
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report on standard output.",
)
@click.option(
    "--output",
    "outputs",
    type=OutputOption(FORMATS),
    multiple=True,
    help="Write a report to a file as well; may be given several times.",
)
@click.option(
    "--select", type=Words(), multiple=True, help="Rules to run: ids, names, families, frameworks."
)
@click.option("--ignore", type=Words(), multiple=True, help="Rules not to run.")
@click.option(
    "--profile",
    metavar="NAME",
    help="What findings matter for a purpose: draft, board, live, or one of the settings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="From which severity on to end with exit code 1.  [default: the settings' or error]",
)
@click.option("--ignore-baseline", is_flag=True, help="Report what the baseline hides as well.")
@AS_OF
@click.option("--statistics", is_flag=True, help="Add how often each rule passed, failed or more.")
@click.option("--no-cache", is_flag=True, help="Judge anew even where nothing has changed.")
@click.pass_context
def command(
    ctx: click.Context,
    path: Path,
    form: str,
    outputs: tuple[Output, ...],
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    profile: str | None,
    fail_on: str | None,
    ignore_baseline: bool,  # noqa: FBT001 - click passes a flag by its name
    as_of: date | None,
    statistics: bool,  # noqa: FBT001 - click passes a flag by its name
    no_cache: bool,  # noqa: FBT001 - click passes a flag by its name
) -> None:
    """Check a design and point at what is wrong.

    The design is that of the workspace around PATH: the nearest folder above it
    with an archkit.toml.
    """
    insist_on_a_file_each(outputs)
    asked = Asked(
        path=path.resolve(),
        form=form,
        select=tuple(chain.from_iterable(select)),
        ignore=tuple(chain.from_iterable(ignore)),
        profile=profile,
        fail_on=fail_on,
        ignore_baseline=ignore_baseline,
        as_of=as_of,
        statistics=statistics,
    )

    def work() -> Answer:
        from archkit.cli._validation import judged

        return judged(asked, outputs)

    # An answer that is known is printed; a file that is wanted still has to be written.
    answer = work() if no_cache or outputs else answered((asked, medium()), work)
    # A terminal may speak another encoding than UTF-8, and is in no such hurry.
    click.echo(answer.text.decode() if on_terminal() else answer.text, nl=False)
    ctx.exit(answer.code)
