"""Who must agree to a change: owners, data owners, the board, and the risk authority."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from archkit.diff.deltas import WaiverFate
from archkit.diff.lanes import Reason, lane_of
from archkit.diff.review import Review
from archkit.diff.side import Side
from archkit.diff.trigger import Match
from archkit.model.approval import Lane
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.information import Data
from archkit.model.organisation import Holder
from archkit.model.solution import Solution
from archkit.model.vocabulary import RiskLevel

BOARD: Final = "Architecture review board"
"""What the board is called, in reviews and among the handles of the settings."""
_PARTS: Final[Mapping[Lane, Sequence[str]]] = {
    Lane.AUTO: (),
    Lane.ADVISORY: ("technical",),
    Lane.BOARD: ("business", "technical"),
}
"""Which owners of a solution are asked in which lane."""


@dataclass(frozen=True)
class Approver:
    """Somebody who must agree.

    Attributes:
        role: The role.
        name: Who holds it; empty where the design does not say.
        duties: As what they answer, and for what: `technical owner of`, and solutions.
    """

    role: str
    name: str
    duties: Mapping[str, Sequence[str]]


class Asked(NamedTuple):
    """Somebody who is asked for one thing (see `Approver`)."""

    role: str
    name: str
    duty: str
    of: str


def approvers(review: Review, found: Sequence[Reason]) -> tuple[Approver, ...]:
    """Whoever must agree, the board first; nobody in the lane `auto`.

    Owners are asked for what changes of their own: for advice the technical owner alone, and where
    the board decides, the business owner and the owners of the data as well.
    """
    asked = {
        *(each for reason in found for each in _owners(review, reason)),
        *(each for reason in found for each in _data_owners(review, reason)),
        *_risk_authority(review),
    }
    duties: dict[tuple[str, str], dict[str, list[str]]] = {}
    if lane_of(found) is Lane.BOARD:
        duties[BOARD, ""] = {"decides in": ["lane board"]}
    for role, name, duty, of in sorted(asked):
        duties.setdefault((role, name), {}).setdefault(duty, []).append(of)
    return tuple(Approver(*who, answered) for who, answered in duties.items())


def _owners(review: Review, reason: Reason) -> Iterator[Asked]:
    """The owners of the solution that a reason is about, before the change and after it."""
    for side, name in _solutions(review, reason.match):
        solution = side.loaded.design.solutions.get(name)
        owners = solution.owners if solution is not None else None
        for part in _PARTS[reason.lane]:
            holder = getattr(owners, part, None)
            if isinstance(holder, Holder):
                yield Asked(holder.role, holder.name or "", f"{part} owner of", name)


def _solutions(review: Review, match: Match) -> Iterator[tuple[Side, str]]:
    change = match.change
    if change is None:
        yield review.head, match.solution
        return
    for side, element in ((review.base, change.old), (review.head, change.new)):
        if element is not None:
            yield side, element.within or (element.id if isinstance(element, Solution) else "")


def _data_owners(review: Review, reason: Reason) -> Iterator[Asked]:
    """The departments whose data are held or carried by what the board decides on."""
    change = reason.match.change
    if reason.lane is not Lane.BOARD or change is None:
        return
    for side, element in ((review.base, change.old), (review.head, change.new)):
        design = side.loaded.design
        for data in _data(element, design.data):
            if data.owner is not None and data.owner in design.departments:
                title = design.departments[data.owner].title
                for head in data_owner(data, design):
                    yield Asked(head.role, head.name or "", "data of", title)


def data_owner(data: Data, design: Design) -> Iterator[Holder]:
    """Who leads the department that owns some data; nobody where there is no such department."""
    department = design.departments.get(data.owner or "")
    if department is not None:
        yield department.head or Holder(role=f"Head of {department.title}")


def _data(element: Element | None, known: Mapping[str, Data]) -> Iterator[Data]:
    if isinstance(element, Data):
        yield element
    if element is None or isinstance(element, Solution):
        return
    for field in ("stores", "processes", "carries", "returns"):
        value = getattr(element, field, None)
        for name in value if isinstance(value, tuple) else ():
            if name in known:
                yield known[name]


def _risk_authority(review: Review) -> Iterator[Asked]:
    settings = review.base.workspace.settings.waivers
    for each in review.waivers:
        if each.fate not in (WaiverFate.ADDED, WaiverFate.EXTENDED) or each.new is None:
            continue
        risk = each.new.residual_risk
        low = risk is not None and risk <= RiskLevel.MODERATE
        roles = settings.up_to_moderate if low else settings.above_moderate
        yield Asked(" or ".join(roles), "", "waiver", each.new.address)
