"""Reads rules written in Python: runs each file that the settings allow, and takes its `RULE`."""

import ast
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path as FilePath
from typing import Final

from archkit.checking.own.importing import run_file
from archkit.checking.own.own_rule import OwnRule
from archkit.model.base import Element
from archkit.model.loading.python_sheet import PythonSheet
from archkit.model.loading.sheet import Problems, Spot
from archkit.model.rule_ids import ID_HINT, NAME_HINT, RULE_ID, RULE_NAME
from archkit.rules.catalogue import AnyRule
from archkit.rules.rule import (
    Fail,
    Judgement,
    Outcome,
    Parameters,
    Rule,
    Situation,
    Unknown,
)
from archkit.source.raised import Site

_RULE: Final = "RULE"


def read_python_rule(
    path: FilePath, file: str, text: str, problems: Problems
) -> Iterator[tuple[str, Spot, OwnRule | None]]:
    """The rule of a file: its id, where it stands, and the rule if it is sound.

    An exception becomes a problem at the line that raised it.
    """
    here = PythonSheet(file, text)
    module = run_file(path, file, text, "rule", problems)
    if isinstance(module, Spot):
        yield from _as_written(text, module)
        return
    rule = getattr(module, _RULE, None)
    spot = Spot(PythonSheet(file, text, {}, {(): site} if (site := _site(text)) else {}), ())
    if not isinstance(rule, Rule):
        hint = (
            "define `RULE = Rule(...)`, or begin the file's name with `_` if it only helps others"
        )
        problems.add("nothing-defined", "this file defines no RULE", Spot(here, ()), hint=hint)
        return
    sound = check_page(rule, spot, problems)
    yield str(rule.id), spot, OwnRule(insisting(rule), spot) if sound else None


def insisting(rule: AnyRule) -> AnyRule:
    """The rule, insisting that it judges: an answer that is none would read as a pass."""
    judge = rule.judge

    def judged(element: Element, on: Situation) -> Judgement:
        try:
            said = judge(element, on)
        except SystemExit as error:  # it would end archkit as if all were well
            raise RuntimeError(f"`judge` raised {error!r}") from error
        parts = (said,) if isinstance(said, Outcome | Fail | Unknown) else said
        if not isinstance(parts, list | tuple) or not all(map(_is_an_answer, parts)):
            raise TypeError(f"`judge` answered {said!r}, which is no judgement")
        return said

    return replace(rule, judge=judged)


def _is_an_answer(part: object) -> bool:
    """Whether it is one, with a message and a path that a report can show."""
    if isinstance(part, Fail):
        wanted = {"message": str, "field": tuple, "evidence": tuple, "related": tuple}
        return all(isinstance(getattr(part, name), kind) for name, kind in wanted.items())
    return isinstance(part, Outcome | Unknown)


def _site(text: str) -> Site | None:
    """Where `RULE = Rule(...)` stands: the call, so that its arguments can be pointed at."""
    for node in ast.parse(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if any(isinstance(each, ast.Name) and each.id == _RULE for each in targets):
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            at = value or node
            end = (at.end_lineno or at.lineno, at.end_col_offset or at.col_offset)
            return at.lineno, at.col_offset, *end
    return None


def _as_written(text: str, spot: Spot) -> Iterator[tuple[str, Spot, None]]:
    """The id that a file seems to give its rule, so that nobody is told that there is none."""
    for name in RULE_ID.findall(text)[:1]:
        yield name, spot, None


def check_page(rule: AnyRule, spot: Spot, problems: Problems) -> bool:
    """Whether a rule written in Python has all that a page needs, each part of its class."""
    wrong = list(_faults(rule))
    for part, says, hint in wrong:
        problems.add("invalid-rule", says, spot.inside(part), hint=hint)
    return not wrong


def _faults(rule: AnyRule) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a rule: the argument, what to say of it, and what to do."""
    given: dict[str, object] = {each.name: getattr(rule, each.name) for each in fields(rule)}
    if RULE_ID.fullmatch(str(given["id"])) is None:
        yield "id", f"`{rule.id}` is no id of a rule", ID_HINT
    if RULE_NAME.fullmatch(str(given["name"])) is None:
        yield "name", f"`{rule.name}` is no name of a rule", NAME_HINT
    for part in ("summary", "why", "fix"):
        text = given[part]
        if not isinstance(text, str) or not text.strip():
            yield part, f"the page of this rule has no `{part}`", "write a sentence"
    for part, what in (("fires", "has the fault"), ("quiet", "nearly has it, and is sound")):
        if not given[part]:
            yield part, f"this rule has no example in `{part}`", f"add a design that {what}"
    subject, parameters = given["subject"], given["parameters"]
    kinds = subject if isinstance(subject, tuple) else (subject,)
    if not kinds or not all(isinstance(each, type) and issubclass(each, Element) for each in kinds):
        yield "subject", "`subject` is no class of elements", "name one, such as `Component`"
    if not (isinstance(parameters, type) and issubclass(parameters, Parameters)):
        hint = "derive a class from `Parameters`"
        yield "parameters", "`parameters` is no class of parameters", hint
