"""Writing what an import changes: all of it or nothing."""

from collections.abc import Mapping
from pathlib import Path

from archkit.source.files import read_text
from archkit.source.writing import write_texts

_BYTE_ORDER_MARK = "\ufeff"


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when the change was worked out."""


def write(root: Path, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Write the new texts of files.

    Args:
        root: The workspace.
        before: The texts of which the new ones were made.
        after: The new texts.

    Raises:
        ChangedMeanwhileError: where a file has another text by now.
        OSError: where one cannot be written.
    """
    texts: dict[Path, str] = {}
    for file, text in after.items():
        path = root / file
        if read_text(path, root) != before[file]:
            raise ChangedMeanwhileError(f"`{file}` was changed meanwhile: import again")
        has_mark = path.read_bytes().startswith(_BYTE_ORDER_MARK.encode())
        texts[path] = f"{_BYTE_ORDER_MARK}{text}" if has_mark else text
    write_texts(texts)
