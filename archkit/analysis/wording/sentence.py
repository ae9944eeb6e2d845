"""The parts of a requirement's sentence: conditions, who shall, and the word that binds.

The forms of a sentence are those of EARS (Mavin et al., Easy Approach to Requirements Syntax,
2009): `While <state>, when <trigger>, the <system> shall <response>`.
"""

import re
from typing import Final

from archkit.analysis.wording.tokens import Tokens
from archkit.source.words import Words

MODALS: Final = frozenset(
    {"shall", "must", "will", "should", "may", "might", "can", "could", "would"}
)
BINDING: Final = ("shall", "must")
"""The words that make a clause of their own."""

_TRIGGERS: Final = frozenset({"when", "whenever", "if"})
_STATES: Final = frozenset({"while", "where", "wherever"})
_LEAD: Final = re.compile(
    r"(?:^|,\s*(?:and\s+|or\s+)?|\band\s+|\bor\s+)(while|whenever|when|wherever|where|if)\b",
    re.IGNORECASE,
)
SENTENCE_END: Final = re.compile(r"[.!?](?<!\b[A-Z].)(?<!\bNo.)(?<!\bSt.)(?<!\bArt.)\s+(?=[A-Z])")
"""Where one sentence ends and another begins; `No. 5`, `St. Mary` and initials are known."""

_INTRODUCTION: Final = re.compile(
    r"(?:after|as|at|before|by|during|except|following|for|from|given|in|on|once|outside|per|since"
    r"|to|unless|until|upon|under|with|within|without"
    r"|every (?:\d+|other|second|minute|hour|day|night|morning|week|month|quarter|year)s?)\b",
    re.IGNORECASE,
)
"""What a phrase begins with that stands before who shall, with a comma behind it."""

_THEN: Final = re.compile(r"then\b\s*", re.IGNORECASE)
_DETAIL: Final = re.compile(
    r"\b(?:that|which|who|whose|used|run|of|for|from|in|on|at|between|with)\b.*", re.IGNORECASE
)
"""What narrows an actor down; an `and` behind it joins no second actor."""

_SECOND: Final = re.compile(
    r"\S\s*(?:,|\band\b|\bor\b)\s+(?:and\s+|or\s+)?(?:the|an?)\s", re.IGNORECASE
)
_RELATIVE: Final = re.compile(
    r"\b(?:that|which|who|whom|whose|what|how|whether|why)(?:\s+[\w'’-]+){0,5}$",  # noqa: RUF001 - the typographer's apostrophe is meant
    re.IGNORECASE,
)
_JOINING: Final = re.compile(r"(?:\b(?:and|or|but)|,)$", re.IGNORECASE)
_VERB: Final = re.compile(r"\s+(?:(?:not|also|then|be)\s+)?[\w'-]+", re.IGNORECASE)
_WINDOW: Final = 80
"""How far back the word that opens a relative clause is looked for, in characters."""


_NOWHERE: Final = Words(0, 0)


