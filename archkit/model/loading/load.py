"""Loads a workspace: every file to a sheet, all sheets to one design."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Final, NamedTuple

from archkit.model.base import Element
from archkit.model.decision import Decision
from archkit.model.design import Design
from archkit.model.loading.decisions import read_decision
from archkit.model.loading.gather import Draft, SolutionDraft, gather
from archkit.model.loading.kept import Kept
from archkit.model.loading.lacking import dangling, gone
from archkit.model.loading.naming import may_name
from archkit.model.loading.origins import Origins
from archkit.model.loading.placement import check_placement
from archkit.model.loading.python_files import allowed
from archkit.model.loading.python_process import PythonModel, run_models
from archkit.model.loading.references import Names, check_references
from archkit.model.loading.sheet import Problems, Sheet, Spot
from archkit.model.loading.twins import check_twins
from archkit.model.loading.validate import Validator
from archkit.model.loading.yaml_sheet import read_yaml
from archkit.model.names import ElementNames
from archkit.model.settings import BASELINE, FILE
from archkit.model.solution import Solution
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import model_files, read_text, relative
from archkit.source.place import Path, Place

_NOTHING: Final[Mapping[str, str]] = {}

Shelf = dict[tuple[str, str], Sheet]
"""Sheets that were read, by the name and the text of their files."""


@dataclass(frozen=True)
class Sources:
    """What a design is made of, once the files are read.

    Attributes:
        sheets: What stands in each file of models.
        decisions: The decision records, each with its place.
    """

    sheets: tuple[Sheet, ...] = ()
    decisions: Mapping[str, tuple[Decision, Spot]] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """What came of loading.

    Attributes:
        design: All that is sound.
        origins: Where each part was written.
        diagnostics: What is wrong with the input, in the order of the files.
        texts: The files' texts, for showing their lines.
        faulty: The fields that are stated and wrong, or name what is not in the design, the
            sections that hold what is broken, and the connections that lack an end: they have been
            told of, and are not missing.
        broken: The paths of the elements that are there and broken, and so not in the design.
        unread: The files of models that could not be read.
        sources: What it was made of.
    """

    design: Design
    origins: Origins
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    faulty: frozenset[Path] = frozenset()
    broken: frozenset[Path] = frozenset()
    unread: frozenset[str] = frozenset()
    sources: Sources = field(default_factory=Sources)

    @cached_property
    def names(self) -> ElementNames:
        """The elements of the design by what people call them."""
        return ElementNames(self.design)

    def told(self, place: Place) -> bool:
        """Whether what stands at a place is wrong as input, and has been told of as such."""
        return place.element in self.faulty or (*place.element, *place.field[:1]) in self.faulty

    def lacks_some(self, element: Element) -> bool:
        """Whether there may be more of what concerns an element than is in the design.

        A solution is lacking only where something of its own is.
        """
        if not self.diagnostics:
            return False
        if isinstance(element, Solution) and not self.unread:
            return any(path[:2] == element.where for path in self.broken)
        return bool(self.unread or self.broken)

    @property
    def models(self) -> list[str]:
        """The files with models and decisions: every text but the settings."""
        return [file for file in self.texts if file != FILE]


class Texts(NamedTuple):
    """The texts of the files, and which of them could not be read as models."""

    all: Mapping[str, str]
    unread: frozenset[str]


def load(
    workspace: Workspace,
    instead: Mapping[str, str] = _NOTHING,
    before: Loaded | None = None,
    shelf: Shelf | None = None,
    *,
    with_options: bool = True,
) -> Loaded:
    """Read all models of a workspace.

    Args:
        workspace: The workspace.
        instead: Texts that are to stand in the place of those of some files, by their names.
        before: Another version of it, from which is taken over what stands there unchanged.
        shelf: Where sheets are taken from, and put once they are read, so that of many versions
            each distinct file is parsed once.
        with_options: Whether options are laid over the design, to see that they fit: that takes
            longer than all else.
    """
    found: list[Diagnostic] = []
    texts = {workspace.sheet.file: workspace.sheet.text}
    files = _texts(workspace, found)
    replaced = ((path, file, instead.get(file, text)) for path, file, text in files)
    loaded = assemble(replaced, found, before, shelf)
    unread = loaded.unread.union(each.span.file for each in found if each.span.file != FILE)
    if not (found or loaded.diagnostics or any(loaded.design.all_elements())):
        found.append(_nothing(workspace))
    found += _options(loaded, workspace) if with_options and not found else ()
    diagnostics = tuple(sorted({*found, *loaded.diagnostics}))
    texts |= loaded.texts
    return replace(loaded, diagnostics=diagnostics, texts=texts, unread=unread)


def assemble(
    files: Iterable[tuple[FilePath, str, str]],
    found: list[Diagnostic] | None = None,
    before: Loaded | None = None,
    shelf: Shelf | None = None,
) -> Loaded:
    """Make a design of files, each given as its path, its name in messages, and its text.

    Python files among them are run.

    Args:
        files: The files; some may only turn out not to be readable when their turn comes.
        found: Where that is told; what is wrong with the texts is added.
        before: Another version of the design, to take over what has not changed.
        shelf: Where sheets are taken from, and put once they are read.
    """
    problems = Problems()
    found = [] if found is None else found
    texts: dict[str, str] = {}
    sheets: list[Sheet] = []
    decisions: dict[str, tuple[Decision, Spot]] = {}
    python: list[PythonModel] = []
    known = {} if shelf is None else shelf
    known |= _sheets(before) if before else {}
    for path, file, text in files:
        texts[file] = text
        if path.suffix == ".md":
            _add_decisions(decisions, read_decision(file, text, problems, found), problems)
        elif path.suffix == ".py":
            python.append(PythonModel(path, file, text))
        elif (same := known.get((file, text))) is not None:
            sheets.append(same)
        else:
            for sheet in read_yaml(file, text, found):
                known[file, text] = sheet
                sheets.append(sheet)
    for ran in run_models(python):
        sheets += ran.sheets
        problems.join(ran.problems)
    read = {sheet.file for sheet in sheets}
    unread = frozenset(file for file in texts if file not in read and not file.endswith(".md"))
    sources = Sources(tuple(sheets), decisions)
    sound = before if before and not before.diagnostics else None
    return _build(sources, problems, found, Texts(texts, unread), sound)


def _sheets(loaded: Loaded) -> Shelf:
    """The sheets of the files that were read, by the file's name and text."""
    return {(each.file, loaded.texts[each.file]): each for each in loaded.sources.sheets}


