"""Reports that go to files, beside the one on standard output."""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from archkit.source import looks


class Output(NamedTuple):
    """A report and the file it goes to."""

    form: str
    path: Path


class OutputOption(click.ParamType[Output]):
    """A format and a file, as `sarif=out.sarif`."""

    name = "format=file"

    def __init__(self, formats: Collection[str]) -> None:
        self._formats = formats

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Output:
        """Read the pair, or say how it is written."""
        if isinstance(value, Output):
            return value
        form, equals, file = str(value).partition("=")
        if not equals or not file:
            self.fail(f"`{value}` is no format and file: write it as sarif=out.sarif", param, ctx)
        if form not in self._formats:
            self.fail(f"`{form}` is no format: {self._advice(form)}", param, ctx)
        if file == "-":
            self.fail(f"standard output is for `--format`: write --format {form}", param, ctx)
        return Output(form, Path(file))

    def _advice(self, form: str) -> str:
        from archkit.source.diagnostic import did_you_mean

        close = did_you_mean(form, self._formats)
        return f"did you mean `{close}`?" if close else f"choose of {', '.join(self._formats)}"


def insist_on_a_file_each(outputs: Iterable[Output]) -> None:
    """See that no report would replace another.

    Raises:
        click.UsageError: where two go to one file.
    """
    seen: dict[str, Output] = {}
    for output in outputs:
        other = seen.setdefault(os.path.realpath(output.path), output)
        if other is not output:
            raise click.UsageError(
                f"`{other.form}` and `{output.form}` both go to `{output.path}`:"
                " give each a file of its own"
            )


def insist_on_no_model(outputs: Iterable[Output], root: Path, inputs: Iterable[str]) -> None:
    """See that no report would replace what was checked.

    Args:
        outputs: The reports.
        root: The workspace.
        inputs: The files that were read, from there.

    Raises:
        click.UsageError: where one would.
    """
    read = {os.path.realpath(root / file) for file in inputs}
    for output in outputs:
        if os.path.realpath(output.path) in read:
            raise click.UsageError(
                f"`{output.path}` is a part of the workspace: write `{output.form}` to another file"
            )


def deliver(texts: Mapping[Output, str | bytes]) -> None:
    """Write the reports, all of them or none.

    Raises:
        click.ClickException: where one cannot be written.
    """
    from archkit.source.writing import write_texts

    try:
        write_texts({output.path: text for output, text in texts.items()})
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None


def way_from_repository(root: Path) -> str:
    """The folders from the root of the repository down to the workspace, each with a slash.

    Nothing where the workspace is the root, or in no repository.
    """
    for folder in (root, *root.parents):
        if looks.kind(folder / ".git") in ("file", "folder"):
            return "".join(f"{part}/" for part in root.relative_to(folder).parts)
    return ""


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Write the pages of a reference into a folder, all of them or none.

    Args:
        folder: Where they go.
        pages: The text of each by its name there.

    Raises:
        click.ClickException: where one cannot be written.
    """
    from archkit.source.writing import write_texts

    try:
        write_texts({folder / name: text for name, text in pages.items()})
    except OSError as error:
        raise click.ClickException(f"cannot write `{error.filename}`: {error.strerror}") from None
