"""The pictures of an edition: which there are, where their boxes lead, and how they are drawn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from archkit.analysis.facts import Facts
from archkit.diagrams.engine import Engine
from archkit.diagrams.gallery import views_of
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import View, linked
from archkit.model.solution import Solution
from archkit.site.edition import Edition
from archkit.site.figure import FIGURES, PICTURES, drawn_from, key_of, written
from archkit.site.shown import said, shown

_FOR_ALL: Final = frozenset({"landscape", "context", "roadmap"})
"""The kinds that show systems from outside; what is inside them is not for the public."""


class Pictures:
    """The pictures that the readers of one edition see, each made when a page asks for it.

    Args:
        facts: What follows from the whole design.
        model: What the city is called.
        edition: Who reads.
        where: The page of an element, by its address; empty where it has none.

    Attributes:
        design: The design as those readers see it.
    """

    def __init__(
        self, facts: Facts, model: str, edition: Edition, where: Callable[[str], str]
    ) -> None:
        self._whole = facts
        self.design = shown(facts.design, edition)
        self._facts = Facts(self.design, facts.as_of)
        self._model = model
        self._edition = edition
        self._where = where

    def of(self, solution: Solution) -> list[View]:
        """Those of a solution."""
        return list(self._seen(self.design.solutions[solution.id]))

    def named(self, name: str) -> tuple[View, ...]:
        """That of the city, or one of its departments, with an id; none where there is none."""
        return (self._city[name],) if name in self._city else ()

    def of_city(self) -> tuple[View, ...]:
        """Those that the models ask for of the city."""
        return tuple(self._city[name] for name in self.design.city_views if name in self._city)

    @cached_property
    def _city(self) -> Mapping[str, View]:
        return {view.id: view for view in self._seen(None)}

    def _seen(self, solution: Solution | None) -> Iterator[View]:
        for view in views_of(Subject(self._facts, self._model, solution, self._whole)):
            if view.kind in _FOR_ALL or not self._edition.public:
                yield linked(said(view, self._edition.text), self._where)


class Draughtsman:
    """Draws the pictures of pages, and keeps those that stand and would look the same.

    Args:
        engine: What lays them out.
        standing: The folder of the site that stands.
        executor: Where pictures of a page are drawn side by side; one after the other where none.
    """

    def __init__(self, engine: Engine, standing: Path, executor: Executor | None = None) -> None:
        self._engine = engine
        self._standing = standing
        self._executor = executor

    def files(self, views: Sequence[View]) -> Iterator[tuple[str, str]]:
        """Each file that the pictures of a page are written to, with its text."""
        kept = {view.id: self._kept(view) for view in views}
        wanted = [view for view in views if kept[view.id] is None]
        draw = partial(written, engine=self._engine)
        made = self._executor.map(draw, wanted) if self._executor else map(draw, wanted)
        drawn = dict(zip((view.id for view in wanted), made, strict=True))
        for view in views:
            figure, alone = drawn.get(view.id) or kept[view.id] or ("", "")
            yield f"{PICTURES}/{view.id}.svg", alone
            yield f"{FIGURES}/{view.id}.html", figure

    def _kept(self, view: View) -> tuple[str, str] | None:
        try:
            figure = (self._standing / FIGURES / f"{view.id}.html").read_text(encoding="utf-8")
            if drawn_from(figure) != key_of(view, self._engine):
                return None
            alone = (self._standing / PICTURES / f"{view.id}.svg").read_text(encoding="utf-8")
        except OSError:
            return None
        return figure, alone