class Sentence:
    """A statement, taken apart at the word that binds.

    Attributes:
        text: The statement on one line.
        modals: Every word such as `shall`, `must`, `may`, in small letters.
        binding: Which of them binds: its position among them; nothing where there is none.
        head: What stands before that word, in its own sentence, an aside left out.
        leads: The words that open its conditions; none where it does not begin with one.
        actor: Who shall; empty where nobody is named.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.text = tokens.text
        self.modals = tuple(
            (word, tokens.part(index, index))
            for index, word in enumerate(tokens.words)
            if word in MODALS
        )
        self.binding = self._binding()
        self.head = self._head()
        self.leads = self._leads()
        self.actor = self._actor()

    def _binding(self) -> int | None:
        """The first `shall`.

        Where there is none, it is the first of the other words that stands neither in the opening
        condition nor in a relative clause.
        """
        if not self.modals:
            return None
        for index, (word, _) in enumerate(self.modals):
            if word == "shall":
                return index
        comma = self.condition_end()
        later = [index for index, (_, at) in enumerate(self.modals) if at.start > comma] or [0]
        return next((each for each in later if not self._relative(each)), later[0])

    def condition_end(self) -> int:
        """The comma behind the condition or introduction it begins with; -1 where there is none."""
        introduced = _LEAD.match(self.text) or _INTRODUCTION.match(self.text)
        return self.text.find(",") if introduced else -1

    @property
    def response(self) -> int:
        """Where the response begins: behind the word that binds; at 0 where nothing does."""
        return 0 if self.binding is None else self.modals[self.binding][1].end

    def _head(self) -> Words:
        if self.binding is None:
            return _NOWHERE
        start, end = 0, self.modals[self.binding][1].start
        for found in SENTENCE_END.finditer(self.text, 0, end):
            start = found.end()
        end = len(self.text[:end].rstrip())
        if self.text[start:end].endswith(","):
            end = max(self.text.rfind(",", start, end - 1), start)
        return Words(start, max(start, end))

    def _leads(self) -> tuple[Words, ...]:
        head = self.head.of(self.text)
        if _LEAD.match(head) is None:
            return ()
        offset = self.head.start
        return tuple(
            Words(found.start(1) + offset, found.end(1) + offset) for found in _LEAD.finditer(head)
        )

    def _actor(self) -> Words:
        start, end = self.head.start, self.head.end
        start, _ = self._stripped(max(start, self.text.rfind(";", start, end) + 1), end)
        comma = self.text.rfind(",", start, end)
        if self.leads:
            start = comma + 1 if comma >= 0 else end
        elif comma >= 0 and _INTRODUCTION.match(self.text, start):
            start = comma + 1
        start, end = self._stripped(start, end)
        then = _THEN.match(self.text, start, end)
        return Words(*(self._stripped(then.end(), end) if then else (start, end)))

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        part = self.text[start:end]
        return end - len(part.lstrip()), max(start + len(part.rstrip()), end - len(part.lstrip()))

    def unbound(self) -> tuple[Words, ...]:
        """Nothing says that it binds."""
        return () if self.modals else (Words(0, len(self.text)),)

    def nobody_acts(self) -> tuple[Words, ...]:
        """Nobody stands before the word that binds."""
        named = self.binding is None or self.actor.of(self.text).lower() not in {"", "there"}
        if named or self.binding is None or self.unparted_condition():
            return ()
        at = self.modals[self.binding][1]
        there = self.actor.start < self.actor.end
        return (Words(self.actor.start if there else at.start, at.end),)

    def several_actors(self) -> tuple[Words, ...]:
        """Two are named, so that either may wait for the other."""
        name = _DETAIL.sub("", self.actor.of(self.text))
        return (self.actor,) if _SECOND.search(name) else ()

    def unparted_condition(self) -> tuple[Words, ...]:
        """Nothing parts the condition from who shall."""
        return self.leads[:1] if self.leads and "," not in self.head.of(self.text) else ()

    def if_without_then(self) -> tuple[Words, ...]:
        """`If` marks what is unwanted, and its answer begins with `then`."""
        found = [each for each in self.leads if each.of(self.text).lower() == "if"]
        answered = "then" in self.head.of(self.text).lower().split()
        return () if answered or self.unparted_condition() else tuple(found[:1])

    def several_triggers(self) -> tuple[Words, ...]:
        """More than one event starts it."""
        found = tuple(each for each in self.leads if each.of(self.text).lower() in _TRIGGERS)
        return found if len(found) > 1 else ()

    def hidden_trigger(self) -> tuple[Words, ...]:
        """A state (while, where) stands after the event (when, if)."""
        kinds = [each.of(self.text).lower() in _STATES for each in self.leads]
        return self.leads if kinds != sorted(kinds, reverse=True) else ()

    def several_demands(self) -> tuple[Words, ...]:
        """It asks for two things at once; the words that bind in relative clauses do not count."""
        if self.binding is None or len(self.modals) == 1:
            return ()
        word, _ = self.modals[self.binding]
        condition = self.condition_end()
        found = [
            self._demand(at)
            for index, (other, at) in enumerate(self.modals)
            if index == self.binding
            or (at.start > condition and not self._relative(index) and self._binds(index, word))
        ]
        return tuple(found) if len(found) > 1 else ()

    def _binds(self, index: int, word: str) -> bool:
        """Whether a modal asks for something too; `will` does before `shall`, and not behind it."""
        other, _ = self.modals[index]
        before = self.binding is not None and index < self.binding
        return other in {word, *BINDING} or (before and other == "will")

    def _demand(self, modal: Words) -> Words:
        """A word that binds, with what it asks for."""
        verb = _VERB.match(self.text, modal.end)
        return Words(modal.start, verb.end()) if verb else modal

    def _relative(self, modal: int) -> bool:
        return in_relative_clause(self.text, self.modals[modal][1].start)


def in_relative_clause(text: str, position: int, start: int = 0) -> bool:
    """Whether a clause that describes a thing, such as `that …` and `who …`, goes on there.

    Args:
        text: The text.
        position: Where it goes on.
        start: Where it begins at the earliest.
    """
    before = text[max(start, position - _WINDOW) : position].rstrip()
    return _RELATIVE.search(before) is not None and _JOINING.search(before) is None
