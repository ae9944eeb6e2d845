"""A design diff for programs: its schema is published and versioned (`archkit schema diff`)."""

from archkit.analysis.secrets import hidden
from archkit.checking.check import Reported
from archkit.diff.changes import Change, Kind
from archkit.diff.conditions import ConditionChange
from archkit.diff.outcome import Outcome
from archkit.diff.review import Review
from archkit.reports._diff import DiffReport
from archkit.reports._diff._parts import (
    DiffApprover,
    DiffCondition,
    DiffElement,
    DiffField,
    DiffFigure,
    DiffFinding,
    DiffLikely,
    DiffPlace,
    DiffPolicy,
    DiffReason,
    DiffVerdict,
    DiffWaiver,
    JsonDiff,
    plain_json,
)
from archkit.reports._diff._said import headline
from archkit.reports._report import Manner
from archkit.source.place import Span


def write(outcome: Outcome, manner: Manner) -> str:
    """The whole diff as JSON."""
    del manner
    return json_diff(outcome).model_dump_json(indent=2) + "\n"


def json_diff(outcome: Outcome) -> JsonDiff:
    """The diff as data."""
    review, found = outcome.review, outcome.review.findings
    return JsonDiff(
        base=review.base.name,
        head=review.head.name,
        as_of=review.head.result.as_of,
        headline=headline(outcome),
        lane=outcome.lane,
        reasons=_reasons(outcome),
        approvers=_approvers(outcome),
        verdicts=[DiffVerdict.of(each) for each in review.verdicts],
        new=[_finding(each) for each in found.new],
        fixed=[_finding(each) for each in found.fixed],
        silenced=[_finding(each) for each in found.silenced],
        waived=[_finding(each) for each in found.waived],
        persisting=[_finding(each) for each in found.persisting],
        waivers=_waivers(review),
        conditions=[_condition(each) for each in review.conditions],
        figures=[
            DiffFigure(solution=each.solution.id, metric=each.metric, old=each.old, new=each.new)
            for each in review.figures
        ],
        changes=[_element(each, review) for each in review.changes],
        policy=_policy(review),
        likely=_likely(review),
        solutions=list(review.touched.changed),
        touched=list(review.touched.others),
        departments=list(review.touched.departments),
    )


def _reasons(outcome: Outcome) -> list[DiffReason]:
    return [
        DiffReason(lane=each.lane, trigger=each.trigger, says=each.match.says, why=each.why)
        for each in outcome.reasons
    ]


def _approvers(outcome: Outcome) -> list[DiffApprover]:
    return [
        DiffApprover(
            role=each.role,
            name=each.name,
            because=[f"{duty} {name}" for duty, of in each.duties.items() for name in of],
        )
        for each in outcome.approvers
    ]


def _likely(review: Review) -> list[DiffLikely]:
    return [
        DiffLikely(
            section=each.new.element.SECTION,
            old=each.old.element.address,
            new=each.new.element.address,
        )
        for each in review.likely
    ]


def _finding(reported: Reported) -> DiffFinding:
    finding = reported.finding
    return DiffFinding(
        rule=finding.page.id,
        severity=finding.severity,
        element=finding.element.address,
        message=finding.message,
        fingerprint=finding.fingerprint,
        place=_place(reported.at.span),
    )


def _waivers(review: Review) -> list[DiffWaiver]:
    return [
        DiffWaiver(
            waiver=waiver.address,
            fate=each.fate,
            rule=waiver.rule,
            old_until=each.old.expires if each.old else None,
            new_until=each.new.expires if each.new else None,
        )
        for each in review.waivers
        if (waiver := each.new or each.old)
    ]


def _condition(change: ConditionChange) -> DiffCondition:
    condition = change.condition
    return DiffCondition(
        condition=change.address,
        fate=change.fate,
        is_dropped=change.is_dropped,
        text=hidden(condition.text),
        owner=condition.owner.role if condition.owner else None,
        old_due=change.old.due if change.old else None,
        new_due=change.new.due if change.new else None,
        done=condition.done,
    )


def _element(change: Change, review: Review) -> DiffElement:
    is_renamed = change.kind is Kind.RENAMED and change.old is not None
    return DiffElement(
        kind=change.kind,
        section=change.element.SECTION,
        address=change.element.address,
        path=[str(step) for step in change.where],
        was=change.old.address if is_renamed and change.old else None,
        fields=[
            DiffField(
                path=list(each.path),
                old=plain_json(each.old),
                new=plain_json(each.new),
                old_place=_maybe(review.old_span(change, each)),
                new_place=_maybe(review.new_span(change, each)),
            )
            for each in change.fields
        ],
    )


def _policy(review: Review) -> list[DiffPolicy]:
    return [
        DiffPolicy(
            of=each.of,
            file=each.file,
            field=each.field.name,
            old=plain_json(each.field.old),
            new=plain_json(each.field.new),
        )
        for each in review.policy
    ]


def _place(span: Span) -> DiffPlace:
    return DiffPlace(file=span.file, line=span.line, column=span.column)


def _maybe(span: Span | None) -> DiffPlace | None:
    return None if span is None else _place(span)


REPORT: DiffReport = write
