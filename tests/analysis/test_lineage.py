"""Data stay sensitive through every derivation that nobody approved."""

import pytest
from laid import facts

from archkit.analysis.knowledge import Missing, Truth

GROUP = 11


def sensitive(text: str, name: str = "made") -> Truth:
    return facts(f"data:\n{text}").lineage.sensitive(name, GROUP)


def made(transform: str, classification: str = "public") -> str:
    return (
        f"  made: {{classification: {classification}, regimes: [], derived_from:"
        f" {{permit: {transform}}}}}\n"
    )


@pytest.mark.parametrize("method", ["deidentify", "tokenise", "redact"])
def test_an_approved_transform_ends_the_sensitivity(method: str) -> None:
    assert sensitive(made(f"{{method: {method}, approved_by: {{role: Officer}}}}")) is False


@pytest.mark.parametrize("method", ["none", "mask", "synthesise"])
def test_a_transform_of_another_kind_does_not(method: str) -> None:
    assert sensitive(made(f"{{method: {method}, approved_by: {{role: Officer}}}}")) is True


def test_a_transform_that_nobody_approved_does_not() -> None:
    assert sensitive(made("{method: redact}")) is True


@pytest.mark.parametrize(("size", "expected"), [(10, True), (11, False)])
def test_an_aggregate_needs_groups_large_enough(size: int, expected: bool) -> None:  # noqa: FBT001 - a case
    transform = f"{{method: aggregate, group_size: {size}, approved_by: {{role: Officer}}}}"
    assert sensitive(made(transform)) is expected


def test_an_aggregate_of_unstated_group_size_is_unknown() -> None:
    found = sensitive(made("{method: aggregate, approved_by: {role: Officer}}"))
    assert isinstance(found, Missing)
    assert [each.field for each in found.places] == [("derived_from", "permit", "group_size")]


def test_sensitivity_passes_through_many_derivations() -> None:
    chain = "".join(
        f"  d{n}: {{classification: public, regimes: [],"
        f" derived_from: {{{f'd{n - 1}' if n else 'permit'}: {{method: none}}}}}}\n"
        for n in range(3000)
    )
    assert sensitive(chain, "d2999") is True


def test_derivations_in_a_circle_come_to_an_end() -> None:
    circle = (
        "  one: {classification: public, regimes: [], derived_from: {two: {method: none}}}\n"
        "  two: {classification: public, regimes: [], derived_from: {one: {method: none}}}\n"
    )
    assert sensitive(circle, "one") is False


def test_a_statute_bars_publication_whatever_the_classification() -> None:
    text = "  made: {classification: public, regimes: [UTIL]}\n"
    assert sensitive(text) is True


def test_what_is_made_of_barred_data_by_an_approved_transform_may_be_published() -> None:
    text = (
        "  usage: {classification: confidential, regimes: [UTIL]}\n"
        "  made: {classification: public, regimes: [UTIL], derived_from:"
        " {usage: {method: deidentify, approved_by: {role: Officer}}}}\n"
    )
    assert sensitive(text) is False


def test_the_descent_is_told_from_its_origin() -> None:
    text = made("{method: none}") + (
        "  copy: {classification: public, regimes: [], derived_from: {made: {method: mask}}}\n"
    )
    assert facts(f"data:\n{text}").lineage.descent("copy", GROUP) == ["permit", "made", "copy"]
