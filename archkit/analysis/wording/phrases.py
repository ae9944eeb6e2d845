"""Words and phrases that leave open what is meant (INCOSE R7, R8, R9, R15, R17, unfinished).

The texts they are looked for in are masked (see `masking`).
"""

import re
from typing import Final


def _any_of(*phrases: str, words: str = "") -> re.Pattern[str]:
    """A pattern of whole words and phrases, the longest first, in whatever case."""
    longest_first = sorted((*words.split(), *phrases), key=len, reverse=True)
    spaced = (phrase.replace(" ", r"[ -]") for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


_VAGUE: Final = _any_of(
    "a lot of",
    "a few",
    "almost always",
    "very nearly",
    r"nearly(?= \d)",
    r"about(?= \d)",
    r"around(?= \d)",
    r"close to(?= \d)",
    "user friendly",
    "easy to use",
    "state of the art",
    "best possible",
    "as soon as possible",
    "supports? all",
    words=(
        "ancillary relevant generic significant(?:ly)? flexibl[ey] expandable typical(?:ly)?"
        " sufficient(?:ly)? adequate(?:ly)? appropriate(?:ly)? efficient(?:ly)? effective(?:ly)?"
        " proficient(?:ly)? reasonabl[ey] customary routinely allowable approximate(?:ly)? several"
        " various numerous some many fast(?:er)? quick(?:er|ly)? eas(?:y|ier|ily) robust(?:ly)?"
        " seamless(?:ly)? intuitive(?:ly)? timely minimal(?:ly)? minimi[sz]e[sd]? maximi[sz]e[sd]?"
        " optimi[sz]e[sd]? smooth(?:ly)? convenient(?:ly)? acceptabl[ey] satisfactor(?:y|ily) asap"
    ),
)
"""`any`, `all` and `common` are left out: mostly they are exact, and their alarms false."""

_TERMS_OF_ART: Final = _any_of(
    "effective date",
    "effective (?:from|on|until|as of)",
    "effective communication",
    "reasonabl[ey] accommodations?",
    "reasonable modifications?",
    "reasonable suspicion",
    "reasonable cause",
    "adequate public facilit(?:y|ies)",
    "significant (?:figures|digits)",
    "fast track(?:ed|s)?",
    "quick response codes?",
    "acceptable use",
    "how many",
    "as many as",
    "many to (?:one|many)",
    "one to many",
)
"""Fixed terms of law and administration in which such a word is not vague."""

_ESCAPES: Final = _any_of(
    "(?:so|as) far as (?:is )?(?:possible|practicable|feasible)",
    "as (?:little|much) as (?:is )?(?:possible|practicable|feasible)",
    "(?:where|wherever|when|whenever|if) (?:possible|practicable|feasible|practical)",
    "(?:where|if|when|as) (?:it should prove |it proves )?(?:necessary|needed|appropriate)",
    "to the extent (?:necessary|practical|practicable|possible|feasible)",
    r"as required(?! by)",
    r"if required(?! by)",
    "where applicable",
    "unless impracticable",
    "best efforts?",
)

_OPEN_ENDS: Final = _any_of(
    "including(?:,)? but not limited to",
    "and so on",
    "and so forth",
    "such as",
    r"e\.g\.",
    r"etc\.?",
    "et cetera",
    "and the like",
    "or the like",
    "for example",
    "for instance",
    "among others",
    "and others",
)
_ELLIPSIS: Final = re.compile(r"(?:\.{3}|…)")

_AND_OR: Final = re.compile(r"\b(?:and ?/ ?or|or ?/ ?and)\b", re.IGNORECASE)

_UNFINISHED: Final = re.compile(
    r"\b(?:TB[ACDRS]|tb[cd]|TODO|FIXME)\b"
    r"|\b(?i:to be (?:determined|decided|agreed|announced))\b(?! by\b)"
    r"|\?{2,}"
)


def vague(text: str) -> tuple[str, ...]:
    """Words of degree without a measure (R7)."""
    if _VAGUE.search(text) is None:
        return ()
    return _found(_VAGUE, _hide(_TERMS_OF_ART, _hide(_ESCAPES, text)))


def escapes(text: str) -> tuple[str, ...]:
    """Phrases that let the builder off (R8)."""
    return _found(_ESCAPES, text)


def open_ends(text: str) -> tuple[str, ...]:
    """Lists that do not end (R9)."""
    return _found(_OPEN_ENDS, text) + _found(_ELLIPSIS, text)


def and_or(text: str) -> tuple[str, ...]:
    """`and/or`, which can be read in two ways (R15, R17)."""
    return _found(_AND_OR, text)


def unfinished(text: str) -> tuple[str, ...]:
    """Marks that something is still to be settled."""
    return _found(_UNFINISHED, text)


def _hide(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "x" * len(match[0]), text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """What a pattern finds, as it is written; each once, in the order in which they stand."""
    words: dict[str, str] = {}
    for match in pattern.finditer(text):
        words.setdefault(match[0].lower(), match[0])
    return tuple(words.values())
