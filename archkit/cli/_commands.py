"""A group whose commands are the files of its folder: a new file is a new command."""

import importlib
import importlib.util
import pkgutil
import sys
from typing import Any

import click


class Commands(click.Group):
    """Imports a command only when it is asked for, so that each starts fast."""

    def __init__(self, package: str, **settings: Any) -> None:  # Any: as those of any group
        super().__init__(**settings)
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the files and folders beside the group's own."""
        del ctx
        folder = sys.modules[self._package].__path__
        found = (module.name for module in pkgutil.iter_modules(folder))
        # A word that Python keeps for itself, such as `import`, has `_` behind it as a file.
        names = (name.removesuffix("_") for name in found if not name.startswith("_"))
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of the file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = f"{self._package}.{cmd_name.replace('-', '_')}"
        if importlib.util.find_spec(module) is None:
            module += "_"
        command: click.Command = importlib.import_module(module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; one that is not there is told with the nearest that is."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            from archkit.source.diagnostic import did_you_mean

            if close := did_you_mean(name, known):
                ctx.fail(f"there is no command `{name}`: did you mean `{close}`?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # Any: as that of any group
        """Run the command; a folder too many is told with the option that takes one."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            takes = [each for each in _parameters(error) if "--workspace" in each.opts]
            if takes and error.message.startswith("Got unexpected extra argument"):
                told = f"{error.message}: `--workspace PATH` says where the models are"
                raise click.UsageError(told, error.ctx) from None
            raise


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.params if error.ctx else []
