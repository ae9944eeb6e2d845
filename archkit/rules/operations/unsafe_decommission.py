"""OPS-005: a component is taken away while something still hangs on it."""

from collections.abc import Iterator

from archkit.analysis.knowledge import Missing
from archkit.model.component import Component
from archkit.model.connection import Connection
from archkit.model.operation import Retirement, Withdrawn
from archkit.model.vocabulary import Kind, Stage, Status
from archkit.rules.rule import (
    ERROR_IF_CRITICAL,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.place import Place


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.kind is Kind.PERSON or not _leaves(component, on):
        return NOT_APPLICABLE
    plan = component.retirement
    if plan is None:
        return Unknown(Missing.field(component, "retirement"))
    if not isinstance(plan, Retirement):
        if component.status is None and on.stage(component) < Stage.RETIRING:
            return Unknown(Missing.field(component, "status"))
        return Fail("it is retiring, and nobody has planned how", field=("retirement",))
    if plan.on is None:
        return Unknown(Missing.field(component, "retirement", "on"))
    gone = plan.on <= on.as_of
    return [
        *_successor(component, plan, on),
        *(_callers(component, plan, on) if gone else ()),
        *(_disposal(component, plan) if gone else ()),
        *(_withdrawn(component, plan) if gone else ()),
    ]


def _leaves(component: Component, on: Situation) -> bool:
    return (
        component.status is Status.RETIRING
        or component.retirement is not None
        or on.stage(component) >= Stage.RETIRING
    )


def _stays(connection: Connection, on: Situation) -> bool:
    """Whether the caller of a connection does not retire itself."""
    source = on.design.components.get(connection.source)
    return source is not None and not _leaves(source, on)


def _successor(component: Component, plan: Retirement, on: Situation) -> Iterator[Fail | Unknown]:
    """What holds master copies hands them on."""
    if plan.successor not in (None, "none"):
        return
    keeps = on.facts.recovery.keeps_records(component)
    if isinstance(keeps, Missing):
        yield Unknown(keeps)
    elif keeps and plan.successor is None:
        yield Unknown(Missing.field(component, "retirement", "successor"))
    elif keeps:
        yield Fail(
            "it holds the master copy of records, and nothing takes them over",
            field=("retirement", "successor"),
            key="successor",
        )


def _callers(component: Component, plan: Retirement, on: Situation) -> Iterator[Fail]:
    """Who still calls what is gone."""
    for connection in on.design.incoming.get(component.address, ()):
        if _stays(connection, on):
            yield Fail(
                f"its last day was {plan.on}, and `{connection.source}` still calls it",
                field=("retirement", "on"),
                related=((Place(connection.where), "the connection that is left"),),
                key=connection.address,
            )


def _disposal(component: Component, plan: Retirement) -> Iterator[Fail | Unknown]:
    """What kept data leaves a record of what became of them."""
    if component.stores in ("none", ()):
        return
    if plan.disposal is None:
        yield Unknown(Missing.field(component, "retirement", "disposal"))
    elif plan.disposal == "none" and component.stores is None:
        yield Unknown(Missing.field(component, "stores"))
    elif plan.disposal == "none":
        yield Fail(
            "it kept data, and there is no record of what became of them",
            field=("retirement", "disposal"),
            key="disposal",
        )


def _withdrawn(component: Component, plan: Retirement) -> Iterator[Fail | Unknown]:
    if plan.withdrawn is None:
        yield Unknown(Missing.field(component, "retirement", "withdrawn"))
        return
    left = [each for each in Withdrawn if each not in plan.withdrawn]
    if left:
        names = ", ".join(f"`{each}`" for each in left)
        yield Fail(
            f"its last day was {plan.on}, and these are still there: {names}",
            field=("retirement", "withdrawn"),
            key="withdrawn",
        )


RULE = Rule(
    id="OPS-005",
    name="unsafe-decommission",
    summary="A component is taken away while callers, records or credentials still hang on it.",
    why=(
        "A server that is switched off leaves a nightly job failing somewhere, a password that"
        " still works, a name that a stranger can register, and records that the law wants kept."
    ),
    fix=(
        "Move the callers, hand the records to a successor, record what became of the data, and"
        " take away credentials, network rules, DNS names and the contract."
    ),
    severity=ERROR_IF_CRITICAL,
    traces_to=(
        "NIST SP 800-53 MP-6",
        "NIST CSF 2.0 ID.AM-08",
        "13 TAC 7.78",
    ),
    notes=(
        "It judges components with `status: retiring` or a `retirement:`, and all of a solution"
        " that is retiring or retired. Records need a `successor:` from the day the retirement is"
        " planned; callers that stay, the `disposal:` and all of `withdrawn:` are asked for from"
        " the day `on:` which it is gone. Where a kind of thing never existed, such as a DNS"
        " name, it is withdrawn as well."
    ),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.old-store}
components:
  desk: {kind: service, stores: none}
  old-store:
    kind: database
    status: retiring
    stores: [ledger]
    retirement:
      on: 2026-10-01 # <- OPS-005
      successor: none # <- OPS-005
      disposal: none # <- OPS-005
      withdrawn: [dns] # <- OPS-005
  old-desk:
    kind: service
    status: retiring
    retirement: none # <- OPS-005
connections:
  desk -> old-store: {protocol: postgresql}
""",
    ),
    quiet=(
        """
solution: permits
department: clerk
stage: live
tier: 2
data:
  ledger: {classification: internal, system_of_record: permits.old-store}
components:
  desk: {kind: service, stores: none}
  store: {kind: database}
  old-store:
    kind: database
    status: retiring
    stores: [ledger]
    retirement: {on: 2027-03-31, successor: store}
  old-pages:
    kind: web-app
    status: retiring
    stores: none
    retirement:
      on: 2026-10-01
      successor: none
      disposal: none
      withdrawn: [credentials, network-rules, dns, contract]
connections:
  desk -> old-store: {protocol: postgresql}
  old-pages -> old-store: {protocol: postgresql}
""",
    ),
    unknown=(
        """
solution: permits
department: clerk
stage: live
tier: 2
components:
  old-desk: {kind: service, status: retiring} # <- OPS-005 unknown
  old-store: # <- OPS-005 unknown
    kind: database
    status: retiring
    retirement: {on: 2026-10-01}
  old-list: {kind: service, retirement: none} # <- OPS-005 unknown
""",
    ),
)