def _add_decisions(
    decisions: dict[str, tuple[Decision, Spot]],
    read: dict[str, tuple[Decision, Spot]],
    problems: Problems,
) -> None:
    for name, (decision, spot) in read.items():
        if name in decisions:
            problems.add(
                "duplicate-id",
                f"there are two decisions `{name}`",
                spot,
                hint="a decision's id is the name of its file: rename one",
                related=((decisions[name][1], "the other is here"),),
            )
        else:
            decisions[name] = (decision, spot)


def remade(loaded: Loaded, sheets: Iterable[Sheet]) -> Loaded:
    """Make the design anew where some of the sheets of a sound one are others.

    What stands unchanged in both is taken over as it is.

    Args:
        loaded: The sound design.
        sheets: All sheets; those that are the same objects have not changed.
    """
    sources = replace(loaded.sources, sheets=tuple(sheets))
    return _build(sources, Problems(), [], Texts(loaded.texts, frozenset()), loaded)


def _untouched(before: Loaded, sheets: Iterable[Sheet]) -> Mapping[str, SolutionDraft]:
    """What was gathered of the solutions whose sheets are all the same as before."""
    there = {id(each): each for each in before.sources.sheets}
    now = {id(each): each for each in sheets}
    changed = [(there | now)[each] for each in there.keys() ^ now.keys()]
    touched = [each.data.get("solution") for each in changed]
    drafts = before.origins.draft.solutions
    return {name: draft for name, draft in drafts.items() if name not in touched}


