"""REQ-002 beyond its examples: the parameters, the status, and the seeded bad design."""

import pytest
from laid import facts, solution

from archkit.analysis.wording.checks import Fault
from archkit.checking.engine import run_rules
from archkit.model.settings import Severity
from archkit.rules.requirements.ambiguous_wording import RULE, AmbiguousWordingParameters


def found(body: str, **given: object) -> dict[str, Severity]:
    """The faults of the requirement `R1`, each with how much it matters."""
    design = facts(solution("permits", f"requirements: {{R1: {{kind: quality, {body}}}}}"))
    parameters = AmbiguousWordingParameters.model_validate(given)
    run = run_rules(design, [RULE], {RULE.id: parameters})
    assert run.crashes == []
    return {each.key: each.severity for each in run.findings}


FAST = "statement: The system must be fast and user-friendly."
OPEN = "statement: The desk shall answer within TBD seconds."


def test_fast_and_user_friendly_is_found_once_for_each_check() -> None:
    assert set(found(FAST)) == {Fault.OTHER_MODAL, Fault.VAGUE}


def test_a_figure_excuses_weak_words_but_not_the_form() -> None:
    fit = "fit: {metric: task-time, at_most: 3 min}"
    assert set(found(f"{FAST}, {fit}")) == {Fault.OTHER_MODAL}


@pytest.mark.parametrize("fit", ["{metric: task-time}", "{at_most: 3 min}"])
def test_half_a_fit_criterion_excuses_nothing(fit: str) -> None:
    assert set(found(f"{FAST}, fit: {fit}")) == {Fault.OTHER_MODAL, Fault.VAGUE}


def test_a_city_may_bind_by_another_word_and_skip_a_check() -> None:
    assert set(found(FAST, keyword="must")) == {Fault.VAGUE}
    assert set(found(FAST, skip=["vague"])) == {Fault.OTHER_MODAL}


@pytest.mark.parametrize("status", ["reviewed", "approved", "baselined"])
def test_an_open_mark_is_an_error_once_the_draft_is_over(status: str) -> None:
    assert found(f"{OPEN}, status: {status}") == {Fault.UNFINISHED: Severity.ERROR}


def test_an_open_mark_is_an_error_where_no_status_is_given() -> None:
    assert found(OPEN) == {Fault.UNFINISHED: Severity.ERROR}


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_draft_may_be_open_and_what_is_retired_is_left_alone(status: str) -> None:
    assert found(f"{OPEN}, status: {status}") == {}
