"""What changed between versions of a design, in the words of a department, for one audience."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.verdict import Standing, bound
from archkit.diff.changes import Change, Comparison, Kind
from archkit.diff.deltas import VerdictChange
from archkit.model.component import Component
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution
from archkit.model.vocabulary import Audience
from archkit.site.edition import Edition
from archkit.site.markup import plain
from archkit.site.sight import Sight
from archkit.site.spoken import spoken
from archkit.site.stated import amount_told, field_told
from archkit.site.words import reason
from archkit.source.place import Path

_SOLUTION: Final = 2
"""How many steps of an element's path name its solution."""
_TURNED: Final = {
    Standing.MET: "Now met",
    Standing.UNMET: "No longer met",
    Standing.UNKNOWN: "No longer known to be met",
}
_FOUND: Final = {Standing.UNMET: "Found not to be met", Standing.UNKNOWN: "Not yet known"}
"""What a requirement that was not met turned to."""
_ASKED: Final = {
    Kind.ADDED: "Asked for",
    Kind.REMOVED: "No longer asked for",
    Kind.CHANGED: "Asked for otherwise",
}
_PARTS: Final = {
    Kind.ADDED: "New parts",
    Kind.REMOVED: "Parts that are gone",
    Kind.CHANGED: "Parts that changed",
    Kind.RENAMED: "Parts that changed",
}
PARTS: Final = frozenset(_PARTS.values())
"""The sorts of changes that are told by the names of parts alone."""
_TELLING: Final = frozenset({"statement", "fit", "priority"})
"""The fields of a requirement that say what is asked for."""
NEW: Final = "New system"
_GONE: Final = "No more"
_ORDER: Final = (
    *(NEW, _GONE, "No longer met", "No longer known to be met", "Found not to be met"),
    *("Not yet known", "Now met", *_ASKED.values(), "Changed", "Cost"),
    *dict.fromkeys(_PARTS.values()),
)


class Line(NamedTuple):
    """Something that changed; all is plain.

    Attributes:
        lead: What sort of change it is.
        words: What it is.
        brief: The same where there is little room; empty where the sort says enough.
    """

    lead: str
    words: str
    brief: str = ""


class News(NamedTuple):
    """What changed of a solution.

    Attributes:
        where: Its path in the newest version.
        solution: The solution as it is after the change, or was where it is gone.
        name: What people call it, plain.
        lines: What changed.
    """

    where: Path
    solution: Solution
    name: str
    lines: tuple[Line, ...]


class Pair(NamedTuple):
    """Two versions that follow each other, and how they differ; nothing before the first."""

    old: Facts | None
    new: Facts
    comparison: Comparison
    verdicts: Sequence[VerdictChange]


class Teller:
    """Tells what changed from version to version, the newest pair first.

    What is told may be seen in each version in which it is, and in the newest: what was once for
    more readers than now is told to none of those who may no longer see it.
    """

    def __init__(self, audience: Audience, newest: Design) -> None:
        self._audience = audience
        self._last = newest, Edition(audience, newest)
        self._sight = Sight(self._last[1], newest)

    def pass_over(self, old: Design, new: Design, comparison: Comparison) -> None:
        """Go on to the pair before one that nobody is told of."""
        self._look(old, new, comparison)
        self._sight.go_back(comparison.renamed)

    def _look(self, old: Design, new: Design, comparison: Comparison) -> None:
        design, edition = self._last
        after = edition if design is new else Edition(self._audience, new)
        before = Edition(self._audience, old)
        self._sight.look(comparison, before, after)
        self._last = old, before

    def told(self, pair: Pair) -> list[News]:
        """What changed in each solution, in the order of their names."""
        self._look(pair.old.design if pair.old else Design(), pair.new.design, pair.comparison)
        telling = _Telling(pair, self._sight)
        found: dict[Path, list[Line]] = {}
        for where, line in telling.lines():
            found.setdefault(where, []).append(line)
        news = [telling.news(where, lines) for where, lines in found.items()]
        self._sight.go_back(pair.comparison.renamed)
        return sorted(news, key=lambda each: (each.name.casefold(), each.where))


Placed = tuple[Path, Line]
"""A line with the path of its solution, under the ids of the newer version."""


