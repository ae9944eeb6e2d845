"""What vendors can show, and whether it still counts."""

from datetime import date

from archkit.analysis.knowledge import Missing, Truth, all_of, any_of
from archkit.model.organisation import Evidence, EvidenceType, Vendor


def shows(vendor: Vendor, kind: EvidenceType, as_of: date) -> Truth:
    """Whether a vendor has evidence of a kind that counts on a day."""
    return any_of(
        *(
            all_of(each.date <= as_of, _lasts(vendor, name, each, as_of))
            for name, each in vendor.evidence.items()
            if each.type is kind
        )
    )


def _lasts(vendor: Vendor, name: str, evidence: Evidence, as_of: date) -> Truth:
    if evidence.expires is None:
        return Missing.field(vendor, "evidence", name, "expires")
    return evidence.expires == "none" or evidence.expires >= as_of
