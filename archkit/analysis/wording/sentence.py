"""The parts of a requirement's sentence: conditions, who shall, and the word that binds."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from archkit.analysis.wording.masking import mask

_MODALS: Final = re.compile(
    r"\b(?:shall|must|will|should|may|might|can|could|would)\b", re.IGNORECASE
)
_BINDING: Final = ("shall", "must")
"""The words that make a clause of their own."""

_TRIGGERS: Final = frozenset({"when", "whenever", "if"})
_STATES: Final = frozenset({"while", "where", "wherever"})
_LEAD: Final = re.compile(
    r"(?:^|,\s*(?:and\s+|or\s+)?|\band\s+|\bor\s+)(while|whenever|when|wherever|where|if)\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?]\s+(?=[A-Z])")
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
_WINDOW: Final = 80
"""How far back the word that opens a relative clause is looked for, in characters."""


class Sentence:
    """A statement, taken apart at the word that binds.

    Attributes:
        text: The statement on one line.
        keyword: The word by which the city marks what is binding, such as `shall`.
    """

    def __init__(self, statement: str, keyword: str) -> None:
        self.text = " ".join(statement.split())
        self.keyword = keyword

    @cached_property
    def shown(self) -> str:
        """The text with what only looks like words and numbers hidden."""
        return mask(self.text)

    @cached_property
    def modals(self) -> tuple[re.Match[str], ...]:
        """Every word such as `shall`, `must`, `may`."""
        return tuple(_MODALS.finditer(self.text))

    @cached_property
    def binding(self) -> re.Match[str] | None:
        """The word that binds: the first keyword, or the first of its kind where there is none."""
        keywords = (each for each in self.modals if each[0].lower() == self.keyword)
        return next(keywords, self.modals[0] if self.modals else None)

    @cached_property
    def head(self) -> str:
        """What stands before the word that binds, in its own sentence, asides left out."""
        if self.binding is None:
            return ""
        before = self.text[: self.binding.start()]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        head = before[ends[-1] if ends else 0 :].strip()
        if head.endswith(","):
            head = head[: max(head.rfind(",", 0, -1), 0)]
        return head

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """The words that open its conditions, as they are written."""
        return tuple(match[1] for match in _LEAD.finditer(self.head)) if self.conditional else ()

    @cached_property
    def conditional(self) -> bool:
        """Whether it begins with a condition."""
        return _LEAD.match(self.head) is not None

    @cached_property
    def actor(self) -> str:
        """Who shall; empty where nobody is named. A `then` before the name is left out."""
        return _THEN.sub("", self._last, count=1) if _THEN.match(self._last) else self._last

    @property
    def _last(self) -> str:
        if not self.conditional:
            return self.head
        return self.head.rpartition(",")[2].strip() if "," in self.head else ""

    def no_modal(self) -> tuple[str, ...]:
        """Nothing says that it binds."""
        return () if self.modals else (self.keyword,)

    def other_modal(self) -> tuple[str, ...]:
        """Another word stands where the keyword should."""
        words = tuple(dict.fromkeys(match[0].lower() for match in self.modals))
        return () if self.keyword in words else words

    def no_actor(self) -> tuple[str, ...]:
        """Nobody stands before the word that binds."""
        if self.binding is None or self.no_comma():
            return ()
        nobody = self.actor.lower() in {"", "there"}
        return (f"{self.actor} {self.binding[0]}".strip(),) if nobody else ()

    def several_actors(self) -> tuple[str, ...]:
        """Two are named, so that either may wait for the other."""
        name = _DETAIL.sub("", self.actor)
        return (self.actor,) if _SECOND.search(name) else ()

    def no_comma(self) -> tuple[str, ...]:
        """Nothing parts the condition from who shall."""
        return self.leads[:1] if self.conditional and "," not in self.head else ()

    def if_without_then(self) -> tuple[str, ...]:
        """`If` marks what is unwanted, and its answer begins with `then`."""
        found = tuple(each for each in self.leads if each.lower() == "if")
        answered = "then" in self.head.lower().split() or _THEN.match(self._last)
        return () if answered or self.no_comma() else found[:1]

    def several_triggers(self) -> tuple[str, ...]:
        """More than one event starts it."""
        found = tuple(each for each in self.leads if each.lower() in _TRIGGERS)
        return found if len(found) > 1 else ()

    def clause_order(self) -> tuple[str, ...]:
        """A state (while, where) stands after the event (when, if)."""
        kinds = [each.lower() in _STATES for each in self.leads]
        return self.leads if kinds != sorted(kinds, reverse=True) else ()

    def two_modals(self) -> tuple[str, ...]:
        """It asks for two things at once (R19)."""
        found = tuple(self._clauses())
        return found if len(found) > 1 else ()

    def _clauses(self) -> Iterator[str]:
        """The words that bind, from the first on, those of relative clauses left out."""
        for match in self.modals:
            first = match is self.binding
            if self.binding is None or match.start() < self.binding.start():
                continue
            binds = match[0].lower() in (self.keyword, *_BINDING)
            if first or (binds and not self._relative(match.start())):
                yield match[0]

    def _relative(self, position: int) -> bool:
        before = self.text[max(0, position - _WINDOW) : position].rstrip()
        return _RELATIVE.search(before) is not None and _JOINING.search(before) is None
