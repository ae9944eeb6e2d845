"""What the readers of an edition may see of earlier versions of a design."""

from archkit.diff.changes import Change, Comparison, Kind
from archkit.diff.renames import Renames
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.site.edition import Edition
from archkit.source.place import Path


class Sight:
    """Looks at one pair of versions after the other, the newest first.

    What was there and is there no more counts as it was in the last version that had it. A way
    leads from each path of an earlier version to where it stands in the newest.
    """

    def __init__(self, edition: Edition, newest: Design) -> None:
        self._newest = edition
        self._there = {each.where: each for each in newest.all_elements()}
        self._later: list[Renames] = []
        self._gone: dict[Path, bool] = {}
        self._before = self._after = edition

    @property
    def public(self) -> bool:
        """Whether everybody reads it."""
        return self._newest.public

    def look(self, comparison: Comparison, before: Edition, after: Edition) -> None:
        """Look at a pair of versions, each as its own models say who may see it."""
        self._before, self._after = before, after
        for each in comparison.changes:
            if each.kind is Kind.REMOVED and each.old is not None:
                self._gone.setdefault(self.now(each.where), before.shows(each.old))

    def go_back(self, renamed: Renames) -> None:
        """Go on to the pair before, from whose newer version this is the way."""
        self._later.append(renamed)

    def now(self, where: Path) -> Path:
        """Where something stands in the newest version, by its path in the pair's newer one."""
        for renamed in reversed(self._later):
            where = renamed(where)
        return where

    def shows(self, change: Change) -> bool:
        """Whether what changed may be seen, before, after, and now."""
        where = change.new.where if change.new else change.where
        return self._shows(change.old, change.new) and self._still(where)

    def shows_both(self, old: Element, new: Element) -> bool:
        """Whether an element may be seen, before, after, and now."""
        return self._shows(old, new) and self._still(new.where)

    def text(self, text: str) -> str:
        """A text in which the names of what is hidden in any of the versions are withheld."""
        for each in (self._before, self._after, self._newest):
            text = each.text(text)
        return text

    def _shows(self, old: Element | None, new: Element | None) -> bool:
        return (old is None or self._before.shows(old)) and (new is None or self._after.shows(new))

    def _still(self, where: Path) -> bool:
        """Whether it may still be seen, and what it is a part of."""
        now = self.now(where)
        return self._is_shown(now) and self._is_shown(now[:2])

    def _is_shown(self, where: Path) -> bool:
        there = self._there.get(where)
        return self._newest.shows(there) if there is not None else self._gone.get(where, False)
