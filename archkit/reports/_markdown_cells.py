"""Texts of models as cells of Markdown, in which nothing of them is taken for Markdown."""

import re
from typing import Final

from archkit.reports._harmless import harmless

_LONGEST: Final = 2_000
"""Characters of a text in a cell."""
_STRUCTURE: Final = re.compile(r"[\\`*_\[\]<>&|~$#@]")
"""What Markdown, its tables or GitHub's additions to it would take for more than text."""

_CALLING: Final = re.compile(r"&#(64|35);")
"""An at sign or a number sign: services look for names and issues after all else is done."""


def code(text: str) -> str:
    """A text as code."""
    return f"<code>{_plain(text)}</code>"


def escaped(text: str) -> str:
    """A text that is nothing but text in Markdown, with what stands in backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick without its second
        return _quiet(text)
    return "".join(code(part) if at % 2 else _quiet(part) for at, part in enumerate(parts))


def _quiet(text: str) -> str:
    """A text that calls nobody: a space without width keeps the sign and the name apart."""
    return _CALLING.sub(r"&#\1;&#8203;", _plain(text))


def _plain(text: str) -> str:
    """The text in one line, its structure written as references to characters."""
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    line = " ".join(harmless(text).splitlines())
    return _STRUCTURE.sub(lambda match: f"&#{ord(match[0])};", line)
