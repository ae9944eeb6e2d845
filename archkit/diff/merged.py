"""What a merge breaks: each side is whole by itself, and together they are not."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from archkit.checking.check import Reported
from archkit.diff.deltas import errors
from archkit.diff.side import Side
from archkit.model.workspace import WorkspaceError
from archkit.source.diagnostic import Diagnostic
from archkit.source.git_merge import Merge

Read = Callable[[str, str], Side]
"""Reads and judges the design of a commit or tree, which messages call by a name."""


class Broken(NamedTuple):
    """What is wrong with a merge, and with none of its sides.

    Attributes:
        merged: The design that the merge comes to.
        mistakes: What cannot be read in it.
        findings: Its errors.
    """

    merged: Side
    mistakes: Sequence[Diagnostic]
    findings: Sequence[Reported]


def broken_by(merge: Merge, read: Read) -> Broken:
    """Compare a merge with its sides, which are only looked at where the merge has a fault.

    Raises:
        WorkspaceError: where the merge has settings that cannot be used.
    """
    merged = read(merge.tree, "the merge")
    found = errors(merged.result.findings)
    if not (merged.diagnostics or found):
        return Broken(merged, (), ())
    known: set[object] = set()
    for name, commit in merge.sides.items():
        known |= _faults(read, commit, name)
    return Broken(
        merged,
        [each for each in merged.diagnostics if _same(each) not in known],
        [each for each in found if each.finding.fingerprint not in known],
    )


def _faults(read: Read, commit: str, name: str) -> set[object]:
    """What is wrong with a side already."""
    try:
        side = read(commit, name)
    except WorkspaceError as error:
        return {_same(each) for each in error.diagnostics}
    found = {each.finding.fingerprint for each in errors(side.result.findings)}
    return {*map(_same, side.diagnostics), *found}


def _same(mistake: Diagnostic) -> object:
    """What stays of a mistake when its lines move."""
    return mistake.code, mistake.message, mistake.span.file
