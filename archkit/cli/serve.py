"""`archkit serve`: the design's site on this machine, anew whenever a model changes."""

import gc
import json
import logging
import os
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from archkit.cli._options import opened

if TYPE_CHECKING:
    from archkit.model.workspace import Workspace

AUDIENCES = ("public", "staff", "restricted")
"""The words of `Audience`, whose module would bring the whole language with it."""
_PLUGIN: Final = "archkit"
_FILE: Final = "mkdocs.yml"
_HOST: Final = "127.0.0.1"
_HIGHEST: Final = 65535
_SETTINGS: Final = """\
# Written by `archkit serve`, which shows the design alone with it.
site_name: {name}
docs_dir: no-other-pages
theme:
  name: material
  font: false
  features: [navigation.indexes, navigation.prune]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
plugins:
  - search
  - archkit: {{models: .., audience: {audience}, folder: ""}}
"""


@click.command(
    epilog="""\b
Examples:
  archkit serve                the workspace around this folder
  archkit serve my-city
  archkit serve --audience public --port 8001
"""
)
@click.argument("path", type=click.Path(path_type=Path, exists=True), default=".")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Show the design alone, as these readers see it.",
)
@click.option(
    "--port",
    type=click.IntRange(1, _HIGHEST),
    default=8000,
    show_default=True,
    help="The port of the address to open.",
)
def command(path: Path, audience: str | None, port: int) -> None:
    """Show the design's site here, anew whenever a model changes.

    The design is that of the workspace around PATH: the nearest folder above it
    with an archkit.toml.

    It is the site that mkdocs.yml describes, where that has the plug-in
    `archkit`; otherwise the design alone, for staff. Ctrl-C ends it.
    """
    if find_spec("mkdocs") is None or find_spec("material") is None:
        raise click.ClickException(
            "a site needs MkDocs and its theme: `pip install 'archkit[site]'`"
        )
    workspace = opened(path)
    _insist_on_a_free(port)
    gc.enable()  # this is no short run
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # of the theme, to who builds sites with it
    _speak()
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    click.echo("Building the site ...", err=True)
    try:
        settings = None if audience else _own_settings(workspace)
        settings = settings or _settings_of_the_design_alone(workspace, audience or "staff")
        serve(str(settings), dev_addr=f"{_HOST}:{port}", strict=False)
    except MkDocsException as error:
        raise click.ClickException(f"the site cannot be built: {error}") from None
    except OSError as error:
        raise click.ClickException(f"the site cannot be shown: {error}") from None


def _insist_on_a_free(port: int) -> None:
    """See that nothing else answers at a port."""
    if _is_free(port):
        return
    free = next((each for each in range(port + 1, _HIGHEST) if _is_free(each)), None)
    told = f": try `--port {free}`" if free else ""
    raise click.UsageError(f"port {port} is in use or not allowed{told}")


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        if os.name == "posix":  # a port that has just been left is free there
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_HOST, port))
        except OSError:
            return False
    return True


def _speak() -> None:
    """Let MkDocs say where the site is, when it builds it anew, and what is wrong."""
    spoken = logging.StreamHandler()
    spoken.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger("mkdocs").addHandler(spoken)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)


def _own_settings(workspace: "Workspace") -> Path | None:
    """The settings of the site around a workspace, where they have the plug-in for it."""
    from mkdocs.config import load_config

    from archkit.model.settings import FILE
    from archkit.source.files import find_upward

    found = find_upward(workspace.root, _FILE)
    plugin = load_config(str(found)).plugins.get(_PLUGIN) if found else None
    if found is None or plugin is None:
        return None
    models = find_upward((found.parent / plugin.config["models"]).resolve(), FILE)
    return found if models and models.parent == workspace.root else None


def _settings_of_the_design_alone(workspace: "Workspace", audience: str) -> Path:
    """Write the settings of a site that has nothing but the design."""
    from archkit.site.kept import kept_beside
    from archkit.source.writing import write_text

    folder = kept_beside(workspace.root / _FILE)
    (folder / "no-other-pages").mkdir(exist_ok=True)
    name = json.dumps(workspace.settings.workspace.name, ensure_ascii=False)
    write_text(folder / _FILE, _SETTINGS.format(name=name, audience=audience))
    return folder / _FILE
