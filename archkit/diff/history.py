"""What became of a design, commit by commit: of all of it, or of one element."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from archkit.diff.changes import Change, Comparison, FieldChange, compare
from archkit.diff.deltas import FindingChanges, VerdictChange, finding_changes, verdict_changes
from archkit.diff.review import settings_changes
from archkit.diff.versions import Held, Unread, Version
from archkit.model.design import Design
from archkit.source.diagnostic import Diagnostic
from archkit.source.git_log import Commit


@dataclass(frozen=True)
class Entry:
    """What a commit did to the design.

    Attributes:
        commit: The commit.
        begins: Whether there was no design before it.
        is_cut: Whether this clone holds nothing before it, and so not what it did.
        changes: What became of elements, but for what is only called otherwise as its ends are.
        verdicts: The requirements whose verdict or figure is another, what is worse first.
        findings: What became of findings; nothing where no rule was run, and where it begins.
        settings: What of the settings is another.
        unread: What is wrong with the design, where it cannot be read: then what the commit did
            is told with the next one that can.
    """

    commit: Commit
    begins: bool = False
    is_cut: bool = False
    changes: tuple[Change, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()
    findings: FindingChanges | None = None
    settings: tuple[FieldChange, ...] = ()
    unread: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Step:
    """What lies between two versions that can be read.

    Attributes:
        commit: The commit that made the newer one.
        new: The newer version.
        old: The older one; nothing where no design had been begun.
        unread: The commits between, whose designs cannot be read; the newest first.
    """

    commit: Commit
    new: Version
    old: Version | None
    unread: tuple[Entry, ...] = ()

    @property
    def designs(self) -> tuple[Design, Design]:
        """The design before, which is empty where none had been begun, and after."""
        return self.old.loaded.design if self.old else Design(), self.new.loaded.design

    @cached_property
    def comparison(self) -> Comparison:
        """What became of elements."""
        return compare(*self.designs)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What became of elements, but for what is only called otherwise as its ends are."""
        return tuple(each for each in self.comparison.changes if each.is_its_own)

    @property
    def verdicts(self) -> tuple[VerdictChange, ...]:
        """The requirements whose verdict or figure is another."""
        if self.old is None:
            return tuple(VerdictChange(None, each) for each in self.new.appraisal.verdicts)
        return verdict_changes(self.old, self.new, self.comparison.renamed)

    def entry(self) -> Entry:
        """What the commit did to the design as a whole."""
        if self.old is None:
            return Entry(self.commit, begins=True, changes=self.changes, verdicts=self.verdicts)
        return Entry(
            self.commit,
            changes=self.changes,
            verdicts=self.verdicts,
            findings=finding_changes(self.old, self.new, self.comparison.renamed),
            settings=tuple(settings_changes(self.old.workspace, self.new.workspace)),
        )


def steps(
    versions: Iterable[Held], asked: Container[str], *, is_cut: bool = False
) -> Iterator[Step | Entry]:
    """The steps from one version that can be read to the next, the newest first.

    What comes as an entry is no step: a design that cannot be read and is followed by none that
    can, and the end of a clone that holds only the last part.

    Args:
        versions: The versions, as far back as there are any.
        asked: The commits that are asked for; it ends with the last step to one of these.
        is_cut: Whether there were more versions than the clone holds.
    """
    newer: tuple[Commit, Version] | None = None
    unread: list[Entry] = []
    for commit, _, version in versions:
        is_asked = commit.id in asked
        if isinstance(version, Unread):
            if newer is not None and is_asked:
                unread.append(Entry(commit, unread=version.why))
            elif is_asked:
                yield Entry(commit, unread=version.why)
            continue
        if newer is not None:
            yield Step(*newer, version, tuple(unread))
        unread.clear()
        newer = (commit, version) if version is not None else None
        if not is_asked:
            return
    if newer is not None:
        yield Entry(newer[0], is_cut=True) if is_cut else Step(*newer, None, tuple(unread))


def history(found: Iterable[Step | Entry]) -> Iterator[Entry]:
    """What each commit did to the design as a whole, the newest first."""
    for each in found:
        if isinstance(each, Step):
            yield each.entry()
            yield from each.unread
        else:
            yield each
