"""`archkit rules`: every rule in one line, as data, or as pages for a site."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from archkit.checking.profiles import (
    NONE,
    Levels,
    UnknownProfileError,
    known_to,
    levels_of,
    shipped,
)
from archkit.checking.proof import prove
from archkit.checking.rule_set import RuleSet
from archkit.cli._options import (
    WHOSE_RULES,
    Folder,
    insist_on_sound_rules,
    opened,
    rules_around,
    tell,
)
from archkit.model.loading.sheet import Problems
from archkit.model.rule_ids import RULE_ID
from archkit.model.settings import FILE
from archkit.reports._index import framework_file, framework_markdown, index_markdown
from archkit.reports._page import frameworks_of, page_markdown
from archkit.reports._profiles import changed, profiles_markdown
from archkit.reports._terminal import Paint
from archkit.rules.catalogue import FAMILIES, family_name
from archkit.rules.frameworks import FRAMEWORKS
from archkit.rules.rule import Page, Rule
from archkit.source.diagnostic import did_you_mean
from archkit.source.files import find_upward
from archkit.source.writing import write_text


@click.command(
    epilog="""\b
Examples:
  archkit rules
  archkit rules --family security
  archkit rules --profile board
  archkit rules --format json
  archkit rules --output docs/rules
  archkit rules --check               the examples of your own rules
