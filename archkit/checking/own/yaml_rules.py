"""Reads the files of declared rules."""

from collections.abc import Iterator

from archkit.checking.own.declaring import declared_rule
from archkit.checking.own.own_rule import OwnRule
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.loading.yaml_sheet import YamlSheet
from archkit.model.rule_ids import ID_HINT, RULE_ID
from archkit.source.diagnostic import Diagnostic, did_you_mean
from archkit.source.place import Span
from archkit.source.yaml_file import Document, parse

_RULES = "rules"


def read_yaml_rules(
    file: str, text: str, problems: Problems, found: list[Diagnostic]
) -> Iterator[tuple[str, Spot, OwnRule | None]]:
    """Each rule that a file declares: its id, where it stands, and the rule if it is sound.

    Args:
        file: The file, relative to the workspace.
        text: What stands in it.
        problems: Where to report what is wrong with a rule.
        found: Where to report what keeps the file from being read.
    """
    document = parse(text, file)
    if not isinstance(document, Document):
        found += document
        return
    sheet = YamlSheet(document)
    for key in document.data.keys() - {_RULES}:
        close = did_you_mean(key, [_RULES])
        hint = f"did you mean `{close}`?" if close else "rules stand under `rules:`"
        spot = Spot(sheet, (key,)).as_key()
        problems.add("unknown-key", f"there is no field `{key}` here", spot, hint=hint)
    rules = document.data.get(_RULES)
    if not isinstance(rules, dict) or not rules:
        hint = "write `rules:` and under it each rule by its id, such as `CITY-001:`"
        found.append(Diagnostic("nothing-defined", "this file holds no rule", Span.at(file), hint))
        return
    for name, raw in rules.items():
        spot = Spot(sheet, (_RULES, name))
        if RULE_ID.fullmatch(name) is None:
            says = f"`{name}` is no id of a rule"
            problems.add("invalid-id", says, spot.as_key(), hint=ID_HINT)
        else:
            of_rule = Problems()
            rule = declared_rule(name, raw, spot, of_rule)
            _name(name, spot.as_key(), of_rule, problems)
            yield name, spot.as_key(), rule


def _name(rule: str, spot: Spot, of_rule: Problems, problems: Problems) -> None:
    """Report what is wrong with a rule together with its id: the line alone does not say it."""
    for each in of_rule.found.values():
        related = (*each.related, (spot, f"in rule {rule}"))
        problems.add(each.code, each.message, each.at, hint=each.hint, related=related)
