"""Finding and reading the files of a workspace, within its bounds."""

import os
from collections.abc import Sequence
from pathlib import Path

from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.lines import LineIndex
from archkit.source.place import Span

NO_TEXT = "save it as plain text in UTF-8, or move it out of the models"
_ALLOW = "give yourself permission to read it"
_NAME_ANOTHER = "name a folder that is in the workspace"

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")


def find_upward(start: Path, name: str) -> Path | None:
    """Return the nearest file `name` in the folder `start` or one above it, or None."""
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    for place in (folder, *folder.parents):
        if looks.kind(place / name) == "file":
            return place / name
    return None


def relative(path: Path, root: Path) -> str:
    """Return the name under which reports show a file: from the root, with forward slashes.

    A file outside the root keeps its whole path; bytes that are no text become a question mark.
    """
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def model_files(
    root: Path, folders: Sequence[Path], suffixes: tuple[str, ...]
) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files under `folders` whose names end in one of `suffixes`, sorted.

    Hidden files and folders are left out.  A file that several links lead to comes once, under its
    own name where it has one in these folders.

    Args:
        root: the workspace; nothing outside it is read.
        folders: where to look, from the root; a single file will do as well.
        suffixes: with the dot, in lower case; a name in capitals counts too.

    Returns:
        The files, and what could not be looked into: `outside-workspace`, `unreadable-folder`,
        `unreadable-file`.
    """
    walk = _Walk(root, suffixes)
    for folder in folders:
        walk.enter(root / folder)
    walk.follow_links()
    return sorted(walk.files, key=Path.as_posix), sorted(walk.problems)


class _Walk:
    """One walk over the workspace: real folders first, links after, each target once."""

    def __init__(self, root: Path, suffixes: tuple[str, ...]) -> None:
        self.files: list[Path] = []
        self.problems: list[Diagnostic] = []
        self._root = root
        self._real_root = looks.real_path(root)
        self._suffixes = suffixes
        self._links: list[Path] = []
        self._seen: set[str] = set()

    def enter(self, path: Path) -> None:
        """Take a file, or walk a folder, that the caller named."""
        real, kind = looks.real_path(path), looks.kind(path)
        if not _is_inside(real, self._real_root):
            self._complain(path, "outside-workspace", "leads out of the workspace", _NAME_ANOTHER)
        elif kind == "folder":
            self._folder(path, real)
        elif kind == "file":
            self._file(path, real)
        else:
            self._complain(path, "unreadable-folder", "does not exist", _NAME_ANOTHER)

    def follow_links(self) -> None:
        """Follow the links met so far, and those met on the way."""
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._follow(link)

    def _follow(self, link: Path) -> None:
        real, kind = looks.real_path(link), looks.kind(link)
        if kind in ("file", "other") and not self._wanted(link):
            return
        if not _is_inside(real, self._real_root):
            what = "is a link that leads out of the workspace"
            self._complain(link, "outside-workspace", what, "put a copy in its place")
        elif kind == "folder":
            self._folder(link, real)
        elif kind == "file":
            self._file(link, real)
        else:
            what = "is a link that leads nowhere"
            self._complain(link, "unreadable-file", what, "mend the link, or remove it")

    def _file(self, path: Path, real: str) -> None:
        if self._wanted(path) and real not in self._seen:
            self._seen.add(real)
            self.files.append(path)

    def _folder(self, folder: Path, real: str) -> None:
        pending = [(folder, real)]
        while pending:
            here, real_here = pending.pop()
            if real_here in self._seen:
                continue
            self._seen.add(real_here)
            for name, is_link, is_folder in self._entries(here):
                path, real = here / name, f"{real_here}{os.sep}{name}"
                if is_link:
                    self._links.append(path)
                elif is_folder:
                    pending.append((path, real))
                else:
                    self._file(path, real)

    def _entries(self, folder: Path) -> list[tuple[str, bool, bool]]:
        try:
            return looks.entries(folder)
        except OSError as error:
            what = f"cannot be opened: {_reason(error)}"
            self._complain(folder, "unreadable-folder", what, _ALLOW)
            return []

    def _wanted(self, path: Path) -> bool:
        return path.name.lower().endswith(self._suffixes)

    def _complain(self, path: Path, code: str, what: str, hint: str) -> None:
        name = relative(path, self._root)
        self.problems.append(Diagnostic(code, f"`{name}` {what}", Span.at(name), hint))


def read_text(path: Path, root: Path) -> str | Diagnostic:
    """Return the text of a file in the workspace, without a byte-order mark.

    Line ends stay as they are.

    Returns:
        The text, or what keeps it from being read: `outside-workspace`, `unreadable-file`,
        `too-large`, `not-text` (control characters) or `not-utf8`.
    """
    name = relative(path, root)
    if not _is_inside(looks.real_path(path), looks.real_path(root)):
        message = "the file is not in the workspace"
        return Diagnostic("outside-workspace", message, Span.at(name), "put a copy in its place")
    try:
        data = looks.content(path)
    except OSError as error:
        message = f"the file cannot be read: {_reason(error)}"
        hint = _ALLOW if isinstance(error, PermissionError) else "put an ordinary file in its place"
        return Diagnostic("unreadable-file", message, Span.at(name), hint)
    if data is None:
        message = f"the file is larger than {looks.MAX_BYTES // 1024**2} MiB"
        return Diagnostic("too-large", message, Span.at(name), "split it into several files")
    return _decode(data, name)


def _decode(data: bytes, name: str) -> str | Diagnostic:
    if data.startswith(_UTF16_BOMS):
        message, hint = "the file is UTF-16, not UTF-8", "save it as UTF-8"
        return Diagnostic("not-utf8", message, Span.at(name), hint)
    data = data.removeprefix(_UTF8_BOM)
    if len(data.translate(None, _CONTROLS)) < len(data):
        bad = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
        message = f"the file is not text: it holds the control character U+{data[bad]:04X}"
        return Diagnostic("not-text", message, _byte(data, bad, name), NO_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8 here"
        span = _byte(data, error.start, name)
        return Diagnostic("not-utf8", message, span, "save the file as UTF-8")


def _byte(data: bytes, offset: int, name: str) -> Span:
    before = data[:offset].decode("utf-8", "replace")
    line, column = LineIndex(before).position(len(before))
    return Span(name, line, column, line, column + 1)


def _is_inside(real: str, real_root: str) -> bool:
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, FileNotFoundError):
        return "it does not exist"
    return error.strerror or type(error).__name__
