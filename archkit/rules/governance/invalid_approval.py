"""GOV-010: nobody has approved a design as it is now, or no longer so."""

from collections.abc import Iterator

from archkit.analysis.content import OWN_FACTS, fingerprint, parts_of
from archkit.analysis.knowledge import Missing, Truth, all_of, any_of, opposite
from archkit.analysis.validity import is_over
from archkit.model.approval import Approval
from archkit.model.base import Element
from archkit.model.solution import Solution
from archkit.model.vocabulary import Stage
from archkit.rules.rule import (
    NOT_APPLICABLE,
    PASS,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one solution, or the approval that was given last for it."""
    if not Stage.APPROVED <= on.stage(element) < Stage.RETIRING:
        return NOT_APPLICABLE
    if isinstance(element, Solution):
        return _approved(element)
    solution = on.design.solutions[element.within]
    last = max(solution.approvals.values(), key=lambda each: (each.given, each.id))
    return _judged(solution, last, on) if element is last else NOT_APPLICABLE


def _approved(solution: Solution) -> Judgement:
    """Whether anybody has approved a solution that needs it."""
    if solution.approvals:
        return PASS
    if solution.tier > 2:  # noqa: PLR2004 - tiers 1 and 2 are the critical ones
        return NOT_APPLICABLE
    message = f"it is at stage `{solution.stage}`, and nobody has approved it"
    return Fail(message, field=("stage",))


def _judged(solution: Solution, last: Approval, on: Situation) -> Judgement:
    """Whether any approval counts; if none does, what is wrong with the last."""
    content = fingerprint(solution)
    counts = any_of(*(_counts(each, content, on) for each in solution.approvals.values()))
    if isinstance(counts, Missing):
        return Unknown(counts)
    return PASS if counts else [*_faults(solution, last, content, on)]


def _counts(approval: Approval, content: str, on: Situation) -> Truth:
    """Whether an approval counts, for what the solution is now."""
    return all_of(
        approval.content == content,
        approval.given <= on.as_of,
        opposite(_expired(approval, on)),
    )


def _expired(approval: Approval, on: Situation) -> Truth:
    if approval.expires is None:
        return Missing.field(approval, "expires")
    return approval.expires != "none" and is_over(approval.expires, on.as_of)


def _faults(solution: Solution, approval: Approval, content: str, on: Situation) -> Iterator[Fail]:
    """What is wrong with the approval that was given last."""
    if approval.content != content:
        yield Fail(
            f"{_changed(solution, approval)} since it was approved on {approval.given}",
            field=("content",),
            key="content",
            evidence=(f"the content is {content} now, and {approval.content} was approved",),
        )
    if approval.given > on.as_of:
        message = f"the approval is of {approval.given}, a day still to come"
        yield Fail(message, field=("given",), key="given")
    if _expired(approval, on) is True:
        message = f"the approval expired on {approval.expires}"
        yield Fail(message, field=("expires",), key="expires")


def _changed(solution: Solution, approval: Approval) -> str:
    """What has changed, as far as the approval tells what it was."""
    if not approval.parts:
        return f"`{solution.id}` has changed"
    now = parts_of(solution)
    names = {name for name, part in now.items() if approval.parts.get(name) != part}
    names |= approval.parts.keys() - now.keys()
    *most, last = sorted(names - {OWN_FACTS}) or ["own facts"]
    if most and OWN_FACTS in names:
        most.insert(0, "own facts")
    told = f"{', '.join(most)} and {last}" if most else last
    return f"the {told} of `{solution.id}` have changed"


RULE = Rule(
    id="GOV-010",
    name="invalid-approval",
    summary="A design in use or on its way there is not approved as it is, or no longer.",
    why=(
        "An approval is of what the board saw. What is built after that, on the strength of a"
        " decision about something else, has been looked at by nobody."
    ),
    fix=(
        "Have it approved as it is: `archkit approve SOLUTION` writes the approval, to be filled"
        " in and committed by whoever keeps the board's records."
    ),
    severity=WARNING,
    traces_to=("NIST SP 800-53 CA-6", "NIST SP 800-53 CM-3"),
    notes=(
        "From `approved` to `live`, a solution of tiers 1 and 2 needs an approval that counts; one"
        " of tiers 3 and 4 only if it has any. An approval counts until the end of the day in"
        " `expires:`, and for the content that it names; whether its conditions are met is the"
        " matter of GOV-012. The content is all that the solution states itself, with what it"
        " takes over from archetypes; neither the order of keys, the files and comments, nor its"
        " stage, approvals, waivers and any dates count, and what registries say does not either."
        " It is a warning, since every approved design is in this state between an edit and the"
        " next meeting; a profile of the workspace may make it an error. That the approver is an"
        " owner is the matter of GOV-001. It is off by default, for whoever edits an approved"
        " design would hear of it each time; the profiles `board` and `live` ask."
    ),
    optional=True,
    subject=(Solution, Approval),
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live # <- GOV-010
tier: 2
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
approvals:
  board-1:
    by: {role: Board chair}
    given: 2025-09-01
    content: 0123456789abcdef
    expires: 2026-09-01
  board-2:
    by: {role: Board chair}
    given: 2026-09-01
    content: 0123456789abcdef # <- GOV-010
    expires: none
""",
        """
solution: permits
department: clerk
stage: build
tier: 3
components:
  desk: {kind: service}
approvals:
  board-1:
    by: {role: Board chair}
    given: 2025-09-01
    content: c1ed435c81a505c1
    expires: 2026-09-01 # <- GOV-010
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
components:
  desk: {kind: service}
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-12-01 # <- GOV-010
    content: fe28826798f6f5a0
    expires: none
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
approvals:
  board-1:
    by: {role: Board chair}
    given: 2026-09-01
    content: fe28826798f6f5a0
    expires: 2026-11-01
    conditions:
      load-test: {text: Test it under load., due: 2026-10-01}
  board-0:
    by: {role: Board chair}
    given: 2026-08-01
    content: 0123456789abcdef
    expires: 2026-08-31
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
""",
        """
solution: permits
department: clerk
stage: proposed
tier: 1
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
approvals:
  board-1: # <- GOV-010 unknown
    by: {role: Board chair}
    given: 2026-09-01
    content: fe28826798f6f5a0
""",
    ),
)
