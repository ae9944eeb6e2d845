"""Requirements that are stated twice (INCOSE R30)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil
from typing import Final, NamedTuple

from archkit.analysis.wording.statement import Statement
from archkit.model.design import Design
from archkit.model.requirement import Requirement
from archkit.model.solution import Solution

ALIKE: Final = 0.9
"""From which share of common words on two statements say the same (Jaccard's index)."""

COMPARED: Final = 32
"""With how many others a statement is compared at most: what shares its rarest words with more
than that is made by a machine, and comparing all of it with all would take forever."""

_ARTICLES: Final = ("the ", "a ", "an ", "each ")
_GENERIC: Final = frozenset({"system", "solution", "application", "app", "service", "software"})
"""Who acts, where the solution itself is meant."""

_NEGATIONS: Final = frozenset({"not", "never", "no", "without", "cannot"})


class _Said(NamedTuple):
    """What a statement says, made comparable.

    Attributes:
        actor: Who acts.
        telling: The figures and negations: where these differ, so does the meaning.
        words: Its words.
    """

    actor: str
    telling: tuple[str, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, statement: Statement) -> "_Said":
        """Take from a statement what is compared."""
        actor = statement.sentence.actor.of(statement.text).lower()
        for article in _ARTICLES:
            actor = actor.removeprefix(article)
        words = statement.tokens.words
        telling = (word for word in words if word in _NEGATIONS or word[0].isdigit())
        return cls(actor, tuple(telling), frozenset(words))


_First = dict[frozenset[str], Requirement]
"""The sets of words that one actor is asked for, each with the first requirement that has it."""


class Repeats:
    """The requirements that say what another has said before.

    Two are compared only where the same actor is asked for the same figures, and where they share
    one of their rarest words: of words in the order of their rarity, two sets that are as alike as
    `ALIKE` must share one among the first few (Chaudhuri, Ganti and Kaushik, A Primitive Operator
    for Similarity Joins, 2006). With `COMPARED`, the work grows as the statements do. What has the
    very same words is found without comparing.

    Attributes:
        first: The first requirement that says the same, by the identity of each later one.
        compared: How many pairs were compared.
    """

    def __init__(self, design: Design, statements: Sequence[tuple[Requirement, Statement]]) -> None:
        self.first: dict[int, Requirement] = {}
        self.compared = 0
        own = _OwnParts(design)
        said = {id(each): each for _, each in statements}
        comparable = {key: _Said.of(each) for key, each in said.items()}
        kinds: dict[tuple[str, str, tuple[str, ...]], _First] = defaultdict(dict)
        later: list[tuple[Requirement, Requirement]] = []
        for requirement, statement in statements:
            each = comparable[id(statement)]
            within = own.within(requirement, each.actor)
            same = kinds[within, each.actor, each.telling]
            first = same.setdefault(each.words, requirement)
            if first is not requirement:
                later.append((requirement, first))
        for same in kinds.values():
            if len(same) > 1:
                self._compare(same)
        for requirement, first in later:
            self.first[id(requirement)] = self.first.get(id(first), first)

    def _compare(self, same: _First) -> None:
        rarity = Counter(word for words in same for word in words)
        seen: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words, requirement in same.items():
            prefix = sorted(words, key=lambda word: (rarity[word], word))[: _reach(words)]
            twin = self._twin(words, [seen[word] for word in prefix if rarity[word] > 1])
            if twin is not None:
                self.first[id(requirement)] = same[twin]
                continue  # it stands for its first; comparing others with both would find no more
            for word in prefix:
                if rarity[word] > 1 and len(seen[word]) < COMPARED:
                    seen[word].append(words)

    def _twin(
        self, words: frozenset[str], buckets: Iterable[Iterable[frozenset[str]]]
    ) -> frozenset[str] | None:
        others = dict.fromkeys(other for bucket in buckets for other in bucket)
        for other in islice(others, COMPARED):
            self.compared += 1
            common = len(words & other)
            if common >= ALIKE * (len(words) + len(other) - common):
                return other
        return None


def _reach(words: frozenset[str]) -> int:
    return len(words) - ceil(ALIKE * len(words)) + 1


class _OwnParts:
    """Tells a part of one solution from somebody whom all solutions know."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._titles: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], str] = {}

    def within(self, requirement: Requirement, actor: str) -> str:
        """The solution that an actor is a part of, or is; nothing where all know it."""
        key = (requirement.within, actor)
        if key not in self._known:
            solution = self._design.solutions[requirement.within]
            own = actor in _GENERIC or self._is_own(solution, actor)
            self._known[key] = solution.id if own else ""
        return self._known[key]

    def _is_own(self, solution: Solution, actor: str) -> bool:
        identity = actor.replace(" ", "-")
        if identity in solution.components or identity == solution.id:
            return True
        if solution.id not in self._titles:
            self._titles[solution.id] = _titles(solution)
        return actor in self._titles[solution.id]


def _titles(solution: Solution) -> frozenset[str]:
    """What a solution and its parts are called, in small letters."""
    return frozenset(each.title.lower() for each in (solution, *solution.components.values()))
