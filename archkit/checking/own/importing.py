"""Runs a Python file of the workspace's own, as a module of a package that stands for its folder.

So it may import helpers beside it (`from ._helpers import …`). Nothing is written.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path as FilePath
from types import ModuleType

from archkit.model.loading.python_sheet import PythonSheet
from archkit.model.loading.sheet import Problems, Spot
from archkit.source import looks
from archkit.source.raised import raised_at, said

_numbers = count()
"""Tells the packages of two loads apart: a module is kept, and a file may have changed."""


def run_file(
    path: FilePath, file: str, text: str, what: str, problems: Problems
) -> ModuleType | Spot:
    """The module of a file that the settings allow to be run.

    An exception becomes a problem at the line that raised it, and that place is returned.

    Args:
        path: The file.
        file: What messages call it.
        text: What stands in it.
        what: What the file is to define, such as `rule`.
        problems: Where to report what it raises.
    """
    looks.lose_sight()
    try:
        with _writing_nothing(), contextlib.redirect_stdout(sys.stderr):
            return _imported(path)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - such a file may raise anything, SystemExit too
        site = raised_at(error, path)
        spot = Spot(PythonSheet(file, text, {}, {(): site} if site else {}), ())
        hint = "run `python` on the file to see the whole traceback"
        message = f"importing this {what} raised {said(error)}"
        problems.add("python-error", message, spot, hint=hint)
        return spot


def _imported(path: FilePath) -> ModuleType:
    package = ModuleType(f"archkit_own_{next(_numbers)}")
    package.__path__ = [str(path.parent)]
    sys.modules[package.__name__] = package
    importlib.invalidate_caches()
    return importlib.import_module(f"{package.__name__}.{path.stem}")


@contextlib.contextmanager
def _writing_nothing() -> Iterator[None]:
    """Keep Python from leaving compiled files in the workspace."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before
