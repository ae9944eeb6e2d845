"""A workspace: a folder with `archkit.toml`, its settings, and its files."""

import zoneinfo
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import ValidationError

from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Part, Problems, Raw, Spot
from archkit.model.settings import FILE, Settings
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import find_upward, read_text, relative
from archkit.source.place import Path, Span
from archkit.source.toml_spans import locate_toml, parse_toml


class WorkspaceError(Exception):
    """The workspace cannot be used; each diagnostic says why and what to do."""

    def __init__(self, *diagnostics: Diagnostic, text: str = "") -> None:
        super().__init__(*(each.message for each in diagnostics))
        self.diagnostics = diagnostics
        self.texts = {FILE: text}


@dataclass(frozen=True)
class TomlSheet:
    """The settings file as a sheet."""

    file: str
    text: str
    data: Raw

    def locate(self, path: Path, part: Part = "value") -> Span:
        """The key that a path stands for."""
        del part  # a line of settings is short enough to be pointed at as a whole
        return locate_toml(self.text, self.file, path)


@dataclass(frozen=True)
class Workspace:
    """A folder with `archkit.toml`."""

    root: FilePath
    settings: Settings
    sheet: TomlSheet

    def spot(self, *path: str | int) -> Spot:
        """A place in the settings."""
        return Spot(self.sheet, path)

    def relative(self, path: FilePath) -> str:
        """A path as messages show it: relative to the workspace, with slashes."""
        return relative(path, self.root)


def open_workspace(start: FilePath) -> Workspace:
    """Find and read the workspace that a folder or file belongs to.

    Raises:
        WorkspaceError: where there is none, or its settings cannot be used.
    """
    found = find_upward(start, FILE)
    if found is None:
        raise WorkspaceError(
            Diagnostic(
                "no-workspace",
                f"there is no {FILE} in `{start}` or any folder above it",
                Span(str(start), 1, 1, 1, 1),
                hint="make a workspace with `archkit init DIR`",
            )
        )
    text = read_text(found, found.parent)
    if isinstance(text, Diagnostic):
        raise WorkspaceError(text)
    data = parse_toml(text, FILE)
    if isinstance(data, Diagnostic):
        raise WorkspaceError(data, text=text)
    sheet = TomlSheet(FILE, text, data)
    return Workspace(found.parent, _settings(sheet), sheet)


def _settings(sheet: TomlSheet) -> Settings:
    problems = Problems()
    try:
        settings = Settings.model_validate(sheet.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        report(details, sheet.data, Settings, lambda path: Spot(sheet, path), problems)
    _check_timezone(sheet, problems)
    if found := problems.diagnostics():
        raise WorkspaceError(*found, text=sheet.text)
    return settings


def _check_timezone(sheet: TomlSheet, problems: Problems) -> None:
    """Look at the time zone as it was written, so that other mistakes do not hide one here."""
    workspace = sheet.data.get("workspace")
    timezone = workspace.get("timezone") if isinstance(workspace, dict) else None
    if not isinstance(timezone, str):
        return
    try:
        zoneinfo.ZoneInfo(timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        problems.add(
            "unknown-value",
            f"`{timezone}` is no time zone",
            Spot(sheet, ("workspace", "timezone")),
            hint="use an IANA name such as `America/Chicago`",
        )
