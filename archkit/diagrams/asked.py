"""Views that the models ask for: each shows whatever matches, and what is around that."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from archkit.analysis.matches import Matches, matches, wrong_fields
from archkit.diagrams.selection import Joined, Selection
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import listed, plural, plural_are
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.view import Around, Direction, Picture, View

_OF_SOLUTIONS: Final = (Picture.LANDSCAPE, Picture.MATRIX)
"""The pictures that draw a solution as one box."""
_NAMED: Final = 5
"""So many parts are named before the rest is counted."""


def asked_of(subject: Subject) -> Iterable[View]:
    """The views that the models ask for of the city, or of one of its solutions."""
    solution = subject.solution
    return (solution.views if solution else subject.design.city_views).values()


def selected(view: View, subject: Subject) -> Selection | None:
    """What a view shows; nothing where nothing matches, or it asks for what cannot be."""
    if next(wrong_fields(view), None) is not None:
        return None
    found = matches(view, subject.facts)
    if not found.shown:
        return None
    own = {each.address: each for each in found.shown}
    design = subject.design
    drawable = [each for each in design.joined if found.draws.holds(each[0], subject.facts) is True]
    joined = _reached(own, drawable, view.around)
    solutions = {each.within: design.solutions[each.within] for each in found.shown}
    title = f"{subject.title}: {view.title}" if subject.solution else view.title
    return Selection(
        subject,
        subject.view_id(view.id),
        own=own,
        joined=joined,
        solutions=solutions,
        title=title,
        sentence=view.description or _sentence(found, subject),
        left_out=tuple(_left_out(view, found, joined, subject)),
    )


def _reached(
    own: Mapping[str, Component], joined: Iterable[Joined], around: Around | str | None
) -> tuple[Joined, ...]:
    """The connections within what is shown, and those that lead away from it as far as asked."""
    asked = around if isinstance(around, Around) else Around()
    hops = 0 if around == "none" else asked.hops
    within: list[Joined] = []
    ways: list[Joined] = []
    for each in joined:
        inside = each[1].address in own and each[2].address in own
        (within if inside else ways).append(each)
    kept, seen, edge = within, set(own), set(own)
    for _ in range(hops):
        step = [each for each in ways if _leads_on(each[0], edge, asked.direction)]
        taken = {id(each[0]) for each in step}
        ways = [each for each in ways if id(each[0]) not in taken]
        kept = [*kept, *step]
        edge = {end.address for _, *ends in step for end in ends} - seen
        seen |= edge
    wanted = {id(each[0]) for each in kept}
    return tuple(each for each in joined if id(each[0]) in wanted)


def _leads_on(connection: Connection, edge: set[str], direction: Direction) -> bool:
    on = connection.source in edge and direction is not Direction.FROM
    back = connection.target in edge and direction is not Direction.TO
    return on or back


def _sentence(found: Matches, subject: Subject) -> str:
    of = subject.title if subject.solution else "the city"
    return (
        f"The {plural(len(found.shown), 'part')} of {of} that {_match(found)} what was asked for."
    )


def _match(found: Matches) -> str:
    return "matches" if len(found.shown) == 1 else "match"


def _left_out(
    view: View, found: Matches, joined: Iterable[Joined], subject: Subject
) -> Iterator[str]:
    """How much is not in the picture, and why."""
    own = {each.address for each in found.shown}
    drawn = own | {end.address for _, *ends in joined for end in ends}
    of = subject.title if subject.solution else "the city"
    if view.picture in _OF_SOLUTIONS:
        yield from _not_drawn(
            {each.partition(".")[0] for each in drawn},
            {each.within for each in subject.components},
            "solution",
            of,
        )
    else:
        yield from _not_drawn(drawn, {each.address for each in subject.components}, "part", of)
    if found.unsure:
        belong = "belongs" if len(found.unsure) == 1 else "belong"
        yield f"The models do not say whether {_names(found.unsure)} {belong} here."
    shown = {id(each[0]) for each in joined}
    gone = sum(
        id(each) not in shown and bool({each.source, each.target} & own)
        for each, _, _ in subject.design.joined
    )
    if gone:
        yield f"{plural_are(gone, 'connection')} not drawn: not asked for."


def _not_drawn(drawn: set[str], there: set[str], word: str, of: str) -> Iterator[str]:
    gone = len(there - drawn)
    if gone:
        are = "is" if gone == 1 else "are"
        yield f"{gone:,} of the {plural(len(there), word)} of {of} {are} not drawn: not asked for."


def _names(parts: tuple[Component, ...]) -> str:
    rest = len(parts) - _NAMED
    names = [each.title for each in parts[:_NAMED]]
    return listed([*names, f"{rest:,} more"] if rest > 0 else names)
