"""`archkit approve`: an approval of a solution as it is now, to be completed."""

import json
from datetime import date, timedelta
from pathlib import Path

import click

from archkit.analysis.content import fingerprint, parts_of
from archkit.cli._options import WORKSPACE, Day, loaded_whole, opened, today
from archkit.model.approval import Lane
from archkit.model.organisation import Holder
from archkit.model.solution import Owners, Solution
from archkit.model.workspace import Workspace
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text

_LASTS = timedelta(days=365)


@click.command(
    epilog="""\b
Examples:
  archkit approve online-permits --role "Board chair" --by "Ann Lee"
  archkit approve online-permits --role "Board chair" --by "Ann Lee" \\
      --output models/development-services/approvals.yaml

\b
An approval is of what the solution states today. What changes afterwards is
found by GOV-010, which the profiles `board` and `live` select.
"""
)
@click.argument("solution")
@click.option("--by", required=True, metavar="NAME", help="Who approved it.")
@click.option("--role", required=True, help="In which role.")
@click.option(
    "--lane",
    type=click.Choice([each.value for each in Lane]),
    default=Lane.BOARD.value,
    show_default=True,
    help="How.",
)
@click.option("--given", type=Day(), help="The day of the decision.  [default: today]")
@click.option("--expires", type=Day(), help="The last day it counts.  [default: a year later]")
@WORKSPACE
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a new file."
)
def command(
    solution: str,
    by: str,
    role: str,
    lane: str,
    given: date | None,
    expires: date | None,
    path: Path,
    output: Path | None,
) -> None:
    """Write an approval of a SOLUTION as it is now."""
    if not by.strip() or not role.strip():
        raise click.UsageError("an approval has somebody's name and role: neither may be empty")
    workspace = opened(path)
    approved = _solution(workspace, solution)
    _insist_on_somebody_else(approved, by)
    given = given or today(workspace)
    expires = expires or given + _LASTS
    if expires < given:
        raise click.UsageError(f"it would expire on {expires}, before it is given on {given}")
    text = _approval(approved, Holder(role=role, name=by), Lane(lane), (given, expires))
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise click.ClickException(f"`{output}` is there already: name a new file")
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
    click.echo(f"wrote {output}: complete it, then run `archkit validate --profile board`")


def _solution(workspace: Workspace, name: str) -> Solution:
    """The solution to be approved; nothing is approved of a design that was not read as a whole."""
    solutions = loaded_whole(workspace).design.solutions
    if name not in solutions:
        close = did_you_mean(name, solutions)
        hint = f"did you mean `{close}`?" if close else f"there are {', '.join(solutions)}"
        raise click.UsageError(f"there is no solution `{name}`: {hint}")
    return solutions[name]


def _insist_on_somebody_else(solution: Solution, by: str) -> None:
    """Whoever answers for a solution does not approve it (GOV-001)."""
    for role in Owners.model_fields if solution.owners else ():
        holder = getattr(solution.owners, role)
        if holder is not None and (holder.name or "").casefold() == by.strip().casefold():
            raise click.UsageError(f"{by} is its {role} owner: somebody else approves it")


def _approval(solution: Solution, who: Holder, lane: Lane, days: tuple[date, date]) -> str:
    given, expires = days
    parts = "".join(f"\n      {name}: '{digits}'" for name, digits in parts_of(solution).items())
    return f"""# `content` and `parts` are fingerprints of {solution.id} as it stands now.
solution: {solution.id}
approvals:
  {_free(solution, f"{lane}-{given}")}:
    by: {{role: {_quoted(who.role)}, name: {_quoted(who.name)}}}
    given: {given}
    lane: {lane} # auto, advisory, board
    expires: {expires} # none: until the design changes
    content: '{fingerprint(solution)}'
    parts:{parts}
    # conditions:
    #   its-name: {{text: What must still be done., due: {expires}}}
"""


def _quoted(text: str | None) -> str:
    """A text as YAML takes it whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def _free(solution: Solution, name: str) -> str:
    """A name that no approval of the solution has."""
    number, free = 1, name
    while free in solution.approvals:
        number += 1
        free = f"{name}-{number}"
    return free
