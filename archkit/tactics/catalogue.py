"""Finds the tactics by listing their folder: a new one is one new file, and nothing else."""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache

from archkit.tactics import known as folder
from archkit.tactics.tactic import Concern, Tactic


def tactic_ids() -> list[str]:
    """The ids of all tactics, without reading any."""
    found = (module.name for module in pkgutil.iter_modules(folder.__path__))
    return sorted(name.replace("_", "-") for name in found)


@cache
def tactics() -> Sequence[Tactic]:
    """Every tactic, in the order of their concerns and ids."""
    found: list[Tactic] = []
    for name in tactic_ids():
        module = importlib.import_module(f"{folder.__name__}.{name.replace('-', '_')}")
        found.append(module.TACTIC)
    return in_order(found)


def in_order(found: Iterable[Tactic]) -> tuple[Tactic, ...]:
    """Tactics in the order of their concerns and ids."""
    order = list(Concern)
    return tuple(sorted(found, key=lambda each: (order.index(each.concern), each.id)))
