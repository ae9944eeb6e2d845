"""One statement, taken apart once, and what is wrong with it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from archkit.analysis.wording import forms
from archkit.analysis.wording.bounds import unbounded
from archkit.analysis.wording.fault import Fault
from archkit.analysis.wording.lists import LEXICON
from archkit.analysis.wording.masking import mask
from archkit.analysis.wording.numbers import bare_numbers
from archkit.analysis.wording.sentence import Sentence, in_relative_clause
from archkit.analysis.wording.terms import Name, names
from archkit.analysis.wording.tokens import Tokens
from archkit.analysis.wording.units import Measure, Quantity, measures
from archkit.source.words import Words, on_one_line

_NEAR: Final = 60
"""How far behind a word of comparison a `than` belongs to it, in characters."""

_PAIR: Final = re.compile(r" (?:the|an?|in|on|at|by|for|from|to|with)\b[^,.;]* and ")

_ONE_OF_TWO: Final = re.compile(r"\bthe [a-z]+er$", re.IGNORECASE)
"""`the lower limit`, `the longer route`: which of two is clear."""

_ARTICLE: Final = len("the ")

_REASON: Final = re.compile(r"(?:[^,;.!?]|\.(?=\d))*(?<! )")

_MOVED: Final = (Fault.PURPOSE, Fault.ASIDE, Fault.SEVERAL_SENTENCES)
"""What is moved out of the statement, with every word in it."""

_TOLD_BY: Final[Mapping[Fault, tuple[Fault, ...]]] = {
    Fault.PRONOUN: _MOVED,
    Fault.POSSESSIVE: _MOVED,
    Fault.COMBINATION: (Fault.AND_OR, Fault.OPEN_LIST, Fault.ESCAPE, *_MOVED),
    Fault.NO_BOUND: (Fault.ABSOLUTE,),
}
"""Faults that need no telling within the words of others."""

_DIGITS: Final = frozenset("0123456789")

_OF_SENTENCE: Final[tuple[tuple[Fault, Callable[[Sentence], tuple[Words, ...]]], ...]] = (
    (Fault.UNBOUND, Sentence.unbound),
    (Fault.NOBODY_ACTS, Sentence.nobody_acts),
    (Fault.SEVERAL_ACTORS, Sentence.several_actors),
    (Fault.SEVERAL_DEMANDS, Sentence.several_demands),
)
_OF_CONDITIONS: Final[tuple[tuple[Fault, Callable[[Sentence], tuple[Words, ...]]], ...]] = (
    (Fault.UNPARTED_CONDITION, Sentence.unparted_condition),
    (Fault.IF_WITHOUT_THEN, Sentence.if_without_then),
    (Fault.SEVERAL_TRIGGERS, Sentence.several_triggers),
    (Fault.HIDDEN_TRIGGER, Sentence.hidden_trigger),
)
_BY_SIGN: Final[tuple[tuple[str, Fault, Callable[[str], Iterable[Words]]], ...]] = (
    ("/", Fault.AND_OR, forms.and_or),
    ("/", Fault.SLASH, forms.slashes),
    ("(", Fault.ASIDE, forms.asides),
    ("...", Fault.OPEN_LIST, forms.ellipses),
    ("…", Fault.OPEN_LIST, forms.ellipses),
    ("??", Fault.UNFINISHED, forms.question_marks),
    ("100", Fault.ABSOLUTE, forms.hundred_percent),
)
"""What is looked for only where a sign of it stands in the text."""


class Statement:
    """The text of a requirement.

    Attributes:
        text: The text on one line; every `Words` counts in it.
        tokens: Its words, those hidden that only look like words and numbers (see `masking`).
        sentence: Its parts.
        measures: Its figures with units.
    """

    def __init__(self, statement: str) -> None:
        self.text = on_one_line(statement)
        self.tokens = Tokens(mask(self.text))
        self.sentence = Sentence(self.tokens)
        self.has_digits = not _DIGITS.isdisjoint(self.tokens.text)
        self.measures: tuple[Measure, ...] = measures(self.tokens.text) if self.has_digits else ()

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names and acronyms in it."""
        return tuple(names(self.tokens))

    @cached_property
    def faults(self) -> Mapping[Fault, tuple[Words, ...]]:
        """The words at fault, under each fault that the statement has, in their order."""
        found: dict[Fault, list[Words]] = {}
        self._add_listed(found)
        self._add_of_sentence(found)
        self._add_of_form(found)
        _tell_once(found)
        return {fault: tuple(sorted(set(words))) for fault, words in found.items() if words}

    def _add_listed(self, found: dict[Fault, list[Words]]) -> None:
        for fault, words in LEXICON.scan(self.tokens):
            if fault not in _ONLY_WHERE or _ONLY_WHERE[fault](self, words):
                found.setdefault(fault, []).append(words)
        if Fault.PURPOSE in found:
            found[Fault.PURPOSE] = self._reasons(found[Fault.PURPOSE])

    def _reasons(self, openings: Iterable[Words]) -> list[Words]:
        """The whole reasons that phrases such as `so that` open, those within others left out."""
        reasons: list[Words] = []
        for opening in openings:
            if not reasons or opening.start >= reasons[-1].end:
                rest = _REASON.match(self.tokens.text, opening.end)
                reasons.append(Words(opening.start, rest.end() if rest else opening.end))
        return reasons

    def _add_of_sentence(self, found: dict[Fault, list[Words]]) -> None:
        checks = _OF_SENTENCE + _OF_CONDITIONS if self.sentence.leads else _OF_SENTENCE
        for fault, check in checks:
            words = check(self.sentence)
            if words:
                found[fault] = [*words]

    def _passives(self) -> Iterator[Words]:
        """Those of what is asked: conditions and clauses that describe a thing may have theirs."""
        condition, binding = self.sentence.condition_end(), self.sentence.binding
        asked = -1 if binding is None else self.sentence.modals[binding][1].start
        for words in forms.passives(self.tokens):
            described = words.start != asked and in_relative_clause(self.text, words.start)
            if words.start > condition and not described:
                yield words

    def _add_of_form(self, found: dict[Fault, list[Words]]) -> None:
        tokens, response = self.tokens, self.sentence.response
        checks: list[tuple[Fault, Iterable[Words]]] = [
            (fault, check(tokens.text)) for sign, fault, check in _BY_SIGN if sign in tokens.text
        ]
        if Fault.ABILITY not in found:  # `shall be designed to` is one fault, and no passive beside
            checks.append((Fault.PASSIVE, self._passives()))
        if Fault.SEVERAL_DEMANDS not in found:
            checks.append((Fault.SEVERAL_SENTENCES, forms.sentences(self.text)))
            checks.append((Fault.COMBINATION, forms.combinations(tokens, response)))
        if self.has_digits:
            checks.append((Fault.BARE_NUMBER, bare_numbers(tokens.text)))
            checks.append((Fault.NO_BOUND, unbounded(tokens, self.measures, response)))
        for fault, words in checks:
            for each in words:
                found.setdefault(fault, []).append(each)


