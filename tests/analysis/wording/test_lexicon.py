"""Phrases are found once each, the longest first, whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.lexicon import Lexicon, spelt_out
from archkit.analysis.wording.lists import LEXICON, LISTS
from archkit.analysis.wording.tokens import Tokens

PHRASES = [phrase for lines in LISTS.values() for phrase in spelt_out(lines)]


def found(text: str, *phrases: str, sound: tuple[str, ...] = ()) -> list[str]:
    lexicon = Lexicon([*((each, None) for each in sound), *((each, True) for each in phrases)])
    return [words.of(text) for _, words in lexicon.scan(Tokens(text))]


def test_a_list_spells_out_its_variants() -> None:
    lines = "where (possible|needed), best effort(s),\n mini(mise|mize)(|s)"
    assert [*spelt_out(lines)] == [
        "where possible",
        "where needed",
        "best effort",
        "best efforts",
        "minimise",
        "minimises",
        "minimize",
        "minimizes",
    ]


def test_the_longest_phrase_takes_its_words_from_the_others() -> None:
    text = "as soon as possible, as possible"
    assert found(text, "as", "as soon as possible") == ["as soon as possible", "as"]


def test_a_sound_phrase_keeps_its_words() -> None:
    assert found("effective date, effective", "effective", sound=("effective date",)) == [
        "effective"
    ]
    assert found("at all, all", "all", sound=("at all",)) == ["all"]


def test_of_equal_phrases_the_first_counts() -> None:
    assert found("many", "many", sound=("many",)) == []


def test_case_hyphens_and_commas_do_not_matter_and_other_signs_do() -> None:
    assert found("User-Friendly", "user friendly") == ["User-Friendly"]
    assert found("including, but not", "including but") == ["including, but"]
    assert found("coins (e.g. dimes)", "e.g.") == ["e.g"]
    assert found("user; friendly", "user friendly") == []
    assert found("where. Possible", "where possible") == []


def test_a_number_may_have_to_follow_and_is_no_part_of_the_phrase() -> None:
    assert found("about 5, about time, about", "about #") == ["about"]


def test_a_part_of_a_word_is_no_word() -> None:
    assert found("the many-sided Germany", "many") == ["many"]
    assert found("its", "it") == []


def test_the_department_is_no_pronoun() -> None:
    assert found("IT asks, and it waits", "it") == ["it"]


def test_a_phrase_at_the_end_of_a_text_that_stops_too_early_is_none() -> None:
    assert found("as soon as", "as soon as possible") == []


@given(st.sampled_from(PHRASES), st.sampled_from(["", "The desk "]), st.sampled_from(["", " x"]))
def test_every_phrase_of_every_list_is_found(phrase: str, before: str, after: str) -> None:
    text = before + (phrase.replace("#", "7") if "#" in phrase else phrase + after)
    assert [*LEXICON.scan(Tokens(text))] != []


@given(st.lists(st.sampled_from([*PHRASES, "desk", "7", ",", "(", "/"]), max_size=8))
def test_what_is_found_stands_in_order_and_never_twice(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = [(words.start, words.end) for _, words in LEXICON.scan(Tokens(text))]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
