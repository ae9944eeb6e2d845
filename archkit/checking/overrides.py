"""Applies the overrides of the settings: rules treated otherwise in a part of the models."""

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archkit.checking.finding import Finding
from archkit.checking.selection import ignored, ignores_rules, named, names_rules
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.settings import Severity
from archkit.model.workspace import Workspace
from archkit.rules.rule import Page


def override(
    workspace: Workspace,
    loaded: Loaded,
    findings: Sequence[Finding],
    pages: Sequence[Page],
    problems: Problems,
) -> list[Finding]:
    """Apply the overrides of the settings; a pattern or word that matches nothing is a problem."""
    kept = list(findings)
    for index, each in enumerate(workspace.settings.overrides):
        spot = workspace.spot("overrides", index)
        for position, pattern in enumerate(each.files):
            if not any(fnmatch.fnmatchcase(file, pattern) for file in loaded.models):
                problems.add(
                    "unknown-reference",
                    f"`{pattern}` matches no model file",
                    spot.inside("files", position),
                    hint="patterns are relative to the workspace, such as `models/legacy/*`",
                )
        without = frozenset[str]().union(
            *(
                ignored(word, pages)
                for position, word in enumerate(each.ignore)
                if ignores_rules(word, pages, spot.inside("ignore", position), problems)
            )
        )
        levels = {
            rule: level
            for word, level in each.severity.items()
            if names_rules(word, pages, spot.inside("severity", word).as_key(), problems)
            for rule in named(word, pages)
        }
        kept = _apply(kept, loaded, each.files, without, levels)
    return kept


def _apply(
    findings: Sequence[Finding],
    loaded: Loaded,
    patterns: Sequence[str],
    without: frozenset[str],
    levels: Mapping[str, Severity],
) -> list[Finding]:
    kept = []
    for finding in findings:
        rule = finding.page.id
        if rule in without or rule in levels:
            file = loaded.origins.file_of(finding.element.where)
            if any(fnmatch.fnmatchcase(file, pattern) for pattern in patterns):
                if rule in without:
                    continue
                kept.append(replace(finding, severity=levels[rule]))
                continue
        kept.append(finding)
    return kept
