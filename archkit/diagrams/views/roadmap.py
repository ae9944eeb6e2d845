"""Roadmap: projects, lives of solutions, ends of support, and ends of contracts, on one axis."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.subject import Subject
from archkit.diagrams.timeline import Span, TimeView, axis_of, on_axis, tone_of
from archkit.diagrams.view import Box, listed, plural, plural_are
from archkit.model.base import Element
from archkit.model.solution import Solution

_YEARS: Final = 5
"""How far a plan is drawn: what is farther away is counted only."""
_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class _Event:
    """Something that happens on a day or between two."""

    element: Element
    word: str
    span: Span
    note: str

    @property
    def key(self) -> tuple[dt.date, dt.date, str]:
        """By when it begins."""
        return self.span.starts or self.span.ends, self.span.ends, self.element.address


def _views(subject: Subject) -> Iterator[TimeView]:
    solutions = [subject.solution] if subject.solution else [*subject.design.solutions.values()]
    groups = [
        _projects(subject, solutions),
        _beginnings(subject, solutions),
        _ends(solutions),
        _support(subject),
        _contracts(subject, solutions),
    ]
    events = [event for group in groups for event in sorted(group, key=lambda event: event.key)]
    horizon = dt.date(subject.day.year + _YEARS, 12, 31)
    since = dt.date(subject.day.year - 1, 1, 1)
    shown = [event for event in events if _begins(event) <= horizon and _lasts(event, since)]
    if not shown:
        return
    rows = [[event] for event in shown] if subject.solution else list(_by_day(shown))
    spans = tuple(row[0].span for row in rows)
    first, last = axis_of(spans, subject.day, _YEARS)
    yield TimeView(
        id=subject.view_id("roadmap"),
        kind="roadmap",
        title=f"{subject.title}: what begins and ends when",
        sentence="Projects, solutions that come and go, and ends of support and of contracts,"
        f" until {last.year}.",
        boxes=tuple(_box(row, subject) for row in rows),
        left_out=tuple(_told(events, horizon, since)),
        model=subject.model,
        day=subject.day,
        counted=("date", "connection"),
        spans=spans,
        remarks=tuple(map(_remark, rows)),
        first=first,
        last=last,
    )


def _begins(event: _Event) -> dt.date:
    return event.span.starts or event.span.ends


def _lasts(event: _Event, since: dt.date) -> bool:
    """Whether it is still of interest: what is over for long only if it should not be so."""
    return event.span.ends >= since or event.word == _SUPPORT


_SUPPORT: Final = "ends of security support"


def _projects(subject: Subject, solutions: Iterable[Solution]) -> Iterator[_Event]:
    names = {each.id for each in solutions}
    for project in subject.design.projects.values():
        if project.ends and (subject.solution is None or names & set(project.solutions)):
            after = [
                found.title
                for each in project.after
                if (found := subject.design.projects.get(each))
            ]
            note = f"after {listed(after)}" if after else ""
            yield _Event(project, "projects", Span(project.starts, project.ends), note)


def _beginnings(subject: Subject, solutions: Iterable[Solution]) -> Iterator[_Event]:
    for solution in solutions:
        if solution.go_live and solution.go_live >= subject.day:
            yield _Event(solution, "solutions that go live", Span(None, solution.go_live), "")


def _ends(solutions: Iterable[Solution]) -> Iterator[_Event]:
    for solution in solutions:
        if solution.live_until:
            yield _Event(solution, "solutions that end", Span(None, solution.live_until), "")


def _support(subject: Subject) -> Iterator[_Event]:
    """The technologies in use, each with the solutions that use it."""
    users: dict[str, dict[str, None]] = {}
    for component in subject.components:
        if component.technology:
            users.setdefault(component.technology, {})[component.within] = None
    for name, used_by in sorted(users.items()):
        technology = subject.design.technologies.get(name)
        if technology and isinstance(technology.end_of_life, dt.date):
            titles = [subject.design.solutions[each].title for each in used_by]
            note = "" if subject.solution else f"in {_some(titles)}"
            yield _Event(technology, _SUPPORT, Span(None, technology.end_of_life), note)


def _some(titles: list[str]) -> str:
    if len(titles) <= _NAMED:
        return listed(titles)
    return f"{', '.join(titles[:_NAMED])} and {len(titles) - _NAMED} more"


def _contracts(subject: Subject, solutions: Iterable[Solution]) -> Iterator[_Event]:
    names = {name for solution in solutions for name in solution.contracts}
    for name, agreement in subject.design.agreements.items():
        if agreement.ends and (subject.solution is None or name in names):
            notice = f"notice by {agreement.notice_by}" if agreement.notice_by else ""
            yield _Event(agreement, "ends of contracts", Span(None, agreement.ends), notice)


def _by_day(events: Iterable[_Event]) -> Iterator[list[_Event]]:
    """What is alike and happens on one day, together: a city has very much of that."""
    rows: dict[tuple[str, Span, str], list[_Event]] = {}
    for event in events:
        alike = event.element.address if event.span.starts else event.element.WORD
        rows.setdefault((event.word, event.span, alike), []).append(event)
    yield from rows.values()


def _box(row: list[_Event], subject: Subject) -> Box:
    event = row[0]
    one = len(row) == 1
    return Box(
        id=f"{event.word}:{event.element.address}",
        name=event.element.title if one else plural(len(row), event.element.WORD),
        word=event.word,
        icon="flag",
        tone=tone_of(event.span, subject.day),
        note=", ".join(part for part in (str(event.span), _remark(row)) if part),
        element=event.element.address if one else "",
        count=len(row),
    )


def _remark(row: list[_Event]) -> str:
    return row[0].note if len(row) == 1 else _some([each.element.title for each in row])


def _told(events: list[_Event], horizon: dt.date, since: dt.date) -> Iterator[str]:
    if later := sum(_begins(event) > horizon for event in events):
        yield f"{plural_are(later, 'date')} after {horizon.year} and not drawn."
    if earlier := sum(not _lasts(event, since) for event in events):
        yield f"{plural_are(earlier, 'date')} before {since.year} and not drawn."


def _drawn(view: TimeView, engine: Engine) -> Drawing:
    del engine
    return on_axis(view)


KIND = Kind(
    "roadmap",
    "projects, ends of life and of contracts, on an axis of time",
    Scope.BOTH,
    _views,
    draw=_drawn,
    graph=False,
)
