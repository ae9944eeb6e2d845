"""Rules of the tests' own, so that no test depends on the rules that archkit happens to have."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from archkit.analysis.knowledge import Missing
from archkit.model.base import Element
from archkit.model.component import Component
from archkit.rules.catalogue import AnyRule, rules
from archkit.rules.rule import ERROR, Judgement, Rule, Situation, Unknown, WaivableBy

S = TypeVar("S", bound=Element)


class UseRules(Protocol):
    """Lets archkit know these rules and no others."""

    def __call__(self, *rules: AnyRule) -> None: ...


def a_rule(
    rule_id: str,
    judge: Callable[[S, Situation], Judgement],
    subject: type[S],
    waivable_by: WaivableBy = WaivableBy.CITY,
    *,
    optional: bool = False,
) -> AnyRule:
    """A rule with a page of few words."""
    return Rule(
        id=rule_id,
        name=f"test-{rule_id.lower()}",
        summary="Something is wrong.",
        why="It matters.",
        fix="Mend it.",
        severity=ERROR,
        traces_to=(),
        waivable_by=waivable_by,
        optional=optional,
        subject=subject,
        judge=judge,
        fires=(),
        quiet=(),
    )


def asks_for(rule_id: str, *fields: str, optional: bool = False) -> AnyRule:
    """A rule that waits for fields of every component."""

    def judge(component: Component, on: Situation) -> Judgement:
        del on
        missing = [
            Missing.field(component, each) for each in fields if getattr(component, each) is None
        ]
        return [Unknown(each) for each in missing]

    return a_rule(rule_id, judge, Component, optional=optional)


def rule_named(rule_id: str) -> AnyRule:
    """A rule of archkit."""
    return next(rule for rule in rules() if rule.id == rule_id)
