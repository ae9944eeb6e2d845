"""Shows on a terminal how far long work is; elsewhere it says nothing."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def with_progress(files: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    """The same files, while a terminal shows on standard error which one is at hand."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from files
        return
    import click

    with click.progressbar(
        files, label="Writing", file=sys.stderr, item_show_func=lambda each: each and each[0]
    ) as bar:
        yield from bar
