"""How many barriers an intruder has to get past on the easiest way to a component."""

from archkit.analysis.attack_paths import FAR, AttackPaths, Way
from archkit.analysis.knowledge import Bounds, Missing, Truth
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Number, count_of
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.model.component import Component
from archkit.model.quality import Metric
from archkit.model.quantities import Count
from archkit.model.vocabulary import Kind
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The barriers on the easiest way from where nobody is trusted."""
    component, asked = question.subject, question.fit.at_least or question.fit.at_most
    if not isinstance(component, Component) or component.kind is Kind.PERSON:
        return Unfit("an intruder takes over systems, and no persons")
    if isinstance(asked, Count) and asked.value > FAR:
        return Unfit(f"no more than {FAR} barriers are counted: from there on no more are needed")
    paths, untrusted = question.facts.attack_paths, question.facts.exposure.untrusted(component)
    if untrusted is True:
        place = Place(component.where, ("placed" if component.placed else "zone",))
        number = Number(Bounds.exactly(0.0), count_of("barriers"))
        return Answer(number, Step("it stands where nobody is trusted", str(number), (place,)))
    figure = _barriers(component, paths, untrusted=untrusted)
    number = Number(figure, count_of("barriers"))
    way = paths.perhaps(component)
    steps = _hops(way) if way is not None else ()
    says = f"the easiest way to `{component.address}`"
    value = str(number) if way is not None else f"no way with fewer than {FAR} barriers"
    return Answer(number, Step(says, value, missing=figure.missing, steps=steps))


def _barriers(component: Component, paths: AttackPaths, *, untrusted: Truth) -> Bounds:
    perhaps, sure = paths.perhaps(component), paths.sure(component)
    low = perhaps.barriers if perhaps is not None else FAR
    high = sure.barriers if sure is not None else FAR
    gaps = perhaps.gaps if perhaps is not None else None
    if isinstance(untrusted, Missing):
        low, gaps = 0, untrusted if gaps is None else untrusted | gaps
    return Bounds(low, high, gaps) if low != high and gaps is not None else Bounds.exactly(low)


def _hops(way: Way) -> tuple[Step, ...]:
    """The connections of a way, each with the barriers on it; the least guarded limits."""
    least = min(way.hops, key=lambda each: each.least)
    return tuple(
        Step(
            f"`{hop.connection.address}`",
            str(Number(Bounds.exactly(hop.least), count_of("barriers"))),
            (Place(hop.connection.where),),
            hop.gaps,
            limits=hop is least,
        )
        for hop in way.hops
    )


MEASURE = Measure(
    metric=Metric.ATTACK_BARRIERS,
    of=(Component,),
    bound="at_least",
    summary="How many barriers stand between an untrusted network and a component, at least.",
    method=(
        "The way with the fewest barriers from any component in a zone of trust 0 (Dijkstra), as"
        " SEC-014 counts them: sign-in, a second factor, a guard, a bastion. What is guessed or"
        f" copied counts once, what is bound to a key twice. No more than {FAR} are counted."
    ),
    source="NIST SP 800-30 Rev. 1, appendix G; Dijkstra (1959)",
    assumptions=(
        "an intruder who has a component gets to all that it may connect to",
        "the intruder comes from outside: somebody inside is already past some barriers",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met 2 barriers
    kind: quality
    statement: Whoever attacks the permit store shall meet 2 barriers.
    fit: {metric: attack-barriers, at_least: 2 barriers, of: store}
  R2: # <- unmet 2 barriers
    kind: quality
    statement: Whoever attacks the permit store shall meet 3 barriers.
    fit: {metric: attack-barriers, at_least: 3 barriers, of: store}
  R3: # <- unknown 1 barrier to 3 barriers
    kind: quality
    statement: Whoever attacks the permit desk shall meet 2 barriers.
    fit: {metric: attack-barriers, at_least: 2 barriers, of: desk}
components:
  resident: {kind: person, zone: internet}
  portal: {kind: web-app, placed: [dmz-1], stores: none}
  store: {kind: database, placed: [office-1], stores: [memo]}
  desk: {kind: service, placed: [office-1], stores: none}
connections:
  resident -> portal: {protocol: https, authentication: none}
  portal -> store: {protocol: postgresql, encryption: tls-1.3, authentication: password}
  portal -> desk: {protocol: https}
""",
    ),
)
