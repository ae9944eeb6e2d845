"""The columns of a table are the fields of a requirement."""

from collections.abc import Iterator

from pydantic import BaseModel

from archkit.exchange.columns import FINGERPRINT, ID, SOLUTION, Shape, columns
from archkit.model.organisation import Holder
from archkit.model.requirement import Fit, Requirement, Verify

PARTS: dict[str, type[BaseModel]] = {"fit": Fit, "verify": Verify, "owner": Holder}


def fields() -> Iterator[tuple[str, ...]]:
    for name in Requirement.model_fields:
        if name in PARTS:
            yield from ((name, part) for part in PARTS[name].model_fields)
        elif name not in Requirement.DERIVED:
            yield (name,)


def test_every_field_that_people_write_is_a_column() -> None:
    assert {each.field for each in columns()} | {("confirmed",)} == set(fields())


def test_every_column_has_a_heading_of_its_own_and_tells_what_it_is_for() -> None:
    headings = [SOLUTION, ID, *(each.heading for each in columns()), FINGERPRINT]
    assert len({each.casefold() for each in headings}) == len(headings)
    assert [each.heading for each in columns() if not each.about] == []


def test_a_nested_field_has_a_plain_heading() -> None:
    headings = {each.field: each.heading for each in columns()}
    assert headings["fit", "at_least"] == "Fit: at least"
    assert headings["satisfied_by",] == "Satisfied by"


def test_the_shape_follows_from_the_type() -> None:
    shapes = {".".join(each.field): each.shape for each in columns()}
    assert shapes["statement"] is Shape.TEXT
    assert shapes["fit.metric"] is Shape.WORD
    assert shapes["fit.at_least"] is Shape.FIGURE
    assert shapes["verify.date"] is Shape.DAY
    assert shapes["satisfied_by"] is Shape.LIST
    assert shapes["links"] is Shape.PAIRS
    assert shapes["properties"] is Shape.DATA


def test_what_every_requirement_has_is_required() -> None:
    assert [each.field for each in columns() if each.required] == [("kind",), ("statement",)]
