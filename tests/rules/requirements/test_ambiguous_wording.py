"""REQ-002 beyond its examples: the parameter, and what excuses a vague word."""

import pytest
from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.requirements.ambiguous_wording import RULE, AmbiguousWordingParameters

BAD = "statement: There must be fast and user-friendly answers, and shall be more."


def found(body: str, **given: object) -> dict[str, str]:
    """The faults of the requirement `R1`, each with its message."""
    design = facts(solution("permits", f"requirements: {{R1: {{kind: quality, {body}}}}}"))
    parameters = AmbiguousWordingParameters.model_validate(given)
    run = run_rules(design, [RULE], {RULE.id: parameters})
    assert run.crashes == []
    return {each.key: each.message for each in run.findings}


def test_each_part_of_the_condition_is_told_once() -> None:
    text = 'statement: "There shall be fast and user-friendly answers, and shall be more."'
    assert found(text) == {
        "vague": "`R1` uses `fast` and `user-friendly` and gives no figure",
        "several-demands": "`R1` asks for several things at once: `shall be fast` and `shall be more`",
        "nobody-acts": "`R1` names nobody who must do it: `There shall`",
    }


def test_many_words_make_one_short_message() -> None:
    words = "fast easy robust quick smooth timely minimal fast"
    told = found(f"statement: The portal shall be {words}.")["vague"]
    assert told == (
        "`R1` uses `fast` (twice), `easy`, `robust`, `quick`, `smooth` and 2 more and gives no figure"
    )


def test_a_figure_excuses_vague_words() -> None:
    text = "statement: The desk shall be fast."
    assert found(f"{text}, fit: {{metric: task-time, at_most: 3 min}}") == {}


@pytest.mark.parametrize("fit", ["{metric: task-time}", "{at_most: 3 min}"])
def test_half_a_fit_criterion_excuses_nothing(fit: str) -> None:
    assert set(found(f"statement: The desk shall be fast., fit: {fit}")) == {"vague"}


def test_a_part_that_is_skipped_is_not_looked_at() -> None:
    text = "statement: There shall be a fast desk."
    assert set(found(text, skip=["vague"])) == {"nobody-acts"}
    assert found(text, skip=["vague", "nobody-acts"]) == {}


@pytest.mark.parametrize("body", ["status: retired", "wording: quoted"])
def test_what_is_retired_or_quoted_is_left_alone(body: str) -> None:
    assert found(f"statement: There shall be a fast desk., {body}") == {}
