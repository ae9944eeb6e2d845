"""The new findings of a design diff as annotations of GitHub, beside the lines that bring them."""

from dataclasses import replace

from archkit.diff.outcome import Outcome
from archkit.reports import github
from archkit.reports._diff import DiffReport
from archkit.reports._diff._said import headline
from archkit.reports._harmless import harmless_line
from archkit.reports._report import Manner


def write(outcome: Outcome, manner: Manner) -> str:
    """An annotation for each new finding, and the headline."""
    new = replace(outcome.review.head.result, findings=outcome.review.findings.new)
    lines = [*github.annotations(new, manner), harmless_line(headline(outcome))]
    return "\n".join(lines) + "\n"


REPORT: DiffReport = write
