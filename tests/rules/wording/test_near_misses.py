"""Statements that towns have good reason to write so: the rules of wording leave them alone.

Most use a word or a form that a rule looks for, in a sense that is sound.
"""

from pathlib import Path

import pytest
from laid import facts, solution

from archkit.checking.engine import run_rules
from archkit.rules.catalogue import rules

NEAR_MISSES = Path(__file__).with_name("near_misses.txt").read_text(encoding="utf-8").splitlines()
RULES = [rule for rule in rules() if rule.family == "TXT" or rule.id == "REQ-002"]
BY_DEFAULT = [rule for rule in RULES if not rule.optional]


@pytest.mark.parametrize("statement", NEAR_MISSES)
def test_a_sound_statement_raises_nothing(statement: str) -> None:
    requirement = f"  R1:\n    kind: operational\n    statement: |-\n      {statement}\n"
    design = facts(solution("town-hall", f"requirements:\n{requirement}"))
    run = run_rules(design, BY_DEFAULT, {rule.id: rule.parameters() for rule in BY_DEFAULT})
    assert [f"{each.page.id} {each.message}" for each in run.findings] == []
