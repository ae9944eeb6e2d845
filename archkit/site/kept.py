"""The folder where a site's pages are kept between builds: no part of the site or a repository."""

from pathlib import Path
from typing import Final

_NAME: Final = ".archkit"


def kept_beside(settings: Path) -> Path:
    """The folder beside the settings of a site, made where it is not there yet.

    Raises:
        OSError: where it cannot be made.
    """
    around = settings.resolve().parent
    folder = around if around.name == _NAME else around / _NAME
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    return folder
