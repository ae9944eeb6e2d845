"""How long it takes to leave a vendor."""

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import SECONDS, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.organisation import Exit, Vendor
from archkit.model.quality import Metric
from archkit.model.vocabulary import NOT_OURS
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """How long it takes to replace the vendor of one component."""
    component = question.subject
    if not isinstance(component, Component) or component.kind in NOT_OURS:
        return Unfit("it is no system of the city's")
    if component.vendor == "none":
        place = Place(component.where, ("vendor",))
        return Unfit("no vendor supplies it, so none has to be replaced", (place,))
    vendor = question.facts.design.vendors.get(component.vendor) if component.vendor else None
    figure = _takes(component, vendor)
    number = Number(figure, SECONDS)
    says = f"leaving `{vendor.id}`" if vendor else f"leaving the vendor of `{component.address}`"
    return Answer(number, Step(says, str(number), _places(vendor), figure.missing))


def _takes(component: Component, vendor: Vendor | None) -> Bounds:
    if vendor is None:
        return Bounds(0.0, float("inf"), Missing.field(component, "vendor"))
    plan = vendor.exit
    if plan is None:
        return Bounds(0.0, float("inf"), Missing.field(vendor, "exit"))
    if plan == "none" or plan.takes is None:
        return Bounds(0.0, float("inf"), Missing.field(vendor, "exit", "takes"))
    return Bounds.exactly(plan.takes.value)


def _places(vendor: Vendor | None) -> tuple[Place, ...]:
    stated = vendor is not None and isinstance(vendor.exit, Exit) and vendor.exit.takes is not None
    return (Place(vendor.where, ("exit", "takes")),) if vendor and stated else ()


MEASURE = Measure(
    metric=Metric.REPLACEMENT_TIME,
    of=(Component,),
    bound="at_most",
    summary="How long it takes to replace a vendor, from the decision to leave.",
    method=(
        "What the vendor's exit plan takes (`exit: {takes: ...}`). Of a whole solution, the longest"
        " among the vendors of its components."
    ),
    source="ISO/IEC 25010, replaceability; NIST SP 800-161 Rev. 1, exit strategy",
    assumptions=(
        "the plan's time includes the notice that the contract asks for, and getting the data back",
        "without a plan (`exit: none`) nobody can tell how long it takes",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 180 d
    kind: quality
    statement: The city shall replace the vendor of the permit desk within 180 days.
    fit: {metric: replacement-time, at_most: 180 d, of: desk}
  R2: # <- unmet 180 d
    kind: quality
    statement: The city shall replace the vendor of the permit desk within 90 days.
    fit: {metric: replacement-time, at_most: 90 d, of: desk}
  R3: # <- unknown not known
    kind: quality
    statement: The city shall replace the vendor of the permit counter within 90 days.
    fit: {metric: replacement-time, at_most: 90 d, of: counter}
  R4: # <- unknown not known
    kind: quality
    statement: The city shall replace the vendor of the permit mailer within 90 days.
    fit: {metric: replacement-time, at_most: 90 d, of: mailer}
  R5: # <- not applicable
    kind: quality
    statement: The city shall replace the vendor of the permit store within 90 days.
    fit: {metric: replacement-time, at_most: 90 d, of: store}
components:
  desk: {kind: saas, vendor: planned}
  counter: {kind: saas, vendor: unplanned}
  mailer: {kind: saas}
  store: {kind: database, vendor: none}
vendors:
  planned: {exit: {plan: Move to another product., takes: 180 d}}
  unplanned: {exit: none}
""",
    ),
)
