"""What the rules of wording say of good statements, and of bad ones: their specification."""

import json
from functools import cache

import pytest
from laid import facts

from archkit.checking.engine import run_rules
from archkit.rules.catalogue import rules

CHECKED = [rule for rule in rules() if rule.family == "TXT" or rule.id == "REQ-002"]
BY_DEFAULT = frozenset(rule.id for rule in CHECKED if not rule.optional)

GOOD = [
    "When a resident submits an application, the portal shall confirm receipt within 5 minutes.",
    "While the mobile network is down, the field app shall keep results for at least 72 h.",
    "Where the kiosk has a card reader, when a patron pays, the kiosk shall print a receipt.",
    "If the hub does not answer within 800 ms, then the portal shall serve cached parcels.",
    "The portal, including the mobile version, shall meet WCAG 2.1 by 2027-04-26.",
    "The call centre shall route each call to the caller's language line within 20 seconds.",
    "The case desk shall post the day's fees to the ledger each night by 02:00.",
    "The billing run shall bill 45,000 accounts in 20 cycles.",
    "The control panel shall raise the alarm at the operator's desk within 2 s.",
    "When a crew leaves, the status board shall show where the crew is.",
    "The portal shall list the forms that residents must sign.",
    "When a form that a notary must sign arrives, the portal shall tell the clerk.",
    "The archive shall keep each record as required by Local Government Code 201.003.",
    "The court desk shall offer a reasonable accommodation request form.",
    "When the council adopts a rate, the ledger shall apply the rate from the effective date.",
    "The portal shall link to https://example.gov/and/or?n=5 on each page.",
    "The permitting and land management desk shall take parcels from the map only.",
    "The counter shall show how many applicants wait.",
    "The hub shall keep each message for at least 7 d.",
    "When the alarm is set, and the door opens, the panel shall sound the siren.",
    "The portal shall refuse a request without a token.",
    "The city shall keep 2 of 3 copies on another site.",
    "The desk shall offer fast-track permits within 3 business days.",
    "The call centre shall answer calls to 311.",
    "The vault shall encrypt with TLS 1.3 or with AES-256.",
    "The plant shall run for between 5 and 10 hours without the network.",
    "The portal shall answer at least 99.9 % of searches at 40 searches per second within 2 s.",
    "The search page shall be available to residents.",
    "The gate shall be closed while the alarm sounds.".replace("be closed", "stay closed"),
    "The dispatch desk shall send the nearest unit within 60 seconds of the call.",
    "When a patron returns a book, the desk shall clear the loan within 1 minute.",
    "The library shall lend at least 3 copies of each course book.",
    "The parks desk shall take bookings up to 90 days ahead.",
    "The pump controller shall stop the pump within 500 ms of a stop signal.",
    "While the tank holds less than 20 % of its volume, the panel shall show a warning.".replace(
        "its volume", "the tank's volume"
    ),
    "The meter desk shall read each meter once a month.",
    "The court desk shall mail the notice no later than 10 days before the hearing.",
    "The payroll run shall end by 06:00 on the second Friday of each month.",
    "The clerk shall sign each ordinance within 10 days of the vote.",
    "When the river rises above 12 feet, the gauge shall call the duty officer.",
    "The bus board shall show the arrival of the next bus to within 1 minute.",
    "The permit desk shall keep at most 5 failed sign-ins in each hour for one account.",
    "The archive shall hold scans of at least 300 dots per inch.",
    "The records desk shall answer a public information request within 10 business days.",
    "If the payment fails, then the checkout shall release the booking.",
    "The shelter desk shall show the number of free beds every 15 minutes.",
    "The street light controller shall dim the lights by at most 40 % from 01:00 to 05:00.",
    "When a tenant moves out, the billing system shall close the account within 1 day.",
    "The map shall draw each parcel within 2 m of the surveyed place.",
    "The city shall replace the vendor within 12 months of a decision to leave.",
    "The jump host shall record each session of a vendor engineer.",
    "The permit portal shall show each fee in US dollars.",
    "The operator's screen shall show the last 24 hours of readings.",
    "The school crossing sign shall flash on school days from 07:15 to 08:15.",
    "The grants desk shall export the year's awards as a PDF.",
    "The water lab shall report a failed sample to the state within 24 hours.",
    "The fleet desk shall order parts in lots of 10 parts or more.",
    "The animal desk shall match a lost pet by the pet's chip number.",
    "The garage shall count each car that enters through Gate 3.",
    "The survey shall ask each resident one question per page.",
    "The server room shall stay between 18 and 27 °C.",
    "The portal shall give the same answer in English or in Spanish.".replace(
        "English or in Spanish", "each language of the city"
    ),
    "When two clerks open one case, the case desk shall show the second clerk a warning.",
]

