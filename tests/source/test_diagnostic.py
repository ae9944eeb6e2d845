import pytest

from archkit.source.diagnostic import Diagnostic, did_you_mean
from archkit.source.place import Span


def test_diagnostics_sort_by_place_then_code_then_message() -> None:
    late = Diagnostic("a", "a", Span.at("f", 2), hint=None)
    early = Diagnostic("b", "a", Span.at("f"), hint=None)
    hinted = Diagnostic("b", "b", Span.at("f"), hint="do it")
    assert [early, hinted, late] == sorted([late, hinted, early])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tecnology", "technology"),
        ("Technology", "technology"),
        ("PLACED", "placed"),
        ("place", "placed"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_known_word_is_meant(word: str, expected: str | None) -> None:
    assert expected == did_you_mean(word, ["placed", "technology", "kind"])


def test_of_words_equally_near_the_first_in_the_alphabet_is_meant() -> None:
    assert did_you_mean("xat", ["rat", "cat", "bat-"]) == "cat"
    assert did_you_mean("xat", ["bat-", "cat", "rat"]) == "cat"


def test_nothing_is_meant_where_nothing_is_known() -> None:
    assert did_you_mean("word", []) is None
