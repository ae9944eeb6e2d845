"""GOV-008: an agreement is missing, or ends without a plan."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import Field

from archkit.analysis.knowledge import Missing
from archkit.model.base import Element
from archkit.model.connection import Connection
from archkit.model.organisation import Agreement
from archkit.model.settings import Severity
from archkit.model.solution import Solution
from archkit.model.vocabulary import CRIMINAL_JUSTICE, Kind, Stage
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place

_LOWEST_TIER: Final = 3
_YEAR: Final = timedelta(days=365)


class Limits(Parameters):
    """How early the end of an agreement is planned for."""

    days: Annotated[int, Field(ge=0)] = 180
    """The days before its end, or before the last day to give notice."""


def among(on: Situation) -> Sequence[Element]:
    """The solutions, and the connections to other parties."""
    others = on.facts.directory.of_kinds(frozenset({Kind.EXTERNAL_SYSTEM}))
    return [*on.design.solutions.values(), *on.facts.directory.touching(others)]


def judge(element: Element, on: Situation) -> Judgement:
    """Judge one solution's contracts, or one connection to another party."""
    if isinstance(element, Solution):
        if element.tier > _LOWEST_TIER:
            return NOT_APPLICABLE
        return list(_contracts(element, on)) if element.contracts else _supplied(element)
    return _connection(element, on) if isinstance(element, Connection) else NOT_APPLICABLE


def _supplied(solution: Solution) -> Judgement:
    """Whether something is supplied to it, and so by some agreement that it does not name."""
    if any(each.vendor not in (None, "none") for each in solution.components.values()):
        return Unknown(Missing.field(solution, "contracts"))
    return NOT_APPLICABLE


def _contracts(solution: Solution, on: Situation) -> Iterator[Fail | Unknown]:
    for index, name in enumerate(solution.contracts):
        agreement = on.design.agreements.get(name)
        if agreement is not None:
            yield from _ending(agreement, index, on)
            yield from _too_short(solution, agreement, index)


def _ending(agreement: Agreement, index: int, on: Situation) -> Iterator[Fail | Unknown]:
    """An agreement whose end is near needs a plan."""
    if agreement.ends is None:
        yield Unknown(Missing.field(agreement, "ends"))
        return
    deadline = min(agreement.ends, agreement.notice_by or agreement.ends)
    left = (deadline - on.as_of).days
    near = left <= on.given(Limits).days
    if not near and agreement.notice_by is None:
        yield Unknown(Missing.field(agreement, "notice_by"))
    elif near and agreement.plan is None:
        yield Unknown(Missing.field(agreement, "plan"))
    elif near and agreement.plan == "none":
        yield Fail(
            f"{_deadline(agreement, deadline, left)}, and nobody has planned what then",
            field=("contracts", index),
            related=((Place(agreement.where, ("ends",)), "ends here"),),
            key=f"{agreement.id} plan",
        )


def _deadline(agreement: Agreement, deadline: date, left: int) -> str:
    if left < 0:
        return f"agreement `{agreement.id}` was over, or past notice, on {deadline}"
    what = "ends" if deadline == agreement.ends else "can be given notice until"
    return f"agreement `{agreement.id}` {what} {deadline}, in {left} days"


def _too_short(solution: Solution, agreement: Agreement, index: int) -> Iterator[Fail | Unknown]:
    """An agreement for something new lasts a year from the day it goes live."""
    if solution.stage >= Stage.LIVE or agreement.ends is None:
        return
    if solution.go_live is None:
        yield Unknown(Missing.field(solution, "go_live"))
    elif agreement.ends < solution.go_live + _YEAR:
        yield Fail(
            f"agreement `{agreement.id}` ends on {agreement.ends}, less than a year after going"
            f" live on {solution.go_live}",
            field=("contracts", index),
            related=((Place(agreement.where, ("ends",)), "ends here"),),
            key=f"{agreement.id} short",
        )


