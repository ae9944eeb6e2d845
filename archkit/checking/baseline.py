"""GOV-009: the baseline. What was found on adoption is hidden; what is new, or worse, is not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from archkit.checking.baseline_file import Baseline, BaselineEntry, Entry
from archkit.checking.finding import Finding
from archkit.rules.rule import ERROR, Fail, Outcome, Page, WaivableBy

PAGE = Page(
    id="GOV-009",
    name="stale-baseline-entry",
    summary="An entry of the baseline hides nothing any more, or what nobody may hide.",
    why=(
        "An entry that is left behind hides the fault again on the day it comes back. A baseline"
        " is to shrink with every fault that is mended."
    ),
    fix="Run `archkit baseline --prune`, which drops what the baseline no longer hides.",
    severity=ERROR,
    traces_to=("NIST SP 800-53 CA-5",),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "`archkit baseline` records the findings of a day, so that a design that was there before"
        " archkit can be checked for what is new. A finding is the same one while its rule and its"
        " element are. One that matters more than on that day is new again, and so is an element"
        " that leaves out further fields. A baseline accepts findings as a waiver does, for"
        " longer and with less thought: what the city may not waive, it cannot hide. A finding"
        " that is waived is hidden by the waiver alone. An entry whose rule was not run is not"
        " judged. Like CMP-001, this check goes with every selection of rules."
    ),
)


@dataclass(frozen=True)
class Compared:
    """What a baseline makes of the findings of a run.

    Attributes:
        shown: The findings that it does not hide.
        hidden: Those that it hides.
        stale: A finding for each entry that no longer holds.
        entries: The baseline without what no longer holds.
    """

    shown: tuple[Finding, ...]
    hidden: tuple[Finding, ...] = ()
    stale: tuple[Finding, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)


def compare(
    baseline: Baseline, findings: Iterable[Finding], pages: Iterable[Page], judged: Collection[str]
) -> Compared:
    """Tell what a baseline hides from what is new, and which of its entries no longer hold.

    Args:
        baseline: The baseline.
        findings: What was found, with waivers and overrides applied.
        pages: Every rule there is.
        judged: The rules that were run; an entry of another cannot be told to be stale.
    """
    findings = tuple(findings)
    if not baseline.entries:
        return Compared(findings)
    pairs = [(each.fingerprint, each) for each in findings]
    found, known = dict(pairs), {page.id: page for page in pages}
    beyond: dict[str, tuple[str, ...]] = {}
    stale: list[Finding] = []
    left: dict[str, Entry] = {}
    for fingerprint, entry in baseline.entries.items():
        finding = found.get(fingerprint)
        wrong = _wrong(entry, finding, known.get(entry.rule), judged)
        if wrong is not None:
            stale.append(_stale(fingerprint, entry, wrong))
        elif finding is None:
            left[fingerprint] = entry
        else:
            beyond[fingerprint] = tuple(entry.beyond(finding))
            left[fingerprint] = entry.tightened(finding) if entry.rule in judged else entry
            if gone := [each for each in entry.missing if each not in left[fingerprint].missing]:
                words = ", ".join(f"`{each}`" for each in gone)
                stale.append(_stale(fingerprint, entry, f"no longer lacks {words}"))
    return Compared(
        shown=tuple(
            replace(each, evidence=(*each.evidence, *beyond.get(fingerprint, ())))
            for fingerprint, each in pairs
            if beyond.get(fingerprint) != ()
        ),
        hidden=tuple(found[fingerprint] for fingerprint, more in beyond.items() if not more),
        stale=tuple(stale),
        entries=left,
    )


def _wrong(
    entry: Entry, finding: Finding | None, page: Page | None, judged: Collection[str]
) -> str | None:
    """Why an entry as a whole does not hold; nothing where it does, or where nobody can tell."""
    if page is None:
        return "is no rule's finding"
    who = (finding or page).waivable_by
    if who is not WaivableBy.CITY:
        return f"may be accepted by {who}"
    if finding is None:
        return "is not found any more" if page.id in judged else None
    if not entry.describes(finding):
        return _mistaken(entry, finding)
    if finding.waived_by is not None:
        return f"is waived by `{finding.waived_by}`"
    return None


def _mistaken(entry: Entry, finding: Finding) -> str:
    """How an entry and the finding of its fingerprint differ."""
    if (entry.rule, entry.element) != (finding.page.id, finding.element.address):
        return f"has the fingerprint of {finding.page.id} on `{finding.element.address}`"
    theirs = f"with the key `{finding.key}`" if finding.key else "without a key"
    ours = f"its `key` says `{entry.key}`" if entry.key else "it states no `key`"
    return f"has the fingerprint of a finding {theirs}, and {ours}"


def _stale(fingerprint: str, entry: Entry, wrong: str) -> Finding:
    about = BaselineEntry(id=fingerprint, name=f"{entry.rule} on {entry.element}")
    return Finding.of(PAGE, about, Fail(f"{entry.rule} on `{entry.element}` {wrong}"), ERROR)


def is_recordable(finding: Finding) -> bool:
    """Whether a baseline may hide a finding: one may that the city could waive, and has not."""
    return finding.outcome is not Outcome.WAIVED and finding.waivable_by is WaivableBy.CITY
