"""Facts of law and policy as a reader sees them: what they say, since when, and how well known."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from archkit.analysis.regulations import in_force_words
from archkit.model.regulation import Fact, Version, shown
from archkit.reports._terminal import Paint

_INTRODUCTION = """# Regulations

What law and policy say, as far as rules rest on it: data with a day, a source, and how well it is
known. It is no legal advice. Each fact has one of three grades:

- **read**: the text or an official page was read;
- **not verified, secondary pages**: only pages that tell about the text were read;
- **not verified, general knowledge**: it was compared with nothing.

The day of recording is when a fact was taken over into archkit, from notes of what had been read
before. Nobody compared it with its source on that day; where somebody has since, the day of that is
given as well. Details that the notes did not hold, such as some first days and numbers of sections,
are named as from general knowledge.

`archkit regulations` lists them as of a day. A workspace that knows better, since dates move, says
so in its `archkit.toml`, and findings that rest on it name it:

```toml
[regulations."ada-web-compliance-date"]
value = 2028-04-26           # left out where only the days move
effective-from = 2027-03-01  # left out where that stays
source = "the next interim final rule"
```"""


def known(version: Version) -> str:
    """How well a version is known, as a sentence."""
    words = version.grade.words
    on = f"; recorded on {version.recorded_on}" if version.recorded_on else ""
    since = f", compared with its source on {version.checked_on}" if version.checked_on else ""
    text = f"{words[0].upper()}{words[1:]}{on}{since}."
    if not version.unverified:
        return text
    return f"{text} From general knowledge: {'; '.join(version.unverified)}."


def rests_on(fact: Fact) -> str:
    """A fact in a paragraph, as the page of a rule names it."""
    value = f" ({shown(fact.value)})" if fact.value is not None else ""
    proposed = "" if fact.effective_from != "none" else " Only proposed."
    return f"`{fact.id}`{value}: {fact.title}{proposed} {fact.source}. {known(fact)}"


def facts_text(facts: Iterable[Fact], as_of: dt.date, paint: Paint) -> str:
    """The facts for a terminal, as they stand on a day."""
    return "\n\n".join("\n".join(_text(fact, as_of, paint)) for fact in facts)


def _text(fact: Fact, as_of: dt.date, paint: Paint) -> Iterator[str]:
    standing = fact.standing(as_of)
    value = f" {shown(standing.value)}" if standing.value is not None else ""
    force = "" if standing.in_force(as_of) else f" (not in force on {as_of})"
    yield paint(f"{fact.id}{':' * bool(value)}", "bold") + value + force
    days = in_force_words(standing)
    for line in (fact.title, f"{standing.source}; {days}. {known(standing)}", fact.note):
        if line:
            yield from paint.wrapped(line, "  ", "  ")


def facts_markdown(facts: Sequence[Fact]) -> str:
    """The facts for a site, with what each was before."""
    return "\n".join([_INTRODUCTION, *(line for fact in facts for line in _markdown(fact))]) + "\n"


def _markdown(fact: Fact) -> Iterator[str]:
    yield f"\n## {fact.id}\n\n{fact.title}\n"
    for version in fact.versions:
        days = in_force_words(version)
        days = f"{days[0].upper()}{days[1:]}"
        lead = f"**{shown(version.value)}.** {days}" if version.value is not None else days
        yield f"- {lead}. {version.source}. {known(version)}"
    if fact.note:
        yield f"\n{fact.note}"
