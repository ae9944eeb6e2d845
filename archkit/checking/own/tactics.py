"""The workspace's own tactics: Python files that the settings name, each with its `TACTIC`.

A tactic is called as its file is, so that prices can be told apart from typos without running
anything: only what asks for tactics themselves runs the files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from fnmatch import fnmatchcase
from pathlib import Path as FilePath
from types import ModuleType
from typing import Final

from archkit.checking.own.importing import run_file
from archkit.model.loading.python_sheet import PythonSheet
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.quality import Metric
from archkit.model.workspace import Workspace
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import model_files, read_text
from archkit.tactics.catalogue import in_order, tactic_ids, tactics
from archkit.tactics.tactic import Concern, Tactic

_TEXTS: Final = ("summary", "when", "costs", "harms", "source")


def own_tactic_files(workspace: Workspace, problems: Problems) -> Mapping[str, FilePath]:
    """The files of the workspace's own tactics by their ids; none is run.

    A pattern that matches nothing is a problem, and so is an id that is taken.
    """
    found: dict[str, FilePath] = {}
    for index, pattern in enumerate(workspace.settings.own_tactics.python):
        spot = workspace.spot("own-tactics", "python", index)
        matched = [*_matching(workspace, pattern)]
        if not matched:
            hint = "patterns are relative to the workspace, such as `tactics/*.py`"
            problems.add(
                "unknown-reference", f"`{pattern}` matches no Python file", spot, hint=hint
            )
        for path in matched:
            name = path.stem.replace("_", "-")
            if name in tactic_ids() or found.get(name, path) != path:
                says = f"there is a tactic `{name}` already, beside `{workspace.relative(path)}`"
                problems.add("duplicate-id", says, spot, hint="give the file another name")
            else:
                found[name] = path
    return found


def _matching(workspace: Workspace, pattern: str) -> Iterator[FilePath]:
    folder = workspace.root / FilePath(pattern).parent
    if looks.kind(folder) != "folder":
        return
    for path in model_files(workspace.root, [folder], (".py",))[0]:
        if fnmatchcase(workspace.relative(path), pattern) and not path.name.startswith("_"):
            yield path


def known_tactics(workspace: Workspace, problems: Problems) -> tuple[Tactic, ...]:
    """All tactics, the workspace's own among them: these are run."""
    files = own_tactic_files(workspace, problems).items()
    own = [_read(workspace, name, path, problems) for name, path in files]
    return in_order((*tactics(), *(each for each in own if each is not None)))


def _read(workspace: Workspace, name: str, path: FilePath, problems: Problems) -> Tactic | None:
    file, text = workspace.relative(path), read_text(path, workspace.root)
    if isinstance(text, Diagnostic):
        problems.add(text.code, text.message, Spot(PythonSheet(file, ""), ()), hint=text.hint)
        return None
    module = run_file(path, file, text, "tactic", problems)
    if not isinstance(module, ModuleType):
        return None
    spot = Spot(PythonSheet(file, text), ())
    tactic = getattr(module, "TACTIC", None)
    if not isinstance(tactic, Tactic):
        hint = "define `TACTIC = Tactic(...)`, or begin the name with `_` if it only helps others"
        problems.add("nothing-defined", "this file defines no TACTIC", spot, hint=hint)
        return None
    faults = list(_faults(tactic, name))
    for says in faults:
        problems.add("invalid-tactic", says, spot, hint="`archkit tactics` shows complete ones")
    return None if faults else tactic


def _faults(tactic: Tactic, name: str) -> Iterator[str]:
    """What the page of a tactic lacks, or has of the wrong class."""
    if tactic.id != name:
        yield f"the id of this tactic is `{tactic.id}`: call it `{name}`, as its file"
    given: dict[str, object] = {each.name: getattr(tactic, each.name) for each in fields(tactic)}
    for part in _TEXTS:
        text = given[part]
        if not isinstance(text, str) or not text.strip():
            yield f"the page of this tactic has no `{part}`"
    if not isinstance(given["concern"], Concern):
        yield "`concern` is none of `Concern`"
    if not tactic.metrics or not all(isinstance(each, Metric) for each in tactic.metrics):
        yield "`metrics` names no metrics that it may mend"
    if not callable(given["remedies"]):
        yield "`remedies` is no function"
    for word in ("met", "unmet"):
        if not any(f"# <- {word}\n" in text for text in tactic.examples):
            yield f"no line of its examples ends in `# <- {word}`"
