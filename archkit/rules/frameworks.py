"""Frameworks: what one body of law or practice asks for, as words that select rules.

A rule belongs to a framework by its own page: by a fact of regulation that it rests on, or by a
text that it traces to. So no list of members has to be kept.
"""

from dataclasses import dataclass
from typing import Final

from archkit.rules.rule import Page


@dataclass(frozen=True)
class Framework:
    """A body of law or practice.

    Attributes:
        id: The word that selects its rules.
        title: Its name in full.
        about: Which solutions it concerns.
        facts: How the ids of its facts of regulation begin.
        texts: How what its rules trace to begins.
    """

    id: str
    title: str
    about: str
    facts: tuple[str, ...]
    texts: tuple[str, ...]

    def has_fact(self, fact: str) -> bool:
        """Whether a fact of regulation, named by its id, is part of it."""
        return fact.startswith(self.facts) if self.facts else False

    def has(self, page: Page) -> bool:
        """Whether a rule checks something that it asks for."""
        return any(map(self.has_fact, page.regulations)) or any(map(self.has_text, page.traces_to))

    def alone_asks_for(self, page: Page) -> bool:
        """Whether a rule is there for nothing else, so that it goes where this is ignored."""
        return (
            self.has(page)
            and all(map(self.has_fact, page.regulations))
            and all(map(self.has_text, page.traces_to))
        )

    def has_text(self, trace: str) -> bool:
        """Whether something that a rule traces to is one of its texts."""
        return trace.startswith(self.texts)


FRAMEWORKS: Final = (
    Framework(
        id="cjis",
        title="FBI CJIS Security Policy",
        about="Solutions with criminal justice information (data under the regime `CJI`).",
        facts=("cjis-", "fips-140-"),
        texts=("CJIS ",),
    ),
    Framework(
        id="pci",
        title="Payment Card Industry Data Security Standard (PCI DSS)",
        about="Solutions with cardholder data (data under the regimes `CHD`, `PAN` and `SAD`).",
        facts=("pci-",),
        texts=("PCI DSS ",),
    ),
    Framework(
        id="hipaa",
        title="HIPAA Security Rule",
        about="Solutions with protected health information (data under the regime `PHI`).",
        facts=("hipaa-",),
        texts=("HIPAA ", "45 CFR 16", "90 FR 898"),
    ),
    Framework(
        id="tx-local",
        title="Texas law and policy for local governments",
        about=(
            "Solutions of a city in Texas: records, public information, breaches, utility"
            " customers, body-worn video. What binds state agencies alone is in it as policy."
        ),
        facts=("tx-", "bwc-", "utility-", "network-security-", "library-", "juvenile-"),
        texts=("Tex. ", "Texas ", "1 TAC ", "13 TAC ", "TX-RAMP"),
    ),
    Framework(
        id="ot",
        title="Operational technology: IEC 62443 and NIST SP 800-82",
        about="Solutions with controllers and operator panels, or data under the regime `OT`.",
        facts=(),
        texts=("IEC 62443", "NIST SP 800-82"),
    ),
)
"""Every framework there is."""
