"""Packs of rules that are installed as packages, found by their entry points.

A package declares `[project.entry-points."archkit.rules"]`, and under it a name with what
holds its rules: a `Rule`, a list of them, or a package whose modules have a `RULE` each.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import Final

from archkit.checking.own.own_rule import OwnRule
from archkit.checking.own.python_rules import check_page, insisting
from archkit.model.loading.sheet import Problems, Spot
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import Rule
from archkit.source import looks
from archkit.source.diagnostic import did_you_mean
from archkit.source.raised import said

GROUP: Final = "archkit.rules"
"""The group of entry points that packs stand in."""


def read_pack(
    name: str, spot: Spot, problems: Problems
) -> Iterator[tuple[str, Spot, OwnRule | None]]:
    """The rules of an installed pack, each with its id and the spot of the settings that names it.

    A pack that is not installed, or cannot be imported, is a problem.
    """
    looks.lose_sight()
    installed = entry_points(group=GROUP)
    found = [each for each in installed if each.name == name]
    if len(found) != 1:
        _report_number(name, found, installed.names, spot, problems)
        return
    (entry,) = found
    try:
        rules = list(_rules(entry.load()))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a pack may raise anything, SystemExit too
        message = f"pack `{name}` ({_origin(entry)}) cannot be loaded: {said(error)}"
        hint = f"its entry point is `{entry.value}`: mend the package, or install it anew"
        problems.add("broken-pack", message, spot, hint=hint)
        return
    if not rules:
        message = f"pack `{name}` ({_origin(entry)}) holds no rule"
        hint = (
            f"its entry point `{entry.value}` is no Rule, no list of Rules, and no package of them"
        )
        problems.add("broken-pack", message, spot, hint=hint)
    for rule in rules:
        yield str(rule.id), spot, _own(rule, name, spot, problems)


def _own(rule: AnyRule, pack: str, spot: Spot, problems: Problems) -> OwnRule | None:
    of_rule = Problems()
    sound = check_page(rule, spot, of_rule)
    for each in of_rule.diagnostics():
        message = f"{rule.id} of pack `{pack}`: {each.message}"
        problems.add(each.code, message, spot, hint=each.hint)
    return OwnRule(insisting(rule), spot) if sound else None


def _report_number(
    name: str, found: list[EntryPoint], known: Iterable[str], spot: Spot, problems: Problems
) -> None:
    if found:
        packages = " and ".join(sorted(_origin(each) for each in found))
        message = f"there are two packs `{name}`: of {packages}"
        problems.add("duplicate-id", message, spot, hint="uninstall one of them")
        return
    close = did_you_mean(name, known)
    hint = f"did you mean `{close}`?" if close else "install the package that has it"
    problems.add("unknown-pack", f"no pack of rules `{name}` is installed", spot, hint=hint)


def _origin(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _rules(given: object) -> Iterator[AnyRule]:
    """The rules that an entry point holds.

    Raises:
        TypeError: where something among them is no rule.
    """
    if isinstance(given, Rule):
        yield given
    elif isinstance(given, ModuleType):
        yield from _of_module(given)
    elif isinstance(given, list | tuple):
        for each in given:
            if not isinstance(each, Rule):
                raise TypeError(f"{each!r} is no Rule")
            yield each


def _of_module(module: ModuleType) -> Iterator[AnyRule]:
    rule = getattr(module, "RULE", None)
    if isinstance(rule, Rule):
        yield rule
    path = getattr(module, "__path__", None)
    for each in pkgutil.iter_modules(path, f"{module.__name__}.") if path else ():
        yield from _of_module(importlib.import_module(each.name))