def _tell_once(found: dict[Fault, list[Words]]) -> None:
    """Leave out what goes when another fault at the same words is mended."""
    for fault, others in _TOLD_BY.items():
        if fault in found:
            wider = [each for other in others for each in found.get(other, ())]
            found[fault] = _outside(found[fault], sorted(wider))


def _outside(parts: Iterable[Words], wider: Sequence[Words]) -> list[Words]:
    """The parts that lie within none of others, these in their order."""
    starts = [each.start for each in wider]
    reach = [*accumulate((each.end for each in wider), max)]
    return [
        part
        for part in parts
        if (before := bisect_right(starts, part.start)) == 0 or reach[before - 1] < part.end
    ]


def _in_response(statement: Statement, words: Words) -> bool:
    return words.start >= statement.sentence.response


def _compared_with_nothing(statement: Statement, degree: Words) -> bool:
    """Whether no `than` follows, as it does in `fewer visits than in 2025`."""
    return " than " not in statement.text[degree.end : degree.end + _NEAR]


def _unmeasured(statement: Statement, time: Words) -> bool:
    """Whether a time belongs to the response, and no measure stands beside it."""
    timed = any(each.unit.quantity is Quantity.TIME for each in statement.measures)
    return _in_response(statement, time) and not timed


def _in_term(statement: Statement, words: Words) -> bool:
    """Whether a hyphen makes a term of it, as in `all-way stop`."""
    return statement.text[words.end : words.end + 1] == "-"


def _unequalled(statement: Statement, degree: Words) -> bool:
    """Whether it says neither more than what, nor which of two, and is part of no term."""
    one_of_two = _ONE_OF_TWO.search(statement.text, max(0, degree.start - _ARTICLE), degree.end)
    excused = one_of_two is not None or _in_term(statement, degree)
    return not excused and _compared_with_nothing(statement, degree)


def _timed_loosely(statement: Statement, time: Words) -> bool:
    return not _in_term(statement, time) and _unmeasured(statement, time)


def _loose(statement: Statement, quantifier: Words) -> bool:
    """Whether it is neither part of a term, nor the `both` of `both the one and the other`."""
    behind = statement.text[quantifier.end : quantifier.end + _NEAR].lower()
    paired = quantifier.of(statement.text).lower() == "both" and _PAIR.match(behind)
    return not (paired or _in_term(statement, quantifier))


def _forbidding(statement: Statement, negation: Words) -> bool:
    """Whether it belongs to the response itself, and not to a clause that describes a thing."""
    response = statement.sentence.response
    described = in_relative_clause(statement.tokens.text, negation.start, response)
    return negation.start >= response and not described


def _small(statement: Statement, short: Words) -> bool:
    """Whether it is no sign in capitals, such as the level `INFO`."""
    return not short.of(statement.text).isupper()


_ONLY_WHERE: Final[Mapping[Fault, Callable[[Statement, Words], bool]]] = {
    Fault.NEGATION: _forbidding,
    Fault.QUANTIFIER: _loose,
    Fault.ABBREVIATION: _small,
    Fault.COMPARISON: _unequalled,
    Fault.SOME_TIME: _timed_loosely,
    Fault.OPEN_MOMENT: _unmeasured,
}
"""What must hold beside a listed phrase, for it to be a fault."""
