"""Makes elements of what was gathered, and a design of the elements."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

from pydantic import ValidationError

from archkit.model.base import Element
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.design import Design
from archkit.model.loading.gather import Draft, Entry, SolutionDraft
from archkit.model.loading.inherit import Archetypes
from archkit.model.loading.kept import Kept
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Raw, Spot
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.source.place import Path

E = TypeVar("E", bound=Element)

INHERITING: Final = {"components": Component, "connections": Connection}


class Validator:
    """Validates a draft element by element; what is broken is reported and left out."""

    def __init__(
        self,
        draft: Draft,
        problems: Problems,
        perhaps: Callable[[str], bool],
        kept: Kept | None = None,
    ) -> None:
        """Look at a draft.

        Args:
            draft: What was gathered from the files that could be read.
            problems: Where to report to.
            perhaps: Whether a file that could not be read may speak of a name.
            kept: What to take over from an earlier design.
        """
        self._kept = kept
        self._perhaps = perhaps
        self._draft = draft
        self._problems = problems
        self.faulty: set[Path] = set()
        """The fields of solutions that are stated and wrong, each as an element and a field."""
        self._stated: dict[tuple[str, ...], set[str]] = {}
        self.made: list[Element] = []
        """The sound elements that were made anew, and not taken over."""
        self.left_out: list[Element] = []
        """What is sound of the elements that are not; their references are checked all the same."""
        self.archetypes = {
            section: Archetypes(
                entries,
                problems,
                partial(self._prepare, INHERITING[section]),
                perhaps,
                kept.archetypes(section) if kept else None,
            )
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
        archetype = self._valid(kind, entry, {**raw, "id": str(entry.spot.path[-1])})
        if archetype is None:
            return raw
        return {
            name: getattr(archetype, name) for name in archetype.model_fields_set - kind.DERIVED
        }

    def _solution(self, name: str, draft: SolutionDraft) -> Solution | None:
        if self._kept and (whole := self._kept.whole(name, draft, self.archetypes)):
            return whole
        parts = {
            section: dict(self._elements(kind, draft.collections[section], name))
            for section, kind in COLLECTIONS.items()
        }
        if self._kept is not None and (same := self._kept.solution(name, draft, parts)):
            return same
        fields = {key: value for key, (value, _) in draft.fields.items()}

        def spot_of(path: Path) -> Spot:
            if not path or path[0] not in draft.fields:
                return draft.spot
            return draft.fields[str(path[0])][1].inside(*path[1:])

        raw: Raw = {**fields, **parts, "id": name}
        try:
            solution: Solution | None = Solution.model_validate(raw)
        except ValidationError as error:
            details = error.errors(include_url=False)
            report(details, fields, Solution, spot_of, self._problems)
            solution = _without_faults(Solution, raw, error)
            self.faulty |= {("solutions", name, key) for key in _faults(error)}
        told = set(draft.fields)  # what is there and broken has been reported
        missing = [each for each in solution.missing if each not in told] if solution else []
        if solution is not None and not solution.missing:
            self.made.append(solution)
            return solution
        if solution is not None and not self._perhaps(name):
            self._report_missing(solution, missing, draft.spot)
        self.left_out += [element for part in parts.values() for element in part.values()]
        return None

    def _elements(
        self, kind: type[Element], entries: dict[str, Entry], within: str
    ) -> Iterator[tuple[str, Element]]:
        archetypes = self.archetypes.get(kind.SECTION)
        for name, entry in sorted(entries.items()):
            inherited = archetypes.inherited(entry) if archetypes else {}
            if self._kept is not None and (
                same := self._kept.element(kind.SECTION, within, name, entry, inherited)
            ):
                yield name, same
                continue
            raw = {
                **inherited,
                **entry.raw,
                "id": name,
                "within": within,
            }
            if kind is Connection:
                raw["source"], raw["target"] = _ends(name, within)
            element = self._valid(kind, entry, raw)
            if element is None:
                continue
            missing = element.missing
            if archetypes is not None and archetypes.broken(entry):
                self.left_out.append(element)
            elif missing:
                self.left_out.append(element)
                self._report_missing(element, missing, entry.spot)
            else:
                self.made.append(element)
                yield name, element

    def _valid(self, kind: type[Element], entry: Entry, raw: Raw) -> Element | None:
        if not kind.DERIVED.isdisjoint(entry.raw):
            self._refuse_derived(kind, entry)
        try:
            return self._slim(kind.model_validate(raw), raw)
        except ValidationError as error:

            def spot_of(path: Path) -> Spot | None:
                inherited = bool(path) and path[0] not in entry.raw and path[0] in raw
                return None if inherited else entry.spot.inside(*path)

            report(error.errors(include_url=False), raw, kind, spot_of, self._problems)
            rest = _without_faults(kind, raw, error)
            self.left_out += [rest] if rest is not None else []
            return None

    def _slim(self, element: E, raw: Raw) -> E:
        """The element, with those that state the same fields sharing one set of their names.

        Pydantic makes one for each element, which may be as large as all its values.
        """
        own = element.model_fields_set
        object.__setattr__(
            element, "__pydantic_fields_set__", self._stated.setdefault(tuple(raw), own)
        )
        return element

    def _report_missing(self, element: Element, missing: list[str], spot: Spot) -> None:
        for name in missing:
            self._problems.add(
                "missing-field",
                f"{element.WORD} `{element.id}` has no `{name}`",
                spot.as_key(),
                hint=f"add `{name}:`",
            )

    def _refuse_derived(self, kind: type[Element], entry: Entry) -> None:
        for key in sorted(kind.DERIVED & entry.raw.keys()):
            self._problems.add(
                "unknown-key",
                f"`{key}` follows from where the element stands",
                entry.spot.inside(key, part="key"),
                hint="remove the line",
            )


def _without_faults(kind: type[E], raw: Raw, error: ValidationError) -> E | None:
    """An element without the fields that are wrong; nothing where more than fields are."""
    try:
        return kind.model_validate({key: raw[key] for key in raw.keys() - _faults(error)})
    except ValidationError:
        return None


def _faults(error: ValidationError) -> set[str]:
    return {str(each["loc"][0]) for each in error.errors(include_url=False) if each["loc"]}


def _ends(key: str, within: str) -> tuple[str, str]:
    """The addresses of the two components that a connection's key names."""
    source, _, rest = key.partition(" -> ")
    target = rest.partition(" ")[0]
    return (
        source if "." in source else f"{within}.{source}",
        target if "." in target else f"{within}.{target}",
    )
