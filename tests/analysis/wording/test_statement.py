"""One statement: its parts, its figures, and laws that hold for whatever text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.fault import Fault
from archkit.analysis.wording.statement import Statement

SOUND = "When a resident applies, the portal shall confirm receipt within 5 minutes."


def faults(text: str) -> dict[Fault, tuple[str, ...]]:
    statement = Statement(text)
    return {
        fault: tuple(each.of(statement.text) for each in words)
        for fault, words in statement.faults.items()
    }


def actor(text: str) -> str:
    statement = Statement(text)
    return statement.sentence.actor.of(statement.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOUND, "the portal"),
        ("The portal shall print.", "The portal"),
        ("If the hub fails, then the portal shall print.", "the portal"),
        ("The portal, including its mobile version, shall print.", "The portal"),
        ("When a form arrives the portal shall print.", ""),
        ("Shall print.", ""),
        ("Some note. The portal shall print.", "The portal"),
        ("Online payment.", ""),
        ("When applicants must sign, the portal will send the form.", "the portal"),
    ],
)
def test_who_acts_stands_before_the_word_that_binds(text: str, expected: str) -> None:
    assert expected == actor(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The desk shall number forms so that they last.", {Fault.PURPOSE: "so that they last"}),
        (
            "In order to hold 99.9 % of their time, the desk shall number forms.",
            {Fault.PURPOSE: "In order to hold 99.9 % of their time"},
        ),
        ("The desk shall print. They need this.", {Fault.SEVERAL_SENTENCES: "They need this."}),
        (
            "The desk shall print forms (its own or theirs).",
            {Fault.ASIDE: "(its own or theirs)"},
        ),
        ("The desk shall tell the owner and/or holder.", {Fault.AND_OR: "and/or"}),
        (
            "The desk shall take cards, including but not limited to debit cards.",
            {Fault.OPEN_LIST: "including but not limited to"},
        ),
        ("The desk shall answer 100 % of calls.", {Fault.ABSOLUTE: "100 %"}),
    ],
)
def test_what_goes_with_another_fault_is_not_told_beside_it(
    text: str, expected: dict[Fault, str]
) -> None:
    assert {fault: (words,) for fault, words in expected.items()} == faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "The portal will print the permit and will mail it.",
        "The portal must print, and the clerk must sign.",
        "The portal will print; the clerk shall sign.".replace("will", "shall"),
        "The portal shall tell the clerk who approves and shall mail it.",
        "Records will be copied each night, and the vault shall keep the copies.",
    ],
)
def test_two_words_that_bind_are_two_demands_whichever_the_word(text: str) -> None:
    assert len(faults(text)[Fault.SEVERAL_DEMANDS]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The portal shall list the forms that residents must sign.",
        "When a form that a notary must sign arrives, the portal shall tell the clerk.",
        "The portal shall say which clerk of the desk must sign.",
        "The portal shall show what residents may do.",
    ],
)
def test_a_relative_clause_is_no_second_demand(text: str) -> None:
    assert Fault.SEVERAL_DEMANDS not in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "The session shall be closed.",
        "The session shall not be re-opened and shall be then quickly closed.",
        "Forms must also be kept.",
    ],
)
def test_the_passive_is_found_behind_the_word_that_binds(text: str) -> None:
    assert Fault.PASSIVE in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "The portal shall be able to print.",
        "The portal shall be located on site, available, open and red.",
        "The portal shall be a bed and shall need seed.",
        "The portal shall show what is closed.",
    ],
)
def test_a_state_is_no_passive(text: str) -> None:
    assert Fault.PASSIVE not in faults(text)


def test_a_further_sentence_that_binds_is_a_demand_and_no_aside() -> None:
    assert Fault.SEVERAL_SENTENCES not in faults("The desk shall print. The clerk shall sign.")
    assert faults("The desk shall print. Why. So.")[Fault.SEVERAL_SENTENCES] == ("Why.", "So.")


def test_an_order_of_events_counts_in_the_response_and_without_a_time() -> None:
    assert Fault.OPEN_MOMENT in faults("The desk shall mail after approval.")
    assert Fault.OPEN_MOMENT not in faults("After approval, the desk shall mail.")
    assert Fault.OPEN_MOMENT not in faults("The desk shall mail within 5 d after approval.")


@pytest.mark.parametrize("text", ["20 ± 2 mm", "±5 min", "4 hours at most", "between 3 m and 5 m"])
def test_a_figure_with_a_bound_or_tolerance_is_bounded(text: str) -> None:
    assert Fault.NO_BOUND not in faults(f"The desk shall give {text}.")


def test_a_statement_over_several_lines_reads_as_one() -> None:
    assert faults(SOUND.replace(" ", "\n  ")) == faults(SOUND) == {}


PIECES = st.sampled_from(
    [*SOUND.split(), "fast", "it", "and/or", "etc.", "(a b)", "100 %", "not", "shall", "be", "kept.",
     "5", "GIS", "United", "TBD", "all", "...", "??", "1,5", "a/b", "If", "while", "é", "\n"]
)  # fmt: skip


@given(st.text() | st.lists(PIECES).map(" ".join))
def test_words_at_fault_stand_in_the_text_in_order_and_each_once(text: str) -> None:
    statement = Statement(text)
    for words in statement.faults.values():
        assert list(words) == sorted(set(words)) != []
        assert all(0 <= each.start <= each.end <= len(statement.text) for each in words)
        assert all(each.of(statement.text) for each in words) or statement.text == ""


@given(st.lists(PIECES).map(" ".join), st.sampled_from([" ", "  ", "\n", "\t"]))
def test_the_width_of_the_gaps_changes_nothing(text: str, gap: str) -> None:
    assert faults(text) == faults(text.replace(" ", gap))


@given(st.sampled_from(["fast", "where possible", "etc.", "and/or", "TBD", "all", "not", "it"]))
def test_a_bad_word_spoils_a_good_sentence(word: str) -> None:
    assert faults(f"{SOUND.removesuffix('.')} {word}") != {}
