"""`archkit approve`: an approval of a solution as it is now, to be completed."""

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from archkit.analysis.content import fingerprint, parts_of
from archkit.cli._options import WORKSPACE, Day, loaded_whole, opened, tell, today
from archkit.cli._writing import write_models
from archkit.model.approval import Approval, Lane
from archkit.model.loading.load import Loaded
from archkit.model.loading.sheet import Problems
from archkit.model.organisation import Holder
from archkit.model.overlay.spoken import Line, Spoken
from archkit.model.solution import Owners, Solution
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text
from archkit.source.yaml_file import Document, parse
from archkit.source.yaml_text import in_line
from archkit.trials.trial import laid_by

Asked = tuple[str, str, str, date]
"""A condition: its name, what must be done, the role that does it, and by when."""

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LASTS = timedelta(days=365)


@click.command(
    epilog="""\b
Examples:
  archkit approve online-permits --role "Board chair" --by "Ann Lee"
  archkit approve online-permits --role "Board chair" --by "Ann Lee" \\
      --condition drill "Try the restore." Operator 2027-03-31 --apply
  archkit approve online-permits --role "Board chair" --by "Ann Lee" \\
      --output models/development-services/approvals.yaml

\b
Once a condition is met:
  archkit whatif --apply --set \\
      online-permits.board-2026-11-27.conditions.drill.done=2027-02-10

\b
A condition that is late is found by GOV-012. An approval is of what the
solution states today. What changes afterwards is found by GOV-010, which the
profiles `board` and `live` select.
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
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    type=(str, str, str, Day()),
    metavar="NAME TEXT OWNER DUE",
    help="What must still be done, by which role, and by when; may be repeated.",
)
@WORKSPACE
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a new file."
)
@click.option("--apply", is_flag=True, help="Write it into the solution's file.")
def command(
    solution: str,
    by: str,
    role: str,
    lane: str,
    given: date | None,
    expires: date | None,
    conditions: tuple[Asked, ...],
    path: Path,
    output: Path | None,
    apply: bool,  # noqa: FBT001 - click passes a flag by its name
) -> None:
    """Write an approval of a SOLUTION as it is now."""
    if apply and output is not None:
        raise click.UsageError("`--apply` writes into the solution's file: leave out `--output`")
    if not by.strip() or not role.strip():
        raise click.UsageError("an approval has somebody's name and role: neither may be empty")
    workspace = opened(path)
    loaded = loaded_whole(workspace)
    approved = _solution(loaded, solution)
    _insist_on_somebody_else(approved, by)
    given = given or today(workspace)
    expires = expires or given + _LASTS
    if expires < given:
        raise click.UsageError(f"it would expire on {expires}, before it is given on {given}")
    _insist_on_sound(conditions, given)
    holder = Holder(role=role, name=by)
    text = _approval(approved, holder, Lane(lane), (given, expires), conditions)
    if apply:
        write_models(workspace, _laid(loaded, approved, text))
    elif output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)


def _write(output: Path, text: str) -> None:
    if output.exists():
        raise click.ClickException(f"`{output}` is there already: name a new file")
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
    click.echo(f"wrote {output}: complete it, then run `archkit validate --profile board`")


def _laid(loaded: Loaded, solution: Solution, text: str) -> Loaded:
    """The design with the approval in the solution's own file."""
    document = parse(text, "approval")
    section = document.data[Approval.SECTION] if isinstance(document, Document) else None
    if not isinstance(section, dict):
        raise TypeError("what is written of an approval is sound")
    ((name, approval),) = section.items()
    lines = [Line("add", "", f"{solution.id}.{Approval.SECTION}.{name}", in_line(approval))]
    problems = Problems()
    spoken = Spoken("approval", lines, problems)
    laid, wrong = laid_by(loaded, [(spoken, spoken.text)], problems)
    if wrong:
        tell(wrong, {**laid.texts, spoken.file: spoken.text})
        raise click.exceptions.Exit(2)
    return laid


def _insist_on_sound(conditions: Sequence[Asked], given: date) -> None:
    """See that each condition has its own name, something to do, and somebody to do it in time."""
    names = [name for name, *_ in conditions]
    for name, text, owner, due in conditions:
        if _NAME.fullmatch(name) is None:
            raise click.UsageError(f"`{name}` is no name of a condition: write it as `load-test`")
        if names.count(name) > 1:
            raise click.UsageError(f"there are two conditions `{name}`: give one another name")
        if not text.strip() or not owner.strip():
            raise click.UsageError(f"condition `{name}`: neither text nor owner may be empty")
        if due < given:
            raise click.UsageError(
                f"condition `{name}` is due on {due}, before the approval is given on {given}"
            )


def _solution(loaded: Loaded, name: str) -> Solution:
    """The solution to be approved; nothing is approved of a design that was not read as a whole."""
    solutions = loaded.design.solutions
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


def _approval(
    solution: Solution,
    who: Holder,
    lane: Lane,
    days: tuple[date, date],
    conditions: Sequence[Asked],
) -> str:
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
{_conditions(conditions) if conditions else _no_condition(expires)}"""


def _conditions(conditions: Sequence[Asked]) -> str:
    asked = "".join(
        f"      {name}:\n"
        f"        text: {_quoted(text.strip())}\n"
        f"        owner: {{role: {_quoted(owner.strip())}}}\n"
        f"        due: {due}\n"
        for name, text, owner, due in conditions
    )
    return f"    conditions:\n{asked}"


def _no_condition(due: date) -> str:
    example = f"{{text: What must still be done., owner: {{role: Who does it}}, due: {due}}}"
    return f"    # conditions:\n    #   its-name: {example}\n"


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
