"""What a review comes to: its lane, who must agree, and what is worse."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from archkit.diagrams.view import View
from archkit.diff.approvers import Approver, approvers
from archkit.diff.deltas import VerdictChange, errors
from archkit.diff.lanes import Reason, lane_of, reasons
from archkit.diff.picture import picture
from archkit.diff.review import Review
from archkit.model.approval import Lane


class FailOn(StrEnum):
    """What makes the command fail."""

    NEW_ERROR = "new-error"
    WORSE_VERDICT = "worse-verdict"
    BOARD = "lane:board"


@dataclass(frozen=True)
class Outcome:
    """A review with its lane.

    Attributes:
        review: The two designs, and how they differ.
        lane: How the change is reviewed.
        reasons: Why.
        approvers: Who must agree.
    """

    review: Review
    lane: Lane
    reasons: tuple[Reason, ...]
    approvers: tuple[Approver, ...]

    @property
    def worse(self) -> list[VerdictChange]:
        """The requirements that fare worse."""
        return [each for each in self.review.verdicts if each.turn < 0]

    @property
    def better(self) -> list[VerdictChange]:
        """The requirements that fare better."""
        return [each for each in self.review.verdicts if each.turn > 0]

    @cached_property
    def picture(self) -> View | None:
        """The change as a picture; nothing where no part of the design is concerned."""
        return picture(self.review)

    def fails(self, fail_on: FailOn) -> bool:
        """Whether it is such a change."""
        if fail_on is FailOn.NEW_ERROR:
            return bool(errors(self.review.findings.new))
        if fail_on is FailOn.WORSE_VERDICT:
            return bool(self.worse)
        return self.lane is Lane.BOARD


def outcome(review: Review) -> Outcome:
    """The lane of a review, with its reasons and approvers."""
    found = reasons(review)
    return Outcome(review, lane_of(found), found, approvers(review, found))
