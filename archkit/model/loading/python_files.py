"""Models written in Python: run the file, take what it defines, remember where.

The file is run, so it is read only where `archkit.toml` allows it. What it
defines is turned into the same data that YAML gives, and goes the same way
from there on: both languages yield the same design.
"""

import contextlib
import runpy
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path as FilePath
from types import FrameType

from pydantic import BaseModel, ValidationError

from archkit.model.base import watching
from archkit.model.loading.messages import report
from archkit.model.loading.python_sheet import PythonSheet, Site
from archkit.model.loading.sheet import Problems, Raw, Spot
from archkit.model.solution import Registry, Solution
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, Span
from archkit.source.raised import position, raised_at, said


@dataclass(frozen=True)
class _Refused:
    """The last part that validation refused."""

    kind: type[BaseModel]
    given: Mapping[str, object]
    site: Site


class _Sites:
    """Remembers the call that made each part."""

    def __init__(self, file: FilePath) -> None:
        self._file = str(file)
        self._seen: dict[int, tuple[object, Site]] = {}
        self.last_refused: _Refused | None = None

    def made(self, part: object, caller: FrameType) -> None:
        """Remember where a part was made; holding it keeps its identity its own."""
        site = self._site(caller)
        if site is not None:
            self._seen[id(part)] = (part, site)

    def refused(
        self, kind: type[BaseModel], given: Mapping[str, object], caller: FrameType
    ) -> None:
        """Remember what was refused, for the message."""
        site = self._site(caller)
        if site is not None:
            self.last_refused = _Refused(kind, given, site)

    def of(self, part: object) -> Site | None:
        """Where a part was made; nothing where it was not made in the watched file."""
        found = self._seen.get(id(part))
        return found[1] if found else None

    def _site(self, caller: FrameType) -> Site | None:
        """The position in the watched file that the call came from, through helpers of any file."""
        frame: FrameType | None = caller
        while frame is not None and frame.f_code.co_filename != self._file:
            frame = frame.f_back
        return position(frame.f_code, frame.f_lasti, frame.f_lineno) if frame else None


def allowed(
    workspace: Workspace, paths: Sequence[FilePath], found: list[Diagnostic]
) -> frozenset[FilePath]:
    """The Python models that the settings allow to be run.

    One that is not allowed is told of, so that no model is left out in
    silence; a name that begins with `_` marks a helper that is no model.
    """
    runs: set[FilePath] = set()
    for index, pattern in enumerate(workspace.settings.workspace.python):
        matched = {each for each in paths if fnmatchcase(workspace.relative(each), pattern)}
        if not matched:
            found.append(
                Diagnostic(
                    "unknown-reference",
                    f"`{pattern}` matches no Python model",
                    workspace.spot("workspace", "python", index).span(),
                    hint="patterns are relative to the workspace, such as `models/*.py`",
                )
            )
        runs |= matched
    found += (
        Diagnostic(
            "python-not-allowed",
            "this Python model was not run: the settings do not allow it",
            Span.at(workspace.relative(each)),
            hint="name it under `python` in archkit.toml if you trust it; running it executes code",
        )
        for each in paths
        if each not in runs and not each.name.startswith("_")
    )
    return frozenset(runs)


def read_python(path: FilePath, file: str, text: str, problems: Problems) -> list[PythonSheet]:
    """Run a Python model and return a sheet for each solution and registry it defines.

    An exception becomes a problem at the line that raised it. A model can end the process: see
    `python_process`.
    """
    here = PythonSheet(file, text)
    sites = _Sites(path)
    try:
        with watching(sites), contextlib.redirect_stdout(sys.stderr):
            defined = runpy.run_path(str(path))
    except KeyboardInterrupt:
        raise
    except ValidationError as error:
        _report_refused(error, here, sites.last_refused, path, problems)
    except BaseException as error:  # noqa: BLE001 - a model may raise anything, SystemExit too
        _report_raised(error, here, path, problems)
    else:
        found = {
            id(value): value  # a part with two names is one part
            for name, value in defined.items()
            if isinstance(value, Solution | Registry) and not name.startswith("_")
        }
        if not found:
            problems.add(
                "nothing-defined",
                "this model defines no Solution and no Registry",
                Spot(here, ()),
                hint="give one a name, or begin the file's name with `_` if it only helps others",
            )
        return [_sheet(value, here, sites) for value in found.values()]
    return []


def _sheet(value: Solution | Registry, here: PythonSheet, sites: _Sites) -> PythonSheet:
    data: Raw = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, Solution):
        data["solution"] = data.pop("id", "")
    found = {path: site for path, part in _parts(value, ()) if (site := sites.of(part))}
    return PythonSheet(here.file, here.text, data, found)


def _parts(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every part of a model with its path in the dumped data."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, info in type(value).model_fields.items():
            yield from _parts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _parts(item, (*path, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _parts(item, (*path, index))


def _report_refused(
    error: ValidationError,
    here: PythonSheet,
    refused: _Refused | None,
    path: FilePath,
    problems: Problems,
) -> None:
    if refused is None:
        _report_raised(error, here, path, problems)
        return
    sheet = PythonSheet(here.file, here.text, {}, {(): refused.site})
    details = error.errors(include_url=False)
    given = dict(refused.given)
    report(details, given, refused.kind, lambda at: Spot(sheet, at), problems)


def _report_raised(
    error: BaseException, here: PythonSheet, path: FilePath, problems: Problems
) -> None:
    site = raised_at(error, path)
    sheet = PythonSheet(here.file, here.text, {}, {(): site} if site else {})
    problems.add(
        "python-error",
        f"running this model raised {said(error)}",
        Spot(sheet, ()),
        hint="run the file with python to see the whole traceback",
    )
