"""What is too large for an exact figure is simulated, and the error is known."""

from random import Random

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


def dense() -> Facts:
    """A desk that needs one of two for each of many pairs of the same few services."""
    draw = Random(5)  # noqa: S311 - it has to be repeatable
    pairs = sorted({tuple(sorted(draw.sample(range(60), 2))) for _ in range(150)})
    lines = ["components:", "  desk: {kind: service, placed: [office-1], availability: 99 %}"]
    lines += [
        f"  c{number}: {{kind: service, placed: [office-1], availability: 99 %}}"
        for number in range(60)
    ]
    lines.append("connections:")
    lines += [f"  desk -> c{a} (for c{b}): {{fallback: {{use: c{b}}}}}" for a, b in pairs]
    return facts(solution("s", "\n".join(lines) + "\n"))


def chain(length: int) -> Facts:
    """Desks each of which has a store of its own, or else the next desk."""
    lines = ["components:"]
    lines += [
        f"  {name}: {{kind: service, placed: [office-1], availability: 50 %}}"
        for number in range(length)
        for name in ("desk" if number == 0 else f"desk-{number}", f"store-{number}")
    ]
    lines.append("connections:")
    lines += [
        f"  {'desk' if number == 0 else f'desk-{number}'} -> store-{number}:"
        f" {{fallback: {{use: desk-{number + 1}}}}}"
        for number in range(length - 1)
    ]
    return facts(solution("s", "\n".join(lines) + "\n"))


def test_a_structure_of_few_blocks_that_share_too_much_is_simulated() -> None:
    found = account(dense())
    assert found.simulated is not None
    low, high = found.figure.low, found.figure.high
    # One pair down costs 0.01 ** 2, so that 150 of them cost at most 1.5 % of the desk's 99 %.
    assert 0.99 * (1 - 150 * 0.01**2) < high
    assert low < 0.99


@pytest.mark.parametrize("length", [10, 400])
def test_a_long_chain_of_those_who_stand_in_is_worked_out(length: int) -> None:
    expected = 0.0
    for _ in range(length):
        expected = 0.5 * (1 - 0.5 * (1 - expected)) if expected else 0.5
    found = account(chain(length))
    assert found.figure.low - 1e-9 <= expected <= found.figure.high + 1e-9
    assert (found.simulated is None) == (length == 10)


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