"""
)
@click.option(
    "--family",
    metavar="FAMILY",
    help=f"Only the rules of a family: {', '.join(FAMILIES.values())}, or one of your own.",
)
@click.option(
    "--profile", metavar="NAME", help="With the severities of a profile: draft, board, live, yours."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="As lines, or as data.",
)
@click.option(
    "--output",
    type=Folder(),
    help="Write a Markdown page for each rule into a folder, with an index.",
)
@click.option(
    "--check", is_flag=True, help="Run the examples of the workspace's own rules, and list nothing."
)
@WHOSE_RULES
def command(
    family: str | None,
    profile: str | None,
    form: str,
    output: Path | None,
    check: bool,  # noqa: FBT001 - click passes a flag by its name
    path: Path,
) -> None:
    """List every rule with its severity.

    The workspace's own are among them. With --check their examples are run instead: the exit code
    is 1 where one does not show what its marked lines promise.
    """
    known = rules_around(path)
    chosen = _of_family(known.pages, family)
    if check:
        _check([page for page in chosen if page.id in known.own], known)
    elif output is None:
        levels = _levels(profile, path, known)
        click.echo(_FORMATS[form](chosen, levels), nl=False)
    else:
        try:
            _write(output, _pages(chosen, known))
        except OSError as error:
            raise click.ClickException(f"cannot write to `{output}`: {error.strerror}") from None
        click.echo(f"wrote {len(chosen)} pages and their index to {output}")
    insist_on_sound_rules(known)


def _of_family(pages: Sequence[Page], family: str | None) -> list[Page]:
    found = [page for page in pages if family is None or _in_family(page, family)]
    if family is not None and not found:
        known = dict.fromkeys(family_name(page.family) for page in pages)
        close = did_you_mean(family, known)
        hint = f"did you mean `{close}`?" if close else f"families are {', '.join(known)}"
        raise click.UsageError(f"`{family}` is no family of rules: {hint}")
    return found


def _in_family(page: Page, family: str) -> bool:
    return family.lower() in (page.family.lower(), family_name(page.family))


def _check(own: Sequence[Page], known: RuleSet) -> None:
    """Run the examples of rules, say what each shows, and end with 1 where one is wrong."""
    paint, wrong = Paint.for_stream(), 0
    for page in own:
        proof = prove(known.own[page.id].rule)
        wrong += len(proof.faults)
        click.echo(f"{page.id}  {page.name}: {proof.counts}")
        for fault in proof.faults:
            click.echo("\n".join(paint.wrapped(fault, "  - ", "    ")))
    if not own:
        click.echo("There is no rule of the workspace's own to check.")
    elif wrong:
        click.echo(f"\n{wrong} {'mark' if wrong == 1 else 'marks'} not as promised.")
        raise click.exceptions.Exit(2 if known.diagnostics else 1)
    else:
        click.echo(f"\nAll as marked: {len(own)} rule{'s' * (len(own) != 1)}.")


def _levels(name: str | None, path: Path, known: RuleSet) -> Levels:
    """The levels of a profile as the workspace around a path knows it, if there is one."""
    if name is None:
        return Levels()
    profiles = shipped()
    if find_upward(path.resolve(), FILE) is not None:
        workspace, problems = opened(path), Problems()
        levels_of(workspace, NONE, known.named, problems)
        if found := known.told(problems):
            tell(found, {FILE: workspace.sheet.text, **known.texts})
            raise click.exceptions.Exit(2)
        profiles = known_to(workspace)
    if name not in profiles:
        error = UnknownProfileError(name, profiles)
        raise click.UsageError(f"{error}: {error.hint}")
    return Levels.of(name, profiles[name], known.named)


def _text(chosen: Sequence[Page], levels: Levels) -> str:
    width = max((len(page.id) for page in chosen), default=0)
    lines = [line for page in chosen for line in _lines(page, levels, width)]
    count = f"{len(chosen)} rule{'s' * (len(chosen) != 1)}"
    under = f" under the profile `{levels.profile}`" if levels.profile else ""
    more = f"{count}{under}. `archkit explain RULE` tells about one."
    return "\n".join([*lines, "", more]) + "\n"


def _lines(page: Page, levels: Levels, width: int) -> Iterator[str]:
    """A rule in a line, with another for what a profile makes of its severity."""
    yield f"{page.id:<{width}}  {page.name:<32}  {_severity(page)}"
    if under := changed(page, levels):
        yield f"{'':<{width}}  {'under this profile':<32}  {under}"


def _severity(page: Page) -> str:
    """How much a finding matters, in few enough words for a line."""
    critical, other = page.severity_at(1), page.severity_at(4)
    level = critical if critical == other else f"{critical}, in tiers 3 and 4 {other}"
    return level + ", off by default" * page.optional


def _json(chosen: Sequence[Page], levels: Levels) -> str:
    return json.dumps([_data(page, levels) for page in chosen], indent=2) + "\n"


def _data(page: Page, levels: Levels) -> dict[str, object]:
    under = [each.model_dump(mode="json", exclude={"rules"}) for each in levels.of_rule(page.id)]
    return {
        "id": page.id,
        "name": page.name,
        "family": family_name(page.family),
        "origin": (isinstance(page, Rule) and page.origin) or "archkit",
        "severity": {"tiers 1-2": page.severity_at(1), "tiers 3-4": page.severity_at(4)},
        "optional": page.optional and page.id not in levels.added,
        **({"levels": under} if levels.profile else {}),
        "frameworks": [framework.id for framework in frameworks_of(page)],
        "waivable_by": page.waivable_by.value,
        "summary": page.summary,
        "traces_to": list(page.traces_to),
    }


def _pages(chosen: Sequence[Page], known: RuleSet) -> dict[str, str]:
    """The text of each file of the pages for a site; frameworks and profiles go with all rules."""
    each = {f"{page.id}.md": page_markdown(page) for page in chosen}
    if len(chosen) < len(known.pages):
        return {"index.md": index_markdown(chosen), **each}
    profiles = [(given, Levels.of(name, given, chosen)) for name, given in shipped().items()]
    return {
        "index.md": index_markdown(chosen, FRAMEWORKS),
        "profiles.md": profiles_markdown(profiles, chosen),
        **{
            framework_file(framework): framework_markdown(framework, chosen)
            for framework in FRAMEWORKS
        },
        **each,
    }


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the pages, and remove those of rules that are no more."""
    for path in folder.glob("*.md"):
        if RULE_ID.fullmatch(path.stem) and path.name not in files:
            path.unlink()
    for name, text in files.items():
        write_text(folder / name, text)


_FORMATS: dict[str, Callable[[Sequence[Page], Levels], str]] = {
    "text": _text,
    "json": _json,
}
