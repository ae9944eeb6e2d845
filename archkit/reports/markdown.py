"""Markdown, for the summary of a job or a comment: counts first, the details folded.

GitHub takes 1 MiB for the summary of a step and drops a longer one whole, so what does not fit is
counted instead.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from archkit.checking.check import Result
from archkit.model.settings import Severity
from archkit.reports._counts import judged, mend_first, told
from archkit.reports._markdown_cells import code, escaped
from archkit.reports._remarks import Kind, Remark, remarks
from archkit.reports._report import Manner, Report

LIMIT: Final = 1_000_000
"""Bytes; below 1 MiB, so that a step may say a little more."""
_AROUND: Final = 64
"""Bytes at most of what a table needs besides its lines."""
_WORDS: Final = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}


def write(result: Result, manner: Manner) -> str:
    """The counts, and the findings of each rule in a part that folds away."""
    found = list(remarks(result, manner.fail_on))
    head = "\n".join(_head(result, found))
    parts = [_Part(members, manner) for members in _grouped(found)]
    room = LIMIT - _size(head) - sum(part.least for part in parts)
    texts = [head]
    for part in parts:
        text = part.text(room)
        room -= _size(text) - part.least
        texts.append(text)
    return "\n".join(texts)


def _size(text: str) -> int:
    return len(text.encode()) + 1


def _head(result: Result, found: Sequence[Remark]) -> Iterator[str]:
    yield f"## {escaped(result.name)}"
    yield f"\n**{escaped(told(result))}** {escaped(judged(result))}"
    if (first := mend_first(result)) is not None:
        yield f"\n{escaped(first)}"
    if found:
        yield "\n| | found | not known | waived |\n|---|--:|--:|--:|"
        yield from _table(found)
    yield ""


def _table(found: Sequence[Remark]) -> Iterator[str]:
    """A line for each severity, and before it one for what was not judged for a mistake."""
    kinds = Counter(each.kind for each in found)
    if stopped := kinds[Kind.MISTAKE] + kinds[Kind.CRASH]:
        yield f"| mistakes in the input, and crashes | {stopped} | | |"
    counts = Counter((each.severity, each.kind) for each in found)
    for severity, word in _WORDS.items():
        cells = [counts[severity, kind] for kind in (Kind.FAIL, Kind.UNKNOWN, Kind.WAIVED)]
        yield f"| {word} | {' | '.join(map(str, cells))} |"


def _grouped(found: Sequence[Remark]) -> list[list[Remark]]:
    """The remarks of each rule together: what was not judged first, then the worst."""
    groups: dict[tuple[bool, str], list[Remark]] = {}
    for each in found:
        stopped = each.kind in (Kind.MISTAKE, Kind.CRASH)
        groups.setdefault((not stopped, each.title), []).append(each)
    worst = {key: min(each.severity.rank for each in members) for key, members in groups.items()}
    order = sorted(groups, key=lambda key: (key[0], worst[key], key[1]))
    return [groups[key] for key in order]


class _Part:
    """The findings of one rule: a heading, a table, and a count of what does not fit."""

    def __init__(self, members: Sequence[Remark], manner: Manner) -> None:
        self._members = members
        self._manner = manner
        advice = {each.advice for each in members}
        self._shared = advice.pop() if len(advice) == 1 else ""
        self.least = _size(self._put_together([]))
        """The bytes that it takes without a single line of its table."""

    def text(self, room: int) -> str:
        """As much of it as fits into so many bytes beyond the least."""
        rows: list[str] = []
        room -= _AROUND
        for member in self._members:
            row = self._row(member)
            room -= _size(row)
            if room < 0:
                break
            rows.append(row)
        return self._put_together(rows)

    def _put_together(self, rows: Sequence[str]) -> str:
        first, left = self._members[0], len(self._members) - len(rows)
        counts = Counter(_sort(each) for each in self._members)
        counted = ", ".join(f"{count} {sort}" for sort, count in counts.items())
        lines = [f"<details><summary>{escaped(first.title)}: {counted}</summary>\n"]
        lines += [f"{escaped(self._shared)}\n"] if self._shared else []
        lines += ["| where | what |\n|---|---|", *rows] if rows else []
        if left:
            more = "more " if rows else ""
            lines.append(f"\n{left} {more}not shown: a summary holds 1 MiB at most.")
        return "\n".join([*lines, "\n</details>\n"])

    def _row(self, remark: Remark) -> str:
        where = code(f"{self._manner.folder}{remark.span}")
        if remark.element is not None:
            where += f"<br>{remark.element.WORD} {code(remark.element.address)}"
        return f"| {where} | {'<br>'.join(map(escaped, self._said(remark)))} |"

    def _said(self, remark: Remark) -> Iterator[str]:
        if remark.waiver is not None:
            waiver = remark.waiver
            yield f"Waived by `{waiver.address}` until {waiver.expires}: {waiver.reason}"
        yield remark.message
        yield from remark.evidence
        if remark.advice != self._shared:
            yield remark.advice


def _sort(remark: Remark) -> str:
    """What sort of thing a remark is, so that no count hides what is waived or not known."""
    if remark.kind is Kind.FAIL:
        return remark.severity.value
    return f"{remark.kind} ({remark.severity})" if remark.kind is Kind.UNKNOWN else remark.kind


REPORT: Report = write
