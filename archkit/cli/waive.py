"""`archkit waive`: a well-formed waiver to be filled in."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import click

from archkit.checking.check import Reported, check
from archkit.checking.rule_set import rule_set
from archkit.checking.selection import UnknownRuleError, named
from archkit.cli._options import WORKSPACE, opened, tell, today
from archkit.model.workspace import Workspace
from archkit.rules.rule import Page, WaivableBy
from archkit.source.diagnostic import did_you_mean
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit waive MNT-008 online-permits.case-desk
  archkit waive SEC-001 "online-permits.portal -> case-service" \\
      --output models/development-services/waivers.yaml

\b
What is left empty is for you to fill in: `archkit validate` refuses the
waiver until you have.
"""
)
@click.argument("rule")
@click.argument("element")
@WORKSPACE
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a new file."
)
def command(rule: str, element: str, path: Path, output: Path | None) -> None:
    """Write a waiver of a finding, to be filled in.

    ELEMENT is the address that the finding names, such as `online-permits.portal`.
    """
    workspace = opened(path)
    day = today(workspace)
    text = _waiver(_finding(workspace, rule, element, day), workspace, day)
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise click.ClickException(f"`{output}` is there already: name a new file")
    try:
        write_text(output, text)
    except OSError as error:
        raise click.ClickException(f"cannot write `{output}`: {error.strerror}") from None
    click.echo(f"wrote {output}: fill in what is empty, then run `archkit validate`")


def _finding(workspace: Workspace, rule: str, element: str, day: date) -> Reported:
    """The finding to be waived."""
    ids = _ids(rule, rule_set(workspace).named)
    result = check(workspace, day)
    if result.diagnostics:
        tell(result.diagnostics, result.texts)
        click.echo("\nMend the input first: the design was not read as a whole.", err=True)
        raise click.exceptions.Exit(2)
    of_rule = [each for each in result.findings if each.finding.page.id in ids]
    of_element = [each for each in of_rule if _names(each, element)]
    if not of_element:
        known = sorted(each.finding.element.address for each in of_rule)
        close = did_you_mean(element, known)
        hint = f"did you mean `{close}`?" if close else f"it is found on {_listed(known)}"
        raise click.UsageError(f"there is no finding of {rule} on `{element}`: {hint}")
    found = of_element[0]
    if found.finding.waivable_by is not WaivableBy.CITY:
        who = found.finding.waivable_by
        raise click.UsageError(f"{found.finding.page.id} may be waived by {who}: mend it instead")
    return found


def _ids(rule: str, pages: Iterable[Page]) -> frozenset[str]:
    try:
        ids = named(rule, pages)
    except UnknownRuleError as error:
        raise click.UsageError(f"{error}: {error.hint}") from None
    if len(ids) > 1:
        raise click.UsageError(f"`{rule}` names several rules: waive one")
    return ids


def _names(reported: Reported, element: str) -> bool:
    address = reported.finding.element.address
    return address in (element, f"{reported.finding.element.within}.{element}")


def _listed(addresses: list[str]) -> str:
    shown = ", ".join(f"`{each}`" for each in addresses[:3])
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""  # noqa: PLR2004 - three are enough to see what is meant
    return f"{shown}{more}" if shown else "nothing"


def _waiver(reported: Reported, workspace: Workspace, day: date) -> str:
    finding = reported.finding
    solution = finding.element.within or finding.element.id
    name = f"{finding.page.id.lower()}-{finding.fingerprint[:6]}"
    expires = day + timedelta(days=workspace.settings.waivers.longest)
    roles = workspace.settings.waivers
    risk = f" {finding.risk}" if finding.risk else ""
    return f"""# {finding.page.id} {finding.page.name}: {finding.message}
# Up to a moderate residual risk: {" or ".join(roles.up_to_moderate)}; above: {
        " or ".join(roles.above_moderate)
    }.
solution: {solution}
waivers:
  {name}:
    rule: {finding.page.id}
    element: {finding.element.id if finding.element.within else finding.element.address}
    reason:
    compensating_control:
    residual_risk:{risk} # very-low, low, moderate, high, very-high
    requested_by: {{role: , name: }}
    approved_by: {{role: , name: }}
    granted: {day}
    expires: {expires}
"""
