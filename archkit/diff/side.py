"""A side of a comparison: a design that was read and judged."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from os.path import relpath
from pathlib import Path as FilePath

from archkit.analysis.facts import Facts
from archkit.checking.appraisal import Appraisal
from archkit.checking.baseline_file import Baseline, read_baseline
from archkit.checking.check import Result
from archkit.diff.figures import Figures
from archkit.diff.judgement import Judgement, judge, judge_once
from archkit.model.loading.load import Loaded, load
from archkit.model.workspace import Workspace, open_workspace
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import model_files, read_text
from archkit.source.git import Repository
from archkit.source.place import Place, Span


@dataclass(frozen=True)
class Side:
    """A design that was read and judged.

    Attributes:
        name: What messages call it: a revision, a folder, or the work tree.
        workspace: Its settings.
        loaded: What came of reading it.
        judgement: What archkit thinks of it.
        baseline: What its baseline would hide.
        unrun: Rules that are code of somebody who may not be trusted, and so were not run: a
            token of what each file says; nothing of a pack.
    """

    name: str
    workspace: Workspace
    loaded: Loaded
    judgement: Judgement
    baseline: Baseline
    unrun: Mapping[str, str] = field(default_factory=dict)

    @property
    def result(self) -> Result:
        """What the rules found, whatever a baseline hides."""
        return self.judgement.result

    @property
    def appraisal(self) -> Appraisal:
        """The verdicts on its requirements."""
        return self.judgement.appraisal

    @property
    def figures(self) -> Figures:
        """The quality figures of its solutions."""
        return self.judgement.figures

    @property
    def facts(self) -> Facts:
        """The analyses of the design."""
        return self.appraisal.facts

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the input; such a side can be compared with nothing."""
        return tuple(sorted({*self.result.diagnostics, *self.baseline.diagnostics}))

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of its files."""
        return {**self.result.texts, **self.baseline.texts}

    def span(self, place: Place) -> Span:
        """Where a part of the design stands."""
        return self.loaded.origins.locate(place).span

    @cached_property
    def content(self) -> str:
        """What tells all that its files say from what others say."""
        return hashlib.sha256(repr(sorted(self.texts.items())).encode()).hexdigest()

    @cached_property
    def own_rules(self) -> Mapping[str, str]:
        """A token of what each file of rules of the workspace's own says, by the file's name."""
        files = self.result.texts.keys() - self.loaded.texts.keys() - self.baseline.texts.keys()
        read = {file: _token(self.result.texts[file]) for file in files}
        return dict(sorted({**read, **self.unrun}.items()))


def of_folder(folder: FilePath, name: str, as_of: date, other: Side | None = None) -> Side:
    """Read and judge the design in a folder; what the other side has as well is read there once.

    Raises:
        WorkspaceError: where there is no workspace, or its settings cannot be used.
    """
    workspace = open_workspace(folder)
    loaded = load(workspace, before=other.loaded if other else None)
    return _judged(name, workspace, loaded, judge(workspace, loaded, as_of))


def of_revision(
    repository: Repository,
    commit: str,
    folder: FilePath,
    name: str,
    as_of: date,
    packs: Collection[str] | None = None,
    other: Side | None = None,
    *,
    is_vouched_for: bool = True,
) -> Side:
    """Read and judge the design that a folder held in a commit; its Python is not run.

    Args:
        repository: The repository.
        commit: The commit.
        folder: The workspace, as it stands in the work tree.
        name: What messages call it.
        as_of: The day on which it is judged.
        packs: The packs that may be run, of those that its settings name; all, where it is None.
        other: The other side, where it is read already: what both have is not read twice.
        is_vouched_for: Whether it is an error that it has rules in Python. Where nobody knows
            who wrote them, they are left out, and noted.

    Raises:
        WorkspaceError: where there was no workspace, or its settings cannot be used.
        GitError: where git cannot give the files.
    """
    with repository.tree(commit) as tree, looks.through(tree):
        workspace = open_workspace(folder)
        safe = without_python(workspace, packs)
        loaded = python_not_run(load(safe, before=other.loaded if other else None))
        may_run = packs if packs is None else sorted(packs)
        question = repository.tree_of(commit), relpath(folder.resolve(), repository.top), may_run
        side = _judged(name, safe, loaded, judge_once(question, safe, loaded, as_of))
        if is_vouched_for:
            return side
        return _without_rules(side, {**_python_rules(workspace), **_packs(workspace, packs)})


def _judged(name: str, workspace: Workspace, loaded: Loaded, judgement: Judgement) -> Side:
    return Side(name, workspace, loaded, judgement, read_baseline(workspace))


def without_python(workspace: Workspace, packs: Collection[str] | None = None) -> Workspace:
    """A workspace whose settings allow no Python: what a branch brings along is not trusted."""
    settings = workspace.settings
    named = settings.own_rules.packs
    allowed = named if packs is None else tuple(each for each in named if each in packs)
    own = settings.own_rules.model_copy(update={"python": (), "packs": allowed})
    models = settings.workspace.model_copy(update={"python": ()})
    return replace(
        workspace, settings=settings.model_copy(update={"workspace": models, "own_rules": own})
    )


def python_not_run(loaded: Loaded) -> Loaded:
    """What came of loading a revision, where models in Python are told of as what they are."""
    return replace(loaded, diagnostics=tuple(map(_not_run, loaded.diagnostics)))


def _not_run(told: Diagnostic) -> Diagnostic:
    """The reason why a Python model of a revision is left out is that it is one of a revision."""
    if told.code != "python-not-allowed":
        return told
    return replace(
        told,
        code="python-not-run",
        message="a model written in Python is not run where it is read from a git revision",
        hint="compare two folders: `git worktree add ../base REVISION`, `archkit diff ../base .`",
    )


def _python_rules(workspace: Workspace) -> dict[str, str]:
    """The Python files among a workspace's own rules, each with a token of what it says."""
    folders = [workspace.root / each for each in workspace.settings.own_rules.folders]
    paths, _ = model_files(workspace.root, folders, (".py",))
    texts = {workspace.relative(each): read_text(each, workspace.root) for each in paths}
    return {file: _token(text) for file, text in texts.items() if isinstance(text, str)}


def _packs(workspace: Workspace, allowed: Collection[str] | None) -> dict[str, str]:
    """The packs that its settings name and nobody has allowed."""
    named = workspace.settings.own_rules.packs if allowed is not None else ()
    return {f"pack {each}": "" for each in named if each not in (allowed or ())}


def _without_rules(side: Side, unrun: Mapping[str, str]) -> Side:
    """A side whose rules in Python are noted, instead of being refused."""
    kept = tuple(each for each in side.result.diagnostics if not _is_left_out(each, unrun))
    result = replace(side.result, diagnostics=kept)
    return replace(side, judgement=replace(side.judgement, result=result), unrun=unrun)


def _is_left_out(told: Diagnostic, unrun: Mapping[str, str]) -> bool:
    return told.code == "python-not-allowed" and told.span.file in unrun


def _token(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
