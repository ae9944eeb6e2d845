"""A YAML file as a sheet."""

from dataclasses import dataclass
from functools import cached_property

from archkit.model.loading.sheet import Part, Raw
from archkit.source.diagnostic import Diagnostic
from archkit.source.place import Path, Span
from archkit.source.spans import Locator
from archkit.source.yaml_file import Document, parse


@dataclass(frozen=True)
class YamlSheet:
    """A YAML file as a sheet."""

    document: Document

    @property
    def file(self) -> str:
        """The file, relative to the workspace."""
        return self.document.file

    @property
    def data(self) -> Raw:
        """Its content."""
        return self.document.data

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.document)

    def locate(self, path: Path, part: Part = "value") -> Span:
        """Where a part of the content stands."""
        return self._locator.locate(path, part)


def read_yaml(file: str, text: str, found: list[Diagnostic]) -> list[YamlSheet]:
    """The sheet of a file; none where something is wrong with it, which is added to `found`."""
    document = parse(text, file)
    if not isinstance(document, Document):
        found += document
        return []
    if not document.data:
        hint = "write one, or remove the file"
        found.append(Diagnostic("nothing-defined", "this file holds no model", Span.at(file), hint))
    return [YamlSheet(document)]
