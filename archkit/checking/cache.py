"""Gives the answer of an earlier run again, where nothing that the run looked at has changed.

Light to import: where an answer is known, neither the language nor the rules are ever loaded.
`docs/decisions/0005-answers-are-kept-with-what-was-looked-at.md` tells why it works this way.
"""

import hashlib
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import archkit
from archkit.source import looks

KEPT: Final = 64
"""How many answers are kept: each is to another question, so this is more than anybody asks."""
KEPT_BYTES: Final = 256 * 1024 * 1024
"""How much room they may take together."""

_OWN_FAULT: Final = 3


class Answer(NamedTuple):
    """What a run says.

    Attributes:
        text: What it prints, in UTF-8.
        code: Its exit code.
    """

    text: bytes
    code: int


def answered(question: object, work: Callable[[], Answer]) -> Answer:
    """The answer to a question: the one that is known, or else the one that work brings.

    Args:
        question: All that the work depends on beside what it looks at; told apart by its `repr`.
        work: Finds the answer. What it raises is no answer and is not kept.
    """
    folder = own_folder()
    if folder is None:
        return work()
    entry = folder / _digest(repr((sys.version, sys.path, question)).encode())
    known = _recalled(entry)
    if known is not None:
        return known
    with looks.noting() as notes:
        answer = work()
        _look_at_the_program()
    if notes.is_whole and answer.code != _OWN_FAULT:
        with suppress(OSError):  # no room, or no permission: the answer is as good without
            _keep(entry, _packed(answer, notes.noted))
    return answer


def own_folder(name: str = "archkit") -> Path | None:
    """Where things are kept for later runs; nothing where they are not, or others could plant some.

    In the user's own folder, never in the workspace: a cache that came with a pull request could
    claim that all is well.
    """
    if os.environ.get("ARCHKIT_NO_CACHE"):
        return None
    try:
        folder = _users_folder() / name
        if not folder.is_absolute():
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):  # the user may have no home
        return None
    others_may_write = os.name == "posix" and (
        status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
    return None if others_may_write or not stat.S_ISDIR(status.st_mode) else folder


def _users_folder() -> Path:
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", ""))
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def _recalled(entry: Path) -> Answer | None:
    """The answer that was kept, if it still holds; an entry that is damaged is thrown away."""
    try:
        answer, noted = _unpacked(entry.read_bytes())
    except OSError:
        return None
    except ValueError:
        with suppress(OSError):
            entry.unlink()
        return None
    return answer if looks.unchanged(noted) else None


def _look_at_the_program() -> None:
    """Look at the code that gave the answer: archkit, what it uses, and where more is found."""
    for path in _program():
        with suppress(OSError):
            looks.version(path)


def _program() -> Iterator[str]:
    for folder, folders, files in os.walk(Path(archkit.__file__).parent):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield folder
        yield from (f"{folder}{os.sep}{name}" for name in files)
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and name.partition(".")[0] not in sys.stdlib_module_names:
            yield file
    yield from (each for each in sys.path if each.endswith("-packages"))


def _packed(answer: Answer, noted: looks.Noted) -> bytes:
    head = json.dumps({"code": answer.code, "noted": noted}).encode()
    body = head + b"\n" + answer.text
    return _digest(body).encode() + b"\n" + body


def _unpacked(packed: bytes) -> tuple[Answer, looks.Noted]:
    """The answer and the looks in an entry.

    Raises:
        ValueError: where it is damaged.
    """
    start = packed.index(b"\n") + 1
    if packed[: start - 1] != _digest(memoryview(packed)[start:]).encode():
        raise ValueError("the entry is damaged")
    end = packed.index(b"\n", start)
    kept = json.loads(packed[start:end])
    return Answer(packed[end + 1 :], kept["code"]), kept["noted"]


def _digest(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()


def _keep(entry: Path, packed: bytes) -> None:
    """Write an entry aside and move it into place, then make room."""
    aside = entry.with_name(f"{entry.name}.{os.getpid()}")
    try:
        with aside.open("xb") as file:
            file.write(packed)
        aside.replace(entry)
    finally:
        aside.unlink(missing_ok=True)
    _make_room(entry.parent)


def _make_room(folder: Path) -> None:
    """Drop the oldest answers, down to the number and size that are kept."""
    states = [(each.stat().st_mtime_ns, each.stat().st_size, each) for each in folder.iterdir()]
    room = KEPT_BYTES
    for number, (_, size, each) in enumerate(sorted(states, reverse=True)):
        room -= size
        if number >= KEPT or room < 0:
            each.unlink(missing_ok=True)
