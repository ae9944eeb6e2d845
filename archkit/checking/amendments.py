"""What a workspace knows of a law that archkit does not: the facts it amends in its settings."""

from collections.abc import Mapping

from archkit.analysis.regulations import shipped
from archkit.model.loading.sheet import Problems
from archkit.model.regulation import Amendment, Fact, kind_of
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import did_you_mean


def amended(workspace: Workspace, problems: Problems) -> Mapping[str, Fact]:
    """The facts that the workspace amends; what is no fact, or of another kind, is a problem."""
    found: dict[str, Fact] = {}
    for name, amendment in sorted(workspace.settings.regulations.items()):
        fact = shipped().get(name)
        spot = workspace.spot("regulations", name)
        if fact is None:
            close = did_you_mean(name, shipped())
            problems.add(
                "unknown-regulation",
                f"`{name}` names no regulation",
                spot.as_key(),
                hint=f"did you mean `{close}`?" if close else "`archkit regulations` lists them",
            )
        elif not _of_its_kind(fact, amendment):
            problems.add(
                "wrong-type",
                f"`{name}` is {kind_of(fact.value)}, and `value` is {kind_of(amendment.value)}",
                spot.inside("value"),
                hint="write it like the fact it amends; `archkit regulations` shows it",
            )
        else:
            found[name] = fact.amended(amendment)
    return found


def _of_its_kind(fact: Fact, amendment: Amendment) -> bool:
    return amendment.value is None or type(amendment.value) is type(fact.value)
