"""The reference of the commands: each with what it takes, as text or as pages for a site."""

from collections.abc import Iterator, Sequence
from inspect import cleandoc
from typing import Final

import click

from archkit.reports._terminal import Paint

_INTRODUCTION: Final = """# Every command

[Commands and exit codes](../../commands.md) explains the greater ones. `--help` (or `-h`) behind a
command tells the same as its page here.

| command | what it does |
|---|---|"""


def commands_of(context: click.Context) -> list[click.Context]:
    """Every command below a group, those of groups after their group, in a context each."""
    found: list[click.Context] = []
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            if command := group.get_command(context, name):
                own = click.Context(command, parent=context, info_name=name)
                found += [own, *commands_of(own)]
    return found


def command_lines(context: click.Context, paint: Paint) -> list[str]:
    """A command in a line or two."""
    first = f"{context.command_path.partition(' ')[2]:<24}"
    return paint.wrapped(_summary(context), first, " " * len(first))


def command_pages(contexts: Sequence[click.Context]) -> dict[str, str]:
    """The text of each file of the pages for a site; a group's commands share its page."""
    rows = [f"| [`{each.command_path}`]({_link(each)}) | {_summary(each)} |" for each in contexts]
    pages = {"index.md": "\n".join([_INTRODUCTION, *rows]) + "\n"}
    for context in contexts:
        file = _file(context)
        pages[file] = "\n".join([*([pages[file]] if file in pages else []), *_page(context)]) + "\n"
    return pages


def _summary(context: click.Context) -> str:
    text = (context.command.help or "").partition("\n\n")[0]
    return " ".join(text.split()).removesuffix(".")


def _names(context: click.Context) -> list[str]:
    return context.command_path.split()[1:]


def _file(context: click.Context) -> str:
    return f"{_names(context)[0]}.md"


def _link(context: click.Context) -> str:
    names = _names(context)
    return _file(context) + (f"#archkit-{'-'.join(names)}" if names[1:] else "")


def _page(context: click.Context) -> Iterator[str]:
    yield f"{'#' * len(_names(context))} `{context.command_path}`\n"
    yield cleandoc((context.command.help or "").replace("\b", "")) + "\n"
    usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```"
    yield from _options(context)
    yield from _examples(context)


def _options(context: click.Context) -> Iterator[str]:
    """A table of the options; what every command takes is not told."""
    records = [
        record
        for each in context.command.get_params(context)
        if isinstance(each, click.Option)
        and "--help" not in each.opts
        and (record := each.get_help_record(context))
    ]
    if records:
        yield "\n| option | meaning |\n|---|---|"
    for names, text in records:
        yield f"| `{_cell(names)}` | {_cell(text)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _examples(context: click.Context) -> Iterator[str]:
    """The examples as they stand in the help, and what follows them as text."""
    for block in (context.command.epilog or "").replace("\b\n", "").split("\n\n"):
        first, *others = block.strip("\n").split("\n")
        if first == "Examples:":
            yield "\n```console"
            yield from (f"$ {each.strip()}" for each in others)
            yield "```"
        else:
            yield ""
            yield from (_line(each) for each in (first, *others))


def _line(text: str) -> str:
    """A line of text; one that stands apart in the help is quoted as it is."""
    return f"\n`{text.strip()}`" if text.startswith(" ") else text
