"""News of a system as Markdown: in full as a list, or in brief where there is little room."""

from collections.abc import Iterable, Mapping
from typing import Final

from archkit.site.markup import listed
from archkit.site.news import NEW, PARTS, Line

_FEW: Final = 4
"""So many of one sort are named in brief; the rest is counted."""


def in_full(lines: Iterable[Line]) -> str:
    """Some changes as a list, each sort in bold before what it is; parts of one fate together."""
    return listed(
        f"**{lead}.** {words}"
        for lead, same in _by_lead(lines).items()
        for words in ([", ".join(same)] if lead in PARTS else same)
    )


def in_brief(lines: Iterable[Line]) -> str:
    """The same in a line; of a new system that it is new, since its page tells the rest."""
    sorts: dict[str, list[str]] = {}
    for line in lines:
        sorts.setdefault(line.lead, []).append(line.brief)
    told = [NEW] if NEW in sorts else list(sorts)
    return "; ".join(_counted(lead, [each for each in sorts[lead] if each]) for lead in told)


def _counted(lead: str, names: list[str]) -> str:
    named = ", ".join(dict.fromkeys(names[:_FEW]))
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"{lead}: {named}{more}" if named else lead


def _by_lead(lines: Iterable[Line]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.lead, []).append(line.words)
    return found