BAD = [
    ("TXT-001", "The portal must confirm receipt.", "must"),
    ("TXT-001", "Online payment of permits.", ""),
    ("TXT-001", "Residents will pay online.", "will"),
    ("REQ-002", "The portal shall be fast.", "fast"),
    ("REQ-002", "The portal shall answer as quickly as users expect.", "quickly"),
    ("REQ-002", "The portal shall answer about 50 calls.", "about"),
    ("REQ-002", "The portal shall show several maps.", "several"),
    ("REQ-002", "The portal shall be user-friendly.", "user-friendly"),
    ("REQ-002", "The portal shall minimise waits.", "minimise"),
    ("REQ-002", "The portal shall support all browsers.", "support all"),
    ("REQ-002", "The portal shall answer as soon as possible.", "as soon as possible"),
    ("REQ-002", "The portal shall print the permit and shall mail the permit.", "shall print"),
    ("REQ-002", "The portal shall print. The clerk shall sign.", "shall print"),
    ("REQ-002", "Shall confirm receipt.", "Shall"),
    ("REQ-002", "There shall be a backup.", "There shall"),
    ("REQ-002", "When a resident applies, shall confirm receipt.", "shall"),
    ("TXT-101", "The portal and the kiosk shall take cards.", "The portal and the kiosk"),
    ("TXT-102", "When a resident applies the portal shall confirm receipt.", "When"),
    ("TXT-103", "If the hub fails, the portal shall serve cached parcels.", "If"),
    ("TXT-104", "When a form arrives, when a fee is paid, the desk shall open a case.", "When"),
    ("TXT-105", "When a form arrives, while the door is shut, the desk shall open a case.", "When"),
    ("TXT-002", "Fees shall be posted to the ledger each night.", "shall be posted"),
    ("TXT-002", "A receipt shall then be automatically sent.", "shall then be automatically sent"),
    ("TXT-002", "A clerk who leaves early shall be told.", "shall be told"),
    ("TXT-002", "When a fee must be paid, the payer shall be told.", "shall be told"),
    ("TXT-004", "The desk shall tell the Zoning Board.", "Zoning Board"),
    ("TXT-006", "The portal shall answer within 5.", "5"),
    ("TXT-006", "The tank shall hold 30 and the pump at most 40 litres.", "30"),
    ("TXT-008", "The portal shall serve cached parcels where possible.", "where possible"),
    ("TXT-008", "The portal shall mask names as appropriate.", "as appropriate"),
    ("TXT-008", "If necessary, then the portal shall ask a clerk.", "If necessary"),
    ("TXT-008", "The portal shall log in to the vault as required.", "as required"),
    ("TXT-009", "The portal shall take cash, cards, etc.", "etc"),
    ("TXT-009", "The portal shall take coins, e.g. dimes.", "e.g"),
    (
        "TXT-009",
        "The portal shall take, including, but not limited to, cards.",
        "including, but not limited to",
    ),
    ("TXT-009", "The portal shall take cards, cash...", "..."),
    ("TXT-010", "The portal shall be able to print permits.", "be able to"),
    ("TXT-010", "The portal shall be designed to print permits.", "be designed to"),
    ("TXT-010", "The portal shall allow a clerk to sign.", "shall allow"),
    ("TXT-015", "The portal shall notify the owner and/or the holder.", "and/or"),
    ("TXT-016", "The portal shall not publish names.", "not"),
    ("TXT-017", "The portal shall notify the owner/holder.", "owner/holder"),
    ("TXT-018", "The portal shall print permits. Staff asked for that.", "Staff asked for that."),
    (
        "TXT-020",
        "The portal shall print permits in order to save visits.",
        "in order to save visits",
    ),
    (
        "TXT-020",
        "The portal shall number forms so that clerks find forms.",
        "so that clerks find forms",
    ),
    ("TXT-021", "The portal shall print permits (also old ones).", "(also old ones)"),
    ("TXT-024", "When a clerk returns a form, it shall carry a stamp.", "it"),
    ("TXT-024", "The portal shall tell everyone.", "everyone"),
    ("TXT-024", "The portal shall show residents their forms.", "their"),
    ("TXT-026", "The portal shall always answer.", "always"),
    ("TXT-026", "The portal shall accept at least 100 % of forms.", "100 %"),
    ("TXT-026", "The portal shall save every form.", "every"),
    ("TXT-032", "The portal shall print all permits.", "all"),
    ("TXT-032", "The portal shall notify both owners.", "both"),
    ("TXT-033", "The portal shall keep forms for 365 days.", "365 days"),
    ("TXT-033", "The portal shall answer 95 % of calls.", "95 %"),
    ("TXT-035", "The portal shall immediately confirm receipt.", "immediately"),
    ("TXT-035", "The map shall show crews in real time.", "in real time"),
    ("TXT-037", "The portal shall send forms over EDI.", "EDI"),
    ("TXT-038", "The portal shall tell the dept. of a delay.", "dept"),
    ("TXT-107", "The portal shall give better service.", "better"),
    ("TXT-107", "The portal shall use the best encryption.", "best"),
    ("TXT-108", "The portal shall answer within TBD seconds.", "TBD"),
    ("TXT-108", "The portal shall answer within ??? seconds.", "???"),
    ("TXT-108", "The portal shall close at an hour to be agreed.", "to be agreed"),
    ("REQ-002", 'The portal shall be a "fast" one.', "fast"),
    ("REQ-002", "The portal shall use best-in-class maps.", "best-in-class"),
    ("REQ-002", "The portal shall load in a quick.and easy way.", "easy"),
    ("TXT-101", "During a storm, the desk and the clerk shall call.", "the desk and the clerk"),
    ("TXT-101", "The county pays; the desk and the clerk shall sign.", "the desk and the clerk"),
    ("TXT-006", "The desk shall print at most a maximum of 5.", "5"),
    ("TXT-010", "The portal shall allow clerks only to sign.", "shall allow"),
    ("TXT-016", "The desk that prints forms shall not close.", "not"),
    ("TXT-020", "The desk shall print forms for the purpose of proof.", "for the purpose of proof"),
    ("TXT-032", "The desk shall notify both owners and the clerk.", "both"),
    ("TXT-033", "The desk shall answer 95 % of calls with 2 clerks.", "95 %"),
    ("TXT-038", "The desk shall print the config file.", "config"),
    ("TXT-107", "The desk shall ask for lower fees.", "lower"),
    ("TXT-107", "The desk shall use the best paper.", "best"),
    ("TXT-005", "The desk shall keep forms in a permit store.", "a permit store"),
    ("TXT-019", "The desk shall print the form and mail the form.", "and"),
    ("TXT-106", "The desk shall mail the permit after approval.", "after"),
]

