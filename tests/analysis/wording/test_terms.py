"""Names and acronyms: which there are, and which the model explains."""

import pytest
from laid import facts, solution

from archkit.analysis.wording.statement import Statement

MODEL = (
    solution(
        "permits",
        "name: Permit Desk\nowners: {business: {role: Building Official}}\n"
        "components: {gis-cache: {name: Map cache, kind: service}}\n",
    )
    + "glossary:\n  edi: {means: Forms between computers.}\n  open-id: {means: One account., also: [OpenID Connect, OIDC]}\n"
)


def unknown(text: str) -> tuple[list[str], list[str]]:
    """The acronyms and the names that are not known."""
    statements = facts(MODEL).statements
    statement = Statement(text)
    return (
        [words.of(text) for words in statements.unknown_acronyms(statement)],
        [words.of(text) for words in statements.unknown_names(statement)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The desk shall use EDI, OIDC and the GIS.",
        "The desk shall ask the Building Official of Public Works on Monday.",
        "The desk shall sign staff in by OpenID Connect.",
        "The desk shall run TLS 1.3, PCI DSS 4.0.1 and WCAG 2.2 level AA.",
        "The desk shall keep CAD (computer-aided design) drawings.",
        "The desk shall keep computer-aided design (CAD) drawings.",
        "The desk shall print PDFs of 5 MB. Staff agree: Clerks too.",
        "The desk SHALL print AND mail, and NOT wait.",
        "THE DESK SHALL ASK THE ZONING BOARD ABOUT XYZ.",
        "The desk shall cite Government Code 552.003 and stand at Gate 3 of Yard B.",
        "The desk shall read town@XYZ.gov and https://XYZ.gov/ABC.",
    ],
)
def test_what_is_known_or_explained_is_not_told(text: str) -> None:
    assert unknown(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "acronyms", "names"),
    [
        ("The desk shall use XYZ.", ["XYZ"], []),
        ("The desk shall use XYZs and ABC's maps.", ["XYZs", "ABC's"], []),
        ("XYZ shall answer.", ["XYZ"], []),
        (
            "The desk shall ask the Zoning Board of Springfield.",
            [],
            ["Zoning Board", "Springfield"],
        ),
        ("The desk shall use the ABC Feature Service.", ["ABC"], ["ABC Feature Service"]),
        ("The desk shall use Public Maps.", [], ["Public Maps"]),
    ],
)
def test_what_is_not_known_is_told(text: str, acronyms: list[str], names: list[str]) -> None:
    assert (acronyms, names) == unknown(text)
