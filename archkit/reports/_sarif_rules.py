"""The rules of a SARIF log: what a reader learns of each beside its findings."""

from collections.abc import Iterable
from typing import Any, Final

from archkit.checking.check import Result
from archkit.model.settings import Severity
from archkit.reports._page import help_of
from archkit.reports._remarks import Kind, Remark
from archkit.rules.catalogue import family_name
from archkit.rules.rule import Page

Json = dict[str, Any]
"""An object of JSON. `Any`: the standard's schema says what may stand where; a test holds it."""

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_ABOUT_SECURITY: Final = frozenset({"SEC", "PRV"})
_SECURITY_SEVERITY: Final = {Severity.ERROR: "8.0", Severity.WARNING: "5.5", Severity.INFO: "2.0"}
"""The middle of what GitHub ranks as high, medium and low, on the scale of CVSS. Of a rule, since
it looks for none of a result; so it is that of the tiers where the rule matters most."""


def descriptors(result: Result, told_of: Iterable[Remark]) -> list[Json]:
    """Every rule that ran or has something to tell, and every kind of mistake, by id."""
    told_of = tuple(told_of)
    wanted = {*result.tallies, *(each.rule for each in told_of)}
    mistakes = {each.rule for each in told_of if each.kind is Kind.MISTAKE}
    known = {page.id: page for page in result.pages if page.id in wanted}
    return [
        *map(_of_rule, known.values()),
        *map(_of_mistake, sorted(mistakes)),
        *({"id": rule} for rule in sorted(wanted - mistakes - known.keys())),
    ]


def _of_rule(page: Page) -> Json:
    family = family_name(page.family)
    properties: Json = {
        "tags": [family],
        "tracesTo": list(page.traces_to),
        "waivableBy": page.waivable_by.value,
    }
    if page.family in _ABOUT_SECURITY:
        properties["tags"] = sorted({family, "security"})
        properties["security-severity"] = _SECURITY_SEVERITY[page.severity_at(1)]
    return {
        "id": page.id,
        "name": page.name,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why},
        "help": {
            "text": help_of(page, markdown=False),
            "markdown": help_of(page, markdown=True),
        },
        "defaultConfiguration": {"level": LEVELS[page.severity_at(1)]},
        "properties": properties,
    }


def _of_mistake(code: str) -> Json:
    words = code.replace("-", " ")
    return {
        "id": code,
        "shortDescription": {"text": f"A mistake in the input: {words}."},
        "fullDescription": {
            "text": "A part of the workspace cannot be read, so what it says was not judged."
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["input"]},
    }
