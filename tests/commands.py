"""Every command, those of groups with their group's name before."""

from collections.abc import Iterator

import click

from archkit.cli import cli


def _commands(group: click.Group, before: str = "") -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield f"{before}{name}"
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")


COMMANDS = sorted(_commands(cli))
