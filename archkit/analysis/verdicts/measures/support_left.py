"""How long the makers still mend what a system is made with."""

from datetime import date
from math import inf

from archkit.analysis.knowledge import Bounds, Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import KEPT, Number
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.technology import Technology
from archkit.model.vocabulary import RUN_BY_OTHERS
from archkit.source.place import Place

_DAY = 86400.0


def answer(question: Question) -> Answer | Unfit:
    """The time until the support of one component's technology ends."""
    component = question.subject
    if not isinstance(component, Component) or component.kind in RUN_BY_OTHERS:
        return Unfit("others run it, and see to what it is made with")
    technologies = question.facts.design.technologies
    technology = technologies.get(component.technology) if component.technology else None
    figure = _left(component, technology, question.facts.as_of)
    number = Number(figure, KEPT)
    stated = technology is not None and technology.end_of_life is not None
    places = (Place(technology.where, ("end_of_life",)),) if technology and stated else ()
    says = (
        f"`{technology.id}`, which `{component.address}` is made with"
        if technology
        else (f"what `{component.address}` is made with")
    )
    return Answer(number, Step(says, str(number), places, figure.missing))


def _left(component: Component, technology: Technology | None, as_of: date) -> Bounds:
    if technology is None:
        return Bounds(0.0, inf, Missing.field(component, "technology"))
    ends = technology.end_of_life
    if ends is None:
        return Bounds(0.0, inf, Missing.field(technology, "end_of_life"))
    if not isinstance(ends, date):
        return Bounds.exactly(inf)
    return Bounds.exactly(max((ends - as_of).days, 0) * _DAY)


MEASURE = Measure(
    metric=Metric.SUPPORT_LEFT,
    of=(Component,),
    bound="at_least",
    summary="How long the maker still mends security holes in what a system is made with.",
    method=(
        "The days from the day of judgement to the technology's `end_of_life:`, none where that has"
        " passed. Of a whole solution, the shortest among its components."
    ),
    source="NIST SP 800-53 SA-22, unsupported system components",
    assumptions=(
        "the maker keeps the announced date",
        "`end_of_life: none` says that the maker supports it without end",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 3 years
    kind: quality
    statement: The maker shall support what the permit desk is made with for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: desk}
  R2: # <- unmet no time
    kind: quality
    statement: The maker shall support what the permit counter is made with for 90 days.
    fit: {metric: support-left, at_least: 90 d, of: counter}
  R3: # <- unknown not known
    kind: quality
    statement: The maker shall support what the permit store is made with for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: store}
  R4: # <- met without end
    kind: quality
    statement: The maker shall support what the permit form is made with for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: form}
  R5: # <- not applicable
    kind: quality
    statement: The maker shall support what the permit mailer is made with for 2 years.
    fit: {metric: support-left, at_least: 2 years, of: mailer}
components:
  desk: {kind: service, technology: python-3.13}
  counter: {kind: service, technology: windows-2012}
  store: {kind: database}
  form: {kind: web-app, technology: plain-html}
  mailer: {kind: saas}
technologies:
  plain-html: {end_of_life: none, ring: adopt, capability: markup}
""",
    ),
)
