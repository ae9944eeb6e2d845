"""GOV-001: nobody of the city answers for a solution, or the one who does approves it too."""

from collections.abc import Iterator
from typing import Final

from archkit.analysis.knowledge import Missing
from archkit.model.organisation import Holder
from archkit.model.solution import Solution
from archkit.rules.rule import (
    ERROR,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
)
from archkit.source.place import Place

_ROLES: Final = ("business", "technical", "data", "operations")


def judge(solution: Solution, on: Situation) -> Judgement:
    """Judge one solution."""
    del on
    if solution.owners is None:
        return Unknown(Missing.field(solution, "owners"))
    return [*_holders(solution), *_own_approvals(solution)]


def _owners(solution: Solution) -> Iterator[tuple[str, Holder | None]]:
    for role in _ROLES:
        yield role, getattr(solution.owners, role)


def _holders(solution: Solution) -> Iterator[Fail | Unknown]:
    for role, holder in _owners(solution):
        if holder is None:
            yield Unknown(Missing.field(solution, "owners", role))
        elif holder.vendor is not None:
            yield Fail(
                f"its {role} owner works for vendor `{holder.vendor}`, not for the city",
                field=("owners", role),
                key=role,
            )
        elif holder.name is None:
            yield Unknown(Missing.field(solution, "owners", role, "name"))


def _own_approvals(solution: Solution) -> Iterator[Fail | Unknown]:
    """Whoever answers for the design does not approve it."""
    for approval in solution.approvals.values():
        for role, holder in _owners(solution):
            if holder is None or holder.name is None:
                continue
            if approval.by.name is None:
                yield Unknown(Missing.field(approval, "by", "name"))
                break
            if approval.by.name == holder.name:
                yield Fail(
                    f"{holder.name} is its {role} owner and approved it too",
                    field=("owners", role),
                    related=((Place(approval.where, ("by",)), "approved here"),),
                    key=f"{role} {approval.id}",
                )


RULE = Rule(
    id="GOV-001",
    name="incomplete-ownership",
    summary="A solution lacks an owner of the city, or its owner approved it.",
    why=(
        "A question that nobody has to answer is not answered: who decides, who pays, who may"
        " look at the data, who gets up at night. A vendor answers for its contract, not for the"
        " city; and whoever wants a thing is the wrong one to approve it."
    ),
    fix="Name a role and its present holder for each of business, technical, data and operations.",
    severity=ERROR,
    traces_to=("NIST CSF 2.0 GV.RR", "ISO/IEC/IEEE 29148 owner"),
    waivable_by=WaivableBy.NOBODY,
    notes=(
        "An owner is known once the role and the name of its holder are stated. A holder with a"
        " `vendor:` works for that vendor. Each approval's `by:` must be somebody else than every"
        " owner; people are told apart by their names."
    ),
    subject=Solution,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
owners:
  business: {role: Town clerk, name: Ann Lee}
  technical: # <- GOV-001
    role: Account manager
    name: Bo Diaz
    vendor: acme
  data: # <- GOV-001
    role: Records officer
    name: Cy Webb
  operations: {role: Service desk lead, name: Di Ray}
approvals:
  board-1: {by: {role: Board chair, name: Cy Webb}, given: 2026-09-01, content: 0123456789abcdef}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
owners:
  business: {role: Town clerk, name: Ann Lee}
  technical: {role: Architect, name: Bo Diaz}
  data: {role: Records officer, name: Cy Webb}
  operations: {role: Service desk lead, name: Bo Diaz}
approvals:
  board-1: {by: {role: Board chair, name: Ed Fox}, given: 2026-09-01, content: 0123456789abcdef}
""",
    ),
    unknown=(
        """
solution: permits # <- GOV-001 unknown
department: clerk
stage: live
tier: 2
owners:
  business: {role: Town clerk}
  technical: {role: Architect, name: Bo Diaz}
  data: {role: Records officer, name: Cy Webb}
  operations: {role: Service desk lead, name: Di Ray}
approvals:
  board-1: # <- GOV-001 unknown
    {by: {role: Board chair}, given: 2026-09-01, content: 0123456789abcdef}
""",
        """
solution: permits # <- GOV-001 unknown
department: clerk
stage: live
tier: 2
""",
    ),
)
