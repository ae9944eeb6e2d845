"""What happened to the design of late, from its git repository, for one audience."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from archkit.diff.changes import compare
from archkit.diff.history import Step
from archkit.diff.past import Past, Span
from archkit.model.loading.load import Loaded
from archkit.model.vocabulary import Audience
from archkit.site.news import News, Pair, Teller
from archkit.source.git import Repository
from archkit.source.git_process import GitError

_MOST: Final = 12
"""So many commits are looked at: each costs about as much as a picture."""


class Happened(NamedTuple):
    """What a commit did, and on which day; what it is called is nobody's business here."""

    day: date
    news: list[News]


def lately(root: Path, loaded: Loaded, audience: Audience, as_of: date) -> Iterator[Happened]:
    """What the last commits did, the newest first; nothing where there is no git.

    Args:
        root: The workspace.
        loaded: The design as it is in hand, which says who may see what.
        audience: For whom.
        as_of: The day on which all versions are judged.
    """
    try:
        past = Past(Repository.around(root), root, as_of, loaded)
        teller = Teller(audience, loaded.design)
        is_first = True
        for step in islice(past.steps(Span()), _MOST):
            if not isinstance(step, Step):
                continue
            if is_first:
                head = step.new.loaded.design
                teller.pass_over(head, loaded.design, compare(head, loaded.design))
            is_first = False
            if news := teller.told(_pair(step)):
                yield Happened(step.commit.day, news)
    except GitError:
        return


def _pair(step: Step) -> Pair:
    old = step.old.appraisal.facts if step.old else None
    return Pair(old, step.new.appraisal.facts, step.comparison, step.verdicts)
