"""What a tactic is asked to mend: a requirement, what it measures, and the design as it is."""

from archkit.analysis.facts import Facts
from archkit.analysis.knowledge import Missing
from archkit.analysis.verdicts.judge import Verdicts
from archkit.model.requirement import Requirement
from archkit.tactics.tactic import Aim


def aim_of(requirement: Requirement, facts: Facts) -> Aim | None:
    """The aim of mending a requirement; None where no figure of it is computed from the design."""
    fit = requirement.fit
    if fit is None or fit.metric is None:
        return None
    subject = Verdicts(facts).subject(requirement, fit)
    return None if isinstance(subject, Missing) else Aim(requirement, fit, subject, facts)
