"""Texts of models that cannot steer what reads them: a terminal, or a runner of a pipeline."""

import re
from typing import Final

_STEERING: Final = re.compile(
    # Controls of terminals, and those that turn the direction of writing.
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
    # GitHub obeys `##[command]` wherever it stands in a line of a log.
    r"|(?<=#)#(?=\[)"
)
_COMMAND: Final = re.compile(r"^(\s*):(?=:)")
"""GitHub obeys a line that begins with `::command::`, GitLab none that is without controls."""


def harmless(text: str) -> str:
    """A text of the same length in which what may steer its reader is shown as `\ufffd`."""
    return text if text.isprintable() and "##[" not in text else _STEERING.sub("\ufffd", text)


def harmless_line(line: str) -> str:
    """A line for a log, that no runner takes for a command."""
    return _COMMAND.sub("\\1\ufffd", harmless(line))
