"""Shows what each rule costs, and each phase of a cold run, slowest first.

    python bench/rules.py [COMPONENTS]

`in turn` is what a rule takes in a whole run, where the analyses that an
earlier rule asked for are there already. `alone` is what it takes when it has
to ask for all of them itself. A rule has a few milliseconds for 10,000
components; where `in turn` is far below `alone`, the analysis is what costs.

`judged` is how many elements it passed, failed or could not decide, and `failed`
how many of them failed. A rule that judges next to nothing here is not measured:
let the solutions of `solution.py` give it something to judge.
"""

import gc
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import generate

if TYPE_CHECKING:
    from archkit.checking.check import Result
    from archkit.model.design import Design
    from archkit.rules.catalogue import AnyRule
    from archkit.rules.rule import Parameters

SEED = 20261124
DAY = date(2026, 11, 24)
RUNS = 3
"""How often each thing is timed; the best counts, for what disturbs only adds."""


class Watch:
    """Tells the milliseconds since it was last asked, of this process alone."""

    def __init__(self) -> None:
        self._last = time.process_time()

    def lap(self) -> float:
        """The milliseconds since the last call."""
        before, self._last = self._last, time.process_time()
        return (self._last - before) * 1000


def phases(folder: Path) -> "tuple[dict[str, float], Design, Result]":
    """Run `validate` once as the command does: the milliseconds of each phase, and what came."""
    watch = Watch()
    from archkit.checking.check import check_loaded
    from archkit.cli import validate
    from archkit.model.loading.load import load
    from archkit.model.workspace import open_workspace
    from archkit.reports._report import Manner, render
    from archkit.rules.catalogue import rules

    del validate
    rules()
    took = {"imports": watch.lap()}
    workspace = open_workspace(folder)
    loaded = load(workspace)
    took["load"] = watch.lap()
    result = check_loaded(workspace, loaded, DAY)
    took["check"] = watch.lap()
    render("text", result, Manner())
    took["report"] = watch.lap()
    return took, loaded.design, result


def in_turn(
    design: "Design", rules: "Iterable[AnyRule]", parameters: "Mapping[str, Parameters]"
) -> dict[str, float]:
    """The milliseconds of each rule, all of them run on the same facts."""
    from archkit.analysis.facts import Facts
    from archkit.checking.engine import run_rules

    facts, took, watch = Facts(design, DAY), {}, Watch()
    for rule in rules:
        run_rules(facts, [rule], parameters)
        took[rule.id] = watch.lap()
    gc.collect()
    return took


def alone(
    design: "Design", rules: "Iterable[AnyRule]", parameters: "Mapping[str, Parameters]"
) -> dict[str, float]:
    """The milliseconds of each rule, each on facts of its own."""
    return {rule.id: in_turn(design, [rule], parameters)[rule.id] for rule in rules}


def main(components: int) -> None:
    """Measure and print."""
    gc.disable()  # as the command line does
    with tempfile.TemporaryDirectory() as temporary:
        generate.write(Path(temporary), components, SEED)
        took, design, result = phases(Path(temporary))
    gc.freeze()

    from archkit.rules.catalogue import rules
    from archkit.rules.rule import Outcome

    every = rules()
    parameters = {rule.id: rule.parameters() for rule in every}
    turns = [in_turn(design, every, parameters) for _ in range(RUNS)]
    alones = [alone(design, every, parameters) for _ in range(RUNS)]
    print(f"{components} components, milliseconds")
    print("".join(f"{phase:>12}" for phase in took))
    print("".join(f"{figure:>12.0f}" for figure in took.values()))
    print(f"\n{'rule':<10}{'in turn':>10}{'alone':>10}{'judged':>10}{'failed':>10}")
    rows = [
        (min(run[rule.id] for run in turns), min(run[rule.id] for run in alones), rule)
        for rule in every
    ]
    for turn, own, rule in sorted(rows, key=lambda row: -row[0]):
        tally = result.tallies.get(rule.id, Counter())
        failed = tally[Outcome.FAIL]
        judged = tally.total() - tally[Outcome.NOT_APPLICABLE]
        print(f"{rule.id:<10}{turn:>10.1f}{own:>10.1f}{judged:>10}{failed:>10}  {rule.name}")
    print(f"{'all':<10}{sum(turn for turn, _, _ in rows):>10.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
