"""Numbers that do not say what they count (INCOSE R6), in a masked text (see `masking`)."""

import re
from collections.abc import Sequence
from typing import Final

from archkit.analysis.wording.tokens import word_set
from archkit.source.words import Words

_NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_JOINED: Final = r"\s*(?:,(?:\s*(?:and|or)\b)?|\band\b|\bor\b|\bto\b|\bin\b|\bthrough\b|[-–—×])\s*"  # noqa: RUF001 - the typographer's dashes and sign are meant
_CHAIN: Final = re.compile(
    rf"(?<![\w.,$€£#§±-])±?{_NUMBER}(?:{_JOINED}{_NUMBER})*"
    r"(?:\s+or\s+(?:more|fewer|less|greater|higher|lower|later|earlier)\b)?"
)
"""One number, or several that share what follows them, as in `5, 10 and 15 minutes`."""

_AFTER: Final = re.compile(r"\s*(?:\([a-z -]{1,40}\)\s*)?(-?[A-Za-z]+|[/%°‰×])")  # noqa: RUF001 - the sign for times is meant
"""What follows: a word, a unit, a sign; `(five)` may stand between."""

_WINDOW: Final = 60
"""How far back a label is looked for, in characters."""

LABELS: Final = word_set(
    "version versions release level levels tier tiers section sections clause chapter part article"
    " title table figure page pages form step phase stage type class category port ports code codes"
    " error status room route zone line item option rule number no nos channel band severity grade"
    " schedule appendix annex station district ward precinct year years fy dial call"
    " january february march april may june july august september october november december"
)
"""Words after which a number is a name."""

_SCALES: Final = word_set(
    "accuracy factor grade index ph precision quality rank rating ratio recall score sensitivity"
)
"""What is given by a number alone, as in `a score of at least 80`."""

_LEADING: Final = word_set("a above at below between by from is least most of than to under up")
"""What may stand between a scale and its number."""

_FUNCTION_WORDS: Final = word_set(
    "after and are as at be before but by can could during for from has have if in into is it may"
    " must nor on or over shall should so than that the then to under unless until was were when"
    " where which while who will with within without"
)
"""Words that are not what a number counts. `a` and `per` make a rate of it and are none."""

_SERVICE_NUMBERS: Final = word_set("211 311 411 511 611 711 811 911 988")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def bare_numbers(text: str) -> tuple[Words, ...]:
    """The numbers after which neither a unit nor a thing that is counted follows."""
    return tuple(
        Words(*match.span())
        for match in _CHAIN.finditer(text)
        if not (_is_name(text, match) or _is_counted(text, match.end()))
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether it is a year, a telephone service, a label's number, or a mark in a list."""
    start, end = match.span()
    numbers = re.findall(_NUMBER, match[0])
    if all(each in _SERVICE_NUMBERS or _YEAR.fullmatch(each) for each in numbers):
        return True
    closed = text[end : end + 1]
    if start == 0:
        return closed in {".", ")"}
    if closed == ")" and text[start - 1] == "(":
        return True
    return _is_label(text[max(0, start - _WINDOW) : start])


def _is_label(before: str) -> bool:
    """Whether the word before a number makes a name of it: `tier 2`, `Windows 11`, `USD 5`."""
    *earlier, last = before.split() or [""]
    word = last.strip("(\"'`.")
    acronym = len(word) > 1 and word.isupper()
    proper = word[:1].isupper() and bool(earlier)
    return word.lower() in LABELS or acronym or proper or _is_on_scale([*earlier, last])


def _is_on_scale(before: Sequence[str]) -> bool:
    noun = next((word for word in reversed(before) if word.lower() not in _LEADING), "")
    return noun.lower().removesuffix("s") in _SCALES


def _is_counted(text: str, end: int) -> bool:
    attached = text[end : end + 1]
    if attached == "%" or attached.isalpha() or attached == "_":
        return True
    found = _AFTER.match(text, end)
    return found is not None and found[1].lower() not in _FUNCTION_WORDS
