"""PRV-008: a page that leads to the card form, and that anyone could change unnoticed."""

from functools import partial
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, opposite
from archkit.model.component import Component
from archkit.model.obligations import PaymentPage, PaymentPageRole
from archkit.model.vocabulary import CARDHOLDER, Kind
from archkit.rules.rule import (
    ERROR,
    NOT_APPLICABLE,
    Fail,
    Judgement,
    Rule,
    Situation,
    Unknown,
    WaivableBy,
    settled,
)

_PAGES: Final = frozenset({Kind.WEB_APP, Kind.MOBILE_APP, Kind.DESKTOP_APP, Kind.SAAS})
"""Kinds that may show a payment page, and so have to say."""
_DOES: Final = {
    PaymentPageRole.SERVES: "serves the payment page",
    PaymentPageRole.EMBEDS: "embeds the processor's payment page",
    PaymentPageRole.REDIRECTS: "sends people to the processor's payment page",
}
_ASKED: Final = {
    "scripts_authorised": "nobody has listed and authorised its scripts",
    "tamper_detection": "nobody notices a change",
}


def judge(component: Component, on: Situation) -> Judgement:
    """Judge one component."""
    page = component.payment_page
    if page is None:
        return _unsaid(component, on)
    if page == "none" or component.kind is Kind.EXTERNAL_SYSTEM:
        return NOT_APPLICABLE
    if not on.facts.regulations.in_force("pci-payment-page-scripts"):
        return NOT_APPLICABLE
    exempt = _exempt(component, page, on)
    return [
        part
        for field, wrong in _ASKED.items()
        for part in settled(
            all_of(opposite(exempt), _lacks(component, page, field)),
            partial(_fail, component, page, field, wrong),
        )
    ]


def _unsaid(component: Component, on: Situation) -> Judgement:
    """Where cards are taken, whatever people look at may have to do with it."""
    asked = component.kind in _PAGES or component.public_facing is True
    if not asked or not on.facts.information.conceivable(CARDHOLDER):
        return NOT_APPLICABLE
    return Unknown(Missing.field(component, "payment_page"))


def _lacks(component: Component, page: PaymentPage, field: str) -> Truth:
    stated: bool | None = getattr(page, field)
    return Missing.field(component, "payment_page", field) if stated is None else not stated


def _exempt(component: Component, page: PaymentPage, on: Situation) -> Truth:
    """Whether the processor has confirmed that the short questionnaire suffices.

    It never does for a page that the city serves itself.
    """
    if page.role is PaymentPageRole.SERVES or page.eligibility == "none":
        return False
    if page.eligibility is None:
        return Missing.field(component, "payment_page", "eligibility")
    return page.eligibility.date <= on.as_of


def _fail(component: Component, page: PaymentPage, field: str, wrong: str) -> Fail:
    message = f"`{component.id}` {_DOES[page.role]}, and {wrong}"
    return Fail(message, ("payment_page", field), key=field)


RULE = Rule(
    id="PRV-008",
    name="unprotected-payment-page",
    summary=(
        "A page serves, embeds or leads to the form where a card is entered, and its scripts are"
        " not authorised, or a change of it is not noticed."
    ),
    why=(
        "A script of four lines, slipped in through a tag manager or a hacked library, copies every"
        " card that is entered or sends people to a false form. It runs in the visitors' browsers,"
        " so the city's logs show nothing."
    ),
    fix=(
        "List, justify and check every script of the page, watch it for changes, and state"
        " `payment_page: {role: embeds, scripts_authorised: true, tamper_detection: true}`; or have"
        " the processor confirm that the short questionnaire (SAQ A) suffices, and name that under"
        " `eligibility`."
    ),
    severity=ERROR,
    traces_to=("PCI DSS 6.4.3", "PCI DSS 11.6.1"),
    waivable_by=WaivableBy.OUTSIDE,
    notes=(
        "A page that the city serves needs both; one that embeds the processor's page or sends"
        " people there may have the processor's statement instead. Where the design has card data,"
        " each web, mobile and desktop application, each bought service and whatever else faces the"
        " public has to say what it has to do with such a page; `payment_page: none` says nothing."
        " Another party's system is its own to answer for. Whether the bank asks for more of a page"
        " that only redirects is not verified."
    ),
    regulations=("pci-payment-page-scripts", "pci-short-questionnaire"),
    subject=Component,
    judge=judge,
    fires=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: parks
department: clerk
stage: live
tier: 3
components:
  till:
    kind: web-app
    payment_page:
      role: serves
      scripts_authorised: false # <- PRV-008
      tamper_detection: true
      eligibility: {record: records/saq-a.pdf, date: 2026-06-12}
  site:
    kind: web-app
    payment_page:
      role: embeds
      scripts_authorised: false # <- PRV-008
      tamper_detection: false # <- PRV-008
      eligibility: none
  bookings:
    kind: saas
    payment_page:
      role: redirects
      scripts_authorised: true
      tamper_detection: false # <- PRV-008
      eligibility: {record: records/promised.pdf, date: 2027-01-15}
""",
    ),
    quiet=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: parks
department: clerk
stage: live
tier: 3
components:
  till:
    kind: web-app
    payment_page: {role: serves, scripts_authorised: true, tamper_detection: true}
  site:
    kind: web-app
    payment_page: {role: embeds, scripts_authorised: true, tamper_detection: true}
  bookings:
    kind: saas
    payment_page:
      role: redirects
      scripts_authorised: false
      eligibility: {record: records/saq-a.pdf, date: 2026-06-12}
  bank:
    kind: external-system
    payment_page: {role: serves, scripts_authorised: false, tamper_detection: false}
  hours: {kind: web-app, payment_page: none}
  store: {kind: database, public_facing: false}
""",
        """
solution: parks
department: clerk
stage: live
tier: 3
components:
  hours: {kind: web-app, public_facing: true}
""",
    ),
    unknown=(
        """
data:
  card: {classification: restricted, regimes: [CHD], owner: clerk}
solution: parks
department: clerk
stage: live
tier: 3
components:
  hours: {kind: web-app} # <- PRV-008 unknown
  gate: {kind: gateway, public_facing: true} # <- PRV-008 unknown
  site: # <- PRV-008 unknown
    kind: web-app
    payment_page: {role: embeds, scripts_authorised: false, tamper_detection: true}
  till: # <- PRV-008 unknown
    kind: web-app
    payment_page: {role: serves, tamper_detection: true}
""",
    ),
)