def _connection(connection: Connection, on: Situation) -> Judgement:
    ends = (on.design.components.get(each) for each in (connection.source, connection.target))
    theirs = [each.id for each in ends if each is not None and each.kind is Kind.EXTERNAL_SYSTEM]
    if not theirs:
        return NOT_APPLICABLE
    if connection.agreement is None:
        return Unknown(Missing.field(connection, "agreement"))
    if connection.agreement == "none":
        return Fail(
            f"`{theirs[0]}`, another party's system, is connected without an agreement",
            field=("agreement",),
            severity=_severity(connection, on),
        )
    agreement = on.design.agreements.get(connection.agreement)
    if agreement is None or agreement.ends is None:
        return Unknown(Missing.field(agreement or connection, "ends" if agreement else "agreement"))
    if agreement.ends >= on.as_of:
        return ()
    return Fail(
        f"its agreement `{agreement.id}` ended on {agreement.ends}",
        field=("agreement",),
        severity=_severity(connection, on),
        related=((Place(agreement.where, ("ends",)), "ended here"),),
    )


def _severity(connection: Connection, on: Situation) -> Severity:
    """An error where criminal justice information may go over it."""
    justice = on.facts.information.under(CRIMINAL_JUSTICE, connection)
    return WARNING if justice is False else ERROR


RULE = Rule(
    id="GOV-008",
    name="missing-agreement",
    summary="Another party is relied on without an agreement, or one that ends without a plan.",
    why=(
        "What no contract says is a favour. An agreement that runs out on a Friday takes support,"
        " prices and the right to the data with it; and the day to give notice is a year earlier."
    ),
    fix=(
        "Make the agreement (a contract, a memorandum, a security addendum) and name it, or say"
        " in its `plan:` what happens when it ends."
    ),
    severity=WARNING,
    traces_to=(
        "NIST SP 800-53 CA-3",
        "NIST SP 800-53 SA-9",
        "NIST CSF 2.0 GV.SC-05",
    ),
    notes=(
        "It judges the `contracts:` of solutions in tiers 1 to 3, which are unknown where a vendor"
        " supplies a component and no contract is named, and connections with an"
        " `external-system`. Where criminal justice information goes over such a connection, a"
        " missing agreement is an error. Before a solution is live, its contracts must last a"
        " year beyond `go_live:`."
    ),
    parameters=Limits,
    subject=(Solution, Connection),
    among=among,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
contracts: [hosting] # <- GOV-008
components:
  desk: {kind: saas, vendor: acme}
agreements:
  hosting: {ends: 2028-12-31, notice_by: 2026-12-31, plan: none}
""",
        """
solution: permits
department: clerk
stage: build
tier: 2
go_live: 2027-03-01
contracts: [hosting] # <- GOV-008
components:
  desk: {kind: saas, vendor: acme}
agreements:
  hosting: {ends: 2027-12-31, notice_by: 2027-09-30}
""",
        """
solution: dispatch
department: clerk
stage: live
tier: 2
components:
  desk: {kind: service}
  county: {kind: external-system}
  state: {kind: external-system}
connections:
  desk -> county: {protocol: https, carries: [memo], agreement: none} # <- GOV-008
  state -> desk: {protocol: https, carries: [case-file], agreement: old} # <- GOV-008
agreements:
  old: {ends: 2026-06-30}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
contracts: [hosting, maps]
components:
  desk: {kind: service}
  county: {kind: external-system}
connections:
  desk -> county: {protocol: https, carries: [memo], agreement: hosting}
agreements:
  hosting: {ends: 2028-12-31, notice_by: 2026-12-31, plan: Renewed for two years.}
  maps: {ends: 2027-12-31, notice_by: 2027-09-30}
""",
        """
solution: permits
department: clerk
stage: live
tier: 3
components:
  desk: {kind: service, vendor: none}
# file: festivals.yaml
solution: festivals
department: clerk
stage: live
tier: 4
components:
  calendar: {kind: saas, vendor: acme}
""",
    ),
    unknown=(
        """
solution: fees # <- GOV-008 unknown
department: clerk
stage: live
tier: 3
components:
  bills: {kind: saas, vendor: acme}
""",
        """
solution: permits
department: clerk
stage: live
tier: 2
contracts: [hosting, maps, cards]
components:
  desk: {kind: service}
  county: {kind: external-system}
connections:
  desk -> county: {protocol: https, carries: [memo]} # <- GOV-008 unknown
agreements:
  hosting: {vendor: acme} # <- GOV-008 unknown
  maps: {ends: 2026-12-31} # <- GOV-008 unknown
  cards: {ends: 2028-12-31} # <- GOV-008 unknown
""",
    ),
)
