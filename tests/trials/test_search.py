"""The short way and the whole way agree: what a search asks of a patch, and what its files say."""

from datetime import date

import pytest
from patched import made

from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts
from archkit.model.overlay.applying import edits_of
from archkit.model.requirement import Requirement
from archkit.tactics.catalogue import tactics
from archkit.trials.aims import aim_of
from archkit.trials.candidate import Candidate, candidates, together

AS_OF = date(2026, 11, 1)
FILES = {
    "permits.yaml": """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  P-1:
    kind: quality
    statement: The desk shall work.
    fit: {metric: availability, at_least: 99.99 %, of: desk}
  P-2:
    kind: quality
    statement: The desk shall be back soon.
    fit: {metric: recovery-time, at_most: 10 min, of: desk}
components:
  desk: {kind: service, availability: 99 %, placed: [office-1], redundancy: none, recovers_in: 2 h}
  parcels: {kind: service, availability: 99 %, placed: [office-2], redundancy: none, recovers_in: 3 h}
  ledger: {kind: service, availability: 99 %, placed: [office-1], redundancy: none, recovers_in: 1 h}
connections:
  desk -> parcels: {protocol: https, access: read}
  desk -> ledger: {protocol: https, carries: [memo]}
""",
}
CITY = made(FILES)


def figure(facts: Facts, name: str) -> str:
    every = facts.design.elements(Requirement)
    (found,) = (each for each in every if each.id == name and isinstance(each, Requirement))
    return str(Verdicts(facts).of(found).figure)


def every(name: str) -> list[Candidate]:
    facts = Facts(CITY.design, AS_OF)
    aim = aim_of(CITY.design.solutions["permits"].requirements[name], facts)
    assert aim is not None
    single = candidates(aim, {}, tactics())
    pairs = [together((one, other)) for one in single for other in single if one is not other]
    return [*single, *pairs]


@pytest.mark.parametrize("name", ["P-1", "P-2"])
def test_the_figure_in_memory_is_that_of_the_written_files(name: str) -> None:
    tried = 0
    for candidate in every(name):
        laid = candidate.laid(CITY)
        if laid.diagnostics:
            continue
        texts = edits_of(laid).texts
        in_files = Facts(made({**FILES, **texts}).design, AS_OF)
        assert figure(Facts(laid.design, AS_OF), name) == figure(in_files, name)
        tried += 1
    assert tried > 10


def test_the_cheapest_is_tried_first_and_the_unpriced_last() -> None:
    ranks = [each.rank for each in every("P-1")[:5]]
    assert ranks == sorted(ranks)
