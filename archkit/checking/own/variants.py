"""A declared rule with its parameters filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from archkit.checking.own.compiling import Compiled, Selectors, compiled
from archkit.checking.own.own_rule import Named
from archkit.checking.own.soundness import names_in
from archkit.model.declared.rules import DeclaredRule
from archkit.model.loading.sheet import Raw
from archkit.rules.rule import Parameters
from archkit.source.place import Path

_PARAMETER: Final = re.compile(r"\$([a-z][a-z0-9_]*)")


@dataclass
class Variants:
    """A rule with parameters, for each set of them that it was asked with."""

    kind: type[DeclaredRule]
    raw: Raw
    _last: tuple[Parameters, Compiled] | None = None

    def compiled(self, parameters: Parameters) -> Compiled:
        """The rule that judges with some parameters; a run has one set of them."""
        if self._last is None or self._last[0] is not parameters:
            self._last = parameters, compiled(self.model(parameters.model_dump()))
        return self._last[1]

    def selectors(self, parameters: Parameters) -> Selectors:
        """What must match something in the design."""
        return self.compiled(parameters).selectors

    def names(self, parameters: Parameters) -> tuple[Named, ...]:
        """The ids that it names, which the design must have."""
        return tuple(names_in(self.model(parameters.model_dump()), self.raw))

    def model(self, values: Mapping[str, object]) -> DeclaredRule:
        """The rule with values in the place of parameters.

        Raises:
            ValidationError: where it is not sound with these.
        """
        return self.kind.model_validate(self.filled(values))

    def filled(self, values: Mapping[str, object]) -> Raw:
        """What stands in the file, with values in the place of parameters."""
        return {
            key: _filled(value, values) if key in self.condition else value
            for key, value in self.raw.items()
        }

    @property
    def condition(self) -> Raw:
        """The part of the rule that says what it looks for."""
        keys = (self.kind.SUBJECT, *self.kind.ASSERTIONS)
        return {key: self.raw[key] for key in keys if key in self.raw}

    def defaults(self) -> dict[str, object]:
        """The values of the parameters where nobody sets them, as far as they are sound."""
        given = self.raw.get("parameters")
        entries = given.items() if isinstance(given, dict) else ()
        return {
            str(name): each["default"]
            for name, each in entries
            if isinstance(each, dict) and "default" in each
        }


def _filled(value: object, values: Mapping[str, object]) -> object:
    if isinstance(value, str) and (match := _PARAMETER.fullmatch(value)):
        found = values.get(match[1], value)
        return list(found) if isinstance(found, tuple) else found
    if isinstance(value, dict):
        return {key: _filled(each, values) for key, each in value.items()}
    return [_filled(each, values) for each in value] if isinstance(value, list) else value


def parameters_in(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The parameters that a condition names, each with its place."""
    if isinstance(value, str) and (match := _PARAMETER.fullmatch(value)):
        yield path, match[1]
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from parameters_in(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from parameters_in(each, (*path, index))
