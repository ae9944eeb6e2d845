"""Proposals for unmet requirements: for the terminal and as data."""

import json
from collections.abc import Iterator, Sequence
from math import inf

from archkit.analysis.verdicts.verdict import Verdict, target
from archkit.reports._counts import counted
from archkit.reports._terminal import Paint
from archkit.trials.candidate import Candidate
from archkit.trials.search import Found, Proposal

_MOST = 3
"""So many changes that spoil something else are told."""


def proposals_text(found: Sequence[Found], paint: Paint) -> str:
    """What was found for each requirement."""
    blocks = ["\n".join(_block(each, paint)) for each in found]
    return "\n\n".join(blocks) + "\n"


def _block(found: Found, paint: Paint) -> Iterator[str]:
    verdict = found.verdict
    requirement = verdict.requirement
    yield f"{paint(requirement.address, 'bold')}: {paint(verdict.standing.value, 'bold', 'red')}"
    yield from paint.wrapped(requirement.statement, "  ", "  ")
    if requirement.fit is not None and (asked := target(requirement.fit)):
        yield from paint.wrapped(asked, "  asked  ", "         ")
    if verdict.figure is not None:
        yield from paint.wrapped(f"{verdict.figure}", "  found  ", "         ")
    for number, proposal in enumerate(found.proposals, 1):
        yield ""
        yield from _proposal(number, proposal, found, paint)
    yield ""
    yield from (line for each in closing(found) for line in paint.wrapped(each, "", ""))


def _proposal(number: int, proposal: Proposal, found: Found, paint: Paint) -> Iterator[str]:
    candidate = proposal.candidate
    said = "; ".join(candidate.says)
    lines = paint.wrapped(f"{said[0].upper()}{said[1:]}", f"{number}. ", "   ")
    yield from (paint(line, "bold") for line in lines)
    name = found.verdict.requirement.id
    yield from paint.wrapped(
        f"{_standing(found.verdict)} -> {_standing(proposal.verdict)}", f"   {name}: ", "     "
    )
    for figure in _figures(proposal):
        yield from paint.wrapped(figure, "   ", "     ")
    yield from paint.wrapped(cost_words(candidate), "   Cost: ", "         ")
    for harm in dict.fromkeys(each.tactic.harms for each in candidate.parts):
        yield from paint.wrapped(harm, "   Mind: ", "         ")
    names = ", ".join(dict.fromkeys(each.tactic.id for each in candidate.parts))
    yield f"   Tactic: {names}"
    yield ""
    yield from (f"     {line}" for line in candidate.text.rstrip().split("\n"))


def _standing(verdict: Verdict) -> str:
    return f"{verdict.standing.value}" + (f" ({verdict.figure})" if verdict.figure else "")


def _figures(proposal: Proposal) -> Iterator[str]:
    """The other figures that the change moves, and findings that it mends or brings."""
    review = proposal.trial.outcome.review
    for each in review.figures:
        yield f"`{each.solution.id}` {each.metric.value}: {each.old or '-'} -> {each.new or '-'}"
    findings = review.findings
    if findings.fixed:
        yield counted(len(findings.fixed), "finding mended", "findings mended")
    if findings.new:
        rules = ", ".join(dict.fromkeys(each.finding.page.id for each in findings.new))
        yield f"{counted(len(findings.new), 'new finding', 'new findings')}, no error: {rules}"


def cost_words(candidate: Candidate) -> str:
    """What a change costs, or which prices are missing."""
    if candidate.unpriced:
        names = " and ".join(f"`[prices.{each}]`" for each in candidate.unpriced)
        return f"not known: {names} in archkit.toml is missing"
    amounts = [
        str(amount)
        for part in candidate.parts
        if part.price is not None
        for amount in (part.price.once, part.price.running)
        if amount is not None
    ]
    return " and ".join(amounts)


def closing(found: Found) -> Iterator[str]:
    """How the search went: how to take a proposal, or why there is none."""
    tries = counted(found.tries, "design was judged", "designs were judged")
    if found.proposals:
        name = found.verdict.requirement.address
        yield (
            f"{tries}. `archkit propose {name} --apply` writes the first of them;"
            " `--choose 2` another."
        )
    elif not found.known:
        metric = found.verdict.requirement.fit.metric if found.verdict.requirement.fit else None
        yield (
            f"Nothing can be proposed: no tactic applies to what is asked here"
            f"{f' (`{metric.value}`)' if metric else ', which has no figure'}."
            " `archkit tactics` lists what each can mend."
        )
    else:
        yield from _failed(found, tries)
    for spoiling in found.spoiling[:_MOST] if not found.proposals else ():
        yield f"Not offered: {'; '.join(spoiling.candidate.says)}. {'; '.join(spoiling.why)}."


def _failed(found: Found, tries: str) -> Iterator[str]:
    how = "alone, in pairs and in threes" if not found.gave_up else "until the limit (`--tries`)"
    yield f"Nothing was found that mends it: {tries}, {how}, of {found.known} known changes."
    if found.gave_up:
        yield "There is more to try: the search gave up."
    if found.nearest is not None:
        candidate, verdict = found.nearest
        yield f"Nearest comes: {'; '.join(candidate.says)} ({verdict.figure})."


def proposals_json(found: Sequence[Found]) -> str:
    """What was found for each requirement, as data."""
    return json.dumps([_data(each) for each in found], indent=2, ensure_ascii=False) + "\n"


def _data(found: Found) -> dict[str, object]:
    verdict = found.verdict
    nearest = found.nearest if not found.proposals else None
    return {
        "requirement": verdict.requirement.address,
        "verdict": verdict.standing.value,
        "figure": str(verdict.figure) if verdict.figure else None,
        "proposals": [_proposal_data(each) for each in found.proposals],
        "not_offered": [
            {"says": each.candidate.says, "because": list(each.why)} for each in found.spoiling
        ],
        "nearest": {"says": nearest[0].says, "figure": str(nearest[1].figure)} if nearest else None,
        "known": found.known,
        "tries": found.tries,
        "gave_up": found.gave_up,
    }


def _proposal_data(proposal: Proposal) -> dict[str, object]:
    candidate, review = proposal.candidate, proposal.trial.outcome.review
    return {
        "says": candidate.says,
        "tactics": [each.tactic.id for each in candidate.parts],
        "verdict": proposal.verdict.standing.value,
        "figure": str(proposal.verdict.figure) if proposal.verdict.figure else None,
        "cost_over_five_years": None if candidate.amount == inf else candidate.amount,
        "unpriced": candidate.unpriced,
        "figures": [
            {
                "solution": each.solution.id,
                "metric": each.metric.value,
                "old": each.old,
                "new": each.new,
            }
            for each in review.figures
        ],
        "patch": candidate.text,
    }