def _build(
    sources: Sources,
    problems: Problems,
    found: list[Diagnostic],
    texts: Texts,
    before: Loaded | None = None,
) -> Loaded:
    decisions = sources.decisions
    draft = gather(sources.sheets, problems, _untouched(before, sources.sheets) if before else {})
    names = _names(draft, decisions, texts, {each.span.file for each in found})
    kept = Kept(before.origins, before.design) if before else None
    validator = Validator(draft, problems, names.perhaps, kept)
    records = {name: record for name, (record, _) in sorted(decisions.items())}
    design = replace(validator.design(), decisions=records)
    spots = {name: spot for name, (_, spot) in decisions.items()}
    origins = Origins(draft, validator.archetypes, spots)
    elements = _in_doubt(validator, design, sources, list(kept.lost(draft)) if kept else None)
    check_references(elements, names, origins.stated, origins.spot, problems)
    check_placement(validator.made, design, origins.spot, problems)
    check_twins(validator.made, design, origins.spot, problems)
    diagnostics = tuple(sorted([*found, *problems.diagnostics()]))
    loaded = Loaded(design, origins, diagnostics, texts.all, unread=texts.unread, sources=sources)
    if not diagnostics:
        return loaded
    broken = frozenset(gone(names.all, design))
    lacking = {path[:3] for path in broken if len(path) > 3}  # noqa: PLR2004 - a solution's section, and what is in it
    faulty = frozenset({*validator.faulty, *dangling(design), *lacking})
    return replace(loaded, faulty=faulty, broken=broken)


def _in_doubt(
    validator: Validator, design: Design, sources: Sources, lost: list[str] | None
) -> list[Element]:
    """The elements whose references may name nothing.

    Where a design is made anew those are the new ones, and who names what is there no more.
    """
    if lost is None:
        return [*design.all_elements(), *validator.left_out]
    losing = may_name(lost, sources.sheets, design) if lost else ()
    each_once = {id(each): each for each in (*validator.made, *losing)}
    return [*each_once.values(), *validator.left_out]


def _names(draft: Draft, decisions: Iterable[str], texts: Texts, wrong: set[str]) -> Names:
    """What a reference may name, also in the files that are wrong."""
    unread = [texts.all[file] for file in sorted(texts.unread & wrong)]
    return Names(draft, decisions, unread, unseen=not wrong <= texts.all.keys())


def _texts(workspace: Workspace, found: list[Diagnostic]) -> Iterator[tuple[FilePath, str, str]]:
    """The text of every model file, in the order of their paths."""
    folders = [workspace.root / each for each in workspace.settings.workspace.models]
    paths, wrong = model_files(workspace.root, folders, (".yaml", ".yml", ".md", ".py"))
    paths = [path for path in paths if path != workspace.root / BASELINE]
    found += (_at_settings(each, workspace) for each in wrong)
    python = allowed(workspace, [path for path in paths if path.suffix == ".py"], found)
    for path in paths:
        if path.suffix == ".py" and path not in python:
            continue
        file = workspace.relative(path)
        text = read_text(path, workspace.root)
        if isinstance(text, Diagnostic):
            found.append(text)
        else:
            yield path, file, text


def _at_settings(wrong: Diagnostic, workspace: Workspace) -> Diagnostic:
    """What is wrong with a folder that the settings name is told at the settings."""
    for index, folder in enumerate(workspace.settings.workspace.models):
        if wrong.span.file == relative(workspace.root / folder, workspace.root):
            return replace(wrong, span=workspace.spot("workspace", "models", index).span())
    return wrong


def _options(loaded: Loaded, workspace: Workspace) -> Iterable[Diagnostic]:
    """What is wrong with options: each is laid over the design, once that is sound."""
    if loaded.diagnostics or not any(each.options for each in loaded.design.solutions.values()):
        return ()
    # Overlays are made of what is loaded here, and few workspaces have any.
    from archkit.model.overlay.options import faults_of_options

    return faults_of_options(loaded, workspace.settings.prices)


def _nothing(workspace: Workspace) -> Diagnostic:
    folders = ", ".join(f"`{each}`" for each in workspace.settings.workspace.models)
    return Diagnostic(
        "no-models",
        f"there is no model in {folders}: nothing was checked",
        workspace.spot("workspace", "models").span(),
        hint="write one, or name the folders that hold them: `models = [...]`",
    )
