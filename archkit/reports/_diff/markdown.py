"""A design diff as one comment on a pull request: a headline, the picture, then what folds.

A comment may hold 65,536 characters.  What does not fit is counted, and nothing is cut in the
middle.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from archkit.diff.outcome import Outcome
from archkit.reports._diff import DiffReport
from archkit.reports._diff._picture import legend, mermaid
from archkit.reports._diff._said import LANES, compared, headline
from archkit.reports._diff._sections import Item, Section, Subject, sections
from archkit.reports._markdown_cells import code, escaped
from archkit.reports._report import Manner

LIMIT: Final = 65_536
_ROOM: Final = 60_000
"""What picture and lines may take; the frame around them takes the rest."""
_PICTURE: Final = 25_000
"""What the picture may take: a larger one nobody could read in a comment."""
_FRAME: Final = 200
"""What the frame around a section takes at most, beside its title and note."""
_LONGEST: Final = 600
"""No line is longer, so that one element does not take the room of all others."""
_OPEN: Final = frozenset({Subject.WHY, Subject.APPROVERS, Subject.REQUIREMENTS, Subject.NEW})
"""What is seen without a click."""


def write(outcome: Outcome, manner: Manner) -> str:
    """The whole diff as Markdown."""
    del manner
    head = [
        f"## {escaped(headline(outcome))}",
        "",
        f"**{escaped(LANES[outcome.lane])}**",
        escaped(compared(outcome)),
        "",
        *_picture(outcome),
    ]
    room = _ROOM - sum(map(len, head))
    return "\n".join([*head, *_folded(sections(outcome), room)]) + "\n"


def _picture(outcome: Outcome) -> Iterator[str]:
    if outcome.picture is None:
        return
    drawn = mermaid(outcome.picture)
    if len(drawn) > _PICTURE:
        yield "The picture is too large for a comment: `archkit diff --format html` has it.\n"
        return
    yield f"```mermaid\n{drawn}```"
    yield f"{escaped('; '.join(legend(outcome.picture)))}.\n"


def _folded(parts: Sequence[Section], room: int) -> Iterator[str]:
    """Each section as something that folds; what does not fit is only counted."""
    for at, section in enumerate(parts):
        lines = [_line(each, section.columns) for each in section.items]
        least = sum(len(each.subject) + len(each.note) + _FRAME for each in parts[at:])
        kept = _fitting(lines, room - least)
        room -= sum(len(each) + 1 for each in kept) + len(section.subject) + _FRAME
        is_open = " open" if section.subject in _OPEN else ""
        yield f"<details{is_open}><summary>{escaped(section.subject)}: {len(lines)}</summary>\n"
        if section.note:
            yield f"{escaped(section.note)}\n"
        if kept and len(section.columns) > 1:
            yield f"| {' | '.join(section.columns)} |\n|{'---|' * len(section.columns)}"
        yield from kept
        if len(kept) < len(lines):
            yield f"\n{len(lines) - len(kept)} more: a comment holds no more."
        yield "\n</details>\n"


def _line(item: Item, columns: Sequence[str]) -> str:
    """An item as a row of a table, or as one of a list."""
    cells = {
        "What": _short(item.words),
        "How": "<br>".join(map(_short, item.details)),
        "Where": "<br>".join(map(code, item.places)),
    }
    if len(columns) == 1:
        return f"- {cells['What']}"
    return f"| {' | '.join(cells[each] for each in columns)} |"


def _short(text: str) -> str:
    whole = escaped(text)
    return whole if len(whole) <= _LONGEST else f"{escaped(text[: _LONGEST // 6])} …"


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


REPORT: DiffReport = write
