"""What is too large for an exact figure is simulated, and the error is known."""

import pytest
from hypothesis import given, settings
from laid import facts, solution
from shapes import Shape, shapes

from archkit.analysis.availability.availability import Account
from archkit.analysis.availability.diagram import MOST_BLOCKS, diagram_of
from archkit.analysis.availability.simulation import Simulated
from archkit.analysis.availability.structure import Structure, structure_of
from archkit.analysis.facts import Facts
from archkit.analysis.verdicts.judge import Verdicts

PAIRS = MOST_BLOCKS // 2 + 1


def structure(shape: Shape) -> tuple[Structure, list[float]]:
    """The structure of `a`, and how often each of its blocks works."""
    found = shape.facts()
    use = found.dependencies.use_of(found.design.components["s.a"])
    covers = {cover.connection.source: [] for cover in found.availability.account(use).covers}
    for cover in found.availability.account(use).covers:
        covers[cover.connection.source].append(cover)
    whole = structure_of(use.parts, found.dependencies.closure, covers, best=True)
    shares = []
    for block in whole.blocks:
        share = 1.0
        for part in block:
            share *= found.availability.of(found.design.components[part]).high
        shares.append(share)
    return whole, shares


@settings(max_examples=25)
@given(shapes)
def test_the_exact_figure_lies_within_the_interval_of_the_simulation(shape: Shape) -> None:
    whole, shares = structure(shape)
    simulated, exact = Simulated(whole, shares), diagram_of(whole).with_shares(shares)
    low, high = simulated.interval
    assert low - 1e-12 <= exact.share <= high + 1e-12
    assert simulated.importance == pytest.approx(exact.importance, abs=0.02)


def test_the_same_structure_is_simulated_alike() -> None:
    needs = {("a", "b"): "c", ("b", "d"): "e", ("c", "d"): "f"}
    whole, shares = structure(Shape((90, 80, 70, 60, 50, 40), needs))
    assert Simulated(whole, shares).share == Simulated(whole, list(shares)).share


def test_what_hardly_ever_fails_is_not_taken_to_never_fail() -> None:
    whole, _ = structure(Shape((100,) * 6, {("a", "b"): "c"}))
    simulated = Simulated(whole, [1 - 1e-9, 1 - 1e-9])
    assert simulated.share == 1
    assert simulated.interval == pytest.approx((0.999892, 1), abs=1e-6)


def large(target: str = "99 %") -> Facts:
    """A desk that needs one of two services for each of more tasks than a diagram takes."""
    lines = [
        "requirements:",
        "  R:",
        "    kind: quality",
        "    statement: The desk shall work.",
        f"    fit: {{metric: availability, at_least: {target}, of: desk}}",
        "components:",
        "  desk: {kind: service, placed: [office-1], availability: 99 %}",
    ]
    for number in range(PAIRS):
        for name in ("one", "two"):
            fields = "{kind: service, placed: [office-1], availability: 98 %}"
            lines.append(f"  {name}-{number}: {fields}")
    lines.append("connections:")
    lines += [f"  desk -> one-{n}: {{fallback: {{use: two-{n}}}}}" for n in range(PAIRS)]
    return facts(solution("s", "\n".join(lines) + "\n"))


def account(found: Facts) -> Account:
    use = found.dependencies.use_of(found.design.components["s.desk"])
    return found.availability.account(use)


TRUE = 0.99 * (1 - 0.02**2) ** PAIRS


def test_a_large_structure_is_simulated_with_bounds_around_the_true_figure() -> None:
    found = account(large())
    assert found.simulated is not None
    assert found.simulated.error == pytest.approx(0.00062, abs=0.00002)
    assert found.figure.low < TRUE < found.figure.high
    assert found.parts[0].component.id == "desk"


@pytest.mark.parametrize(
    ("target", "expected"), [("94 %", "met"), (f"{TRUE * 100:.3f} %", "unknown"), ("96 %", "unmet")]
)
def test_a_simulation_that_cannot_tell_says_so(target: str, expected: str) -> None:
    every = Verdicts(large(target)).every
    verdict = next(each for each in every if each.requirement.id == "R")
    assert verdict.standing.value == expected
    said = [step.value for _, step in verdict.because.walk() if "simulated" in step.says]
    assert ["the simulation cannot tell" in value for value in said] == [True]
