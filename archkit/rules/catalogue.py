"""Finds the rules by walking this package: a new rule is one new file, and nothing else."""

import importlib
import pkgutil
from functools import cache
from typing import Any

import archkit.rules
from archkit.rules.rule import Rule

AnyRule = Rule[Any]
"""A rule whatever it judges. `Any`: a list of rules holds rules of many subjects."""

FAMILIES = {
    "REQ": "requirements",
    "TXT": "wording",
    "QUA": "quality",
    "PER": "performance",
    "AVL": "availability",
    "SEC": "security",
    "PRV": "privacy",
    "MNT": "maintainability",
    "GOV": "governance",
    "OPS": "operations",
}
"""Each family's letters and its folder."""


def family_name(letters: str) -> str:
    """What a family is called; one of a workspace's own by its letters."""
    return "completeness" if letters == "CMP" else FAMILIES.get(letters, letters.lower())


@cache
def rules() -> tuple[AnyRule, ...]:
    """Every rule, in the order of the families and numbers."""
    found = []
    for module in pkgutil.walk_packages(archkit.rules.__path__, "archkit.rules."):
        rule = getattr(importlib.import_module(module.name), "RULE", None)
        if isinstance(rule, Rule):
            found.append(rule)
    order = list(FAMILIES)
    return tuple(sorted(found, key=lambda rule: (order.index(rule.family), rule.id)))
