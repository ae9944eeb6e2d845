"""Obligations: what law, policy and good conduct ask a component to show."""

import datetime as dt
from enum import StrEnum

from archkit.model.base import DataRef, Maybe, Model, OrNone
from archkit.model.quantities import Duration


class Record(Model):
    """A document with the day it is of: a report, a reasoning, an assessment, a procedure."""

    record: str
    """Where it is: a file or URL."""
    date: dt.date
    """The day it was made or last confirmed."""


class Accessibility(Model):
    """What shows that people with disabilities can use it."""

    standard: str
    """The standard it meets, such as `WCAG 2.1 AA`."""
    evidence: Maybe[OrNone[str]] = None
    """The report: a file or URL; `none` where nobody has tested it."""
    date: Maybe[dt.date] = None
    """The day of the report."""


class Unreadable(StrEnum):
    """How a card number is made useless to whoever steals it (PCI DSS 3.5)."""

    TOKEN = "token"  # noqa: S105 - a word of the language, no secret
    TRUNCATION = "truncation"
    KEYED_HASH = "keyed-hash"
    ENCRYPTION = "encryption"


class CardStorage(Model):
    """Why card numbers are kept, and how they are made unreadable."""

    unreadable: Maybe[OrNone[Unreadable]] = None
    """How; `none` where they can be read."""
    justification: Maybe[OrNone[str]] = None
    """Why the business cannot do without them; `none` where nobody can say."""
    deleted_after: Maybe[OrNone[Duration]] = None
    """How long they are kept at most; `none` where they are never deleted."""


class PaymentPageRole(StrEnum):
    """What a component has to do with the page on which a card is entered."""

    SERVES = "serves"
    EMBEDS = "embeds"
    REDIRECTS = "redirects"


class PaymentPage(Model):
    """The page on which a card is entered, as this component takes part in it."""

    role: PaymentPageRole
    """It serves the page, embeds the processor's, or sends people to the processor's."""
    scripts_authorised: Maybe[bool] = None
    """Whether every script on the page is listed, justified and checked (PCI DSS 6.4.3)."""
    tamper_detection: Maybe[bool] = None
    """Whether a change of the page is noticed (PCI DSS 11.6.1)."""
    eligibility: Maybe[OrNone[Record]] = None
    """The processor's statement that the short questionnaire (SAQ A) suffices."""


class RecordKeeping(Model):
    """What a system of record can do with the records it holds."""

    search: Maybe[bool] = None
    """Whether records are found by subject and date."""
    bulk_export: Maybe[OrNone[str]] = None
    """The format in which all of them come out at once."""
    open_format: Maybe[bool] = None
    """Whether that format is documented for everyone."""
    export_takes: Maybe[Duration] = None
    """How long an export takes from the request on."""
    redaction: Maybe[bool] = None
    """Whether parts of a record can be blacked out for release."""
    metadata: Maybe[bool] = None
    """Whether each record tells what it is, from when, and by whom."""
    migration_plan: Maybe[OrNone[str]] = None
    """How long-lived records stay readable: a file or URL."""
    deletes_after: Maybe[OrNone[Duration]] = None
    """When it deletes by itself; `none` where it never does."""


class AiRole(StrEnum):
    """What an artificial intelligence does."""

    CONSEQUENTIAL = "consequential"
    """It decides on somebody's access to a service, or sways the decision."""
    ADVISORY = "advisory"
    """It proposes, and a person decides."""
    ASSISTIVE = "assistive"
    """It sorts, searches, transcribes or drafts."""


class ArtificialIntelligence(Model):
    """How an artificial intelligence is governed."""

    role: AiRole
    """What it does."""
    inventoried: Maybe[bool] = None
    """Whether it stands in the city's inventory of such systems."""
    human_review: Maybe[bool] = None
    """Whether a person looks at each decision before it counts."""
    disclosed: Maybe[bool] = None
    """Whether the people concerned are told."""
    assessment: Maybe[OrNone[Record]] = None
    """The assessment of what it may do to people."""
    trained_on: Maybe[OrNone[tuple[DataRef, ...]]] = None
    """The city's data that it, or its vendor, learns from."""
