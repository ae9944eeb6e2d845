"""Risk: what may go wrong, by how likely and how bad it is (NIST SP 800-30, table I-2)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from archkit.analysis.risk_tables import overall_likelihood, risk_level
from archkit.diagrams.drawing import Drawing
from archkit.diagrams.engine import Engine
from archkit.diagrams.heat import TONES, HeatView, heat_map
from archkit.diagrams.kind import Kind, Scope
from archkit.diagrams.subject import Subject
from archkit.diagrams.view import Box, plural
from archkit.model.risk import Risk, Treatment
from archkit.model.vocabulary import RiskLevel

_MOST: Final = 40
"""So many risks are listed beside the map; of more, the lower ones are counted only."""


@dataclass(frozen=True)
class _Rated:
    """A risk whose place on the map is known."""

    risk: Risk
    likelihood: RiskLevel
    impact: RiskLevel

    @property
    def level(self) -> RiskLevel:
        """How high it is before treatment: as stated, or by the table."""
        return self.risk.level or risk_level(self.likelihood, self.impact)


def _views(subject: Subject) -> Iterator[HeatView]:
    solutions = [subject.solution] if subject.solution else [*subject.design.solutions.values()]
    risks = [risk for solution in solutions for risk in solution.risks.values()]
    if not risks:
        return
    rated = sorted(
        (each for risk in risks if (each := _rated(risk))),
        key=lambda each: (-each.level.rank, each.risk.address),
    )
    shown = rated[:_MOST]
    yield HeatView(
        id=subject.view_id("risk"),
        kind="risk",
        title=f"{subject.title}: what may go wrong",
        sentence=_sentence(len(risks), rated),
        boxes=tuple(_box(each, subject) for each in shown),
        left_out=tuple(_told(len(risks), len(rated), len(shown))),
        model=subject.model,
        day=subject.day,
        counted=("risk", "connection"),
        places=tuple((each.likelihood, each.impact) for each in shown),
    )


def _rated(risk: Risk) -> _Rated | None:
    likelihood = risk.likelihood
    if likelihood is None and risk.initiation is not None and risk.success is not None:
        likelihood = overall_likelihood(risk.initiation, risk.success)
    if likelihood is None or risk.impact is None:
        return None
    return _Rated(risk, likelihood, risk.impact)


def _sentence(count: int, rated: Iterable[_Rated]) -> str:
    levels = Counter(each.level for each in rated)
    told = ", ".join(
        f"{levels[each]} {_word(each)}" for each in reversed(RiskLevel) if levels[each]
    )
    return f"{plural(count, 'risk')} before anything is done about them: {told or 'none rated'}."


def _word(level: RiskLevel) -> str:
    return level.replace("-", " ")


def _box(rated: _Rated, subject: Subject) -> Box:
    risk = rated.risk
    owner = subject.design.solutions[risk.within].title
    of = "" if subject.solution else f"{owner} · "
    return Box(
        id=risk.address,
        name=f"{of}{_levels(rated)}{_treated(risk)}",
        word=f"{_word(rated.level)} risk",
        icon="warning",
        tone=TONES[rated.level],
        note=risk.statement,
        element=risk.address,
    )


def _levels(rated: _Rated) -> str:
    before, after = rated.level, rated.risk.residual
    if after is None:
        return _word(before).capitalize()
    if after is before:
        return f"{_word(before).capitalize()} before and after treatment"
    return f"{_word(before).capitalize()}, {_word(after)} after treatment"


def _treated(risk: Risk) -> str:
    if risk.treatment is None:
        return ""
    if risk.treatment is Treatment.ACCEPT:
        return " · accepted"
    done = {Treatment.MITIGATE: "reduced", Treatment.TRANSFER: "passed on"}
    word = done.get(risk.treatment, "avoided")
    return f" · to be {word} by {risk.due.isoformat()}" if risk.due else f" · to be {word}"


def _told(count: int, rated: int, shown: int) -> Iterator[str]:
    if unrated := count - rated:
        yield f"{plural(unrated, 'risk')} nobody has rated cannot be placed and are not drawn."
    if rest := rated - shown:
        yield f"The {plural(rest, 'lowest risk')} are too many for one picture and not drawn."


def _drawn(view: HeatView, engine: Engine) -> Drawing:
    del engine
    return heat_map(view)


KIND = Kind(
    "risk",
    "what may go wrong, by how likely and how bad it is",
    Scope.BOTH,
    _views,
    draw=_drawn,
    graph=False,
)
