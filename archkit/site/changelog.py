"""What changed between two versions, for the departments, as Markdown in plain words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from archkit.diff.review import Review
from archkit.model.design import Design
from archkit.model.vocabulary import Audience
from archkit.site.edition import Edition
from archkit.site.heard import in_full
from archkit.site.markup import plain, section
from archkit.site.news import News, Pair, Teller
from archkit.site.spoken import on

_APART: Final = re.compile(r"\n{3,}")


def changelog(review: Review, audience: Audience, department: str | None = None) -> str:
    """What changed, department by department and system by system; of one, where it is named."""
    base, head = review.base, review.head
    pair = Pair(base.facts, head.facts, review.comparison, review.verdicts)
    news = Teller(audience, head.loaded.design).told(pair)
    groups = list(_groups(news, head.loaded.design, Edition(audience, head.loaded.design)))
    if department is not None:
        groups = [each for each in groups if each[0] == department]
    parts = (
        section(name, *(section(each.name, in_full(each.lines), level=3) for each in told))
        for _, name, told in groups
    )
    text = "".join(parts) or "Nothing changed that this edition tells of.\n"
    text = _APART.sub("\n\n", text).rstrip() + "\n"
    name = plain(head.workspace.settings.workspace.name)
    compared = f"From {plain(base.name)} to {plain(head.name)}."
    judged = f"Both are judged as of {on(head.result.as_of)}."
    edition = f"This is the {audience.value} edition."
    return f"# {name}: what changed\n\n{compared} {judged} {edition}\n\n{text}"


def _groups(
    news: Iterable[News], design: Design, edition: Edition
) -> Iterator[tuple[str, str, list[News]]]:
    """The departments by their ids and names, with what changed of their systems."""
    found: dict[str, list[News]] = {}
    for each in news:
        found.setdefault(each.solution.department, []).append(each)
    named = []
    for name, told in found.items():
        department = design.departments.get(name)
        is_known = department is not None and edition.shows(department)
        title = edition.text(department.title) if department and is_known else "Other systems"
        named.append((name, plain(title), told))
    yield from sorted(named, key=lambda each: (each[1].casefold(), each[0]))
