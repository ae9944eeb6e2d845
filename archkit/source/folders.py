"""Replacing a folder as a whole, in one step, so that at every moment there is one or the other."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""`AT_FDCWD`: names are meant as from the current folder."""
_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS."""
_PART: Final = ".part"
_AWAY: Final = ".old"


def beside(place: Path) -> Path:
    """The name of the folder where this process makes what is to stand at a place."""
    return place.with_name(f".{place.name}.{os.getpid()}{_PART}")


def left_behind(place: Path) -> Iterator[Path]:
    """The folders beside a place that runs which were killed have left.

    Where one was killed between the two steps of a system that cannot exchange folders in one, what
    stood at the place is put back first.
    """
    found = sorted(place.parent.glob(f".{place.name}.*"))
    for away in (each for each in found if each.suffix == _AWAY and _is_of_no_one(each)):
        if place.exists():
            yield away
        else:
            away.rename(place)
    yield from (each for each in found if each.suffix == _PART and _is_of_no_one(each))


def put_in_place(aside: Path, place: Path) -> None:
    """Put a folder into its place; what stood there, if anything, then stands aside.

    Linux and macOS exchange the two in one step. Elsewhere it takes two, and for a moment
    nothing stands there: `left_behind` mends what a run leaves that is killed just then.

    Raises:
        OSError: where that cannot be done; what stood there still does.
    """
    if not place.exists():
        aside.rename(place)
    elif not _exchanged(aside, place):
        away = aside.with_suffix(_AWAY)
        place.rename(away)
        try:
            aside.rename(place)
        except BaseException:  # to be stopped here would leave nothing at the place
            away.rename(place)
            raise
        away.rename(aside)


def link(source: Path, target: Path) -> None:
    """Let a file stand at a second place: as the same file, or a copy where there are no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether the system can."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        import ctypes

        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, _EXCHANGE) == 0)
        return bool(system.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
    except (AttributeError, ImportError, OSError, TypeError):  # another system, or an old one
        return False


def _is_of_no_one(folder: Path) -> bool:
    """Whether the process that made a folder, whose number is in its name, is no more.

    What has this process's own number was left by an earlier one of the same.
    """
    number = folder.stem.rpartition(".")[2]
    if not number.isdigit() or not folder.is_dir():
        return False
    if int(number) == os.getpid() or os.name == "nt":  # to ask for a process there ends it
        return int(number) == os.getpid()
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
