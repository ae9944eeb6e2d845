"""The new findings of a design diff as SARIF: what the base has already is not told again."""

import json
from dataclasses import replace

from archkit.diff.outcome import Outcome
from archkit.reports import sarif
from archkit.reports._diff import DiffReport
from archkit.reports._report import Manner


def write(outcome: Outcome, manner: Manner) -> str:
    """A log of one run, each of whose results is new."""
    review = outcome.review
    log = json.loads(sarif.write(replace(review.head.result, findings=review.findings.new), manner))
    for run in log["runs"]:
        run["automationDetails"]["id"] += "diff"  # beside the results of a whole run, not instead
        for result in run["results"]:
            result["baselineState"] = "new"
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


REPORT: DiffReport = write
