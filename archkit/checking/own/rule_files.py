"""Which files hold rules of the workspace's own, and which of these may be read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path as FilePath
from typing import Final

from archkit.model.loading.sheet import Problems
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import model_files
from archkit.source.place import Span

_ALLOW: Final = (
    "name it under `python` in `[own-rules]` of archkit.toml if you trust it; running it executes"
    " code"
)
_WHERE: Final = "patterns are relative to the workspace, such as `rules/*.py`, and within `folders`"


def rule_files(
    workspace: Workspace, problems: Problems, found: list[Diagnostic]
) -> Iterator[FilePath]:
    """The files with rules, in the order of their paths.

    A Python file that may not be run is told of, so that no rule is left out in silence; one whose
    name begins with `_` is a helper. So is a folder without rules, and a pattern that matches none.
    """
    folders = [workspace.root / each for each in workspace.settings.own_rules.folders]
    paths, wrong = model_files(workspace.root, folders, (".yaml", ".yml", ".py"))
    found += (_at_settings(each, workspace) for each in wrong)
    if not wrong:
        _check_folders(workspace, folders, paths, problems)
    python = [workspace.relative(path) for path in paths if path.suffix == ".py"]
    _check_patterns(workspace, python, problems)
    for path in paths:
        if path.suffix != ".py":
            yield path
        elif not path.name.startswith("_"):
            file = workspace.relative(path)
            if any(fnmatchcase(file, each) for each in workspace.settings.own_rules.python):
                yield path
            else:
                says = "this Python rule was not run: the settings do not allow it"
                found.append(Diagnostic("python-not-allowed", says, Span.at(file), _ALLOW))


def _at_settings(wrong: Diagnostic, workspace: Workspace) -> Diagnostic:
    """What is wrong with a folder that the settings name is told at the settings."""
    for index, folder in enumerate(workspace.settings.own_rules.folders):
        if workspace.relative(workspace.root / folder) == wrong.span.file:
            return replace(wrong, span=workspace.spot("own-rules", "folders", index).span())
    return wrong


def _check_folders(
    workspace: Workspace,
    folders: Sequence[FilePath],
    paths: Sequence[FilePath],
    problems: Problems,
) -> None:
    for index, folder in enumerate(folders):
        if not any(folder in (path, *path.parents) for path in paths):
            says = f"there is no rule in `{workspace.settings.own_rules.folders[index]}`"
            spot = workspace.spot("own-rules", "folders", index)
            hint = "put a file with rules there, or remove the folder from the settings"
            problems.add("unknown-reference", says, spot, hint=hint)


def _check_patterns(workspace: Workspace, python: Sequence[str], problems: Problems) -> None:
    for index, pattern in enumerate(workspace.settings.own_rules.python):
        if not any(fnmatchcase(file, pattern) for file in python):
            says = f"`{pattern}` matches no Python rule"
            spot = workspace.spot("own-rules", "python", index)
            problems.add("unknown-reference", says, spot, hint=_WHERE)
