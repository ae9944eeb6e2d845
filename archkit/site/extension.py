"""The extension `archkit.site.extension` of Python-Markdown: pictures in pages, for any generator.

The plug-in does the same as its last step, so that the theme's search need not read the pictures.
"""

from pathlib import Path

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from archkit.site.figure import FIGURES, put_in

_LAST = 0
"""Its priority: after all that Markdown itself has to put in."""


class Pictures(Extension):
    """Puts the pictures that stand beside the pages of a design in the places of their images.

    It takes the folder that `archkit site` wrote to, as `folder`, and whether the site gives each
    page a folder of its own, as `directory_urls`.
    """

    def __init__(self, **given: object) -> None:
        self.config = {
            "folder": ["", "The folder that `archkit site` wrote to."],
            "directory_urls": [True, "Whether each page has a folder of its own."],
        }
        super().__init__(**given)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name for it
        """Take part in turning Markdown into HTML."""
        folder = Path(str(self.getConfig("folder"))) / FIGURES
        step = _PuttingIn(folder, directory_urls=bool(self.getConfig("directory_urls")))
        md.postprocessors.register(step, "archkit-pictures", _LAST)


class _PuttingIn(Postprocessor):
    def __init__(self, folder: Path, *, directory_urls: bool) -> None:
        super().__init__()
        self._folder = folder
        self._directory_urls = directory_urls

    def run(self, text: str) -> str:
        return put_in(text, self._folder, directory_urls=self._directory_urls)


def makeExtension(**given: object) -> Pictures:  # noqa: N802 - Python-Markdown's name for it
    """The extension, as Python-Markdown asks for it."""
    return Pictures(**given)
