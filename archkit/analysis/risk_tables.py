"""The risk tables of NIST SP 800-30 revision 1: two levels are looked up, never multiplied.

A product of two numbers disagrees with them: moderate times high is more than
moderate in every numbering, and moderate in the table. The cells were compared
with published implementations, not with the document itself: of table I-2 four
agree and a fifth differs in one cell; of table G-5 there was one.
"""

from typing import Final

from archkit.model.vocabulary import RiskLevel

_LEVELS: Final = tuple(RiskLevel)
_LETTERS: Final = dict(zip(("VL", "L", "M", "H", "VH"), _LEVELS, strict=True))

_Table = dict[tuple[RiskLevel, RiskLevel], RiskLevel]


def _table(*rows: str) -> _Table:
    """A table from its rows, the highest level first as printed; columns rise from left."""
    return {
        (row, column): _LETTERS[cell]
        for row, cells in zip(reversed(_LEVELS), rows, strict=True)
        for column, cell in zip(_LEVELS, cells.split(), strict=True)
    }


_G_5: Final = _table(
    "L  M  H  VH VH",
    "L  M  M  H  VH",
    "L  L  M  M  H ",
    "VL L  L  M  M ",
    "VL VL L  L  L ",
)

_I_2: Final = _table(
    "VL L  M  H  VH",
    "VL L  M  H  VH",
    "VL L  M  M  H ",
    "VL L  L  L  M ",
    "VL VL VL L  L ",
)


def overall_likelihood(initiation: RiskLevel, success: RiskLevel) -> RiskLevel:
    """How likely something begins and then does harm (SP 800-30 table G-5).

    Args:
        initiation: How likely somebody begins it, or it occurs.
        success: How likely it does harm once it has begun.
    """
    return _G_5[initiation, success]


def risk_level(likelihood: RiskLevel, impact: RiskLevel) -> RiskLevel:
    """The risk of something that happens with a likelihood and does some harm (table I-2)."""
    return _I_2[likelihood, impact]
