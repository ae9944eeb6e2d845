"""The list of all rules for a site, and the pages of the frameworks that they make up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from archkit.analysis.regulations import shipped
from archkit.reports._page import Section, as_markdown, as_text, frameworks_of, severity_words
from archkit.reports._regulations import rests_on
from archkit.reports._terminal import Paint
from archkit.rules.catalogue import family_name
from archkit.rules.frameworks import Framework
from archkit.rules.rule import Page

_NO_CERTIFICATE = (
    "That nothing is found is no proof of compliance: rules see what a design says of itself. How"
    " well each fact is known stands with it; the section that a rule traces to is a hint where to"
    " read on. It is no legal advice."
)


def framework_text(framework: Framework, pages: Sequence[Page], paint: Paint) -> str:
    """The page of a framework for a terminal."""
    return as_text(_title(framework), _sections(framework, pages, link=False), paint)


def framework_markdown(framework: Framework, pages: Sequence[Page]) -> str:
    """The page of a framework for a site, where the pages of the rules stand beside it."""
    return as_markdown(_title(framework), _sections(framework, pages, link=True))


def _title(framework: Framework) -> str:
    return f"{framework.id}: {framework.title}"


def _sections(framework: Framework, pages: Sequence[Page], *, link: bool) -> Iterator[Section]:
    own = [page for page in pages if framework.alone_asks_for(page)]
    shared = [page for page in pages if framework.has(page) and page not in own]
    yield Section("Whom it concerns", framework.about)
    yield Section("How to select it", _how_to_select(framework, own=bool(own)))
    yield Section("Rules that are there for it alone", items=_lines(own, link=link))
    yield Section("Rules that other grounds ask for as well", items=_lines(shared, link=link))
    facts = (fact for name, fact in shipped().items() if framework.has_fact(name))
    yield Section("What it says, as far as rules know it", items=tuple(map(rests_on, facts)))
    yield Section("Notes", _NO_CERTIFICATE)


def _lines(pages: Sequence[Page], *, link: bool) -> tuple[str, ...]:
    return tuple(
        f"{_linked(page) if link else page.id} {page.name}: {page.summary}" for page in pages
    )


def _linked(page: Page) -> str:
    return f"[{page.id}]({page.id}.md)"


def _how_to_select(framework: Framework, *, own: bool) -> str:
    """What selecting a framework does, and ignoring it, where it has rules of its own."""
    alone = f"`archkit validate --select {framework.id}` runs the rules of this framework alone."
    if not own:
        return f"{alone} It cannot be ignored: something else asks for each of its rules as well."
    left_out = "in the settings leaves out the rules that nothing else asks for."
    return f'{alone} `ignore = ["{framework.id}"]` {left_out}'


def index_markdown(pages: Sequence[Page], frameworks: Sequence[Framework] = ()) -> str:
    """The list of rules for a site, family by family, and of frameworks, with links."""
    return "\n".join(_index(pages, frameworks)) + "\n"


def _index(pages: Sequence[Page], frameworks: Sequence[Framework]) -> Iterator[str]:
    yield "# Rules"
    yield f"\n{len(pages)} rules. Each has a page that says what it checks, why it matters and how"
    yield "to mend what it finds, with designs that have the fault and designs that have not."
    if frameworks:
        yield from _frameworks(pages, frameworks)
    for family, members in groupby(pages, key=lambda page: page.family):
        yield f"\n## {family_name(family).capitalize()}\n"
        yield "| rule | fault | severity | frameworks | what it checks |"
        yield "|---|---|---|---|---|"
        for page in members:
            severity = severity_words(page).rstrip(".") + ", off by default" * page.optional
            words = ", ".join(framework.id for framework in frameworks_of(page))
            yield f"| {_linked(page)} | {page.name} | {severity} | {words} | {page.summary} |"


def _frameworks(pages: Sequence[Page], frameworks: Sequence[Framework]) -> Iterator[str]:
    yield "\n## Frameworks\n"
    yield "What one body of law or practice asks for, as a word that selects rules.\n"
    yield "| framework | what it is | rules | whom it concerns |"
    yield "|---|---|---|---|"
    for framework in frameworks:
        count = sum(map(framework.has, pages))
        link = f"[{framework.id}]({framework_file(framework)})"
        yield f"| {link} | {framework.title} | {count} | {framework.about} |"


def framework_file(framework: Framework) -> str:
    """The file that has the page of a framework, beside those of the rules."""
    return f"framework-{framework.id}.md"