IN_A_SET = [
    (
        "TXT-030",
        [
            "The city shall keep each permit for at least 5 years.",
            "The city shall keep each permit for at least 5 years.",
        ],
        "",
    ),
    (
        "TXT-031",
        ["The desk shall keep forms in PostgreSQL."],
        "PostgreSQL",
    ),
    (
        "TXT-036",
        ["The desk shall answer within 5 min.", "The desk shall close within 10 minutes."],
        "10 minutes",
    ),
    (
        "TXT-040",
        ["The desk shall answer within 1.5 s.", "The desk shall close within 2,5 s."],
        "2,5",
    ),
]
"""Faults that need other requirements, or the registries; the last statement has the fault."""


def solution(number: int, statements: list[str]) -> str:
    requirements = {
        f"R{place}": {"kind": "operational", "statement": each}
        for place, each in enumerate(statements)
    }
    head = f"solution: s{number:03}\ndepartment: clerk\nstage: live\ntier: 2\n"
    parts = "components: {permit-store: {kind: database, stores: [permit]}}\n"
    return f"{head}{parts}requirements: {json.dumps(requirements)}\n"


@cache
def judged() -> dict[str, set[tuple[str, str]]]:
    """What is found in the last of each row of statements: the rules, and the words they show."""
    rows = [[each] for each in GOOD] + [[each] for _, each, _ in BAD]
    rows += [statements for _, statements, _ in IN_A_SET]
    design = facts(*(solution(number, row) for number, row in enumerate(rows)))
    run = run_rules(design, CHECKED, {rule.id: rule.parameters() for rule in CHECKED})
    assert run.crashes == []
    found: dict[str, set[tuple[str, str]]] = {row[-1]: set() for row in rows}
    for each in run.findings:
        shown = each.words.of(each.text) if each.words else ""
        found[each.text].add((each.page.id, shown))
    return found


@pytest.mark.parametrize("statement", GOOD)
def test_a_good_statement_raises_nothing(statement: str) -> None:
    assert set() == {found for found in judged()[statement] if found[0] in BY_DEFAULT}


@pytest.mark.parametrize(("rule", "statement", "words"), BAD)
def test_a_bad_statement_raises_its_own_fault_at_its_words(
    rule: str, statement: str, words: str
) -> None:
    told = {found for found in judged()[statement] if found[0] in {rule, *BY_DEFAULT}}
    assert {(rule, words)} == told


@pytest.mark.parametrize(("rule", "statements", "words"), IN_A_SET)
def test_a_statement_that_is_bad_beside_others_raises_its_own_fault(
    rule: str, statements: list[str], words: str
) -> None:
    assert {(rule, words)} == judged()[statements[-1]]


def test_every_rule_has_a_bad_statement() -> None:
    named = {rule for rule, _, _ in BAD} | {rule for rule, _, _ in IN_A_SET}
    assert named == {rule.id for rule in CHECKED}
