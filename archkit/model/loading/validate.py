"""Makes elements of what was gathered, and a design of the elements."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from archkit.model.base import IDENTITY, Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.loading.gather import CONNECTION_KEY, Draft, Entry, SolutionDraft
from archkit.model.loading.inherit import Archetypes
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Raw, Spot
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.place import Path

E = TypeVar("E", bound=Element)
INHERITING: Final = {"components": Component, "connections": Connection}


class Validator:
    """Validates a draft element by element; what is broken is reported and left out."""

    def __init__(self, draft: Draft, problems: Problems) -> None:
        self._draft = draft
        self._problems = problems
        self.archetypes = {
            section: Archetypes(entries, problems, partial(self._prepare, INHERITING[section]))
            for section, entries in draft.archetypes.items()
        }

    def design(self) -> Design:
        """The design of all that is sound."""
        registries = {
            section: dict(self._elements(kind, self._draft.registries[section], ""))
            for section, kind in REGISTRIES.items()
        }
        solutions = {
            name: solution
            for name, draft in sorted(self._draft.solutions.items())
            if (solution := self._solution(name, draft)) is not None
        }
        return Design(**registries, solutions=solutions)  # type: ignore[arg-type]  # REGISTRIES pairs each section with its class

    def _prepare(self, kind: type[Element], entry: Entry, raw: Raw) -> Raw:
        """The fields of an archetype as valid parts; as they are where one is not valid."""
        archetype = self._build(kind, entry, {**raw, "id": str(entry.spot.path[-1])}, whole=False)
        if archetype is None:
            return raw
        return {name: getattr(archetype, name) for name in archetype.model_fields_set - IDENTITY}

    def _solution(self, name: str, draft: SolutionDraft) -> Solution | None:
        parts = {
            section: dict(self._elements(kind, draft.collections[section], name))
            for section, kind in COLLECTIONS.items()
        }
        fields = {key: value for key, (value, _) in draft.fields.items()}

        def spot_of(path: Path) -> Spot:
            if not path or path[0] not in draft.fields:
                return draft.spot
            return draft.fields[str(path[0])][1].inside(*path[1:])

        return self._make(Solution, {**fields, **parts, "id": name}, spot_of, draft.spot)

    def _elements(
        self, kind: type[Element], entries: dict[str, Entry], within: str
    ) -> Iterator[tuple[str, Element]]:
        archetypes = self.archetypes.get(kind.SECTION)
        for name, entry in sorted(entries.items()):
            raw = archetypes.merged(entry) if archetypes else entry.raw
            identity: Raw = {"id": name, "within": within}
            if kind is Connection:
                identity |= _ends(name, within)
            element = self._build(kind, entry, {**raw, **identity})
            if element is not None:
                yield name, element

    def _build(
        self, kind: type[Element], entry: Entry, raw: Raw, *, whole: bool = True
    ) -> Element | None:
        def spot_of(path: Path) -> Spot | None:
            inherited = bool(path) and path[0] not in entry.raw and path[0] in raw
            return None if inherited else entry.spot.inside(*path)

        if IDENTITY & entry.raw.keys() or ("source" in entry.raw and kind is Connection):
            self._refuse_identity(entry)
        return self._make(kind, raw, spot_of, entry.spot, whole=whole)

    def _make(
        self,
        kind: type[E],
        raw: Raw,
        spot_of: Callable[[Path], Spot | None],
        spot: Spot,
        *,
        whole: bool = True,
    ) -> E | None:
        try:
            element = kind.model_validate(raw)
        except ValidationError as error:
            details = error.errors(include_url=False)
            report(details, raw, kind, spot_of, self._problems)
            return None
        if whole and self._lacks(element, kind.NEEDS, spot):
            return None
        return element

    def _lacks(self, element: Element, required: tuple[str, ...], spot: Spot) -> bool:
        missing = [name for name in required if getattr(element, name) is None]
        for name in missing:
            self._problems.add(
                "missing-field",
                f"{element.WORD} `{element.id}` has no `{name}`",
                spot.as_key(),
                hint=f"add `{name}:`",
            )
        return bool(missing)

    def _refuse_identity(self, entry: Entry) -> None:
        for key in sorted((IDENTITY | {"source", "target"}) & entry.raw.keys()):
            self._problems.add(
                "unknown-key",
                f"`{key}` follows from where the element stands",
                entry.spot.inside(key, part="key"),
                hint="remove the line",
            )


def _ends(key: str, within: str) -> dict[str, Any]:  # Any: these become fields of the raw mapping
    match = CONNECTION_KEY.fullmatch(key)
    ends = match.group("source", "target") if match else ("", "")
    return {
        name: end if "." in end else f"{within}.{end}"
        for name, end in zip(("source", "target"), ends, strict=True)
    }
