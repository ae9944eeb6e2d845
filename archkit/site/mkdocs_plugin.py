"""The plug-in `archkit` of MkDocs and ProperDocs: the design's pages among those of a site.

It writes the pages beside the documentation, into `.archkit/`, where `mkdocs serve` does not watch:
so a rebuild never asks for another. What they look like is decided elsewhere.
"""

import gc
import html
import json
import posixpath
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

import click
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths

from archkit.model.settings import FILE
from archkit.model.vocabulary import Audience
from archkit.model.workspace import WorkspaceError, open_workspace
from archkit.reports._terminal import Paint
from archkit.site.build import NAVIGATION, SHIPPED
from archkit.site.figure import FIGURES, anchors, put_in
from archkit.site.kept import kept_beside
from archkit.site.mkdocs_output import WholeOutput
from archkit.site.navigation import joined, moved
from archkit.site.output import NotOursError, written_by_archkit
from archkit.site.progress import with_progress
from archkit.site.publish import UnsoundError, publish
from archkit.source.files import find_upward
from archkit.source.looks import Noted, noting, unchanged

_EXTENSIONS: Final = ("attr_list", "md_in_html", "tables")
"""What the pages are laid out with."""
_log = get_plugin_logger("archkit")


class Options(Config):
    """The options of the plug-in."""

    models = Type(str, default=".")
    """Where the models are: the workspace, or a folder in it; from the site's settings."""
    audience = Choice(tuple(each.value for each in Audience), default="staff")
    """For whom the site is."""
    jobs = Type(int, default=1)
    """How many pictures are drawn at the same time."""
    folder = Type(str, default="design")
    """Where the pages stand in the site; empty where they are all of it."""


