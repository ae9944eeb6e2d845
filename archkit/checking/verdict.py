"""What a run comes to: which findings fail it, and the exit code."""

from archkit.checking.check import Result
from archkit.checking.finding import Finding
from archkit.model.settings import FailOn, Severity
from archkit.rules.rule import Outcome


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether a finding makes the run fail: one does that is not waived and matters enough."""
    if fail_on is FailOn.NEVER or finding.outcome is Outcome.WAIVED:
        return False
    return finding.severity.at_least(Severity(fail_on.value))


def exit_code(result: Result, fail_on: FailOn) -> int:
    """The code with which the program ends.

    Returns:
        0 where nothing fails the run, 1 for findings, 2 where the input cannot be read, 3 where a
        rule crashed.
    """
    if result.crashes:
        return 3
    if result.diagnostics:
        return 2
    return 1 if any(fails(each.finding, fail_on) for each in result.findings) else 0
