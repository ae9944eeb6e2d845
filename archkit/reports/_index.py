"""The list of all rules for a site, and the pages of the packs that they make up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from archkit.analysis.regulations import shipped
from archkit.reports._page import Section, as_markdown, as_text, packs_of, severity_words
from archkit.reports._regulations import rests_on
from archkit.reports._terminal import Paint
from archkit.rules.catalogue import family_name
from archkit.rules.packs import Pack
from archkit.rules.rule import Page

_NO_CERTIFICATE = (
    "That nothing is found is no proof of compliance: rules see what a design says of itself. How"
    " well each fact is known stands with it; the section that a rule traces to is a hint where to"
    " read on. It is no legal advice."
)


def pack_text(pack: Pack, pages: Sequence[Page], paint: Paint) -> str:
    """The page of a pack for a terminal."""
    return as_text(_title(pack), _sections(pack, pages, link=False), paint)


def pack_markdown(pack: Pack, pages: Sequence[Page]) -> str:
    """The page of a pack for a site, where the pages of the rules stand beside it."""
    return as_markdown(_title(pack), _sections(pack, pages, link=True))


def _title(pack: Pack) -> str:
    return f"{pack.id}: {pack.title}"


def _sections(pack: Pack, pages: Sequence[Page], *, link: bool) -> Iterator[Section]:
    own = [page for page in pages if pack.alone_asks_for(page)]
    shared = [page for page in pages if pack.has(page) and page not in own]
    yield Section("Whom it concerns", pack.about)
    yield Section(
        "How to select it",
        f"`archkit validate --select {pack.id}` runs the rules of this pack alone. `ignore ="
        f' ["{pack.id}"]` in the settings leaves out the rules that nothing else asks for.',
    )
    yield Section("Rules that are there for it alone", items=_lines(own, link=link))
    yield Section("Rules that other grounds ask for as well", items=_lines(shared, link=link))
    facts = (fact for name, fact in shipped().items() if pack.has_fact(name))
    yield Section("What it says, as far as rules know it", items=tuple(map(rests_on, facts)))
    yield Section("Notes", _NO_CERTIFICATE)


def _lines(pages: Sequence[Page], *, link: bool) -> tuple[str, ...]:
    return tuple(
        f"{_linked(page) if link else page.id} {page.name}: {page.summary}" for page in pages
    )


def _linked(page: Page) -> str:
    return f"[{page.id}]({page.id}.md)"


def index_markdown(pages: Sequence[Page], packs: Sequence[Pack] = ()) -> str:
    """The list of rules for a site, family by family, and of packs, with a link to each page."""
    return "\n".join(_index(pages, packs)) + "\n"


def _index(pages: Sequence[Page], packs: Sequence[Pack]) -> Iterator[str]:
    yield "# Rules"
    yield f"\n{len(pages)} rules. Each has a page that says what it checks, why it matters and how"
    yield "to mend what it finds, with designs that have the fault and designs that have not."
    if packs:
        yield from _packs(pages, packs)
    for family, members in groupby(pages, key=lambda page: page.family):
        yield f"\n## {family_name(family).capitalize()}\n"
        yield "| rule | fault | severity | packs | what it checks |"
        yield "|---|---|---|---|---|"
        for page in members:
            severity = severity_words(page).rstrip(".") + ", off by default" * page.optional
            words = ", ".join(pack.id for pack in packs_of(page))
            yield f"| {_linked(page)} | {page.name} | {severity} | {words} | {page.summary} |"


def _packs(pages: Sequence[Page], packs: Sequence[Pack]) -> Iterator[str]:
    yield "\n## Packs\n"
    yield "What one body of law or practice asks for, as a word that selects rules.\n"
    yield "| pack | what it is | rules | whom it concerns |"
    yield "|---|---|---|---|"
    for pack in packs:
        count = sum(map(pack.has, pages))
        yield f"| [{pack.id}]({pack_file(pack)}) | {pack.title} | {count} | {pack.about} |"


def pack_file(pack: Pack) -> str:
    """The file that has the page of a pack, beside those of the rules."""
    return f"pack-{pack.id}.md"
