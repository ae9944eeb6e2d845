"""Words that a reader may not know: names and acronyms (INCOSE R4, R37)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from archkit.analysis.wording.numbers import LABELS
from archkit.analysis.wording.sentence import MODALS
from archkit.analysis.wording.tokens import Tokens, word_set, words_in
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.organisation import Holder
from archkit.source.words import Words

_EVERYDAY: Final = word_set(
    "am pm ad id ids ok pin pdf usb us usa uk eu tv zip faq pc it kb mb gb tb n e s w i ii iii iv v"
    " vi vii viii ix x usd utc gmt dst sms gps qr atm url csv json xml html tiff jpeg png"
    " hz khz mhz ghz kbps mbps gbps kw mw kwh db dba ppm rpm mph gpm mgd psi"
    " and or not if then when while where no all any tba tbc tbd tbr tbs todo"
    " fixme"
)
"""Capitals that need no entry: everyday ones, units, numerals, and words that are stressed."""

_CALENDAR: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december"
)
_WORLD: Final = word_set(
    "english spanish vietnamese chinese mandarin cantonese french german arabic korean tagalog"
    " hindi urdu russian portuguese italian japanese somali braille american federal state county"
    " city town council hall mayor united states north south east west northern southern eastern"
    " western central mountain pacific time internet web wi fi bluetooth social security"
    " alabama alaska arizona arkansas california colorado connecticut delaware florida georgia"
    " hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts"
    " michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york"
    " carolina dakota ohio oklahoma oregon pennsylvania rhode island tennessee texas utah vermont"
    " virginia washington wisconsin wyoming new"
)
"""Languages, places, and what every resident knows: these alone make no name."""

_NO_NAMES: Final = MODALS | _EVERYDAY | _CALENDAR
_GAP: Final = 3
"""The longest gap between two sentences that is looked at, in characters."""

_CAPITAL: Final = re.compile(r"[^\W\d_a-z]")
"""A letter that is no small one of the first 26; most statements have none behind their first."""

_STARTS: Final = re.compile(r"[.:!?\"“(]\s*$")
_GIVES_MEANING: Final = re.compile(r"\s*\(\s*[a-z]")


class Name(NamedTuple):
    """Capitalised words in a row.

    Attributes:
        words: All of them.
        parts: Each of them, in small letters, a possessive ending left out.
        acronyms: Those in capitals that the statement does not explain itself.
        is_proper: Whether any of them is a word with a capital at its start, and no number makes a
            citation of them.
    """

    words: Words
    parts: tuple[str, ...]
    acronyms: tuple[tuple[str, Words], ...]
    is_proper: bool


def names(tokens: Tokens) -> Iterator[Name]:
    """The names in a text; the first word of a sentence has its capital anyway."""
    if _CAPITAL.search(tokens.text, 1) is None or tokens.text.isupper():
        return
    row: list[int] = []
    for index in range(len(tokens)):
        if not _is_name(tokens, index):
            yield from _name(tokens, row)
            row = []
            continue
        if row and tokens.gap(row[-1]) != " ":
            yield from _name(tokens, row)
            row = []
        row.append(index)
    yield from _name(tokens, row)


def _is_name(tokens: Tokens, index: int) -> bool:
    start, end = tokens.spans[index]
    written = tokens.text[start:end]
    if len(written) == 1 or not written[0].isupper() or _bare(written) in _NO_NAMES:
        return False
    begins = index == 0 or _STARTS.search(tokens.text[max(0, start - _GAP) : start]) is not None
    return _is_acronym(written) or not begins


def _is_acronym(written: str) -> bool:
    bare = written.removesuffix("'s").removesuffix("s")
    return len(bare) > 1 and bare.isupper() and bare.isalpha()


def _name(tokens: Tokens, row: list[int]) -> Iterator[Name]:
    if not row:
        return
    written = [tokens.text[slice(*tokens.spans[index])] for index in row]
    is_label = _is_numbered(tokens, row[-1])
    acronyms = [
        (_bare(word), tokens.part(index, index))
        for word, index in zip(written, row, strict=True)
        if _is_acronym(word) and not (is_label or _is_explained(tokens, index))
    ]
    yield Name(
        words=tokens.part(row[0], row[-1]),
        parts=tuple(map(_bare, written)),
        acronyms=tuple(acronyms),
        is_proper=not (is_label or all(map(_is_acronym, written))),
    )


def _bare(written: str) -> str:
    """A word in small letters, without the ending of the genitive, or of an acronym's plural."""
    word = written.removesuffix("'s")
    return (word.removesuffix("s") if _is_acronym(written) else word).lower()


def _is_explained(tokens: Tokens, index: int) -> bool:
    """Whether an acronym's own statement says what it means, or makes a label of it.

    `(GIS)` and `GIS (geographic information system)` explain; `level AA` is a label.
    """
    start, end = tokens.spans[index]
    alone = tokens.text[start - 1 : start] == "(" and tokens.text[end : end + 1] == ")"
    label = index > 0 and tokens.words[index - 1] in LABELS
    return alone or label or _GIVES_MEANING.match(tokens.text, end) is not None


def _is_numbered(tokens: Tokens, index: int) -> bool:
    """Whether a number or letter follows, which makes a label: `Code 552`, `TLS 1.3`, `Yard B`.

    A number of several parts is hidden behind as many `x` (see `masking`).
    """
    if index + 1 >= len(tokens):
        return False
    start, end = tokens.spans[index + 1]
    following = tokens.text[start:end]
    letter = len(following) == 1 and following.isupper()
    return letter or following[0].isdigit() or not following.strip("x")


class KnownWords:
    """The words that the model gives a meaning to: the glossary's, and those of its names."""

    def __init__(self, design: Design) -> None:
        self._words = frozenset(words_in("\n".join(_texts(design))))

    def knows(self, name: Name) -> bool:
        """Whether every word of a name is known."""
        return all(part in self._words or part in _WORLD for part in name.parts)

    def unknown(self, name: Name) -> list[Words]:
        """The acronyms of a name that are not known."""
        return [words for acronym, words in name.acronyms if acronym not in self._words]


def _texts(design: Design) -> set[str]:
    """The names and ids that a reader can look up, each once: parts are alike everywhere."""
    texts: set[str] = set()
    for registry in _registries(design):
        texts.update(registry)
        texts.update(each.name for each in registry.values() if each.name)
    for term in design.glossary.values():
        texts.update(term.also)
    for solution in design.solutions.values():
        owners = solution.owners
        if owners is not None:
            holders = (owners.business, owners.technical, owners.data, owners.operations)
            texts.update(each.role for each in holders if isinstance(each, Holder))
    return texts


def _registries(design: Design) -> Iterator[Mapping[str, Element]]:
    """The elements whose names count, by their ids."""
    yield design.glossary
    yield design.departments
    yield design.teams
    yield design.vendors
    yield design.agreements
    yield design.services
    yield design.technologies
    yield design.data
    yield design.zones
    yield design.sites
    yield design.projects
    yield design.solutions
    for solution in design.solutions.values():
        yield solution.components
