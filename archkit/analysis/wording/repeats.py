"""Requirements that are stated twice (INCOSE R30)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from archkit.analysis.wording.statement import Statement
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution

ALIKE: Final = 0.9
"""From which share of common words on two statements say the same (Jaccard's index)."""

_ARTICLES: Final = ("the ", "a ", "an ", "each ")
_GENERIC: Final = frozenset({"system", "solution", "application", "app", "service", "software"})
"""Who acts, where the solution itself is meant."""

_NEGATIONS: Final = frozenset({"not", "never", "no", "without", "cannot"})

_Kind = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement, made comparable.

    Attributes:
        requirement: Whose it is.
        kind: Who acts, and the figures and negations: where these differ, so does the meaning.
        words: Its words.
    """

    requirement: Requirement
    kind: _Kind
    words: frozenset[str]


def repeats(
    design: Design, statements: Sequence[tuple[Requirement, Statement]]
) -> Mapping[str, Requirement]:
    """The first requirement that says the same, by the address of each later one.

    Two statements are compared only where they share one of their rarest words: of words in the
    order of their rarity, two sets that are as alike as `ALIKE` must share one among the first few
    (Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins, 2006), so that the
    time grows little faster than the number of statements.
    """
    own = {each.id: _own_names(each) for each in design.solutions.values()}
    said = [_said(requirement, statement, own) for requirement, statement in statements]
    rarity = Counter(word for each in said for word in each.words)
    first: dict[str, Requirement] = {}
    seen: dict[tuple[_Kind, str], list[_Said]] = defaultdict(list)
    for each in said:
        prefix = sorted(each.words, key=lambda word: (rarity[word], word))[: _reach(each.words)]
        buckets = [seen[each.kind, word] for word in prefix]
        twin = _twin(each, buckets)
        if twin is not None:
            first[each.requirement.address] = twin.requirement
            continue  # it stands for its first; comparing others with both would find no more
        for bucket in buckets:
            bucket.append(each)
    return first


def _reach(words: frozenset[str]) -> int:
    return len(words) - ceil(ALIKE * len(words)) + 1


def _twin(said: _Said, buckets: Iterable[Sequence[_Said]]) -> _Said | None:
    for bucket in buckets:
        for other in bucket:
            common = len(said.words & other.words)
            if common >= ALIKE * (len(said.words) + len(other.words) - common):
                return other
    return None


def _said(
    requirement: Requirement, statement: Statement, own: Mapping[str, frozenset[str]]
) -> _Said:
    words = statement.tokens.words
    telling = tuple(word for word in words if word in _NEGATIONS or word[0].isdigit())
    return _Said(requirement, (*_actor(requirement, statement, own), telling), frozenset(words))


def _actor(
    requirement: Requirement, statement: Statement, own: Mapping[str, frozenset[str]]
) -> tuple[str, str]:
    """Who acts: a part of the solution with its name, or somebody whom all solutions know."""
    actor = statement.sentence.actor.of(statement.text).lower()
    for article in _ARTICLES:
        actor = actor.removeprefix(article)
    local = actor in _GENERIC or actor in own.get(requirement.within, ())
    return (requirement.within if local else "", actor)


def _own_names(solution: Solution) -> frozenset[str]:
    """What a solution and its parts are called, in small letters."""
    parts = (solution, *solution.components.values())
    return frozenset(
        name.lower() for part in parts for name in (part.title, part.id.replace("-", " "))
    )
