"""Gathers the sections of all files into one draft, by id."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from archkit.model.loading.sheet import Problems, Raw, Sheet, Spot
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.model.view import CityView
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
CONNECTION_KEY: Final = re.compile(r"(?P<source>\S+) -> (?P<target>\S+)(?: \((?P<label>[^()]+)\))?")
ARCHETYPES: Final = ("components", "connections")

_CITY_KEYS: Final = (*REGISTRIES, "archetypes")
_SOLUTION_KEYS: Final = frozenset(Solution.model_fields) - Solution.DERIVED


class Entry(NamedTuple):
    """An element as it was written."""

    raw: Raw
    section: Spot
    key: str

    @property
    def spot(self) -> Spot:
        """Where it stands; made late, since most elements are never pointed at."""
        return self.section.inside(self.key)


@dataclass
class SolutionDraft:
    """What the files say of one solution."""

    spot: Spot
    fields: dict[str, tuple[object, Spot]] = field(default_factory=dict)
    collections: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {section: {} for section in COLLECTIONS}
    )


@dataclass
class Draft:
    """What all files say, before anything is validated."""

    registries: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {section: {} for section in REGISTRIES}
    )
    archetypes: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {section: {} for section in ARCHETYPES}
    )
    solutions: dict[str, SolutionDraft] = field(default_factory=dict)


_NONE: Final[Mapping[str, SolutionDraft]] = {}


def gather(
    sheets: Iterable[Sheet], problems: Problems, known: Mapping[str, SolutionDraft] = _NONE
) -> Draft:
    """Merge the sheets by id; an id or field given twice is a problem naming both places.

    Args:
        sheets: What stands in each file.
        problems: Where to report to.
        known: What an earlier draft has of the solutions whose sheets are the same as then.
    """
    draft = Draft()
    for sheet in sheets:
        name = sheet.data.get("solution")
        if isinstance(name, str) and name in known:
            draft.solutions[name] = known[name]
            _gather_keys(sheet, sheet.data.keys() & _CITY_KEYS, None, draft, problems)
        else:
            solution = _solution_of(sheet, draft, problems)
            _gather_keys(sheet, sheet.data.keys() - {"solution"}, solution, draft, problems)
    return draft


def _gather_keys(
    sheet: Sheet,
    keys: Collection[str],
    solution: SolutionDraft | None,
    draft: Draft,
    problems: Problems,
) -> None:
    named = "solution" in sheet.data
    homeless: str | None = None
    for key, value in sheet.data.items():
        if key not in keys:
            continue
        spot = Spot(sheet, (key,))
        if key in REGISTRIES:
            _gather_section(value, spot, draft.registries[key], problems)
        elif key == "archetypes":
            _gather_archetypes(value, spot, draft, problems)
        elif key not in _SOLUTION_KEYS:
            _unknown_key(key, spot, problems, named=named)
        elif solution is not None:
            _gather_field(key, value, spot, solution, problems)
        elif not named and homeless is None:  # once a file: what follows is the same mistake
            homeless = key
            problems.add(
                "missing-field",
                f"`{key}` belongs to a solution, and this file names none",
                spot.as_key(),
                hint="say which at the top of the file: `solution: its-id`",
            )


def _solution_of(sheet: Sheet, draft: Draft, problems: Problems) -> SolutionDraft | None:
    if "solution" not in sheet.data:
        return None
    name, spot = sheet.data["solution"], Spot(sheet, ("solution",))
    if name is None or name == "":
        problems.add("empty-value", "the solution has no id", spot, hint="write `solution: its-id`")
        return None
    if not isinstance(name, str) or not _PLAIN_ID.fullmatch(name):
        _bad_id(name, spot, problems, dots=False)
        return None
    if name in _CITY_KEYS:
        problems.add(
            "invalid-id",
            f"`{name}` is the name of a section, so no solution can have it",
            spot,
            hint="choose another id",
        )
        return None
    return draft.solutions.setdefault(name, SolutionDraft(spot))


def _gather_field(
    key: str, value: object, spot: Spot, solution: SolutionDraft, problems: Problems
) -> None:
    if key in COLLECTIONS:
        _gather_section(value, spot, solution.collections[key], problems)
    elif key in solution.fields:
        problems.add(
            "duplicate-field",
            f"`{key}` of this solution is given twice",
            spot.as_key(),
            hint="keep one of them",
            related=((solution.fields[key][1].as_key(), "first given here"),),
        )
    else:
        solution.fields[key] = (value, spot)


def _gather_archetypes(value: object, spot: Spot, draft: Draft, problems: Problems) -> None:
    for key, section in _mapping(value, spot, problems):
        inside = spot.inside(key)
        if key in ARCHETYPES:
            _gather_section(section, inside, draft.archetypes[key], problems)
        else:
            problems.add(
                "unknown-key",
                f"there are no archetypes of `{key}`",
                inside.as_key(),
                hint="archetypes are of `components` or `connections`",
            )


def _gather_section(value: object, spot: Spot, into: dict[str, Entry], problems: Problems) -> None:
    connections = spot.path[-1] == "connections" and spot.path[0] != "archetypes"
    dots = _may_have_dots(spot.path)
    for key, raw in _mapping(value, spot, problems):
        well_formed = CONNECTION_KEY if connections else _ID if dots else _PLAIN_ID
        if key == "none":
            problems.add(
                "invalid-id",
                "`none` says that there is no such thing, so nothing can have it as its id",
                spot.inside(key, part="key"),
                hint="choose another id",
            )
        elif not well_formed.fullmatch(key):
            _bad_id(key, spot.inside(key, part="key"), problems, dots=dots, connection=connections)
        elif key in into:
            problems.add(
                "duplicate-id",
                f"`{key}` is given twice",
                spot.inside(key, part="key"),
                hint="rename one, or keep one of them",
                related=((into[key].spot.as_key(), "first given here"),),
            )
        elif isinstance(raw, dict):
            into[key] = Entry(raw, spot, key)
        else:
            _not_a_mapping(raw, spot.inside(key), problems)


def _may_have_dots(path: Path) -> bool:
    """Whether the ids of a section may have dots in them."""
    registry = path[0] in REGISTRIES and path[0] != CityView.SECTION
    return registry or path[-1] in ("requirements", "waivers", "risks")


def _mapping(value: object, spot: Spot, problems: Problems) -> Iterator[tuple[str, object]]:
    if not isinstance(value, dict):
        _not_a_mapping(value, spot, problems)
        return
    for key, inner in value.items():
        if isinstance(key, str):
            yield key, inner
        else:
            _bad_id(key, spot.inside(key, part="key"), problems, dots=False)


def _not_a_mapping(value: object, spot: Spot, problems: Problems) -> None:
    if value is None:
        problems.add(
            "empty-value",
            f"`{spot.path[-1]}` is empty",
            spot.as_key(),
            hint="write what belongs under it, `{}` for nothing, or remove the line",
        )
        return
    problems.add(
        "wrong-type",
        f"`{spot.path[-1]}` must be a mapping of ids or fields to values",
        spot,
        hint="write `key: value` lines under it",
    )


def _bad_id(
    given: object, spot: Spot, problems: Problems, *, dots: bool, connection: bool = False
) -> None:
    if connection:
        message, hint = (
            f"`{given}` names no two components",
            "write `from -> to:` with spaces around the arrow",
        )
    else:
        message = f"`{given}` is no id"
        hint = f"use letters, digits, `-`{', `.`' if dots else ''} and `_`"
    problems.add("invalid-id", message, spot, hint=hint)


def _unknown_key(key: str, spot: Spot, problems: Problems, *, named: bool) -> None:
    if key in Solution.DERIVED:
        problems.add(
            "unknown-key",
            f"`{key}` follows from where the element stands",
            spot.as_key(),
            hint="remove the line: the id stands behind `solution:`",
        )
        return
    known = (*_CITY_KEYS, "solution", *(_SOLUTION_KEYS if named else COLLECTIONS))
    close = did_you_mean(key, known)
    problems.add(
        "unknown-key",
        f"`{key}` is no section of a model",
        spot.as_key(),
        hint=f"did you mean `{close}`?" if close else f"sections are {', '.join(sorted(known))}",
    )
