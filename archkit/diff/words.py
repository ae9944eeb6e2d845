"""What changed in a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_WORD: Final = re.compile(r"\S+")


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share one fate."""

    fate: Fate
    text: str


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """The words of two texts, with what became of each."""
    return tuple(_runs(_WORD.findall(old), _WORD.findall(new)))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Run(Fate.KEPT, " ".join(old[start:end]))
            continue
        if end > start:
            yield Run(Fate.REMOVED, " ".join(old[start:end]))
        if new_end > new_start:
            yield Run(Fate.ADDED, " ".join(new[new_start:new_end]))