class DesignPlugin(BasePlugin[Options]):
    """Writes the design's pages before each build, and adds them to the site."""

    def __init__(self) -> None:
        self._serving = False
        self._output: WholeOutput | None = None
        self._pages = Path()
        self._looked: Noted | None = None
        self._mistakes = ""
        self._ours: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn what is to come: a preview goes on when the models are wrong, a build does not."""
        self._serving = command == "serve"
        self._output = None if self._serving or dirty else WholeOutput()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Write the pages, and ask for what they are laid out with."""
        folder = self._folder
        name = f"{folder.replace('/', '-') or 'site'}-{self.config.audience}"
        try:
            self._pages = kept_beside(_settings(config)) / name
        except OSError as error:
            raise PluginError(f"archkit: {error}") from error
        self._refresh(config)
        if self._output is not None:
            self._output.begin(config)
        for each in _EXTENSIONS:
            if each not in config.markdown_extensions:
                config.markdown_extensions.append(each)
        for each in SHIPPED:
            wanted = config.extra_css if each.endswith(".css") else config.extra_javascript
            path = posixpath.join(folder, each)
            if path not in map(str, wanted):
                wanted.append(path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, in the place of those that `archkit site` has written there."""
        for name in written_by_archkit(Path(config.docs_dir) / self._folder):
            standing = files.get_file_from_path(posixpath.join(self._folder, name))
            if standing is not None:
                files.remove(standing)
        others = [each.src_uri for each in files.documentation_pages() if _in_nav(each)]
        self._ours = set()
        for each in self._files(config):
            if files.get_file_from_path(each.src_uri) is not None:
                raise PluginError(
                    f"archkit: `{each.src_uri}` stands where a page of the design belongs:"
                    " move it, or set another `folder`"
                )
            self._ours.add(each.src_uri)
            files.append(each)
        if (self._pages / NAVIGATION).is_file():
            around = nest_paths(others) if config.nav is None else config.nav
            pages = json.loads((self._pages / NAVIGATION).read_text(encoding="utf-8"))
            config.nav = joined(around, moved(pages, self._folder), self._folder)
        return files

    def on_page_content(
        self, content: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Say on each page of the design that it is of before, where the models are wrong.

        The anchors in its pictures are made known, since links to them are checked next.
        """
        del config, files
        if page.file.src_uri not in self._ours:
            return content
        known = page.present_anchor_ids or set()
        page.present_anchor_ids = known | anchors(content, self._pages / FIGURES)
        if not self._mistakes:
            return content
        before = " What follows is as it was before." if page.file.abs_src_path else ""
        return (
            '<div class="admonition failure" role="alert">\n'
            f'<p class="admonition-title">The models have mistakes.{before}</p>\n'
            f"<pre><code>{html.escape(self._mistakes)}</code></pre>\n</div>\n{content}"
        )

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the pictures into a page of the design, after all that would only read them."""
        if page.file.src_uri not in self._ours:
            return output
        return put_in(output, self._pages / FIGURES, directory_urls=config.use_directory_urls)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Watch the models, and whatever else the pages come from."""
        del builder
        for path in self._watched(config):
            server.watch(str(path))
        return server

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the site into its place, once all of it is built."""
        if self._output is not None:
            self._output.finish(config)

    def on_shutdown(self) -> None:
        """Clear away what a build that failed has begun."""
        if self._output is not None:
            self._output.give_up()

    @property
    def _folder(self) -> str:
        return self.config.folder.strip("/").removeprefix(".")

    def _refresh(self, config: MkDocsConfig) -> None:
        """Write the pages anew where something they come from has changed."""
        if self._looked is not None and unchanged(self._looked):
            return
        with noting() as notes, _uncollected():
            self._mistakes = self._written(_models(config, self.config.models))
        self._looked = notes.noted if notes.is_whole else None
        if self._mistakes and not self._serving:
            raise PluginError("archkit: the models have mistakes, so nothing was built")

    def _written(self, models: Path) -> str:
        """Write the pages; what is wrong with the models where that cannot be."""
        audience = Audience(self.config.audience)
        try:
            workspace = open_workspace(models)
            done = publish(
                workspace, self._pages, audience, through=with_progress, jobs=self.config.jobs
            )
        except (UnsoundError, WorkspaceError) as error:
            unsound = UnsoundError.of(error)
            click.echo(unsound.told(Paint.for_stream(err=True)), err=True)
            return unsound.told(Paint())
        except (NotOursError, OSError) as error:
            raise PluginError(f"archkit: cannot write to `{self._pages}`: {error}") from error
        _log.info("Wrote %s of %s files of the design", done.changed, done.files)
        return ""

    def _files(self, config: MkDocsConfig) -> list[File]:
        """The pages as files of the site; the mistakes alone where there are no pages yet."""
        added = InclusionLevel.NOT_IN_NAV  # not to be missed where a navigation leaves it out
        written = written_by_archkit(self._pages) - {NAVIGATION}
        names = {each for each in written if not each.startswith(f"{FIGURES}/")}
        if not names:
            title = "# The design cannot be shown yet\n"
            path = posixpath.join(self._folder, "index.md")
            return [File.generated(config, path, content=title, inclusion=added)]
        return [
            File.generated(
                config,
                posixpath.join(self._folder, name),
                abs_src_path=str(self._pages / name),
                inclusion=added,
            )
            for name in sorted(names)
        ]

    def _watched(self, config: MkDocsConfig) -> list[Path]:
        models = _models(config, self.config.models)
        try:
            workspace = open_workspace(models)
        except WorkspaceError:
            found = find_upward(models, FILE)
            return [found] if found else []
        folders = [workspace.root / each for each in workspace.settings.workspace.models]
        looked = (self._looked or {}).get("_content", {})
        alone = {Path(each) for each in looked} | {workspace.root / FILE}
        return [
            *(each for each in folders if each.exists()),
            *sorted(p for p in alone if p.exists() and not any(map(p.is_relative_to, folders))),
        ]


def _settings(config: MkDocsConfig) -> Path:
    """The file with the site's settings; they may also come from standard input."""
    return Path(config.config_file_path or config.docs_dir).resolve()


def _models(config: MkDocsConfig, path: str) -> Path:
    return (_settings(config).parent / path).resolve()


def _in_nav(file: File) -> bool:
    return bool(file.inclusion.is_in_nav())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage while a design is judged, and all of it once the design is done with.

    A design is one large structure that lives to the end: to look through it again and again
    takes a third longer, and to leave it lying takes memory from the build.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
