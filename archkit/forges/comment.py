"""The comment on a pull request: what changed in the design, or why that cannot be told."""

from typing import Final
from urllib.parse import quote

from archkit.diff.outcome import Outcome
from archkit.forges.reviewing import Refusal
from archkit.reports._counts import counted, told
from archkit.reports._diff import render
from archkit.reports._markdown_cells import code, escaped
from archkit.reports._report import Manner
from archkit.source.diagnostic import Diagnostic

_MOST: Final = 25
"""So many mistakes are told or rules left out, in a comment; the others are counted."""
_LONGEST: Final = 1_000


def marker(folder: str) -> str:
    """What nobody sees and the comment is found again by; each workspace has its own."""
    return f"<!-- archkit review of {quote(folder) or '.'} -->"


def of_outcome(outcome: Outcome, mark: str) -> str:
    """What changed, and which rules were not run."""
    unrun = sorted({*outcome.review.base.unrun, *outcome.review.head.unrun})
    named = ", ".join(f"`{each}`" for each in unrun[:_MOST])
    more = f" and {len(unrun) - _MOST} more" if len(unrun) > _MOST else ""
    note = f"\n{escaped(f'Rules that are code were not run: {named}{more}.')}\n" if unrun else ""
    return f"{mark}\n{render('markdown', outcome, Manner())}{note}"


def of_refusal(refusal: Refusal, mark: str) -> str:
    """Why a design cannot be compared, and what was found in the head nevertheless."""
    mistakes = refusal.mistakes
    count = counted(len(mistakes), "mistake", "mistakes")
    lines = [
        mark,
        "## The design cannot be reviewed",
        "",
        f"**{escaped(refusal.name)} cannot be read as a whole: {count}.** It has no lane.",
        "",
    ]
    if refusal.head is not None:
        lines += [f"The head by itself: {escaped(told(refusal.head.result))}", ""]
    lines += ["| Where | What |", "|---|---|", *map(_row, mistakes[:_MOST])]
    if (more := len(mistakes) - _MOST) > 0:
        lines += ["", f"{more} more: `archkit validate` tells them all."]
    return "\n".join(lines) + "\n"


def _row(mistake: Diagnostic) -> str:
    said = f"{mistake.message}; {mistake.hint}" if mistake.hint else mistake.message
    return f"| {code(str(mistake.span))} | {escaped(said[:_LONGEST])} |"
