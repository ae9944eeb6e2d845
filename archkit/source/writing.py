"""Writing files whole or not at all."""

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: aside first, then moved into its place.

    Folders on the way are made; a device or pipe is written to as it is.

    Raises:
        OSError: where that cannot be done; what was there before still is.
    """
    write_texts({path: text})


def write_texts(texts: Mapping[Path, str | bytes]) -> None:
    """Write several files: each aside first, and none into its place before all are written.

    Texts are written in UTF-8 with the line ends that they have.

    Raises:
        OSError: where one cannot be written, which its `filename` names; what was there before
            still is.
    """
    with ExitStack() as leftovers:
        ready = [(path, _written_aside(path, text, leftovers)) for path, text in texts.items()]
        for path, aside in ready:
            try:
                if aside is None:
                    path.write_bytes(_bytes(texts[path]))
                else:
                    aside.replace(os.path.realpath(path))
            except OSError as error:
                raise _about(path, error) from error


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _written_aside(path: Path, text: str | bytes, leftovers: ExitStack) -> Path | None:
    """The file that is to be moved into place, or None for what is no ordinary file."""
    real = Path(os.path.realpath(path))
    aside = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        if real.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if real.exists() and not real.is_file():
            return None
        _make_folder(real.parent)
        leftovers.callback(aside.unlink, missing_ok=True)
        aside.write_bytes(_bytes(text))
        if real.exists():
            aside.chmod(stat.S_IMODE(real.stat().st_mode))
    except OSError as error:
        raise _about(path, error) from error
    return aside


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise NotADirectoryError(0, "a part of its path is a file, not a folder") from None


def _about(path: Path, error: OSError) -> OSError:
    """The same error, about the file that the caller named."""
    return type(error)(error.errno, error.strerror, str(path))
