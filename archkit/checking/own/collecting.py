"""Collects the workspace's own rules from its folders and packs, and refuses those that clash."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from archkit.checking.own.own_rule import OwnRule
from archkit.checking.own.packs import read_pack
from archkit.checking.own.python_rules import read_python_rule
from archkit.checking.own.rule_files import rule_files
from archkit.checking.own.yaml_rules import read_yaml_rules
from archkit.checking.selection import ALL
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.workspace import Workspace
from archkit.rules.rule import Page
from archkit.source.diagnostic import Diagnostic
from archkit.source.files import read_text

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
        broken,
        tuple(sorted([*found, *problems.diagnostics()])),
        texts,
    )


def _all(
    workspace: Workspace, problems: Problems, found: list[Diagnostic], texts: dict[str, str]
) -> Iterator[Found]:
    for path in rule_files(workspace, problems, found):
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


def _without_clashes(
    collected: Iterable[Found], shipped: tuple[Page, ...], problems: Problems
) -> tuple[dict[str, OwnRule], frozenset[str]]:
    """The rules whose id and name are theirs alone, and the ids of those that cannot be used."""
    rules: dict[str, OwnRule] = {}
    places: dict[str, Spot] = {}
    names: set[str] = set()
    for name, spot, own, origin in collected:
        words = (name, own.rule.name) if own else (name,)
        sole = _is_sole(words, spot, places, shipped, problems)
        if sole and own is not None:
            rules[name] = replace(own, rule=replace(own.rule, origin=origin))
        names.add(name)
        places |= {word: places.get(word, spot) for word in words}
    return rules, frozenset(names - rules.keys())


def _is_sole(
    words: Sequence[str],
    spot: Spot,
    places: Mapping[str, Spot],
    shipped: Iterable[Page],
    problems: Problems,
) -> bool:
    """Whether no other rule goes by a rule's id or name; one that does is a problem."""
    taken = {word for page in shipped for word in (page.id, page.name)}
    families = {ALL, *(page.family for page in shipped)}
    related: tuple[tuple[Spot, str], ...] = ()
    if clash := next((word for word in words if word in taken), None):
        says = f"`{clash}` is a rule of archkit's own"
        hint = "give it an id and a name of its own"
    elif words[0].partition("-")[0] in families:
        says = f"`{words[0]}` belongs to a family of archkit's own"
        hint = "choose other letters, such as `CITY-001`: a later archkit may use this id"
    elif twin := next((word for word in words if word in places), None):
        says, hint = f"there are two rules `{twin}`", "give one of them another"
        related = ((places[twin], "the other is here"),)
    else:
        return True
    problems.add("duplicate-id", says, spot, hint=hint, related=related)
    return False
