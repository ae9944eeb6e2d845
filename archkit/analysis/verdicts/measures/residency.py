"""In which countries data or a system are."""

from collections.abc import Iterable
from dataclasses import replace

from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.explanation import Step
from archkit.analysis.verdicts.figure import Countries
from archkit.analysis.verdicts.measure import Answer, Measure, Question, Unfit
from archkit.analysis.whereabouts import Where
from archkit.model.component import Component
from archkit.model.information import Data
from archkit.model.quality import Metric
from archkit.model.vocabulary import Kind, Stage
from archkit.source.place import Place


def answer(question: Question) -> Answer | Unfit:
    """The countries of every place of a component, or of all that has some data."""
    subject = question.subject
    if isinstance(subject, Component):
        if subject.kind is Kind.PERSON:
            return Unfit("a person is where they are")
        return _alone(subject, question)
    if not isinstance(subject, Data):
        return Unfit("it is nowhere")
    holders = _holders(subject, question)
    silent = question.facts.retention.silent
    if not holders and silent is None:
        return Unfit(f"nothing in the design has `{subject.id}`", (Place(subject.where),))
    return _together(holders, f"`{subject.id}`, with its copies", silent, question)


def _holders(data: Data, question: Question) -> list[Component]:
    """The components that keep some data or work on them, retired solutions left out."""
    facts = question.facts
    every = [
        *facts.holders.stored.get(data.id, ()),
        *facts.holders.processed.get(data.id, ()),
    ]
    found = {
        each.address: each
        for each in every
        if each.kind is not Kind.PERSON
        and facts.design.solutions[each.within].stage is not Stage.RETIRED
    }
    return [found[address] for address in sorted(found)]


def _alone(component: Component, question: Question) -> Answer:
    places = question.facts.whereabouts.stands_in(component)
    figure = _countries(places, None)
    step = _component(component, places, set(question.fit.one_of or ()))
    return Answer(figure, replace(step, value=str(figure), missing=figure.missing, limits=False))


def _countries(places: Iterable[Where], silent: Missing | None) -> Countries:
    """All countries of some places, with what would tell of further ones."""
    found = [each.country for each in places]
    gaps = [each.places for each in found if isinstance(each, Missing)]
    gaps += [silent.places] if silent is not None else []
    names = frozenset(each for each in found if isinstance(each, str))
    return Countries(names, Missing(frozenset().union(*gaps)) if gaps else None)


def _together(
    components: list[Component], what: str, silent: Missing | None, question: Question
) -> Answer:
    allowed = set(question.fit.one_of or ())
    found = [(each, question.facts.whereabouts.stands_in(each)) for each in components]
    figure = _countries((place for _, places in found for place in places), silent)
    steps = tuple(_component(each, places, allowed) for each, places in found)
    return Answer(figure, Step(what, str(figure), missing=figure.missing, steps=steps))


def _component(component: Component, places: tuple[Where, ...], allowed: set[str]) -> Step:
    steps = tuple(_place(component, each, allowed) for each in places)
    steps = tuple(sorted(steps, key=lambda each: not each.limits))
    countries = sorted({each.country for each in places if isinstance(each.country, str)})
    return Step(
        f"`{component.address}`",
        ", ".join(countries) or "not known",
        limits=any(each.limits for each in steps),
        steps=steps,
    )


def _place(component: Component, where: Where, allowed: set[str]) -> Step:
    country = where.country
    if isinstance(country, Missing):
        return Step(where.what, "not known", missing=country)
    place = Place(component.where, where.field)
    return Step(where.what, country, (place,), limits=country not in allowed)


MEASURE = Measure(
    metric=Metric.RESIDENCY,
    of=(Data, Component),
    bound="one_of",
    summary="The countries in which data are kept and worked on, with their copies and vendors.",
    method=(
        "Of data: every component that stores or processes them. Of each component: the country of"
        " every node it runs on and of every node that a copy is kept on (the node's own, else its"
        " site's), and the country of the vendor where a vendor runs it (`saas`,"
        " `external-system`)."
    ),
    source="NIST SP 800-53 SA-9(5), processing, storage and service location",
    assumptions=(
        "what works on the data without keeping them says so: no `processes:` means none",
        "what only passes through does not count: `carries:` of connections is not looked at",
        "it does not matter from where people look at the data",
    ),
    answer=answer,
    examples=(
        """
solution: permits
department: clerk
stage: proposed
tier: 3
requirements:
  R1: # <- met US
    kind: constraint
    statement: The permit store shall keep permits in the United States.
    fit: {metric: residency, one_of: [US], of: store}
  R2: # <- unmet CA, US
    kind: constraint
    statement: The permit form shall keep drafts in the United States.
    fit: {metric: residency, one_of: [US], of: form}
  R3: # <- met CA, US
    kind: constraint
    statement: The permit form shall keep drafts in North America.
    fit: {metric: residency, one_of: [US, CA, MX], of: draft}
  R4: # <- unknown US
    kind: constraint
    statement: The permit mailer shall keep letters in the United States.
    fit: {metric: residency, one_of: [US], of: mailer}
  R5: # <- unknown not known
    kind: constraint
    statement: The permit desk shall keep sketches in the United States.
    fit: {metric: residency, one_of: [US], of: desk}
components:
  store:
    kind: database
    placed: [vault-1]
    stores: [note]
    backup: {copies: {vault: {method: backup, at: office-2}}}
  form: {kind: saas, placed: [office-1], vendor: maple, stores: [draft], backup: none}
  mailer: {kind: saas, placed: [office-1], stores: [note], backup: none}
  desk: {kind: service, stores: none}
vendors:
  maple: {country: CA}
data:
  draft: {classification: internal, retention: none}
  note: {classification: internal, retention: none}
""",
    ),
)
