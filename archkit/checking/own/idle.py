"""What rules of the workspace's own look for that the design does not have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from archkit.analysis.conditions.condition import AnyCondition
from archkit.analysis.facts import Facts
from archkit.checking.finding import Finding
from archkit.checking.own.idle_page import PAGE
from archkit.checking.own.own_rule import Named, OwnRule, RuleItself
from archkit.model.base import Element
from archkit.model.design import Design
from archkit.model.loading.sheet import Problems
from archkit.model.solution import COLLECTIONS, REGISTRIES, Solution
from archkit.rules.rule import Fail, Outcome, Parameters
from archkit.source.diagnostic import did_you_mean


def idle(
    own: Mapping[str, OwnRule],
    tallies: Mapping[str, Counter[Outcome]],
    parameters: Mapping[str, Parameters],
    facts: Facts,
) -> list[Finding]:
    """A finding for each rule that ran and looks for what the design does not have.

    Args:
        own: The workspace's own rules.
        tallies: How many elements fared how, by rule.
        parameters: The parameters of every rule.
        facts: The design.
    """
    found = []
    for name, each in own.items():
        if name in tallies:
            message = _idle(each, tallies[name], parameters[name], facts)
            if message is not None:
                about = RuleItself(id=name)
                found.append(
                    Finding.of(PAGE, about, Fail(f"{name} {message}"), PAGE.severity_at(1))
                )
    return found


def _idle(
    own: OwnRule, tally: Counter[Outcome], parameters: Parameters, facts: Facts
) -> str | None:
    selectors = own.looks.selectors(parameters) if own.looks else {}
    for path, (kind, condition) in selectors.items():
        if not _matches_any(kind, condition, facts):
            what = ".".join(map(str, path))
            return f"looks for nothing that is there: no {kind.WORD} matches its `{what}`"
    if tally.total() == tally[Outcome.NOT_APPLICABLE]:
        words = " or ".join(each.WORD for each in own.rule.subjects)
        return f"applies to no {words} of this design"
    return None


def _matches_any(kind: type[Element], condition: AnyCondition, facts: Facts) -> bool:
    elements = facts.design.elements(kind)
    return any(condition.holds(each, facts) is not False for each in elements)


def check_names(
    own: Mapping[str, OwnRule],
    parameters: Mapping[str, Parameters],
    design: Design,
    problems: Problems,
) -> None:
    """Report every id that a declared rule names and that the design does not have."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    for rule, each in own.items():
        for name in each.looks.names(parameters[rule]) if each.looks else ():
            if name.sections not in known:
                known[name.sections] = frozenset(_ids(name.sections, design))
            if name.id not in known[name.sections]:
                _report(each, name, known[name.sections], problems)


def _ids(sections: Iterable[str], design: Design) -> Iterator[str]:
    for section in sections:
        yield from getattr(design, section)


def _report(own: OwnRule, name: Named, known: Iterable[str], problems: Problems) -> None:
    close = did_you_mean(name.id, known)
    hint = f"did you mean `{close}`?" if close else "define it, or name another"
    kinds: dict[str, type[Element]] = {
        Solution.SECTION: Solution,
        **REGISTRIES,
        **COLLECTIONS,
    }
    word = " or ".join(kinds[each].WORD for each in name.sections)
    message = f"there is no {word} `{name.id}`"
    related = ((own.spot, f"in rule {own.rule.id}"),)
    at = own.spot.inside(*name.at)
    problems.add("unknown-reference", message, at, hint=hint, related=related)
