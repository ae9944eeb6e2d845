"""From a workspace to the pages of one edition: judged as a whole, or nothing is written."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from archkit.checking.engine import Crash
from archkit.diagrams.engine import engine_or_none
from archkit.model.vocabulary import Audience
from archkit.model.workspace import Workspace, WorkspaceError
from archkit.reports._terminal import Paint, diagnostic_lines
from archkit.site.book import open_book
from archkit.site.build import built
from archkit.site.output import Written, write_site
from archkit.site.pictures import Draughtsman
from archkit.source import looks
from archkit.source.diagnostic import Diagnostic

Files = Iterable[tuple[str, str]]


class UnsoundError(Exception):
    """The design cannot be told of: its input is wrong, or a rule failed.

    Attributes:
        diagnostics: What is wrong with the input.
        texts: The files' texts.
        crashes: The rules that failed.
    """

    def __init__(
        self,
        diagnostics: Iterable[Diagnostic],
        texts: Mapping[str, str],
        crashes: Iterable[Crash] = (),
    ) -> None:
        self.diagnostics = tuple(diagnostics)
        self.texts = texts
        self.crashes = tuple(crashes)
        super().__init__(*(each.message for each in self.diagnostics))

    @classmethod
    def of(cls, error: "UnsoundError | WorkspaceError") -> "UnsoundError":
        """What is wrong, where it may also be the settings."""
        return error if isinstance(error, cls) else cls(error.diagnostics, error.texts)

    def told(self, paint: Paint) -> str:
        """What is wrong, each mistake at its line, and what to do."""
        blocks = ["\n".join(diagnostic_lines(each, self.texts, paint)) for each in self.diagnostics]
        blocks += [f"rule {it.rule} failed on `{it.element}`: {it.error}" for it in self.crashes]
        why = "A rule itself failed" if self.crashes else "Mend the input first"
        return "\n\n".join((*blocks, f"{why}: nothing was written."))


def publish(
    workspace: Workspace,
    folder: Path,
    audience: Audience,
    as_of: date | None = None,
    through: Callable[[Files], Files] = iter,
    jobs: int = 1,
) -> Written:
    """Write the design of a workspace into a folder as pages.

    Args:
        workspace: Where the models are.
        folder: What to write into.
        audience: For whom.
        as_of: The day as of which dates are judged; today where none is given.
        through: Sees each file before it is written: for telling how far it is.
        jobs: How many pictures are drawn at the same time.

    Raises:
        UnsoundError: where the design cannot be told of; nothing is written.
        NotOursError: where that would replace a file that archkit did not write.
        OSError: where a file cannot be written; the old site still stands.
    """
    day = looks.day(workspace.settings.workspace.timezone)
    book = open_book(workspace, as_of or date.fromisoformat(day), audience)
    result = book.result
    if result.diagnostics or result.crashes:
        raise UnsoundError(result.diagnostics, result.texts, result.crashes)
    with ThreadPoolExecutor(jobs) as executor:  # the layout engine works in processes of its own
        draughtsman = Draughtsman(engine_or_none(), folder, executor)
        return write_site(folder, through(built(book, draughtsman)))
