"""Lets a build of MkDocs take the place of the site in one step, once all of it is there."""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from archkit.source.folders import beside, left_behind, put_in_place

_log = get_plugin_logger("archkit")


class WholeOutput:
    """Where a site is built: beside the one that stands, which it replaces at the end."""

    def __init__(self) -> None:
        self._place: Path | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Have the site built aside; in its place only where that holds what MkDocs would keep."""
        place = Path(config.site_dir).resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        for left in left_behind(place):
            shutil.rmtree(left, ignore_errors=True)
        if place.is_mount() or (place.exists() and any(place.glob(".*"))):
            return
        self._place = place
        config.site_dir = str(beside(place))

    def finish(self, config: MkDocsConfig) -> None:
        """Put the site into its place."""
        if self._place is None:
            return
        config.site_dir = str(self._place)
        put_in_place(beside(self._place), self._place)
        _log.info("Put the site into its place: %s", self._place)
        self.give_up()

    def give_up(self) -> None:
        """Clear away what stands aside."""
        if self._place is not None:
            shutil.rmtree(beside(self._place), ignore_errors=True)
