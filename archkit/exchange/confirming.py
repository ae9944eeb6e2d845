"""Confirming the links of requirements: the fingerprint of what was looked at is written down."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archkit.analysis.content import fingerprint_of
from archkit.exchange.placing import Files
from archkit.exchange.rows import SECTION
from archkit.model.loading.load import Loaded
from archkit.model.requirement import Requirement
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Place, Span
from archkit.source.yaml_edits import EditError, rewritten


@dataclass
class Confirmed:
    """What came of confirming.

    Attributes:
        texts: The new text of each file that changes.
        ids: The addresses that are confirmed anew.
        problems: What cannot be written.
    """

    texts: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def confirm(requirements: Iterable[Requirement], loaded: Loaded) -> Confirmed:
    """Write into each requirement what it asks for now; those that say so already are left."""
    files, found = Files(loaded), Confirmed()
    data: dict[str, dict[str, Any]] = {}  # Any: what YAML holds, before validation
    for requirement in requirements:
        fingerprint = fingerprint_of(requirement)
        if requirement.confirmed == fingerprint:
            continue
        file = files.file_of((requirement.within, requirement.id))
        if file not in files.documents:
            found.problems.append(_by_hand(requirement, loaded, fingerprint))
            continue
        whole = data.setdefault(file, copy.deepcopy(files.documents[file].data))
        whole[SECTION][requirement.id]["confirmed"] = fingerprint
        found.ids.append(requirement.address)
    found.texts = dict(_texts(data, files, found))
    return found


def _texts(
    data: Mapping[str, dict[str, Any]], files: Files, found: Confirmed
) -> Iterator[tuple[str, str]]:
    for file, whole in sorted(data.items()):
        try:
            yield file, rewritten(files.documents[file], whole)
        except EditError as error:
            message = f"this file cannot be changed here: {error}"
            hint = "write the requirements without anchors and aliases"
            found.problems.append(Diagnostic("cannot-edit", message, Span.at(file), hint))


def _by_hand(requirement: Requirement, loaded: Loaded, fingerprint: str) -> Diagnostic:
    span = loaded.origins.locate(Place(requirement.where)).span
    message = f"`{requirement.id}` is not written in YAML, so it is confirmed by hand"
    hint = f'give it `confirmed="{fingerprint}"`'
    return Diagnostic("cannot-edit", message, span, hint)
