"""The checks of a requirement's text, each under a name that a workspace can switch off."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import Final

from archkit.analysis.wording import phrases
from archkit.analysis.wording.numbers import bare_numbers
from archkit.analysis.wording.sentence import Sentence

_SHOWN: Final = 5
"""How many words a message quotes."""


class Fault(StrEnum):
    """What may be wrong with a text."""

    NO_MODAL = "no-modal"
    OTHER_MODAL = "other-modal"
    NO_ACTOR = "no-actor"
    SEVERAL_ACTORS = "several-actors"
    NO_COMMA = "no-comma"
    IF_WITHOUT_THEN = "if-without-then"
    SEVERAL_TRIGGERS = "several-triggers"
    CLAUSE_ORDER = "clause-order"
    TWO_MODALS = "two-modals"
    BARE_NUMBER = "bare-number"
    VAGUE = "vague"
    ESCAPE = "escape"
    OPEN_ENDED = "open-ended"
    AND_OR = "and-or"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a text.

    Attributes:
        number: The rules of the INCOSE guide behind it; empty where there is none.
        find: The words at fault, as they are written; none where the text is sound.
        problem: What is wrong, with `{words}` and `{keyword}` to be filled in.
        fix: How to say it better.
        weak: Whether a figure beside the text mends it.
    """

    number: str
    find: Callable[[Sentence], tuple[str, ...]]
    problem: str
    fix: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A fault found in a text.

    Attributes:
        fault: Its name.
        words: The words at fault.
        message: What is wrong, to be read after the requirement's id.
        fix: How to say it better.
    """

    fault: Fault
    words: tuple[str, ...]
    message: str
    fix: str


CHECKS: Final[dict[Fault, Check]] = {
    Fault.NO_MODAL: Check(
        "R1",
        Sentence.no_modal,
        "does not say `{keyword}`, so nobody can tell that it binds",
        "Write `the <system> {keyword} <do something>`.",
    ),
    Fault.OTHER_MODAL: Check(
        "R1",
        Sentence.other_modal,
        "says {words}, and the word for what binds is `{keyword}`",
        "Write `{keyword}`; how much it matters is the priority's task.",
    ),
    Fault.NO_ACTOR: Check(
        "R1, R2",
        Sentence.no_actor,
        "names nobody who must do it: {words}",
        "Name the system or the role before `{keyword}`.",
    ),
    Fault.SEVERAL_ACTORS: Check(
        "R1, R18",
        Sentence.several_actors,
        "names more than one who must do it: {words}",
        "Write one requirement for each.",
    ),
    Fault.NO_COMMA: Check(
        "R1",
        Sentence.no_comma,
        "does not part the condition after {words} from who must act",
        "Put a comma before the system: `When <trigger>, the <system> {keyword} …`.",
    ),
    Fault.IF_WITHOUT_THEN: Check(
        "R1",
        Sentence.if_without_then,
        "has {words} without `then`",
        "Write `If <something goes wrong>, then the <system> {keyword} …`, or begin with `When`.",
    ),
    Fault.SEVERAL_TRIGGERS: Check(
        "R1, R28",
        Sentence.several_triggers,
        "has more than one trigger: {words}",
        "Write one requirement for each event; put a lasting state under `While`.",
    ),
    Fault.CLAUSE_ORDER: Check(
        "R1",
        Sentence.clause_order,
        "has its conditions in an order that hides the trigger: {words}",
        "Put `While` and `Where` first, then `When` or `If`, then who must act.",
    ),
    Fault.TWO_MODALS: Check(
        "R18, R19",
        Sentence.two_modals,
        "asks for {count} things at once: {words}",
        "Write one requirement for each, so that each can be met and tested alone.",
    ),
    Fault.BARE_NUMBER: Check(
        "R6",
        lambda sentence: bare_numbers(sentence.shown),
        "does not say what {words} counts",
        "Put the unit or the thing counted after the number, such as `5 min` or `5 users`.",
    ),
    Fault.VAGUE: Check(
        "R7",
        lambda sentence: phrases.vague(sentence.shown),
        "uses {words} and gives no figure",
        "Replace it by a figure, or add a fit criterion: `fit: {{metric: …, at_most: …}}`.",
        weak=True,
    ),
    Fault.ESCAPE: Check(
        "R8",
        lambda sentence: phrases.escapes(sentence.shown),
        "leaves a way out: {words}",
        "Say in which cases it holds: `Where <feature>, …`, `While <state>, …`.",
        weak=True,
    ),
    Fault.OPEN_ENDED: Check(
        "R9",
        lambda sentence: phrases.open_ends(sentence.shown),
        "does not end its list: {words}",
        "List everything that is meant, or name the list that does.",
        weak=True,
    ),
    Fault.AND_OR: Check(
        "R15, R17",
        lambda sentence: phrases.and_or(sentence.shown),
        "can be read in two ways: {words}",
        "Write `<one> or <other> or both`, or `<one> and <other>`.",
    ),
    Fault.UNFINISHED: Check(
        "",
        lambda sentence: phrases.unfinished(sentence.shown),
        "is not finished: {words}",
        "Settle it, or set the status back to `draft`.",
    ),
}
"""Every check, in the order in which findings are given."""


def faults(statement: str, keyword: str, skip: Collection[Fault] = ()) -> Iterator[Match]:
    """What is wrong with a statement.

    Args:
        statement: The text of a requirement.
        keyword: The word by which the city marks what binds, such as `shall`.
        skip: The checks that are not made.
    """
    sentence = Sentence(statement, keyword)
    for fault, check in CHECKS.items():
        words = () if fault in skip else check.find(sentence)
        if words:
            filled = {"words": _quoted(words), "keyword": keyword, "count": len(words)}
            number = f" (INCOSE {check.number})" if check.number else ""
            message = check.problem.format(**filled) + number
            yield Match(fault, words, message, check.fix.format(**filled))


def _quoted(words: tuple[str, ...]) -> str:
    """The words in a row, short enough for one line."""
    *first, last = [f"`{shorten(word, 60, placeholder=' …')}`" for word in words[:_SHOWN]]
    if len(words) > _SHOWN:
        return f"{', '.join([*first, last])} and {len(words) - _SHOWN} more"
    return f"{', '.join(first)} and {last}" if first else last
