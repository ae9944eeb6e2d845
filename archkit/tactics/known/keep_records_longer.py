"""Keep records as long as the schedule asks."""

from collections.abc import Iterator

from archkit.model.obligations import RecordKeeping
from archkit.model.quality import Metric
from archkit.tactics.tactic import Aim, Concern, Remedy, Tactic


def remedies(aim: Aim) -> Iterator[Remedy]:
    """Each store that deletes too early, as late as is asked for."""
    stored = aim.facts.holders.stored.get(aim.subject.id, ())
    for store in {each.address: each for each in (*aim.measured, *stored)}.values():
        if isinstance(store.records, RecordKeeping) and aim.fit.at_least is not None:
            line = aim.state(store, "records.deletes_after", str(aim.fit.at_least))
            yield Remedy(f"let `{store.address}` delete after {aim.fit.at_least}", (line,))


TACTIC = Tactic(
    id="keep-records-longer",
    concern=Concern.OPERATIONS,
    summary="Let a store delete by itself no earlier than the retention schedule asks.",
    when="A store deletes records earlier than they have to be kept.",
    costs="Room for the records.",
    harms="What is kept can be lost, leaked and asked for: keep nothing longer than it has to be.",
    source="Texas Local Government Code 201-205; NIST SP 800-53 SI-12",
    metrics=frozenset({Metric.RETENTION}),
    remedies=remedies,
    examples=(
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- met
    kind: constraint
    statement: Permits shall be kept for 7 years.
    fit: {metric: retention, at_least: 7 years, of: store}
components:
  store: {kind: database, stores: [permit], records: {deletes_after: 2 years}}
""",
        """
solution: permits
department: clerk
stage: approved
tier: 2
requirements:
  R1: # <- unmet
    kind: quality
    statement: The store shall be available for 99.9 % of each month.
    fit: {metric: availability, at_least: 99.9 %, of: store}
components:
  store: {kind: database, placed: [office-1], availability: 99 %, redundancy: none}
""",
    ),
)
