"""Reads decision records: MADR files whose front matter names a status."""

import re
from typing import Final

from pydantic import ValidationError

from archkit.model.decision import Decision
from archkit.model.loading.messages import report
from archkit.model.loading.sheet import Part, Problems, Raw, Spot
from archkit.source.diagnostic import Diagnostic
from archkit.source.front_matter import MarkdownFile, parse_markdown
from archkit.source.place import Path, Span

_OPTION: Final = re.compile(r"^[*-]\s+(.+?)\s*$", re.MULTILINE)
_NUMBERED: Final = re.compile(r"\d{4}-")
"""How the name of a decision record begins."""
_OPTIONS_HEADING: Final = "considered options"


class MarkdownSheet:
    """The front matter of a Markdown file as a sheet."""

    def __init__(self, record: MarkdownFile) -> None:
        self._record = record
        self._locator = record.locator()

    @property
    def file(self) -> str:
        """The file, relative to the workspace."""
        return self._record.file

    @property
    def data(self) -> Raw:
        """The front matter."""
        return self._record.data

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Where a part of the front matter stands."""
        return self._locator.locate(path, part)


def read_decision(
    file: str, text: str, problems: Problems, found: list[Diagnostic]
) -> dict[str, tuple[Decision, Spot]]:
    """Read a decision record.

    A Markdown file without front matter is none and is left alone, unless it has the name of one.
    """
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    if not text.startswith("---") and not _NUMBERED.match(name):
        return {}
    record = parse_markdown(text, file)
    if not isinstance(record, MarkdownFile):
        found += record
        return {}
    sheet = MarkdownSheet(record)
    spot = Spot(sheet, ())
    options = [
        option
        for heading in record.headings
        if heading.title.lower() == _OPTIONS_HEADING
        for option in _OPTION.findall(heading.body)
    ]
    titles = [heading.title for heading in record.headings if heading.title]
    raw: Raw = {
        **record.data,
        "id": name,
        "name": titles[0] if titles else name,
        "options": options,
        "headings": titles,
    }
    try:
        decision = Decision.model_validate(raw)
    except ValidationError as error:
        report(error.errors(include_url=False), raw, Decision, spot.at, problems)
        return {}
    missing = [each for each in Decision.NEEDS if getattr(decision, each) is None]
    for each in missing:
        problems.add(
            "missing-field", f"decision `{name}` has no `{each}`", spot, hint=f"add `{each}:`"
        )
    return {} if missing else {name: (decision, spot)}
