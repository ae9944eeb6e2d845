"""Elements are found by what people call them."""

import pytest
from laid import facts, solution

from archkit.model.names import ElementNames, NoSuchElementError

TWO = [
    solution(
        "permits", "components: {desk: {kind: service}}\njourneys: {apply: {path: [desk, desk]}}"
    ),
    solution("courts", "components: {desk: {kind: service}, apply: {kind: service}}"),
    solution("clerk", "components: {counter: {kind: service}}"),
]
NAMES = ElementNames(facts(*TWO).design)


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("permits.desk", ("solutions", "permits", "components", "desk")),
        ("permits.components.desk", ("solutions", "permits", "components", "desk")),
        ("counter", ("solutions", "clerk", "components", "counter")),
        ("office-1", ("nodes", "office-1")),
        ("nodes.office-1", ("nodes", "office-1")),
        ("solutions.clerk", ("solutions", "clerk")),
        ("python-3.13", ("technologies", "python-3.13")),
    ],
)
def test_a_name_finds_its_element(name: str, where: tuple[str, ...]) -> None:
    assert NAMES.named(name).where == where


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "apply",
            (
                "several elements are called `apply`: write `courts.components.apply` or"
                " `permits.journeys.apply`"
            ),
        ),
        (
            "clerk",
            "several elements are called `clerk`: write `departments.clerk` or `solutions.clerk`",
        ),
        ("permits.dsek", "there is no element `permits.dsek`: did you mean `permits.desk`?"),
        (
            "qqqq",
            (
                "there is no element `qqqq`: write its address, such as `online-permits.portal` or"
                " `nodes.app-a`"
            ),
        ),
    ],
)
def test_a_name_that_fits_none_or_several_says_what_to_write(name: str, said: str) -> None:
    with pytest.raises(NoSuchElementError) as caught:
        NAMES.named(name)
    assert str(caught.value) == said