class _Telling:
    def __init__(self, pair: Pair, sight: Sight) -> None:
        self._pair = pair
        self._sight = sight

    def news(self, where: Path, lines: Iterable[Line]) -> News:
        solution = self._solution(where)
        now, name = self._sight.now(where), self._say(solution.title)
        ordered = sorted(dict.fromkeys(lines), key=lambda it: (_ORDER.index(it.lead), it))
        return News(now, solution, name, tuple(ordered))

    def _solution(self, where: Path) -> Solution:
        name = str(where[1])
        found = self._pair.new.design.solutions.get(name)
        if found is None and self._pair.old is not None:
            before = self._pair.comparison.renamed.back(where)
            found = self._pair.old.design.solutions[str(before[1])]
        if found is None:
            raise ValueError(f"`{name}` is in neither version")
        return found

    def lines(self) -> Iterator[Placed]:
        for each in self._pair.comparison.changes:
            if each.where[0] == Solution.SECTION and self._sight.shows(each):
                for line in self._changed(each):
                    yield each.where[:_SOLUTION], line
        for verdict in self._pair.verdicts:
            if turned := self._turned(verdict):
                yield verdict.verdict.requirement.where[:_SOLUTION], turned

    def _changed(self, change: Change) -> Iterator[Line]:
        element = change.element
        if isinstance(element, Solution):
            yield from self._of_solution(change, element)
        elif isinstance(element, Requirement):
            yield from self._of_requirement(change, element)
        elif isinstance(element, Component) and not self._sight.public:
            title = self._say(element.title)
            yield Line(_PARTS[change.kind], title, title)

    def _of_solution(self, change: Change, solution: Solution) -> Iterator[Line]:
        if change.kind is Kind.ADDED:
            yield Line(NEW, self._say(solution.purpose or solution.title))
        elif change.kind is Kind.REMOVED:
            yield Line(_GONE, "This system is no longer part of the design.")
        else:
            for field in change.fields:
                if words := field_told(field):
                    yield Line("Changed", self._say(words))
            yield from self._cost(change)

    def _of_requirement(self, change: Change, requirement: Requirement) -> Iterator[Line]:
        fields = {each.path[0] for each in change.fields}
        if change.kind in _ASKED and (change.kind is not Kind.CHANGED or fields & _TELLING):
            words = f"{self._named(requirement)}{self._before(change)}"
            yield Line(_ASKED[change.kind], words, self._say(requirement.id))

    def _before(self, change: Change) -> str:
        """What was asked for before, where that is said otherwise now."""
        old, new = change.old, change.new
        if not isinstance(old, Requirement) or not isinstance(new, Requirement):
            return ""
        if old.statement != new.statement:
            return f" Before: {self._say(old.statement)}"
        was, now = (bound(each.fit) if each.fit else "" for each in (old, new))
        return (
            f" Now {self._say(spoken(now))}, before {self._say(spoken(was))}."
            if was and now and was != now
            else ""
        )

    def _turned(self, change: VerdictChange) -> Line | None:
        old, new = change.old, change.new
        if old is None or new is None or not change.is_other:
            return None
        if not self._sight.shows_both(old.requirement, new.requirement):
            return None
        words = f"{self._named(new.requirement)} {self._say(reason(new))}"
        known = _TURNED if old.standing is Standing.MET else {**_TURNED, **_FOUND}
        lead = known.get(new.standing)
        return Line(lead, words, self._say(new.requirement.id)) if lead else None

    def _cost(self, change: Change) -> Iterator[Line]:
        pair = self._pair
        if pair.old is None or change.field("cost") is None:
            return
        old, new = change.old, change.new
        if not isinstance(old, Solution) or not isinstance(new, Solution):
            return
        before, after = pair.old.costs.of(old), pair.new.costs.of(new)
        for currency in dict.fromkeys((*before.currencies, *after.currencies)):
            was, now = (amount_told(each, currency) for each in (before, after))
            if was != now:
                words = self._say(f"{now} over five years; before: {was}")
                yield Line("Cost", f"{words}.", words)

    def _named(self, requirement: Requirement) -> str:
        return f"{self._say(requirement.id)}: {self._say(requirement.statement)}"

    def _say(self, text: str) -> str:
        return plain(self._sight.text(text))
