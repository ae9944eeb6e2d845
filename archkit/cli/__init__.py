"""The commands, one file or folder each; a new one in this folder is a new command."""

import errno
import gc
import io
import os
import sys
from typing import Final, NoReturn

import click

from archkit import __version__
from archkit.cli._commands import Commands

CLEAN: Final = 0
FINDINGS: Final = 1
BAD_INPUT: Final = 2
OWN_FAULT: Final = 3
INTERRUPTED: Final = 130


@click.group(
    cls=Commands,
    package=__name__,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `archkit init my-city`, then `archkit validate my-city`.",
)
@click.version_option(__version__, prog_name="archkit")
def cli() -> None:
    """From a department's requirements to a checked solution design."""


def main() -> None:
    """Run the command line and exit with one of the four promised codes."""
    # A run is short and makes many objects that live to its end: collecting
    # garbage in between costs a third of the time and finds next to nothing.
    gc.disable()
    # Nor does it want the plug-ins of Pydantic: to look for them takes as long as to
    # read a city, and one that happened to be there could change what a model means.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _settle_streams()
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped: nothing was changed", err=True)
        # All has been put in order on the way here. A thread may still wait for something, as
        # that of a preview does after a second Ctrl-C, and the interpreter would wait for it.
        os._exit(INTERRUPTED)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            _own_fault()
        click.echo(f"Error: cannot write the output: {error.strerror}", err=True)
        # What could not be written is tried again at the very end, unless it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BAD_INPUT)
    except Exception:  # noqa: BLE001 - the promise of exit code 3 covers whatever went wrong
        _own_fault()
    gc.freeze()  # The interpreter collects once more when it ends, and would look at every object.
    sys.exit(code if isinstance(code, int) else CLEAN)


def _settle_streams() -> None:
    """Write the same bytes on every platform, and let no character a terminal lacks end a run."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _own_fault() -> NoReturn:
    """Show the exception that is being handled, and exit."""
    import traceback

    click.echo(traceback.format_exc(), err=True, nl=False)
    click.echo("archkit itself failed: please report the lines above", err=True)
    sys.exit(OWN_FAULT)
