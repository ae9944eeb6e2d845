"""PRV-016: artificial intelligence that decides about people, or learns their secrets."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth
from archkit.model.component import Component
from archkit.model.information import Data
from archkit.model.obligations import AiRole, ArtificialIntelligence
from archkit.model.vocabulary import NOT_OURS, Classification
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    WARNING,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    settled,
)
from archkit.source.place import Place

_ASKED: Final[Mapping[str, str]] = {
    "inventoried": "is not in the city's inventory",
    "human_review": "decides before a person has looked",
    "disclosed": "is not disclosed to the people concerned",
    "assessment": "was never assessed for what it may do to them",
}
"""What is asked of a system that decides about people, and what is wrong where it is not so."""


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    if component.ai is None:
        return _unsaid(component, on)
    if component.ai == "none" or component.kind in NOT_OURS:
        return NOT_APPLICABLE
    return [*_governance(component, component.ai, on), *_training(component, component.ai, on)]


def _unsaid(component: Component, on: Situation) -> Judgement:
    """The solution answers for its components, unless it says that some of them use it."""
    solution = on.design.solutions[component.within]
    if solution.uses_ai is False or component.kind in NOT_OURS:
        return NOT_APPLICABLE
    if solution.uses_ai is None:
        return Unknown(Missing.field(solution, "uses_ai"))
    return Unknown(Missing.field(component, "ai"))


def _governance(
    component: Component, ai: ArtificialIntelligence, on: Situation
) -> Iterator[Fail | Unknown]:
    if ai.role is not AiRole.CONSEQUENTIAL:
        return
    told = on.facts.regulations.in_force("tx-responsible-ai")
    for field, wrong in _ASKED.items():
        if field != "disclosed" or told:
            message = f"`{component.id}` decides on people's access to a service and {wrong}"
            fail = partial(Fail, message, ("ai", field), key=field)
            yield from settled(_lacks(component, ai, field), fail)


def _lacks(component: Component, ai: ArtificialIntelligence, field: str) -> Truth:
    stated = getattr(ai, field)
    return Missing.field(component, "ai", field) if stated is None else stated in (False, "none")


def _training(
    component: Component, ai: ArtificialIntelligence, on: Situation
) -> Iterator[Fail | Unknown]:
    if ai.trained_on is None:
        yield Unknown(Missing.field(component, "ai", "trained_on"))
    elif ai.trained_on != "none":
        for name in ai.trained_on:
            data = on.design.data.get(name)
            if data is not None:
                yield from settled(_confidential(data), partial(_learns, component, data))


def _confidential(data: Data) -> Truth:
    if data.classification is None:
        return Missing.field(data, "classification")
    return data.classification >= Classification.CONFIDENTIAL


def _learns(component: Component, data: Data) -> Fail:
    return Fail(
        f"the artificial intelligence in `{component.id}` learns from `{data.id}`"
        f" ({data.classification})",
        ("ai", "trained_on"),
        fix="Bar the vendor from learning from it by contract, or mask it first.",
        severity=ERROR,
        related=((Place(data.where, ("classification",)), "classified here"),),
        key=f"training.{data.id}",
    )


RULE = Rule(
    id="PRV-016",
    name="consequential-ai-ungoverned",
    summary=(
        "Artificial intelligence decides on somebody's access to a service without inventory,"
        " human review, disclosure or assessment, or learns from confidential data."
    ),
    why=(
        "A model that turns people down without anybody looking repeats its mistake on everyone"
        " like them, and nobody can say why. What a model has learned cannot be deleted from it,"
        " and comes out when somebody asks the right question."
    ),
    fix=(
        "Enter it in the inventory, assess it, tell the people and let a person decide: `ai: {role:"
        " consequential, inventoried: true, human_review: true, disclosed: true, assessment:"
        " {record: ..., date: ...}, trained_on: none}`; or let it sort and propose only (`role:"
        " assistive`)."
    ),
    severity=WARNING,
    traces_to=("Texas SB 1964 (2025)", "Texas HB 149 (2025)", "NIST AI RMF 1.0"),
    notes=(
        "Which duties of the two acts reach a city is for counsel to say; the rule asks for good"
        " practice, and for the disclosure from the day on which it is law. Learning from"
        " confidential data is an error whatever the role. `uses_ai: false` of a solution speaks"
        " for all its components that say nothing themselves. Another party's system is its own to"
        " answer for."
    ),
    regulations=("tx-responsible-ai", "tx-heightened-scrutiny-ai"),
    subject=Component,
    judge=judge,
    fires=(
        """
solution: triage
department: clerk
stage: live
tier: 3
components:
  sorter:
    kind: service
    ai:
      role: consequential
      inventoried: false # <- PRV-016
      human_review: false # <- PRV-016
      disclosed: false # <- PRV-016
      assessment: none # <- PRV-016
      trained_on: none
  scribe:
    kind: saas
    ai:
      role: assistive
      trained_on: [memo, permit] # <- PRV-016
""",
    ),
    quiet=(
        """
solution: triage
department: clerk
stage: live
tier: 3
uses_ai: true
components:
  decider:
    kind: service
    ai:
      role: consequential
      inventoried: true
      human_review: true
      disclosed: true
      assessment: {record: records/triage.pdf, date: 2026-03-02}
      trained_on: [memo]
  sorter:
    kind: service
    ai: {role: assistive, inventoried: false, human_review: false, trained_on: none}
  store: {kind: database, ai: none}
  state: {kind: external-system, ai: {role: consequential, inventoried: false}}
""",
        """
solution: desk
department: clerk
stage: live
tier: 3
uses_ai: false
components:
  form: {kind: web-app}
""",
    ),
    unknown=(
        """
data:
  badge: {owner: clerk} # <- PRV-016 unknown
solution: triage
department: clerk
stage: live
tier: 3
uses_ai: true
components:
  form: {kind: web-app} # <- PRV-016 unknown
  decider: {kind: service, ai: {role: consequential}} # <- PRV-016 unknown
  scribe: {kind: saas, ai: {role: assistive, trained_on: [badge]}}
""",
        """
solution: desk # <- PRV-016 unknown
department: clerk
stage: live
tier: 3
components:
  clerk: {kind: person}
  form: {kind: web-app}
""",
    ),
)
