"""Collects the workspace's own rules from its folders and packs, and refuses those that clash."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path as FilePath

from archkit.checking.own.own_rule import OwnRule
from archkit.checking.own.packs import read_pack
from archkit.checking.own.python_rules import read_python_rule
from archkit.checking.own.yaml_rules import read_yaml_rules
from archkit.checking.selection import ALL
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.workspace import Workspace
from archkit.rules.rule import Page
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import model_files, read_text
from archkit.source.place import Span

Found = tuple[str, Spot, OwnRule | None, str]
"""A rule's id, where it stands, the rule if it is sound, and the file or pack it comes from."""


@dataclass(frozen=True)
class OwnRules:
    """The workspace's own rules.

    Attributes:
        rules: Those that are sound, by their ids.
        broken: The ids of those that are not.
        diagnostics: What is wrong with them.
        texts: The files' texts.
    """

    rules: Mapping[str, OwnRule] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def collect(workspace: Workspace, shipped: Iterable[Page]) -> OwnRules:
    """Read the workspace's own rules.

    Args:
        workspace: The workspace, whose settings say where they are.
        shipped: The pages that come with archkit, whose ids and names are not free.
    """
    problems, found, texts = Problems(), list[Diagnostic](), dict[str, str]()
    collected = list(_all(workspace, problems, found, texts))
    rules, broken = _without_clashes(collected, tuple(shipped), problems)
    return OwnRules(
        dict(sorted(rules.items())),
        frozenset(broken - rules.keys()),
        tuple(sorted([*found, *problems.diagnostics()])),
        texts,
    )


def _all(
    workspace: Workspace, problems: Problems, found: list[Diagnostic], texts: dict[str, str]
) -> Iterator[Found]:
    for path in _files(workspace, problems, found):
        file, text = workspace.relative(path), read_text(path, workspace.root)
        if isinstance(text, Diagnostic):
            found.append(text)
            continue
        texts[file] = text
        if path.suffix == ".py":
            read = read_python_rule(path, file, text, problems)
        else:
            read = read_yaml_rules(file, text, problems, found)
        yield from ((*each, file) for each in read)
    for index, name in enumerate(workspace.settings.own_rules.packs):
        spot = workspace.spot("own-rules", "packs", index)
        yield from ((*each, f"pack {name}") for each in read_pack(name, spot, problems))


def _files(workspace: Workspace, problems: Problems, found: list[Diagnostic]) -> Iterator[FilePath]:
    """The files with rules; a Python file that may not be run is told of, and not left out."""
    settings = workspace.settings.own_rules
    folders = [workspace.root / each for each in settings.folders]
    paths, wrong = model_files(workspace.root, folders, (".yaml", ".yml", ".py"))
    found += (_at_settings(each, workspace) for each in wrong)
    for index, folder in enumerate(folders):
        if not (wrong or any(path == folder or folder in path.parents for path in paths)):
            spot = workspace.spot("own-rules", "folders", index)
            hint = "put a file with rules there, or remove the folder from the settings"
            message = f"there is no rule in `{settings.folders[index]}`"
            problems.add("unknown-reference", message, spot, hint=hint)
    python = {path: workspace.relative(path) for path in paths if path.suffix == ".py"}
    for index, pattern in enumerate(settings.python):
        if not any(fnmatchcase(file, pattern) for file in python.values()):
            spot = workspace.spot("own-rules", "python", index)
            hint = (
                "patterns are relative to the workspace, such as `rules/*.py`; the folder must"
                " be one of `folders`"
            )
            message = f"`{pattern}` matches no Python rule"
            problems.add("unknown-reference", message, spot, hint=hint)
    for path in paths:
        file = python.get(path)
        if file is None or any(fnmatchcase(file, pattern) for pattern in settings.python):
            if not (file and path.name.startswith("_")):
                yield path
        elif not path.name.startswith("_"):
            hint = (
                "name it under `python` in `[own-rules]` of archkit.toml if you trust it;"
                " running it executes code"
            )
            message = "this Python rule was not run: the settings do not allow it"
            found.append(Diagnostic("python-not-allowed", message, Span.at(file), hint))


def _at_settings(wrong: Diagnostic, workspace: Workspace) -> Diagnostic:
    """What is wrong with a folder that the settings name is told at the settings."""
    for index, folder in enumerate(workspace.settings.own_rules.folders):
        if workspace.relative(workspace.root / folder) == wrong.span.file:
            return replace(wrong, span=workspace.spot("own-rules", "folders", index).span())
    return wrong


def _without_clashes(
    collected: Iterable[Found], shipped: tuple[Page, ...], problems: Problems
) -> tuple[dict[str, OwnRule], set[str]]:
    """The rules whose id and name are theirs alone, and the ids of the others."""
    rules: dict[str, OwnRule] = {}
    places: dict[str, Spot] = {}
    broken: set[str] = set()
    families = {ALL, *(page.family for page in shipped)}
    taken = {word: page for page in shipped for word in (page.id, page.name)}
    for name, spot, own, origin in collected:
        words = [name, *([own.rule.name] if own else [])]
        clash = next((word for word in words if word in taken), None)
        twin = next((word for word in words if word in places), None)
        if clash is not None:
            hint = "give it an id and a name of its own"
            what = f"`{clash}` is a rule of archkit's own"
            problems.add("duplicate-id", what, spot, hint=hint)
        elif name.partition("-")[0] in families:
            hint = "choose other letters, such as `CITY-001`: a later archkit may use this id"
            what = f"`{name}` belongs to a family of archkit's own"
            problems.add("duplicate-id", what, spot, hint=hint)
        elif twin is not None:
            hint = "give one of them another"
            related = ((places[twin], "the other is here"),)
            what = f"there are two rules `{twin}`"
            problems.add("duplicate-id", what, spot, hint=hint, related=related)
        elif own is not None:
            rules[name] = replace(own, rule=replace(own.rule, origin=origin))
        if name not in rules:
            broken.add(name)
        places |= {word: places.get(word, spot) for word in words}
    return rules, broken
