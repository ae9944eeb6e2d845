"""A city as it is inherited: the reference city with two in five of its optional fields blank.

Which fields are blank depends on nothing but the seed and the field's place, so that a fault and
the city without it lose the same ones.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

import yaml_rs
from oracle import Texts
from trial import ROOT

from archkit.analysis.facts import Facts
from archkit.checking.engine import run_rules
from archkit.model.base import Element
from archkit.model.loading.load import assemble
from archkit.model.settings import BASELINE
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.rules.catalogue import AnyRule

SHARE: Final = 0.4
ARCHETYPES: Final = "archetypes"
KEPT: Final = frozenset({"like", "solution"})
"""What is no field: it says what an element inherits, and which solution a file is about."""

THE_FAULT_ITSELF: Final = {
    "conflicts_with": "a conflict that nobody states any more is none to be decided",
    "may_reach": "a permission that is taken away lets nothing through any more",
    "serves": "a department that is not served has no requirements here",
    "contracts": "a contract that the solution does not rest on is not its own",
    "description": "a secret that is not written down any more is none to be found",
    "derived_from": "what is not derived from sensitive data need not be transformed",
}
"""Fields that list what is judged, as a section does: taking them away removes what was wrong."""

Data = dict[str, Any]
"""`Any`: whatever a file holds."""


def blanked(texts: Texts, seed: int = 0, share: float = SHARE) -> Texts:
    """The same city without a share of its optional fields; what is no YAML stays as it was."""
    files: dict[str, Data] = {
        file: yaml_rs.loads(text, parse_datetime=False)
        for file, text in texts.items()
        if file.endswith(".yaml") and file != BASELINE
    }
    inherited = _inherited(files.values())
    lost = [
        (entry, field)
        for file, data in files.items()
        for entry, kind, at in _entries(data)
        for field in entry.keys() & _optional(kind) - inherited(kind, entry)
        if _lot(f"{seed}:{file}:{at}:{field}") < share
    ]
    for entry, field in lost:
        del entry[field]
    return texts | {file: json.dumps(data) for file, data in files.items()}


def _inherited(files: Iterable[Data]) -> Callable[[type[Element], Data], frozenset[str]]:
    """Which fields an element would have of its archetypes: without its own, these would count."""
    archetypes: dict[tuple[str, str], Data] = {
        (section, name): entry
        for data in files
        for section, entries in data.get(ARCHETYPES, {}).items()
        for name, entry in entries.items()
    }

    def fields(kind: type[Element], entry: Data) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        while (like := entry.get("like")) is not None:
            entry = archetypes[kind.SECTION, like]
            found |= entry.keys()
        return found

    return fields


def _entries(data: Data) -> Iterator[tuple[Data, type[Element], str]]:
    """Everything in a file that has fields, with its class and where it stands."""
    if "solution" in data:
        yield data, Solution, ""
    for section, kind in {**REGISTRIES, **COLLECTIONS}.items():
        for holder, at in ((data, section), (data.get(ARCHETYPES, {}), f"{ARCHETYPES}.{section}")):
            for name, entry in holder.get(section, {}).items():
                yield entry, kind, f"{at}.{name}"


def _optional(kind: type[Element]) -> frozenset[str]:
    """The fields that an element need not state, and that say how it is."""
    needed = {*kind.NEEDS, *COLLECTIONS, *KEPT, *THE_FAULT_ITSELF}
    return frozenset(
        name
        for name, field in kind.model_fields.items()
        if not field.is_required() and name not in needed
    )


def _lot(text: str) -> float:
    """A number from 0 to 1 that is the same for the same text on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6]) / 2**48


def failing_and_unknown(
    texts: Texts, as_of: date, wanted: Iterable[AnyRule]
) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """What fails and what cannot be told in a city: each a rule with an element."""
    models = ((ROOT / file, file, text) for file, text in texts.items() if file != BASELINE)
    loaded = assemble(models)
    assert loaded.diagnostics == (), loaded.diagnostics[0].message
    rules = tuple(wanted)
    run = run_rules(
        Facts(loaded.design, as_of), rules, {each.id: each.parameters() for each in rules}
    )
    assert run.crashes == []
    return (
        frozenset((each.page.id, each.element.address) for each in run.findings),
        frozenset((each.rule.id, each.element.address) for each in run.undecided),
    )


def forgiven(
    texts: Texts, as_of: date, wanted: Iterable[AnyRule], seed: int = 0
) -> frozenset[tuple[str, str]]:
    """What fails in a city, and once fields are blank neither fails nor is unknown: nothing may."""
    rules = tuple(wanted)
    before, _ = failing_and_unknown(texts, as_of, rules)
    failing, unknown = failing_and_unknown(blanked(texts, seed), as_of, rules)
    return before - failing - unknown
