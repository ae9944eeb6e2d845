"""Hides what only looks like words and numbers: addresses, dates, times, names with digits."""

import re
from typing import Final

_HIDDEN: Final = re.compile(
    r"""
      https?://\S+ | \bwww\.\S+                           # an address
    | (?<![\w.+-]) [\w.+-]{1,64} @ [\w-]+ \. [\w.-]+      # a mailbox
    | (?<![\w/.-]) /? [\w.-]+ (?: / [\w.-]+ ){2,} /?      # a path, 3/2/2026
    | \b \d{1,4} (?: - \d{1,2} ){2} (?: T [\d:Z+-]+ )? \b # 2026-03-02
    | \b \d+ (?: : \d+ )+ \b                              # 02:00
    | \b \d+ (?: \. \d+ ){2,} \b                          # 1.2.3
    | \b 24/7 \b
    | (?<![\w.-]) [\w-]+ (?: \. [a-z][a-z0-9]{1,5} \b )+             # config.yaml, city.gov
    | \b (?= [\w-]{0,40} \d ) [A-Za-z_] [\w-]* \b         # S16, NG911, COVID-19
    """,
    re.VERBOSE,
)
"""Every repetition is bounded or begins where none can have begun before it, so that a
hostile text costs no more than its length."""


_HINT: Final = re.compile(r"[\d/@]|www|\.[a-z][a-z0-9]")
"""Without any of these there is nothing to hide."""

_PLAIN: Final = re.compile(r"\(?\d+(?:[.,]\d+)?%?[.,;:)]?")
"""A mere number, which is most of what holds a digit."""


_SPOKEN: Final = re.compile(
    r"\b(?:words?|text|messages?|labels?|titled?|phrase|heading|caption|notice|says?|saying|reads?"
    r"|question|button|status|value)\b[ ,:]{0,3}[\"“]([^\"“”]{1,200})[\"”]",
    re.IGNORECASE,
)
"""Words that somebody shall read or hear as they stand, and what announces them."""

_LETTER: Final = re.compile(r"\w")


def mask(text: str) -> str:
    """Put as many letters `x` in the place of each of them, so that positions stay."""
    if '"' in text or "”" in text:
        text = _SPOKEN.sub(
            lambda found: _without_letters(found[0], found.start(1) - found.start()), text
        )
    if _HINT.search(text) is None:
        return text
    # Nothing that is hidden holds a space, and most words need no closer look.
    return " ".join(part if part.isalpha() else _masked(part) for part in text.split(" "))


def _without_letters(part: str, start: int) -> str:
    return part[:start] + _LETTER.sub("x", part[start:])


def _masked(part: str) -> str:
    if _HINT.search(part) is None or _PLAIN.fullmatch(part):
        return part
    return _HIDDEN.sub(lambda match: "x" * len(match[0]), part)
