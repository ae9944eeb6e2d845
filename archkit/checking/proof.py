"""Whether the examples of a rule show what its page promises."""

from collections.abc import Iterator
from typing import NamedTuple

from archkit.checking.examples import Mark, found, marks
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Outcome


class Proof(NamedTuple):
    """What came of running the examples of a rule.

    Attributes:
        counts: How many there are of each sort, in words.
        faults: What is not as its marked lines promise.
    """

    counts: str
    faults: tuple[str, ...]


def prove(rule: AnyRule) -> Proof:
    """Run the examples of a rule."""
    counts = f"{len(rule.fires)} fire, {len(rule.quiet)} quiet, {len(rule.unknown)} unknown"
    return Proof(counts, tuple(_faults(rule)))


def _faults(rule: AnyRule) -> Iterator[str]:
    for kind in ("fires", "quiet", "unknown"):
        for number, text in enumerate(getattr(rule, kind), 1):
            which = f"example {number} of `{kind}`"
            yield from (f"{which}: {fault}" for fault in _of_example(rule, kind, text))


def _of_example(rule: AnyRule, kind: str, text: str) -> Iterator[str]:
    promised = [each for each in marks(text) if each.rule == rule.id]
    wanted = {"fires": Outcome.FAIL, "unknown": Outcome.UNKNOWN}.get(kind)
    if wanted is not None and not any(each.outcome is wanted for each in promised):
        yield f"no line is marked `{_mark(Mark(1, rule.id, wanted))}`"
    try:
        there = found(rule, text)
    except ValueError as error:
        yield str(error)
        return
    lines = text.split("\n")
    for mark in sorted({*promised, *there}):
        if (mark in promised) is not (mark in there):
            line = f"line {mark.line}, `{lines[mark.line - 1].partition(' # <-')[0].strip()}`"
            if mark in promised:
                yield f"{line}, is marked `{_mark(mark)}`, and nothing is found there"
            else:
                yield f"{line}: something is found there, and no `{_mark(mark)}` says so"


def _mark(mark: Mark) -> str:
    return f"# <- {mark.rule}{' unknown' * (mark.outcome is Outcome.UNKNOWN)}"
