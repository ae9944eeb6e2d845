import pytest

from archkit.source.lines import LineIndex
from archkit.source.place import Span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(end: str) -> None:
    text = f"é😀x{end}{end}y"
    lines = LineIndex(text)
    assert lines.position(2) == (1, 3)
    assert lines.position(text.index("y")) == (3, 1)
    assert text.index("y") == lines.offset(3, 1)
    assert lines.line_end(0) == 3
    assert len(text) == lines.line_end(text.index("y"))


def test_a_place_that_does_not_exist_becomes_the_nearest_that_does() -> None:
    lines = LineIndex("ab\nc")
    assert lines.position(lines.offset(2, 99)) == (2, 2)
    assert lines.position(lines.offset(99, 1)) == (2, 2)


def test_a_character_at_the_end_of_a_line_has_an_empty_span() -> None:
    assert Span("f", 1, 3, 1, 3) == LineIndex("ab\nc").character("f", 2)
