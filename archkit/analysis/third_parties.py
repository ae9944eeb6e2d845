"""What vendors can show, and whether it still counts."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.analysis.regulations import Regulations
from archkit.analysis.validity import is_over
from archkit.model.organisation import Evidence, EvidenceType, Vendor
from archkit.model.quantities import Duration
from archkit.model.vocabulary import Level

_DAY: Final = 86400
_TX_RAMP: Final[Mapping[str, str]] = {"1": "tx-ramp-level-1", "2": "tx-ramp-level-2"}
"""The facts that say for which impact each level is meant."""
_RATED: Final = (EvidenceType.FEDRAMP, EvidenceType.GOVRAMP)


class ThirdParties:
    """Answers what a vendor can show on the day; vendors are few, and asked about often."""

    def __init__(self, as_of: date, law: Regulations) -> None:
        self._as_of = as_of
        self._law = law
        self._shown: dict[tuple[str, EvidenceType, Duration | None], Truth] = {}
        self._certified: dict[tuple[str, Level | Missing], Truth] = {}

    def shows(
        self, vendor: Vendor, kind: EvidenceType, no_older_than: Duration | None = None
    ) -> Truth:
        """Whether a vendor has evidence of a kind that counts."""
        key = (vendor.id, kind, no_older_than)
        if key not in self._shown:
            self._shown[key] = any_of(
                *(
                    _counts(vendor, name, each, self._as_of, no_older_than)
                    for name, each in vendor.evidence.items()
                    if each.type is kind
                )
            )
        return self._shown[key]

    def certified(self, vendor: Vendor, impact: Level | Missing) -> Truth:
        """Whether somebody independent found a vendor fit for a system of an impact level.

        A SOC 2 report of type 2 has no level: it counts for every impact.
        """
        key = (vendor.id, impact)
        if key not in self._certified:
            self._certified[key] = any_of(
                *(
                    all_of(
                        _counts(vendor, name, each, self._as_of, None),
                        _enough(vendor, name, each, impact, self._law),
                    )
                    for name, each in vendor.evidence.items()
                )
            )
        return self._certified[key]


def _enough(
    vendor: Vendor, name: str, evidence: Evidence, impact: Level | Missing, law: Regulations
) -> Truth:
    """Whether a certificate is of a kind and level that suffices; an unheard-of level does not."""
    if evidence.type is EvidenceType.SOC_2_TYPE_2:
        return True
    if evidence.type is not EvidenceType.TX_RAMP and evidence.type not in _RATED:
        return False
    if evidence.level is None:
        return Missing.field(vendor, "evidence", name, "level")
    level = evidence.level.lower()
    if evidence.type is EvidenceType.TX_RAMP:
        meant = law.words(_TX_RAMP[level]) if level in _TX_RAMP else ()
        suffices = max(map(Level, meant), default=None)
    else:
        suffices = Level(level) if level in set(Level) else None
    if suffices is None:
        return False
    return suffices is Level.HIGH or (impact if isinstance(impact, Missing) else impact <= suffices)


def _counts(
    vendor: Vendor, name: str, evidence: Evidence, as_of: date, no_older_than: Duration | None
) -> Truth:
    age = (as_of - evidence.date).days * _DAY
    fresh = no_older_than is None or age <= no_older_than.value
    return all_of(age >= 0, fresh, _lasts(vendor, name, evidence, as_of))


def _lasts(vendor: Vendor, name: str, evidence: Evidence, as_of: date) -> Truth:
    if evidence.expires is None:
        return Missing.field(vendor, "evidence", name, "expires")
    return evidence.expires == "none" or not is_over(evidence.expires, as_of)
