"""One rule of a YAML file, made a rule like archkit's own."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml
from pydantic import Field, ValidationError, create_model, model_validator
from pydantic_core import PydanticCustomError

from archkit.checking.own.compiling import compiled, placeholders
from archkit.checking.own.own_rule import OwnRule
from archkit.checking.own.soundness import check_fields, check_message
from archkit.checking.own.variants import Variants, parameters_in
from archkit.model.base import Element
from archkit.model.declared.rules import (
    SUBJECTS,
    DeclaredRule,
    SeverityByTier,
)
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Problems, Raw, Spot
from archkit.model.rule_ids import NAME_HINT, RULE_NAME
from archkit.model.settings import Severity
from archkit.rules.rule import (
    ByTier,
    Judgement,
    Parameters,
    Rule,
    Situation,
    WaivableBy,
)
from archkit.source.diagnostic import did_you_mean

_WAIVABLE: Final = {
    "city": WaivableBy.CITY,
    "outside": WaivableBy.OUTSIDE,
    "nobody": WaivableBy.NOBODY,
}
_WIDTH: Final = 76
"""So wide that a page with an indent of two keeps within 80 columns."""


def declared_rule(name: str, raw: object, spot: Spot, problems: Problems) -> OwnRule | None:
    """The rule that a file declares under an id; nothing where it is not sound."""
    if not isinstance(raw, dict):
        hint = "write `key: value` lines under it"
        problems.add("wrong-type", f"`{name}` must be a mapping", spot, hint=hint)
        return None
    kind = _kind(name, raw, spot, problems)
    if kind is None:
        return None
    variants = Variants(kind, raw)
    rule = _model(variants, spot, problems)
    if rule is None or not _is_sound(rule, variants, spot, problems):
        return None
    parameters, subject = _parameters(rule, variants, spot), compiled(rule).subject
    return OwnRule(_as_rule(name, rule, subject, variants, parameters), spot, variants)


def _kind(name: str, raw: Raw, spot: Spot, problems: Problems) -> type[DeclaredRule] | None:
    """What sort of rule it is, by what it says that it is about."""
    given = [each for each in SUBJECTS if each in raw]
    if len(given) == 1:
        return SUBJECTS[given[0]]
    listed = ", ".join(f"`{each}`" for each in SUBJECTS)
    if given:
        both = " and ".join(f"`{each}`" for each in given)
        says, hint = f"{name} is about {both}", "a rule is about one sort of element: make it two"
    else:
        close = next((c for key in raw if (c := did_you_mean(key, SUBJECTS)) is not None), None)
        says = f"{name} does not say what it is about"
        hint = f"did you mean `{close}`?" if close else f"give one of {listed}"
    problems.add("missing-field", says, spot.as_key(), hint=hint)
    return None


def _model(variants: Variants, spot: Spot, problems: Problems) -> DeclaredRule | None:
    """The rule as it is where nobody sets a parameter; nothing where it is not well-formed."""
    defaults = variants.defaults()
    sound = _check_parameters(variants.condition, defaults, spot, problems)
    try:
        rule = variants.model(defaults)
    except ValidationError as error:
        if sound:  # a parameter that is not there is no value of anything
            details = error.errors(include_url=False)
            report(details, variants.filled(defaults), variants.kind, spot.at, problems)
        return None
    return rule if sound else None


def _check_parameters(
    condition: Raw, defaults: Mapping[str, object], spot: Spot, problems: Problems
) -> bool:
    """Whether a condition names every parameter that there is, and no other."""
    named = {name: path for path, name in parameters_in(condition)}
    for name in sorted(named.keys() - defaults.keys()):
        close = did_you_mean(name, defaults)
        hint = f"did you mean `${close}`?" if close else "declare it under `parameters`"
        at = spot.at(named[name])
        problems.add("unknown-value", f"`${name}` is no parameter", at, hint=hint)
    for name in sorted(defaults.keys() - named.keys()):
        at = spot.inside("parameters", name).as_key()
        hint = f"write `${name}` in the condition, or remove it"
        problems.add("unused-parameter", f"nothing names the parameter `{name}`", at, hint=hint)
    return named.keys() == defaults.keys()


def _is_sound(rule: DeclaredRule, variants: Variants, spot: Spot, problems: Problems) -> bool:
    """Whether a well-formed rule makes sense; what does not is a problem."""
    if not check_fields(rule, variants.filled(variants.defaults()), spot, problems):
        return False
    if RULE_NAME.fullmatch(rule.name) is None:
        says = f"`{rule.name}` is no name of a rule"
        problems.add("invalid-id", says, spot.inside("name"), hint=NAME_HINT)
        return False
    known = placeholders(compiled(rule).subject())
    return rule.message is None or check_message(
        rule.message, known, spot.inside("message"), problems
    )


def _parameters(rule: DeclaredRule, variants: Variants, spot: Spot) -> type[Parameters]:
    """The class of the rule's parameters; values with which the rule makes no sense are refused."""
    if not rule.parameters:
        return Parameters
    fields: dict[str, Any] = {  # Any: what `create_model` takes
        name: (
            tuple[str, ...] if isinstance(each.default, tuple) else type(each.default),
            Field(default=each.default, description=each.description),
        )
        for name, each in rule.parameters.items()
    }

    def makes_sense(parameters: Parameters) -> Parameters:
        if why := _nonsense(variants, parameters.model_dump(), spot):
            says = "the rule makes no sense with these parameters: {why}"
            raise PydanticCustomError("contradiction", says, {"why": why})
        return parameters

    checks: dict[str, Any] = {
        "makes_sense": model_validator(mode="after")(makes_sense)
    }  # Any: as above
    made: type[Parameters] = create_model(
        "Parameters", __base__=Parameters, __validators__=checks, **fields
    )
    return made


def _nonsense(variants: Variants, values: Mapping[str, object], spot: Spot) -> str:
    """What is wrong with the rule where some values stand in the place of parameters."""
    problems, filled = Problems(), variants.filled(values)
    try:
        check_fields(variants.model(values), filled, spot, problems)
    except ValidationError as error:
        report(error.errors(include_url=False), filled, variants.kind, spot.at, problems)
    first = next(iter(problems.diagnostics()), None)
    return (
        f"{first.message}; {first.hint}" if first and first.hint else first.message if first else ""
    )


def _as_rule(
    name: str,
    rule: DeclaredRule,
    subject: type[Element],
    variants: Variants,
    parameters: type[Parameters],
) -> Rule[Element]:
    def judge(element: Element, on: Situation) -> Judgement:
        return variants.compiled(on.parameters).judge(element, on.facts)

    def among(on: Situation) -> Sequence[Element]:
        return variants.compiled(on.parameters).among(on.facts)

    return Rule(
        id=name,
        name=rule.name,
        summary=rule.summary,
        why=rule.why,
        fix=rule.fix,
        severity=_severity(rule.severity),
        traces_to=rule.traces_to,
        waivable_by=_WAIVABLE[rule.waivable_by],
        notes=rule.notes or "",
        optional=rule.optional,
        subject=subject,
        judge=judge,
        among=among,
        fires=rule.examples.fires,
        quiet=rule.examples.quiet,
        unknown=rule.examples.unknown,
        parameters=parameters,
        condition=yaml.safe_dump(
            variants.condition, sort_keys=False, width=_WIDTH, default_flow_style=None
        ),
    )


def _severity(given: Severity | SeverityByTier) -> Severity | ByTier:
    return given if isinstance(given, Severity) else ByTier(given.critical, given.other)
