"""What is wrong with the user's input, said with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from archkit.source.place import Span

_CLOSE_ENOUGH = 0.6

ENOUGH = 100
"""So many mistakes of one file are told: nobody reads more, and each costs the time to find it."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake in the user's input, which keeps (a part of) it from being read.

    Attributes:
        code: its kind in kebab-case, such as `unknown-key` or `invalid-yaml`.
        message: what is wrong, in one plain sentence without a full stop.
        span: where.
        hint: what to do about it; nothing where the message says so itself.
        related: further places that explain it, each with a few words.
    """

    code: str
    message: str
    span: Span
    hint: str | None
    related: tuple[tuple[Span, str], ...] = ()

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """A key that orders diagnostics by place, then code, then message."""
        return self.span, self.code, self.message

    def __lt__(self, other: "Diagnostic") -> bool:
        return self.sort_key < other.sort_key


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, or None where none is near.

    Case is ignored; among equally near words the alphabetically first wins, whatever the order in
    which they are given.
    """
    folded = word.casefold()
    by_folded: dict[str, str] = {}
    for candidate in sorted(known):
        by_folded.setdefault(candidate.casefold(), candidate)
    if folded in by_folded:
        return by_folded[folded]
    close = get_close_matches(folded, sorted(by_folded), n=3, cutoff=_CLOSE_ENOUGH)
    if not close:
        return None
    return by_folded[min(close, key=lambda match: (-_likeness(folded, match), match))]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()
