"""Profiles as a reader sees them: which severities they change, for which rules and solutions."""

from collections.abc import Iterator, Sequence

from archkit.checking.profiles import Levels
from archkit.model.settings import Level, Profile
from archkit.reports._page import severity_words
from archkit.rules.rule import Page

_INTRODUCTION = """# Profiles

A profile is the set of severities that a purpose asks for: `archkit validate --profile board`, or
`profile = "board"` under `[validate]` in the settings. It changes no judgement: it runs the rules
that are selected, adds those that it names, and raises or lowers what their findings matter. What
it turns off is judged all the same, and the report says how many findings those are. Where several
levels of a profile fit a finding, the last counts; what belongs to no solution counts as live, in
tier 4. An override of the settings, which is for a part of the models, counts more than a profile.

A workspace writes its own in the same way:

```toml
[profiles.pilot]
about = "What counts while we try it out."
also = ["GOV-010"]           # runs these as well; `ALL` leaves optional rules out

[[profiles.pilot.levels]]
rules = ["operations", "pci"]  # ids, names, families, frameworks
severity = "info"            # error, warning, info, or off
tiers = [3, 4]               # left out where it is for all
stages = ["proposed"]        # left out where it is for all
```"""


def changed(page: Page, levels: Levels) -> str:
    """What a profile makes of the severity of a rule, in a line; empty where it leaves it."""
    parts = ["runs"] * (page.id in levels.added)
    for level in levels.of_rule(page.id):
        where = _where(level)
        parts = [*parts, f"{level.severity} {where}"] if where else [str(level.severity)]
    return "; ".join(parts)


def _where(level: Level) -> str:
    """For which solutions a level is; nothing where it is for all."""
    tiers = f"in tier{'s' * (len(level.tiers) > 1)} {_listed(level.tiers, 'and')}"
    stages = f"while {_listed(level.stages, 'or')}"
    return " ".join([tiers] * bool(level.tiers) + [stages] * bool(level.stages))


def _listed(items: Sequence[object], word: str) -> str:
    *most, last = map(str, items or ("",))
    return f"{', '.join(most)} {word} {last}" if most else last


def profiles_markdown(profiles: Sequence[tuple[Profile, Levels]], pages: Sequence[Page]) -> str:
    """The page of the profiles for a site, where the pages of the rules stand beside it."""
    parts = [_INTRODUCTION, *(line for each in profiles for line in _markdown(*each, pages))]
    return "\n".join(parts) + "\n"


def _markdown(profile: Profile, levels: Levels, pages: Sequence[Page]) -> Iterator[str]:
    yield f"\n## {levels.profile}\n\n{profile.about}\n"
    yield "| rule | fault | severity | under this profile |"
    yield "|---|---|---|---|"
    for page in pages:
        if under := changed(page, levels):
            own = severity_words(page).rstrip(".") + ", off by default" * page.optional
            yield f"| [{page.id}]({page.id}.md) | {page.name} | {own} | {under} |"
