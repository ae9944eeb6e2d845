"""Which rules run: by id, name, family or framework. A word that names no rule is an error.

`ALL` selects every rule but the optional ones, which run only where they are asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pydantic import ValidationError

from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.workspace import Workspace
from archkit.rules.catalogue import FAMILIES, AnyRule
from archkit.rules.frameworks import FRAMEWORKS
from archkit.rules.rule import Page, Parameters
from archkit.source.diagnostic import did_you_mean
from archkit.source.place import Path

ALL = "ALL"
UNKNOWN = "unknown-rule"
"""The code of the mistake to name a rule that is not there."""


class UnknownRuleError(ValueError):
    """A word names nothing that it could name here.

    Attributes:
        word: The word.
        hint: What to do.
    """

    def __init__(self, word: str, wanted: str, known: Iterable[str]) -> None:
        """Say what was wanted, and find what was meant among the words that are known."""
        super().__init__(f"`{word}` names no {wanted}")
        close = did_you_mean(word, known)
        self.word = word
        self.hint = f"did you mean `{close}`?" if close else "`archkit rules` lists them"


class NothingIgnoredError(UnknownRuleError):
    """A framework is to be ignored, and each of its rules is there for something else as well."""

    def __init__(self, word: str, rules: Iterable[str]) -> None:
        """Say so, and name the rules that may be ignored one by one."""
        ValueError.__init__(
            self,
            f"ignoring `{word}` leaves out no rule: something else asks for each of its rules too",
        )
        self.word = word
        self.hint = f"ignore those of its rules that you mean: {', '.join(sorted(rules))}"


def _families(pages: Iterable[Page]) -> set[str]:
    """The families that have rules, by both their names."""
    ids = {page.family for page in pages}
    return ids | {FAMILIES[each] for each in ids if each in FAMILIES}


def _names(pages: Iterable[Page]) -> list[str]:
    return [name for page in pages for name in (page.id, page.name)]


def named(word: str, pages: Iterable[Page]) -> frozenset[str]:
    """The ids of the rules that a word names.

    Raises:
        UnknownRuleError: where it names none.
    """
    pages = tuple(pages)
    found = frozenset(page.id for page in pages if _names_it(word, page))
    if not found:
        frameworks = [framework.id for framework in FRAMEWORKS if any(map(framework.has, pages))]
        known = [ALL, *_families(pages), *frameworks, *_names(pages)]
        raise UnknownRuleError(word, "rule, family or framework", known)
    return found


def _names_it(word: str, page: Page) -> bool:
    """Whether a word selects a rule, be it together with others."""
    if word in (ALL, page.id, page.name, page.family, FAMILIES.get(page.family)):
        return True
    return any(framework.id == word and framework.has(page) for framework in FRAMEWORKS)


def ignored(word: str, pages: Iterable[Page]) -> frozenset[str]:
    """The ids of the rules that go where a word is ignored.

    Of a framework these are the rules that nothing else asks for: a city without patients still
    encrypts what it keeps.

    Raises:
        UnknownRuleError: where the word names no rule, or leaves out none.
    """
    pages = tuple(pages)
    framework = next((each for each in FRAMEWORKS if each.id == word), None)
    found = named(word, pages)
    if framework is None:
        return found
    alone = frozenset(page.id for page in pages if framework.alone_asks_for(page))
    if not alone:
        raise NothingIgnoredError(word, found)
    return alone


def names_any(word: str, pages: Iterable[Page]) -> bool:
    """Whether a word names rules."""
    try:
        named(word, pages)
    except UnknownRuleError:
        return False
    return True


def names_rules(word: str, pages: Iterable[Page], spot: Spot, problems: Problems) -> bool:
    """Whether a word of the settings names rules; one that does not is a problem."""
    return _finds_rules(named, word, pages, spot, problems)


def ignores_rules(word: str, pages: Iterable[Page], spot: Spot, problems: Problems) -> bool:
    """Whether rules go where a word of the settings is ignored; where none do is a problem."""
    return _finds_rules(ignored, word, pages, spot, problems)


def _finds_rules(
    find: Callable[[str, Iterable[Page]], frozenset[str]],
    word: str,
    pages: Iterable[Page],
    spot: Spot,
    problems: Problems,
) -> bool:
    try:
        find(word, pages)
    except UnknownRuleError as error:
        problems.add(UNKNOWN, str(error), spot, hint=error.hint)
        return False
    return True


def selected(select: Iterable[str], ignore: Iterable[str], pages: Iterable[Page]) -> frozenset[str]:
    """The ids of the rules that are selected and not ignored.

    Selecting `ALL` leaves out the optional rules; ignoring it ignores them too.

    Raises:
        UnknownRuleError: where a word names no rule, or one to be ignored leaves out none.
    """
    pages = tuple(pages)
    optional = frozenset(page.id for page in pages if page.optional)
    chosen = frozenset[str]().union(
        *(named(word, pages) - (optional if word == ALL else frozenset()) for word in select)
    )
    return chosen.difference(*(ignored(word, pages) for word in ignore))


def parameters_of(
    workspace: Workspace, rules: Sequence[AnyRule], problems: Problems
) -> Mapping[str, Parameters]:
    """The parameters of every rule, those that the workspace sets among them."""
    # What the rules declare themselves needs no validation, which would take longer than most do.
    found = {rule.id: rule.parameters.model_construct() for rule in rules}
    spots: dict[str, Spot] = {}
    for word, values in workspace.settings.rules.items():
        spot = workspace.spot("rules", word)
        rule = next((each for each in rules if word in (each.id, each.name)), None)
        if rule is None:
            error = UnknownRuleError(word, "rule", _names(rules))
            problems.add(UNKNOWN, str(error), spot.as_key(), hint=error.hint)
            continue
        if rule.id in spots:
            problems.add(
                "duplicate-id",
                f"the parameters of {rule.id} are given twice",
                spot.as_key(),
                hint="keep one of them",
                related=((spots[rule.id].as_key(), "first given here"),),
            )
            continue
        spots[rule.id] = spot
        parameters = _parameters(rule, values, spot, problems)
        if parameters is not None:
            found[rule.id] = parameters
    return found


def _parameters(
    rule: AnyRule, values: Mapping[str, object], spot: Spot, problems: Problems
) -> Parameters | None:
    def spot_of(path: Path) -> Spot:
        return spot.at(path)

    try:
        return rule.parameters.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)
        report(details, values, rule.parameters, spot_of, problems)
        return None
