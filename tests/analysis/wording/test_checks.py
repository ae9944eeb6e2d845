"""Good sentences raise nothing; bad ones raise the fault they have, and only that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archkit.analysis.wording.checks import CHECKS, Fault, faults

GOOD = [
    "When a resident submits an application, the portal shall confirm receipt within 5 minutes.",
    "The permit portal shall be available to residents for 99.9 % of each month.",
    "The permit portal shall be available 24x7.",
    "While the mobile network is down, the field app shall keep inspection results for 72 h.",
    "Where the kiosk has a card reader, when a patron pays, the kiosk shall print a receipt.",
    "If the hub does not answer within 800 ms, then the portal shall serve cached parcels.",
    "The portal, including its mobile version, shall meet WCAG 2.1 AA by 2027-04-26.",
    "The dispatch system shall take the caller's location over the NG911 interface.",
    "Fees shall be posted to S14 each night by 02:00.",
    "The billing system shall bill 45,000 accounts in 20 cycles.",
    "The alarm shall reach the operator panel within 2 s.",
    "When a crew leaves, the status board shall show where the crew is.",
    "The portal shall list the forms that residents must sign.",
    "When a form that a notary must sign arrives, the portal shall tell the clerk.",
    "The records system shall keep each record as required by Local Government Code 201.003.",
    "The court system shall offer a reasonable accommodation request form.",
    "The new rate shall apply from its effective date.",
    "The portal shall link to https://example.gov/and/or?n=5 on each page.",
    "The permitting and land management system shall take parcels from S16 only.",
    "The counter shall show how many applicants wait.",
    "The website shall serve 20x the mean load, p95 within 3 s.",
    "The hub shall keep each message for 7 d; replay starts at 06:00.",
    "When the alarm is set, and the door opens, the panel shall sound the siren.",
    "The portal shall refuse any request without a token.",
    "The city shall keep 2 of 3 copies on another site.",
    "The desk shall offer fast-track permits within 3 business days.",
    "The call centre shall answer calls to 311.",
    "The vault shall encrypt with TLS 1.3 or with AES-256.",
    "The system shall run on Windows 11, version 24.2, at Station 9.",
    "The plant shall run for between 5 and 10 hours, or 5 to 10 hours, without the network.",
    "The portal shall not publish water usage.",
]

BAD = [
    ("The system must be fast and user-friendly.", {Fault.OTHER_MODAL, Fault.VAGUE}),
    ("Residents will pay online.", {Fault.OTHER_MODAL}),
    ("Online payment of permits.", {Fault.NO_MODAL}),
    ("Shall confirm receipt.", {Fault.NO_ACTOR}),
    ("There shall be a backup.", {Fault.NO_ACTOR}),
    ("When a resident applies, shall confirm receipt.", {Fault.NO_ACTOR}),
    ("When a resident applies the portal shall confirm receipt.", {Fault.NO_COMMA}),
    ("If the hub fails, the portal shall serve cached parcels.", {Fault.IF_WITHOUT_THEN}),
    ("The portal and the kiosk shall take cards.", {Fault.SEVERAL_ACTORS}),
    (
        "When a form arrives, when a fee is paid, the portal shall open a case.",
        {Fault.SEVERAL_TRIGGERS},
    ),
    (
        "When a form arrives, while the office is closed, the portal shall open a case.",
        {Fault.CLAUSE_ORDER},
    ),
    ("The portal shall print the permit and shall mail it.", {Fault.TWO_MODALS}),
    ("The portal shall print. The clerk shall sign.", {Fault.TWO_MODALS}),
    ("The portal shall tell the clerk who approves and shall mail it.", {Fault.TWO_MODALS}),
    ("The portal shall answer within 5.", {Fault.BARE_NUMBER}),
    ("The tank shall hold 30 and the pump 40 litres.", {Fault.BARE_NUMBER}),
    ("The portal shall answer as quickly as users expect.", {Fault.VAGUE}),
    ("The portal shall minimise waiting and supports all browsers.", {Fault.VAGUE}),
    ("The portal shall serve about 50 users.", {Fault.VAGUE}),
    ("The portal shall serve cached parcels where possible.", {Fault.ESCAPE}),
    ("The portal shall mask names as appropriate.", {Fault.ESCAPE}),
    ("The portal shall take cash, cards, etc.", {Fault.OPEN_ENDED}),
    (
        "The portal shall take payments including, but not limited to, cards.",
        {Fault.OPEN_ENDED},
    ),
    ("The portal shall take cards, cash...", {Fault.OPEN_ENDED}),
    ("The portal shall notify the owner and/or the holder.", {Fault.AND_OR}),
    ("The portal shall answer within TBD seconds.", {Fault.UNFINISHED}),
    ("The portal shall answer within ??? seconds.", {Fault.UNFINISHED}),
    ("The period shall be one to be agreed.", {Fault.UNFINISHED}),
]


def found(statement: str, keyword: str = "shall") -> set[Fault]:
    return {match.fault for match in faults(statement, keyword)}


@pytest.mark.parametrize("statement", GOOD)
def test_a_good_sentence_raises_nothing(statement: str) -> None:
    assert found(statement) == set()


@pytest.mark.parametrize(("statement", "expected"), BAD)
def test_a_bad_sentence_raises_its_own_faults_only(statement: str, expected: set[Fault]) -> None:
    assert expected == found(statement)


def test_every_fault_has_a_bad_sentence() -> None:
    assert set(Fault) == set().union(*(expected for _, expected in BAD))


def test_a_message_quotes_the_words_found_and_names_the_rule() -> None:
    (match,) = faults("The portal shall be Fast and robust, and fast.", "shall")
    assert match.words == ("Fast", "robust")
    assert match.message == "uses `Fast` and `robust` and gives no figure (INCOSE R7)"


def test_many_words_make_one_short_message() -> None:
    words = "fast easy robust quick smooth timely minimal"
    (match,) = faults(f"The portal shall be {words}.", "shall")
    expected = "uses `fast`, `easy`, `robust`, `quick`, `smooth` and 2 more and gives no figure"
    assert match.message == f"{expected} (INCOSE R7)"


def test_a_city_may_bind_by_another_word() -> None:
    assert found("The portal must confirm receipt.", "must") == set()
    assert found("The portal shall confirm receipt.", "must") == {Fault.OTHER_MODAL}


def test_a_check_that_is_skipped_is_not_made() -> None:
    bad = "The portal shall be fast, etc."
    assert [each.fault for each in faults(bad, "shall", {Fault.VAGUE})] == [Fault.OPEN_ENDED]


def test_a_statement_over_several_lines_reads_as_one() -> None:
    assert found("When a form\n  arrives, the portal\n  shall confirm receipt.") == set()


@given(st.text())
def test_any_text_yields_one_line_for_each_fault(statement: str) -> None:
    matches = list(faults(statement, "shall"))
    assert [each.fault for each in matches] == [
        fault for fault in CHECKS if fault in {each.fault for each in matches}
    ]
    assert all(len(each.message.splitlines()) == 1 and each.words for each in matches)


@given(
    st.sampled_from(GOOD),
    st.sampled_from(["fast", "robust", "where possible", "etc.", "and/or", "TBD"]),
)
def test_a_bad_word_spoils_every_good_sentence(statement: str, word: str) -> None:
    assert found(f"{statement.removesuffix('.')} {word}") != set()


@given(st.sampled_from([statement for statement, _ in BAD]), st.sampled_from([" ", "  ", "\n"]))
def test_the_width_of_the_gaps_changes_nothing(statement: str, gap: str) -> None:
    assert found(statement) == found(statement.replace(" ", gap))
