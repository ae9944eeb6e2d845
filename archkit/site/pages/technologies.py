"""The catalogue of technologies: when the support of each ends, and which systems rest on it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from archkit.model.solution import Solution
from archkit.model.technology import Technology
from archkit.site.book import Book, Page
from archkit.site.lines import PLANNING
from archkit.site.markup import bars, section, table
from archkit.site.spoken import on

_HERE: Final = "technologies.md"
_SOON: Final = timedelta(days=365)
_NOT_SAID, _OVER, _NEXT_YEAR = "Nobody has said until when", "Support is over", "Within a year"
_ENDLESS: Final = "Without end"
_HEADINGS: Final = ("Supported until", "Technology", "The city's stance", "Used in")


def pages(book: Book) -> Iterator[Page]:
    """The page; there is none where no technology may be seen."""
    found = sorted(book.seen(book.design.technologies), key=lambda each: (_day(each), each.title))
    if not found:
        return
    used = _used(book)
    groups: dict[str, list[Technology]] = {}
    for each in found:
        groups.setdefault(_group(each, book), []).append(each)
    parts = (
        section(name, table(_HEADINGS, (_row(each, used, book) for each in group)))
        for name, group in groups.items()
    )
    text = "\n".join((f"# Technologies\n\n{_timeline(groups, used)}", *parts))
    yield Page(_HERE, "Technologies", text, PLANNING.name)


def _day(technology: Technology) -> str:
    """What orders them: unknown first, since it may be over; then by the day."""
    return str(technology.end_of_life or "")


def _group(technology: Technology, book: Book) -> str:
    ends = technology.end_of_life
    if ends is None or ends == "none":
        return _NOT_SAID if ends is None else _ENDLESS
    if ends < book.as_of:
        return _OVER
    return _NEXT_YEAR if ends <= book.as_of + _SOON else f"In {ends.year}"


def _used(book: Book) -> Mapping[str, list[Solution]]:
    """The solutions that use each technology, once for each component made with it."""
    used: dict[str, list[Solution]] = {}
    for solution in book.solutions:
        for each in book.seen(solution.components):
            if each.technology:
                used.setdefault(each.technology, []).append(solution)
    return used


def _timeline(groups: Mapping[str, list[Technology]], used: Mapping[str, list[Solution]]) -> str:
    """For each span of time, how many components lose their support then."""
    counts = {
        name: sum(len(used.get(each.id, ())) for each in group) for name, group in groups.items()
    }
    most = max(counts.values()) or 1
    return bars(
        (name, f"{count} component{'' if count == 1 else 's'}", count / most)
        for name, count in counts.items()
    )


def _row(technology: Technology, used: Mapping[str, list[Solution]], book: Book) -> tuple[str, ...]:
    ends = technology.end_of_life
    until = "not said" if ends is None else "without end" if ends == "none" else on(ends)
    systems = dict.fromkeys(each.id for each in used.get(technology.id, ()))
    return (
        until,
        book.title(technology),
        technology.ring.value if technology.ring else "not said",
        book.listed(map(book.design.solutions.get, systems), _HERE) or "no system",
    )
