"""What the rules of wording share: from words at fault to a judgement, and to a message."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Final

from archkit.analysis.requirements import measurable
from archkit.analysis.wording.fault import Fault
from archkit.analysis.wording.lexicon import NUMBER
from archkit.analysis.wording.lists import LISTS
from archkit.analysis.wording.spelling import Odd
from archkit.analysis.wording.statement import Statement
from archkit.model.requirement import Requirement
from archkit.model.settings import Severity
from archkit.rules.rule import NOT_APPLICABLE, PASS, Fail, Judgement, Situation
from archkit.source.place import Place
from archkit.source.words import Words

Judge = Callable[[Requirement, Situation], Judgement]

_CHOICE: Final = re.compile(r"\(([^()]*)\)")
_SHOWN: Final = 5
"""How many words a message quotes."""
_LONGEST: Final = 60
"""How much of a long part of a statement a message quotes, in characters."""


def by_fault(
    fault: Fault,
    problem: str,
    *,
    unless_measured: bool = False,
    severity: Severity | None = None,
    otherwise: Judge | None = None,
) -> Judge:
    """Make a judge that looks for one fault of a requirement's statement.

    Args:
        fault: The fault.
        problem: What is wrong, to be read after the requirement's id; `{words}` stands for the
            words at fault.
        unless_measured: Whether a fit criterion with its figure mends it.
        severity: Where it differs from the rule's own.
        otherwise: What judges it where the fault is not there.
    """

    def judge(requirement: Requirement, on: Situation) -> Judgement:
        statement = on.facts.statements.judged.get(id(requirement))
        if statement is None:
            return NOT_APPLICABLE
        words = statement.faults.get(fault)
        if words is None or (unless_measured and measurable(requirement.fit)):
            return PASS if otherwise is None else otherwise(requirement, on)
        return told(requirement, statement, words, problem, severity=severity)

    return judge


def words_found(
    requirement: Requirement,
    on: Situation,
    find: Callable[[Statement], Sequence[Words]],
    problem: str,
    *,
    only_if_whole: bool = False,
) -> Judgement:
    """Judge a requirement by the words that a search in its statement finds."""
    statement = on.facts.statements.judged.get(id(requirement))
    if statement is None:
        return NOT_APPLICABLE
    words = find(statement)
    if not words:
        return PASS
    return replace(told(requirement, statement, words, problem), only_if_whole=only_if_whole)


def told(
    requirement: Requirement,
    statement: Statement,
    words: Sequence[Words],
    problem: str,
    *,
    severity: Severity | None = None,
    fix: str | None = None,
    key: str = "",
) -> Fail:
    """The failure that words of a statement make; it points at the first of them."""
    return Fail(
        f"`{requirement.id}` {problem.format(words=quoted(statement.text, words))}",
        field=("statement",),
        fix=fix,
        severity=severity,
        words=words[0],
        key=key,
    )


def told_of_odd(requirement: Requirement, statement: Statement, odd: Odd, problem: str) -> Fail:
    """The failure of what a statement writes otherwise than the rest of its solution."""
    usage = odd.usage
    failed = told(requirement, statement, [usage.words], problem, key=usage.key)
    usual = (Place(odd.other.where, ("statement",)), f"`{odd.other.id}` has the usual way")
    return replace(failed, related=(usual,))


def quoted(text: str, words: Sequence[Words]) -> str:
    """Words of a text in a row, each once with its count, short enough for one line."""
    each: dict[str, str] = {}
    for one in words:
        each.setdefault(one.of(text).lower(), one.of(text))
    times = Counter(one.of(text).lower() for one in words)
    shown = [f"`{_short(one)}`{_often(times[key])}" for key, one in each.items()]
    if len(shown) > _SHOWN:
        return f"{', '.join(shown[:_SHOWN])} and {len(shown) - _SHOWN} more"
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def _often(times: int) -> str:
    return "" if times == 1 else " (twice)" if times == 2 else f" ({times} times)"  # noqa: PLR2004 - two is twice


def _short(part: str) -> str:
    return part if len(part) <= _LONGEST else shorten(part, _LONGEST, placeholder=" …")


def listed(fault: Fault) -> str:
    """The list of phrases that show a fault, for a rule's page."""
    phrases = _CHOICE.sub(_for_reading, " ".join(LISTS[fault].split()))
    number = "; `#` is a number that follows" if NUMBER in phrases else ""
    return f"It looks for: {phrases.rstrip('.')}{number}."


def _for_reading(group: re.Match[str]) -> str:
    """Either of several words with a slash between, and what may be left out in parentheses."""
    choices = "/".join(each for each in group[1].split("|") if each)
    whole_words = group.start() == 0 or group.string[group.start() - 1] == " "
    either = "|" in group[1] and "" not in group[1].split("|")
    return choices if whole_words and either else f"({choices})"
